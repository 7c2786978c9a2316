package org.pledgekeeper.evidence;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/** The parts of an OpenDocument file (ISO 26300). */
final class OpenDocumentParts {
    private static final String OPEN_DOCUMENT = "application/vnd.oasis.opendocument.";
    private static final Map<String, FileType> KINDS =
            Map.of("text", FileType.ODT, "text-web", FileType.ODT, "spreadsheet", FileType.ODS, "presentation",
                    FileType.ODP);
    private static final Pattern BASIC = Pattern.compile("(?i)(?:.*/)?(?:Basic|Dialogs)/.*[^/]");
    private static final Pattern SCRIPT = Pattern.compile("(?i)(?:.*/)?Scripts/.*[^/]");
    private static final Pattern SCRIPT_ADDRESS =
            Pattern.compile("(?i)(?:vnd\\.sun\\.star\\.(?:script|expand)|macro|javascript|vbscript|service|slot):.*");
    /** What LibreOffice puts into a new module. */
    private static final Pattern NO_PROGRAM = Pattern.compile("(?i)(?:\\s|sub main\\s+end sub|option (?:explicit|vbasupport 1))*");
    /** Elements that open an address only when someone follows it. */
    private static final Set<String> FOLLOWED = Set.of("a", "form", "button", "area-rectangle", "area-circle", "area-polygon");
    private static final Set<String> SHOWN =
            Set.of("image", "plugin", "fill-image", "background-image", "sound", "list-level-style-image", "video");
    private static final Pattern DDE = Pattern.compile("(?is).*\\bDDE\\s*\\(.*");

    private final ZipContent zip;
    private final long deadline;

    OpenDocumentParts(ZipContent zip, long deadline) {
        this.zip = zip;
        this.deadline = deadline;
    }

    FileType type(String mimetype) throws Unfit {
        FileType type = mimetype.startsWith(OPEN_DOCUMENT) ? KINDS.get(mimetype.substring(OPEN_DOCUMENT.length())) : null;
        if (type == null) {
            throw new Unfit(KindsNotKept.zipped(zip.names(), mimetype));
        }
        new Manifest().read(zip.open("META-INF/manifest.xml"), deadline);
        for (String name : zip.names()) {
            if (SCRIPT.matcher(name).matches()) {
                throw new Unfit(FileFault.MACROS);
            }
            if (BASIC.matcher(name).matches()) {
                basic(name);
            } else if (name.endsWith(".xml") && !name.startsWith("META-INF/")) {
                new Part().read(zip.open(name), deadline);
            }
        }
        return type;
    }

    /** LibreOffice leaves an empty library behind in documents that never had a macro. */
    private void basic(String name) throws Unfit {
        try {
            new Library().read(zip.open(name), deadline);
        } catch (Unfit program) {
            throw new Unfit(FileFault.MACROS);
        }
    }

    private static final class Manifest extends XmlPart {
        @Override
        protected void start(XMLStreamReader element) throws Unfit {
            if (element.getLocalName().equals("encryption-data")) {
                throw new Unfit(FileFault.LOCKED);
            }
        }
    }

    private static final class Library extends XmlPart {
        private final StringBuilder program = new StringBuilder();

        @Override
        protected void start(XMLStreamReader element) throws Unfit {
            boolean linked = attribute(element, "link").equals("true");
            if (linked || !attribute(element, "href").isEmpty() && Place.of(attribute(element, "href")) != Place.NEAR
                    || element.getLocalName().contains("event")) {
                throw new Unfit(FileFault.MACROS);
            }
        }

        @Override
        protected void text(String text) {
            program.append(text);
        }

        @Override
        protected void end(String element) throws Unfit {
            String plain = program.toString().replaceAll("(?im)^\\s*(?:rem\\b|').*$", "");
            if (element.equals("module") && !NO_PROGRAM.matcher(plain).matches()) {
                throw new Unfit(FileFault.MACROS);
            }
        }
    }

    private static final class Part extends XmlPart {
        private boolean inScript;

        @Override
        protected void start(XMLStreamReader element) throws Unfit {
            String name = element.getLocalName();
            String href = attribute(element, "href");
            if (name.equals("event-listener")) {
                listener(element, href);
            } else if (name.equals("applet") || SCRIPT_ADDRESS.matcher(href).matches()) {
                throw new Unfit(FileFault.MACROS);
            } else if (name.equals("dde-source") || name.equals("dde-connection-decl") || name.equals("dde-link")
                    || DDE.matcher(attribute(element, "formula")).matches()) {
                throw new Unfit(FileFault.COMMANDS);
            } else if (!href.isEmpty() && !FOLLOWED.contains(name)) {
                Place place = Place.of(href);
                if (place == Place.NETWORK || place == Place.WEB && !SHOWN.contains(name)) {
                    throw new Unfit(FileFault.FETCHES);
                }
            }
            inScript = element.getLocalName().equals("script");
        }

        private static void listener(XMLStreamReader element, String href) throws Unfit {
            String action = attribute(element, "action");
            if (action.equals("execute") || action.equals("verb")) {
                throw new Unfit(FileFault.STARTS);
            }
            if (action.isEmpty() && !href.isEmpty() || SCRIPT_ADDRESS.matcher(href).matches()
                    || !attribute(element, "macro-name").isEmpty()) {
                throw new Unfit(FileFault.MACROS);
            }
        }

        @Override
        protected void text(String text) throws Unfit {
            if (inScript && !text.isBlank()) {
                throw new Unfit(FileFault.MACROS);
            }
        }

        @Override
        protected void end(String element) {
            inScript &= !element.equals("script");
        }
    }
}
