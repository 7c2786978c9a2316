package org.pledgekeeper.evidence;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.statement.PictureReader;

/**
 * A file that may be kept as evidence. Its type is found from what is in it. A document is kept as it came, when it carries
 * nothing that runs; a picture is drawn anew, at most 2,400 pixels a side, so that no place, time or name hidden in it
 * survives. This is a check, not a virus scan: a file is only ever handed out as a download.
 *
 * @param name cleaned, with the ending of its type; shown, and never used as a path
 */
public record CheckedFile(String name, FileType type, byte[] bytes) {
    /** 10 MB. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final int LONGEST_NAME = 120;
    private static final int LARGEST_PNG = 4 * 1024 * 1024;
    private static final String UNREADABLE = "We could not read this picture. Please save it again as PNG or JPEG and choose that.";
    private static final PictureReader PICTURES =
            new PictureReader("file", new Dimension(2400, 2400), "2400 pixels wide is enough.", UNREADABLE);
    /** A picture takes a hundred megabytes while it is drawn: one after the other. */
    private static final Semaphore DRAWING = new Semaphore(1, true);
    /** A document may take a hundred megabytes and some seconds: two at a time, however many are sent. */
    private static final Semaphore LOOKING = new Semaphore(2, true);
    private static final int MOST_SECONDS_WAITING = 30;

    /**
     * @param name as it was sent; may be null
     * @throws Refused under {@code file}, saying how to mend it, when it is empty, over 10 MB, or not of a kind to be kept
     */
    public static CheckedFile from(String name, byte[] upload) {
        if (upload == null || upload.length == 0) {
            throw refused("This file is empty. Please choose another.");
        }
        if (upload.length > MOST_BYTES) {
            throw tooLarge(upload.length);
        }
        try {
            FileType type = inTurn(LOOKING, () -> FileType.of(upload));
            return type.isPicture() ? inTurn(DRAWING, () -> picture(name, upload)) : new CheckedFile(cleaned(name, type), type, upload);
        } catch (Unfit unfit) {
            throw refused(unfit.getMessage());
        } catch (IOException failure) {
            throw refused(UNREADABLE);
        }
    }

    private interface Check<T> {
        T run() throws Unfit, IOException;
    }

    private static <T> T inTurn(Semaphore turns, Check<T> check) throws Unfit, IOException {
        try {
            if (!turns.tryAcquire(MOST_SECONDS_WAITING, TimeUnit.SECONDS)) {
                throw new Unavailable("Many files are being sent just now. Please try again in a minute.", null);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("This file could not be read just now. Please try again in a minute.", interrupted);
        }
        try {
            return check.run();
        } finally {
            turns.release();
        }
    }

    /** @return what to say of a file over 10 MB */
    public static Refused tooLarge(long bytes) {
        return refused(
                "This file is " + megabytes(bytes) + " MB. We keep files of at most 10 MB: please save a smaller copy, or put it where your"
                        + " organisation keeps its files and add a link to it.");
    }

    /** @return a size for people, rounded up: "0.1", "2.5", "10" */
    public static String megabytes(long bytes) {
        double tenths = Math.ceil(bytes * 10.0 / (1024 * 1024));
        return String.format(Locale.ROOT, tenths % 10 == 0 ? "%.0f" : "%.1f", tenths / 10);
    }

    private static CheckedFile picture(String name, byte[] upload) throws IOException {
        BufferedImage drawn = PICTURES.read(upload);
        byte[] png = PictureReader.isPng(upload) || !isOpaque(drawn) ? PictureReader.png(drawn) : null;
        boolean keepPng = png != null && (png.length <= LARGEST_PNG || !isOpaque(drawn) && png.length <= MOST_BYTES);
        FileType type = keepPng ? FileType.PNG : FileType.JPEG;
        return new CheckedFile(cleaned(name, type), type, keepPng ? png : PictureReader.jpeg(drawn));
    }

    private static boolean isOpaque(BufferedImage picture) {
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            if (Arrays.stream(row).anyMatch(pixel -> pixel >>> 24 != 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** Without folders, signs a file system minds, or letters that turn the reading direction; with the type's own ending. */
    private static String cleaned(String name, FileType type) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = Normalizer.normalize(last, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]", "")
                .replaceAll("[:*?\"<>|%;]", "-")
                .replaceAll("\\s+", " ").replaceFirst("(?<=.)\\.[A-Za-z0-9]{1,5}$", "").replaceAll("^[. -]+|[. -]+$", "");
        String kept = plain.codePointCount(0, plain.length()) > LONGEST_NAME
                ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME)).strip() : plain;
        return (kept.isEmpty() ? "file" : kept) + "." + type.getEnding();
    }

    private static Refused refused(String message) {
        return new Refused("file", message);
    }
}
