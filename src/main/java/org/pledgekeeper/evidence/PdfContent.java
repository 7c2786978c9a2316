package org.pledgekeeper.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.COSParser;

/**
 * Looks through a PDF for what a document has no need of. PDFBox reads every object there is: wherever in the file one begins,
 * and all that are packed in object streams. The list of objects at the end of the file is not asked, since programs differ in
 * how they read a broken one, and an object it leaves out can still be reached. Words are never looked at: they may say anything.
 *
 * <p>Limits: 5 seconds; about 4 MB for one object or one packed set of objects; 200 MB for all that is packed and
 * no picture. Nothing but the object at hand is held in memory.
 */
final class PdfContent {
    private static final int MOST_SECONDS = 5;
    private static final int LARGEST_OBJECT = 4 * 1024 * 1024;
    private static final long MOST_INFLATED = 200L * 1024 * 1024;
    /** What viewers look through for the beginning, and leave unread after the end (ISO 32000-1, annex H). */
    private static final int LOOSE_BYTES = 1_024;
    private static final Pattern OBJECT = Pattern.compile("(?<![A-Za-z])obj(?![A-Za-z])");
    private static final Pattern TRAILER = Pattern.compile("trailer(?![A-Za-z])");
    private static final Pattern STREAM = Pattern.compile("[\\s\\x00]*stream(?:\\r\\n|\\n|\\r)");
    private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

    static {
        // It warns of each byte it minds, and anyone can send such bytes.
        PDFBOX.setLevel(Level.OFF);
    }

    private final byte[] bytes;
    private final String text;
    private final PdfFaults faults = new PdfFaults();
    private final long deadline = System.nanoTime() + MOST_SECONDS * 1_000_000_000L;
    private long inflated;
    private boolean hasPage;

