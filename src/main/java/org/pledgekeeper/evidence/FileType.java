package org.pledgekeeper.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pledgekeeper.statement.PictureReader;

/** The kinds of file that evidence may be, told apart by what is in them. */
public enum FileType {
    PDF("pdf", "PDF", "application/pdf"),
    DOCX("docx", "Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("xlsx", "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX("pptx", "PowerPoint slides", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT("odt", "OpenDocument text", "application/vnd.oasis.opendocument.text"),
    ODS("ods", "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
    ODP("odp", "OpenDocument slides", "application/vnd.oasis.opendocument.presentation"),
    PNG("png", "Picture", "image/png"),
    JPEG("jpg", "Picture", "image/jpeg");

    private static final Pattern MACRO = Pattern.compile("(?i)(?:.*/)?(?:vbaProject[^/]*\\.bin|vbaData\\.xml)|.*/(?:macrosheets|activeX)/.*|(?:Basic|Scripts)/.*");
    private static final Pattern PACKED_INSIDE = Pattern.compile("(?i).*\\.(?:docm|dotm|xlsm|xltm|xlam|xlsb|pptm|ppsm|potm|ppam|exe|dll|scr|com|bat|cmd|ps1|js|jse|vbs|vbe|wsf|hta"
            + "|jar|msi|lnk|html?)|.*/embeddings/.*\\.bin");
    private static final Pattern OFFICE_INSIDE = Pattern.compile("(?i).*/embeddings/.*\\.(?:doc|xls|ppt|sld)x");
    private static final Map<String, FileType> OFFICE = Map.of("wordprocessingml.document.main+xml", DOCX, "spreadsheetml.sheet.main+xml", XLSX,
            "presentationml.presentation.main+xml", PPTX);
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
    private static final String KINDS = "Please choose a PDF, a Word, Excel or PowerPoint file (docx, xlsx, pptx), an OpenDocument file (odt, ods, odp)"
            + " or a picture (PNG, JPEG, WebP).";

    private final String ending;
    private final String title;
    private final String mediaType;

    FileType(String ending, String title, String mediaType) {
        this.ending = ending;
        this.title = title;
        this.mediaType = mediaType;
    }

    public String getEnding() {
        return ending;
    }

    public String getTitle() {
        return title;
    }

    public String getMediaType() {
        return mediaType;
    }

    public boolean isPicture() {
        return this == PNG || this == JPEG;
    }

    public static Optional<FileType> ofMediaType(String mediaType) {
        return Arrays.stream(values()).filter(type -> type.mediaType.equals(mediaType)).findFirst();
    }

    /** The file is not taken; the message says how to mend it. */
    static final class Unfit extends Exception {
        Unfit(String message) {
            super(message);
        }
    }

    /**
     * @return the type of a file that may be kept; a picture is still to be drawn anew, whatever its format ({@link #PNG})
     * @throws Unfit when it is of another type, locked, damaged, carries macros, scripts or other files, or would unpack to too much
     */
    static FileType of(byte[] bytes) throws Unfit {
        if (PictureReader.isPicture(bytes)) {
            return PNG;
        }
        if (PdfContent.isPdf(bytes)) {
            Optional<PdfContent.Fault> fault = PdfContent.fault(bytes);
            if (fault.isPresent()) {
                throw new Unfit(words(fault.get()));
            }
            return PDF;
        }
        if (starts(bytes, 0, "PK\3\4")) {
            return zipped(bytes);
        }
        throw new Unfit(other(bytes));
    }

    private static FileType zipped(byte[] bytes) throws Unfit {
        try {
            ZipContent zip = new ZipContent(bytes);
            FileType type = office(zip);
            for (String name : zip.names()) {
                if (MACRO.matcher(name).matches() || OFFICE_INSIDE.matcher(name).matches() && text(zip.read(name)).contains("vbaProject")) {
                    throw macros();
                }
                if (PACKED_INSIDE.matcher(name).matches()) {
                    throw new Unfit("This document has another file packed inside it. Please take that out, or save the document as a PDF, and choose it again.");
                }
            }
            return type;
        } catch (ZipContent.Faulty faulty) {
            throw new Unfit(switch (faulty.fault()) {
                case LOCKED -> locked();
                case TOO_LARGE -> "This file would unpack to far more than it seems. Please save the document again, or as a PDF, and choose that.";
                case DAMAGED -> damaged();
            });
        }
    }

    private static FileType office(ZipContent zip) throws Unfit, ZipContent.Faulty {
        String types = text(zip.read("[Content_Types].xml"));
        String mime = text(zip.read("mimetype")).strip();
        if (!types.isEmpty()) {
            if (types.contains("macroEnabled") || types.contains("vbaProject") || types.contains("macrosheet")) {
                throw macros();
            }
            for (Map.Entry<String, FileType> one : OFFICE.entrySet()) {
                if (types.contains(one.getKey()) && zip.names().contains("_rels/.rels") && zip.names().stream().anyMatch(name -> name.startsWith(one.getValue().folder()))) {
                    return one.getValue();
                }
            }
            throw new Unfit("This office file is of a kind we do not keep, such as a template. Please save it as .docx, .xlsx, .pptx or PDF and choose that.");
        }
        Optional<FileType> open = ofMediaType(mime).filter(type -> type.ending.startsWith("od"));
        if (open.isPresent() && zip.names().contains("content.xml")) {
            if (text(zip.read("META-INF/manifest.xml")).contains("encryption-data")) {
                throw new Unfit(locked());
            }
            return open.get();
        }
        throw new Unfit("This is a zip folder, not a document. Please choose the files in it one by one. " + KINDS);
    }

    private String folder() {
        return switch (this) {
            case DOCX -> "word/";
            case XLSX -> "xl/";
            default -> "ppt/";
        };
    }

    private static String other(byte[] bytes) {
        if (starts(bytes, 0, new String(OLE, StandardCharsets.ISO_8859_1))) {
            return text(bytes).contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0") ? locked()
                    : "This is an office file of the older kind (doc, xls or ppt). Please open it, save it as .docx, .xlsx or .pptx, and choose that.";
        }
        if (starts(bytes, 4, "ftyphei") || starts(bytes, 4, "ftypmif") || starts(bytes, 4, "ftypavif")) {
            return "This picture is in a format many people cannot open (HEIC or AVIF). Please save it as JPEG and choose that.";
        }
        if (starts(bytes, 4, "ftyp") || starts(bytes, 0, "ID3") || starts(bytes, 0, "OggS") || starts(bytes, 0, "\u001aE\u00df\u00a3")) {
            return "Films and sound are not kept here. Please put it where your organisation keeps them and add a link to it.";
        }
        if (starts(bytes, 0, "GIF8") || starts(bytes, 0, "BM") || starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*")) {
            return "We do not keep pictures of this kind. Please save it as PNG or JPEG and choose that.";
        }
        if (text(bytes).stripLeading().startsWith("<")) {
            return "This is a web page or a drawing in code, whatever its name says. Please save it as a PDF, or add a link to the page.";
        }
        return "We could not tell that this is a document or picture of a kind we keep. " + KINDS;
    }

    private static String words(PdfContent.Fault fault) {
        return switch (fault) {
            case LOCKED -> locked();
            case SCRIPT -> "This PDF has a script in it. " + plainCopy();
            case LAUNCH -> "This PDF can start other programs. " + plainCopy();
            case FILE_INSIDE -> "This PDF has another file packed inside it. " + plainCopy();
            case UNREADABLE -> "We could not look through all of this PDF. " + plainCopy();
            case TOO_LARGE -> "This PDF would unpack to far more than it seems. " + plainCopy();
            case DAMAGED -> damaged();
        };
    }

    private static String plainCopy() {
        return "Please open it, print it to a new PDF, and choose that one.";
    }

    private static String locked() {
        return "This file is locked, with a password or against changes. Please save a copy without the lock and choose that.";
    }

    private static String damaged() {
        return "This file is damaged, or was cut short. Please save it again and choose the new copy.";
    }

    private static Unfit macros() {
        return new Unfit("This file has macros: small programs inside the document. Please save it as .docx, .xlsx, .pptx or PDF, without macros, and choose that.");
    }

    private static boolean starts(byte[] bytes, int at, String letters) {
        return bytes.length >= at + letters.length()
                && new String(bytes, at, letters.length(), StandardCharsets.ISO_8859_1).equals(letters);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
