package org.pledgekeeper.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** The parts of a Word, Excel or PowerPoint file, read as the Open Packaging Conventions say (ISO 29500-2). */
final class OpcParts {
    static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final Map<String, FileType> MAIN =
            Map.of("wordprocessingml.document.main+xml", FileType.DOCX, "spreadsheetml.sheet.main+xml",
                    FileType.XLSX, "presentationml.presentation.main+xml", FileType.PPTX);
    private static final Pattern RUNS = Pattern.compile("(?i).*(?:macroEnabled|vbaProject|vbaData|macrosheet|activeX|ms-office\\.vba).*");
    /** What opens only when someone follows it. */
    private static final Set<String> FOLLOWED = Set.of("hyperlink");
    private static final Set<String> SHOWN = Set.of("image", "video", "audio", "media");
    /** What office programs look for beside the file, or on the reader's own drive, and do without. */
    private static final Set<String> LOOKED_FOR = Set.of("attachedtemplate", "externallinkpath", "xlpathmissing", "externallinklong");
    private static final Pattern DDE = Pattern.compile("(?is)\\s*DDE(?:AUTO)?\\b.*");
    private static final Pattern LINKS = Pattern.compile("(?is)\\s*(?:LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT|RD|DATABASE)\\b.*");
    private static final Pattern REMOTE =
            Pattern.compile("(?is).*(?:[\\s\"][\\\\/]{2}[^\\\\/\\s]|[\\s\"]\\\\{4}|file:[\\\\/]+\\\\|file://[^/\\\\]|smb:).*");
    private static final Pattern WEB = Pattern.compile("(?is).*(?:https?|ftp):.*");
    private static final Set<String> FORMULAS = Set.of("f", "formula", "formula1", "formula2", "definedName");
    /** Excel writes another program's data as program|subject!item. */
    private static final Pattern EXCEL_DDE = Pattern.compile("[A-Za-z0-9_.]+\\s*\\|[^|]*!.*", Pattern.DOTALL);

    private final ZipContent zip;
    private final long deadline;
    private final boolean inside;
    private final Map<String, String> byEnding = new HashMap<>();
    private final Map<String, String> byPart = new HashMap<>();
    private String main = "";

    /** @param inside another document, where it may be of any kind, such as one slide */
    OpcParts(ZipContent zip, long deadline, boolean inside) {
        this.zip = zip;
        this.deadline = deadline;
        this.inside = inside;
    }

    FileType type() throws Unfit {
        for (String name : zip.names()) {
            if (name.equalsIgnoreCase(CONTENT_TYPES)) {
                new ContentTypes().read(zip.open(name), deadline);
            }
        }
        for (String name : zip.names()) {
            String contentType = contentType(name);
            if (RUNS.matcher(contentType).matches()) {
                throw new Unfit(FileFault.MACROS);
            }
            if (OfficeContent.lower(name).endsWith(".rels")) {
                new Relationships(name).read(zip.open(name), deadline);
            } else if ((contentType.endsWith("xml") || OfficeContent.lower(name).endsWith(".xml")) && !name.equalsIgnoreCase(CONTENT_TYPES)
                    && !OfficeContent.lower(name).startsWith("customxml/")) {
                new Part().read(zip.open(name), deadline);
            }
        }
        String type = contentType(main);
        if (inside) {
            return FileType.DOCX;
        }
        for (Map.Entry<String, FileType> one : MAIN.entrySet()) {
            if (type.endsWith(one.getKey()) && zip.names().contains(main)) {
                return one.getValue();
            }
        }
        throw new Unfit(main.isEmpty() ? FileFault.DAMAGED : FileFault.KIND);
    }

    private String contentType(String part) {
        String ending = OfficeContent.lower(part.substring(part.lastIndexOf('.') + 1));
        return byPart.getOrDefault("/" + OfficeContent.lower(part), byEnding.getOrDefault(ending, ""));
    }

    private final class ContentTypes extends XmlPart {
        @Override
        protected void start(XMLStreamReader element) {
            switch (element.getLocalName()) {
                case "Default" -> byEnding.put(OfficeContent.lower(attribute(element, "Extension")), attribute(element, "ContentType"));
                case "Override" -> byPart.put(OfficeContent.lower(attribute(element, "PartName")), attribute(element, "ContentType"));
                default -> {
                }
            }
        }
    }

