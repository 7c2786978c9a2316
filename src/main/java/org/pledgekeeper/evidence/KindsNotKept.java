package org.pledgekeeper.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What to do with a file of each kind that people have and that is not kept. */
final class KindsNotKept {
    private static final String KINDS =
            "Please choose a PDF, a Word, Excel or PowerPoint file (docx, xlsx, pptx), an OpenDocument file (odt, ods, odp)"
                    + " or a picture (PNG, JPEG, WebP).";
    private static final String OLD_OFFICE =
            "This is an office file of the older kind (doc, xls or ppt). Please open it, save it as .docx, .xlsx or .pptx,"
                    + " and choose that.";
    private static final String MAIL = "This is a saved email. Please open it, print it to a PDF, and choose that.";
    private static final String PLAIN =
            "This is plain text or a table in plain text. Please copy the words into a note here, or save it as a PDF or .xlsx,"
                    + " and choose that.";
    private static final String SHORTCUT =
            "This is only a link to a document, not the document. Please add the link itself, or download the document as a"
                    + " PDF and choose that.";
    private static final String FILM =
            "Films and sound are not kept here. Please put it where your organisation keeps them and add a link to it.";
    private static final String FOREIGN =
            "This picture is in a format many people cannot open (HEIC or AVIF). Please save it as JPEG and choose that.";
    private static final String PICTURE = "We do not keep pictures of this kind. Please save it as PNG or JPEG and choose that.";
    private static final String PROGRAM = "This is a program, not a document. " + KINDS;
    private static final String UNPACK = "Please unpack it and choose the files in it one by one. ";

    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
    private static final Pattern MAIL_HEADERS =
            Pattern.compile("(?is)(?:from|to|received|return-path|delivered-to|message-id|mime-version|date|subject)"
                    + ": ?[^\\n]*\\n(?:[^\\n]*\\n){0,60}?(?:from|to|subject|date|mime-version|content-type|message-id): .*");

    /** How each begins, after white space; the first that fits. */
    private static final Map<String, String> BEGINNINGS = new LinkedHashMap<>();

    static {
        BEGINNINGS.put("{\\rtf", "This is a document in Rich Text (RTF). Please open it, save it as .docx or PDF, and choose that.");
        BEGINNINGS.put("%!ps", "This is a PostScript file, made for printers. Please save it as a PDF and choose that.");
        BEGINNINGS.put("gif8", PICTURE);
        BEGINNINGS.put("bm", PICTURE);
        BEGINNINGS.put("ii*\0", PICTURE);
        BEGINNINGS.put("mm\0*", PICTURE);
        BEGINNINGS.put("8bps", PICTURE);
        BEGINNINGS.put("\0\0\1\0", PICTURE);
        BEGINNINGS.put("id3", FILM);
        BEGINNINGS.put("oggs", FILM);
        BEGINNINGS.put("\u001ae\u00df\u00a3", FILM);
        BEGINNINGS.put("riff", FILM);
        BEGINNINGS.put("\u00ff\u00fb", FILM);
        BEGINNINGS.put("mz", PROGRAM);
        BEGINNINGS.put("\u007felf", PROGRAM);
        BEGINNINGS.put("#!", PROGRAM);
        for (String packed : new String[] {"rar!", "7z\u00bc\u00af", "\u001f\u008b", "bzh", "\u00fd7zxz"}) {
            BEGINNINGS.put(packed, "This is a packed folder, not a document. " + UNPACK + KINDS);
        }
        BEGINNINGS.put("begin:v",
                "This is a calendar entry or a contact. Please copy the words into a note here, or print it to a PDF and choose that.");
        BEGINNINGS.put("[internetshortcut]", SHORTCUT);
        BEGINNINGS.put("{\"url\"", SHORTCUT);
        BEGINNINGS.put("l\0\0\0\1\u0014\u0002\0", SHORTCUT);
        BEGINNINGS.put("\u00e4R\\{", "This is a OneNote page. Please print it to a PDF and choose that.");
        BEGINNINGS.put("<",
                "This is a web page or a drawing in code, whatever its name says. Please save it as a PDF, or add a link to the page.");
    }

    private KindsNotKept() {}

    static boolean isOle(byte[] bytes) {
        return bytes.length >= OLE.length && Arrays.equals(bytes, 0, OLE.length, OLE, 0, OLE.length);
    }

    /** @param bytes of a file that is neither picture, PDF nor zip */
    static String words(byte[] bytes) {
        if (isOle(bytes)) {
            return old(new String(bytes, StandardCharsets.ISO_8859_1));
        }
        String start = new String(bytes, 0, Math.min(bytes.length, 8_192), StandardCharsets.ISO_8859_1);
        if (start.startsWith("ftyp", 4)) {
            return Set.of("hei", "hev", "mif", "msf", "avi").contains(start.substring(8, Math.min(11, start.length()))) ? FOREIGN : FILM;
        }
        String plain = (start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start);
        String first = plain.stripLeading().toLowerCase(Locale.ROOT);
        for (Map.Entry<String, String> beginning : BEGINNINGS.entrySet()) {
            if (first.startsWith(beginning.getKey().toLowerCase(Locale.ROOT))) {
                return beginning.getValue();
            }
        }
        if (MAIL_HEADERS.matcher(plain).lookingAt()) {
            return MAIL;
        }
        boolean text =
                plain.chars().allMatch(letter -> letter >= ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == '\f');
        return text ? PLAIN : "We could not tell that this is a document or picture of a kind we keep. " + KINDS;
    }

    private static String old(String content) {
        if (content.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0")) {
            return FileFault.LOCKED.words();
        }
        return content.contains("_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0") ? MAIL : OLD_OFFICE;
    }

    /** @param names of the entries of a zip that is no office document */
    static String zipped(Set<String> names, String mimetype) {
        if (names.stream().anyMatch(
                name -> name.endsWith(".iwa") || name.endsWith("Index.zip") || name.matches("(?:.*/)?index\\.(?:apxl|xml)(?:\\.gz)?"))) {
            return "This is a Pages, Numbers or Keynote file from Apple. Please open it, choose File, Export To, PDF, and choose that "
                    + "PDF here.";
        }
        if (mimetype.startsWith("application/vnd.oasis.opendocument.")) {
            return "This OpenDocument file is of a kind we do not keep, such as a drawing or a template. Please save it as .odt, "
                    + ".ods, .odp or PDF and"
                    + " choose that.";
        }
        if (mimetype.equals("application/epub+zip")) {
            return "This is an electronic book. Please save what is needed from it as a PDF and choose that.";
        }
        return "This is a zip folder, not a document. " + UNPACK + KINDS;
    }
}
