package org.pledgekeeper.statement;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.pledgekeeper.refusal.Refused;

/**
 * A logo that is safe to serve: drawn anew from whatever was sent, so that of the upload nothing but pixels survives.
 * Metadata, trailing bytes and a second format hidden in the file are gone.
 *
 * <p>Limits, all ours: an upload of 2 MB (1 MB is 1,048,576 bytes); 8000 pixels a side and 24 million in all, read
 * from the header before anything is decoded; a result of at most 640 by 320 pixels in the picture's proportions.
 * Only an SVG is ever enlarged. A photograph turned by its EXIF orientation is turned upright.
 *
 * @param png the picture, transparency kept
 * @param width pixels
 * @param height pixels
 * @param sha256 of {@code png}, lower-case hexadecimal
 */
public record LogoImage(byte[] png, int width, int height, String sha256) {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    static final Dimension BOX = new Dimension(640, 320);
    private static final String UNREADABLE = "We could not read this as a picture."
            + " Please save it again as a PNG, JPEG, WebP or SVG and try once more.";
    static final PictureReader RASTER = new PictureReader("logo", BOX, "640 pixels wide is enough.", UNREADABLE);

    /**
     * Reads a PNG, JPEG, WebP or SVG, told apart by its content alone.
     *
     * @throws Refused on the field {@code logo}, saying how to mend it, when the upload is empty, too large, too many
     * pixels, damaged, none of the four formats, a moving WebP, or an SVG with active, outside or
     * overly elaborate content
     */
    public static LogoImage from(byte[] upload) {
        if (upload == null || upload.length == 0) {
            throw refused("This file is empty. Please choose the logo as a PNG, JPEG, WebP or SVG.");
        }
        if (upload.length > MOST_BYTES) {
            throw refused("This file is " + megabytes(upload.length) + " MB. Please choose one of at most 2 MB;"
                    + " a PNG 640 pixels wide is enough.");
        }
        try {
            return encoded(PictureReader.isPicture(upload) ? RASTER.read(upload) : SvgLogo.drawn(upload));
        } catch (Refused e) {
            throw e;
        } catch (Exception | LinkageError | VirtualMachineError e) {
            // Decoders meet a damaged or hostile file with any of these; a single picture must not harm the service.
            throw unreadable();
        }
    }

    static Refused refused(String message) {
        return new Refused("logo", message);
    }

    static Refused unreadable() {
        return refused(UNREADABLE);
    }

    private static String megabytes(int bytes) {
        double tenths = Math.ceil(bytes * 10.0 / (1024 * 1024));
        return String.format(Locale.ROOT, tenths % 10 == 0 ? "%.0f" : "%.1f", tenths / 10);
    }

    private static LogoImage encoded(BufferedImage image) throws IOException, NoSuchAlgorithmException {
        byte[] png = PictureReader.png(image);
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        return new LogoImage(png, image.getWidth(), image.getHeight(), sha256);
    }
}