    private PdfContent(byte[] bytes) {
        this.bytes = bytes;
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static boolean isPdf(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LOOSE_BYTES + 5), StandardCharsets.ISO_8859_1).contains("%PDF-");
    }

    /** @return the weightiest fault found; empty where there is none */
    static Optional<FileFault> fault(byte[] bytes) {
        PdfContent content = new PdfContent(bytes);
        try {
            content.look();
        } catch (TooLong tooLong) {
            content.faults.add(FileFault.PDF_SLOW);
        } catch (TooLarge tooLarge) {
            content.faults.add(FileFault.PDF_UNPACKS);
        }
        return content.faults.found().stream().findFirst();
    }

    private void look() {
        int end = text.lastIndexOf("%%EOF");
        if (end < 0 || text.substring(end + 5).replaceAll("[\\s\\x00]+", "").length() > LOOSE_BYTES) {
            faults.add(FileFault.DAMAGED);
        }
        for (Matcher trailer = TRAILER.matcher(text); trailer.find();) {
            object(trailer.end(), true);
        }
        for (Matcher object = OBJECT.matcher(text); object.find();) {
            object(object.end(), false);
        }
        if (!hasPage && faults.found().isEmpty()) {
            faults.add(FileFault.DAMAGED);
        }
    }

    private void object(int start, boolean trailer) {
        try {
            Objects objects = new Objects(bytes);
            COSBase object = objects.at(start);
            look(object);
            if (object instanceof COSDictionary dictionary) {
                if ((trailer || is(dictionary, COSName.XREF)) && dictionary.containsKey(COSName.ENCRYPT)) {
                    faults.add(FileFault.LOCKED);
                }
                Matcher stream = STREAM.matcher(text).region(objects.position(), bytes.length);
                if (stream.lookingAt()) {
                    faults.lookAtStream(dictionary);
                    stream(dictionary, stream.end());
                }
            }
        } catch (IOException | StackOverflowError unread) {
            if (text.startsWith("<<", afterSpace(start))) {
                faults.add(FileFault.PDF_UNCLEAR);
            }
        }
    }

    private int afterSpace(int start) {
        int at = start;
        while (at < bytes.length && (bytes[at] == 0 || Character.isWhitespace(bytes[at]))) {
            at++;
        }
        return at;
    }

    private void look(COSBase object) {
        hasPage |= object instanceof COSDictionary dictionary && is(dictionary, COSName.PAGE);
        faults.look(object);
    }

    private static boolean is(COSDictionary dictionary, COSName type) {
        return type.equals(dictionary.getItem(COSName.TYPE));
    }

    private void stream(COSDictionary head, int start) throws IOException {
        COSBase filter = head.getItem(COSName.FILTER);
        if (filter instanceof COSArray several && several.size() == 1) {
            filter = several.get(0);
        }
        boolean deflated = COSName.FLATE_DECODE.equals(filter) || COSName.FLATE_DECODE_ABBREVIATION.equals(filter);
        boolean objects = is(head, COSName.OBJ_STM) || head.containsKey(COSName.N) && head.containsKey(COSName.FIRST);
        if (objects && (filter != null && !deflated || head.containsKey(COSName.DECODE_PARMS) || head.containsKey(COSName.DP))) {
            faults.add(FileFault.PDF_UNCLEAR);
        } else if (objects) {
            packed(head, deflated ? inflated(start, LARGEST_OBJECT) : copy(start));
        } else if (deflated && !COSName.IMAGE.equals(head.getItem(COSName.SUBTYPE))) {
            inflated(start, 0);
        }
    }

    private byte[] copy(int start) {
        byte[] copy = new byte[Math.min(bytes.length - start, LARGEST_OBJECT)];
        System.arraycopy(bytes, start, copy, 0, copy.length);
        return copy;
    }

    /** Reads each object that an object stream lists, by where it says it begins (ISO 32000-1, 7.5.7). */
    private void packed(COSDictionary head, byte[] content) throws IOException {
        if (!(head.getItem(COSName.N) instanceof COSNumber count && head.getItem(COSName.FIRST) instanceof COSNumber first)) {
            faults.add(FileFault.PDF_UNCLEAR);
            return;
        }
        Set<Integer> starts = new TreeSet<>();
        Objects list = new Objects(content);
        for (int i = 0; i < count.intValue() && list.position() < Math.min(first.intValue(), content.length); i++) {
            list.readLong();
            starts.add(first.intValue() + (int) list.readLong());
        }
        for (int start : starts) {
            look(new Objects(content).at(start));
        }
    }

    /**
     * @param keep how much of it is returned; what is longer is too large. 0 counts only, and minds no damage, since programs
     * read no objects there
     */
    private byte[] inflated(int start, int keep) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, start, bytes.length - start);
            byte[] piece = new byte[65_536];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                inflated += length;
                if (inflated > MOST_INFLATED || keep > 0 && content.size() + length > keep) {
                    throw new TooLarge();
                }
                inTime();
                content.write(piece, 0, keep > 0 ? length : 0);
                if (length == 0 && !inflater.finished()) {
                    throw new DataFormatException("cut short");
                }
            }
        } catch (DataFormatException damaged) {
            if (keep > 0) {
                faults.add(FileFault.PDF_UNCLEAR);
            }
        } finally {
            inflater.end();
        }
        return content.toByteArray();
    }

    private void inTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new TooLong();
        }
    }

    private static final class TooLong extends RuntimeException {
    }

    private static final class TooLarge extends RuntimeException {
    }

    /** PDFBox's reader, set on one object; what that refers to is not read. */
    private final class Objects extends COSParser {
        Objects(byte[] content) throws IOException {
            super(new Bounded(content));
        }

        COSBase at(int start) throws IOException {
            source.seek(start);
            return parseDirObject();
        }

        int position() throws IOException {
            return (int) source.getPosition();
        }

        @Override
        protected long readLong() throws IOException {
            return super.readLong();
        }
    }

    /** Lets one object be read, in time and up to the limit. */
    private final class Bounded extends RandomAccessReadBuffer {
        /** PDFBox looks at a byte two or three times. */
        private static final int MOST_READS = 2 * LARGEST_OBJECT;
        private int reads;

        Bounded(byte[] content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            if (++reads > MOST_READS) {
                throw new TooLarge();
            }
            if ((reads & 0xfff) == 0) {
                inTime();
            }
            return super.read();
        }
    }
}
