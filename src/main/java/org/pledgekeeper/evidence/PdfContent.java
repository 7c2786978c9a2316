package org.pledgekeeper.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks through a PDF for what a document has no need of. It looks at all of the file's bytes, and into every packed part
 * that is no picture, wherever a reader might begin; names may be written with number signs (ISO 32000-1, 7.3.5).
 */
final class PdfContent {
    private static final Pattern NUMBERED = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern END = Pattern.compile("%%EOF");
    private static final String END_OF_NAME = "(?=[\\s/<>\\[\\]()%{}\\x00]|\\z)";
    private static final Pattern SCRIPT = Pattern.compile("/JavaScript" + END_OF_NAME);
    private static final Pattern LAUNCH = Pattern.compile("/Launch" + END_OF_NAME);
    private static final Pattern INSIDE = Pattern.compile("/EmbeddedFiles?" + END_OF_NAME);
    private static final Pattern LOCKED = Pattern.compile("/Encrypt\\s*(?:\\d{1,10}\\s+\\d{1,5}\\s+R|<<)");
    private static final Pattern PACKED = Pattern.compile("stream\\r?\\n");
    private static final Pattern PICTURE = Pattern.compile("/Subtype\\s*/Image" + END_OF_NAME);
    private static final Pattern OBJECTS = Pattern.compile("/ObjStm" + END_OF_NAME);
    private static final Pattern OTHERWISE_PACKED = Pattern.compile("/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|Crypt)" + END_OF_NAME
            + "|/Predictor\\s+(?!1\\b)\\d");
    private static final int LONGEST_HEAD = 4_096;
    private static final int MOST_PARTS = 100_000;
    private static final long MOST_INFLATED = 200L * 1024 * 1024;

    /** What is wrong with it. */
    enum Fault { DAMAGED, LOCKED, SCRIPT, LAUNCH, FILE_INSIDE, UNREADABLE, TOO_LARGE }

    private final byte[] bytes;
    private long inflated;

    private PdfContent(byte[] bytes) {
        this.bytes = bytes;
    }

    static boolean isPdf(byte[] bytes) {
        return bytes.length > 8 && new String(bytes, 0, 5, StandardCharsets.ISO_8859_1).equals("%PDF-");
    }

    /** @return the first fault found; empty where there is none */
    static Optional<Fault> fault(byte[] bytes) {
        return new PdfContent(bytes).fault();
    }

    private Optional<Fault> fault() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!END.matcher(text.substring(Math.max(0, text.length() - 1_024))).find()) {
            return Optional.of(Fault.DAMAGED);
        }
        String names = plain(text);
        Optional<Fault> open = LOCKED.matcher(names).find() ? Optional.of(Fault.LOCKED) : active(names);
        if (open.isPresent()) {
            return open;
        }
        int parts = 0;
        for (Matcher part = PACKED.matcher(text); part.find(); ) {
            if (++parts > MOST_PARTS) {
                return Optional.of(Fault.TOO_LARGE);
            }
            String head = plain(text.substring(Math.max(0, part.start() - LONGEST_HEAD), part.start()));
            head = head.substring(Math.max(0, head.lastIndexOf("obj")));
            boolean objects = OBJECTS.matcher(head).find();
            if (objects && OTHERWISE_PACKED.matcher(head).find()) {
                return Optional.of(Fault.UNREADABLE);
            }
            if (!PICTURE.matcher(head).find()) {
                Optional<Fault> hidden = inflated(part.end(), objects);
                if (hidden.isPresent()) {
                    return hidden;
                }
            }
        }
        return Optional.empty();
    }

    /** @param mustInflate whether it holds objects, so that one we cannot look into is not taken */
    private Optional<Fault> inflated(int start, boolean mustInflate) {
        boolean zlib = start + 2 < bytes.length && (bytes[start] & 0x0f) == 8 && ((bytes[start] & 0xff) << 8 | bytes[start + 1] & 0xff) % 31 == 0;
        if (!zlib) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            byte[] piece = new byte[65_536];
            String overlap = "";
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0) {
                    break;
                }
                inflated += length;
                if (inflated > MOST_INFLATED) {
                    return Optional.of(Fault.TOO_LARGE);
                }
                String content = overlap + new String(piece, 0, length, StandardCharsets.ISO_8859_1);
                Optional<Fault> found = active(plain(content));
                if (found.isPresent()) {
                    return found;
                }
                overlap = content.substring(Math.max(0, content.length() - 64));
            }
            return Optional.empty();
        } catch (DataFormatException damaged) {
            return mustInflate ? Optional.of(Fault.UNREADABLE) : Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static Optional<Fault> active(String names) {
        return SCRIPT.matcher(names).find() ? Optional.of(Fault.SCRIPT)
                : LAUNCH.matcher(names).find() ? Optional.of(Fault.LAUNCH)
                : INSIDE.matcher(names).find() ? Optional.of(Fault.FILE_INSIDE) : Optional.empty();
    }

    private static String plain(String text) {
        return text.indexOf('#') < 0 ? text
                : NUMBERED.matcher(text).replaceAll(number -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(number.group(1), 16))));
    }
}