    private final class Relationships extends XmlPart {
        private final boolean root;

        Relationships(String name) {
            root = name.equalsIgnoreCase("_rels/.rels");
        }

        @Override
        protected void start(XMLStreamReader element) throws Unfit {
            String type = attribute(element, "Type");
            String kind = OfficeContent.lower(type.substring(type.lastIndexOf('/') + 1));
            String target = attribute(element, "Target");
            if (attribute(element, "TargetMode").equalsIgnoreCase("External")) {
                external(kind, Place.of(target));
            } else if (kind.equals("officedocument") && root) {
                main = target.startsWith("/") ? target.substring(1) : target;
            } else if (kind.equals("vbaproject") || kind.equals("control") || kind.equals("xlmacrosheet")
                    || kind.equals("xlintlmacrosheet")) {
                throw new Unfit(FileFault.MACROS);
            } else if (kind.equals("oleobject") || kind.equals("afchunk")) {
                throw new Unfit(FileFault.PACKED);
            }
        }

        private static void external(String kind, Place place) throws Unfit {
            boolean fits = FOLLOWED.contains(kind) || SHOWN.contains(kind) && place != Place.NETWORK
                    || LOOKED_FOR.contains(kind) && place == Place.NEAR;
            if (!fits) {
                throw new Unfit(FileFault.FETCHES);
            }
        }
    }

    /** A part with words, figures or slides in it. */
    private static final class Part extends XmlPart {
        private final Deque<StringBuilder> fields = new ArrayDeque<>();
        private StringBuilder formula;
        private boolean instruction;

        @Override
        protected void start(XMLStreamReader element) throws Unfit {
            String name = element.getLocalName();
            switch (name) {
                case "fldChar" -> fieldMark(attribute(element, "fldCharType"));
                case "fldSimple" -> field(attribute(element, "instr"));
                case "instrText", "delInstrText" -> instruction = true;
                case "ddeLink" -> throw new Unfit(FileFault.COMMANDS);
                case "webPr" -> throw new Unfit(FileFault.FETCHES);
                case "connection", "queryTable" -> {
                    if (attribute(element, "refreshOnLoad").matches("1|true")) {
                        throw new Unfit(FileFault.FETCHES);
                    }
                }
                default -> {
                }
            }
            if (FORMULAS.contains(name)) {
                formula = new StringBuilder();
            }
            String action = OfficeContent.lower(attribute(element, "action"));
            if (action.startsWith("ppaction://program")) {
                throw new Unfit(FileFault.STARTS);
            } else if (action.startsWith("ppaction://macro")) {
                throw new Unfit(FileFault.MACROS);
            }
        }

        private void fieldMark(String type) throws Unfit {
            if (type.equals("begin")) {
                fields.push(new StringBuilder());
            } else if (!fields.isEmpty()) {
                field(fields.peek().toString());
                if (type.equals("end")) {
                    fields.pop();
                }
            }
        }

        private static void field(String instruction) throws Unfit {
            if (DDE.matcher(instruction).matches()) {
                throw new Unfit(FileFault.COMMANDS);
            }
            if (LINKS.matcher(instruction).matches() && (REMOTE.matcher(instruction).matches()
                    || WEB.matcher(instruction).matches() && !OfficeContent.lower(instruction.strip()).startsWith("includepicture"))) {
                throw new Unfit(FileFault.FETCHES);
            }
        }

        @Override
        protected void text(String text) {
            if (instruction && !fields.isEmpty()) {
                fields.peek().append(text);
            } else if (formula != null) {
                formula.append(text);
            }
        }

        @Override
        protected void end(String element) throws Unfit {
            instruction = false;
            if (FORMULAS.contains(element) && formula != null) {
                String plain = formula.toString().replaceAll("\"[^\"]*\"", "").strip();
                formula = null;
                if (EXCEL_DDE.matcher(plain).find()) {
                    throw new Unfit(FileFault.COMMANDS);
                }
            }
        }
    }
}
