package org.pledgekeeper.statement;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.pledgekeeper.refusal.Refused;

/**
 * Reads a PNG, JPEG or WebP, told apart by its content alone, so that nothing but pixels survives: no metadata, no
 * trailing bytes, no second format. A photograph turned by its EXIF orientation is turned upright; nothing is enlarged.
 * Colours are those that a browser shows: profiles are converted to sRGB, ink colours (CMYK) to screen colours.
 *
 * <p>Limits, all ours: 8000 pixels a side and 24 million in all, read from the header before anything is decoded.
 */
public final class PictureReader {
    private static final int MOST_PIXELS_A_SIDE = 8000;
    private static final int MOST_PIXELS = 24_000_000;
    private static final int MOST_JPEG_SCANS = 50;
    /** What Java's reader says of a JPEG that breaks off before its last row. */
    private static final String CUT_SHORT = "Corrupt JPEG data: premature end of data segment";

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    private final String field;
    private final Dimension box;
    private final String enough;
    private final String unreadable;

    /**
     * @param field the field that a refusal names
     * @param box what the picture is made to fit
     * @param enough the end of "Please save a smaller copy; …"
     * @param unreadable what to say of one that is damaged
     */
    public PictureReader(String field, Dimension box, String enough, String unreadable) {
        this.field = field;
        this.box = box;
        this.enough = enough;
        this.unreadable = unreadable;
    }

    /** @throws Refused saying how to mend it, when it has too many pixels, moves, or cannot be read */
    public BufferedImage read(byte[] upload) {
        return read(upload, box);
    }

    BufferedImage read(byte[] upload, Dimension largest) {
        try {
            BufferedImage decoded = decoded(upload, largest);
            boolean greyJpeg = startsWith(upload, JPEG_SIGNATURE) && decoded.getRaster().getNumBands() == 1;
            PngColours colours = isPng(upload) ? PngColours.of(upload) : greyJpeg ? PngColours.ofGrey(upload) : PngColours.PLAIN;
            return colours.inSrgb(fitted(colours.clear(inColour(decoded), decoded.getRaster()), largest, orientation(upload)));
        } catch (Refused e) {
            throw e;
        } catch (Exception | LinkageError | VirtualMachineError e) {
            // Decoders meet a damaged or hostile file with any of these; a single picture must not harm the service.
            throw refused(unreadable);
        }
    }

    public static byte[] png(BufferedImage picture) throws IOException {
        return written(picture, "png");
    }

    /** @return the picture on white, for a JPEG has no transparency */
    public static byte[] jpeg(BufferedImage picture) throws IOException {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return written(opaque, "jpeg");
    }

    private static byte[] written(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(picture, format, output);
        }
        return bytes.toByteArray();
    }

    private Refused refused(String message) {
        return new Refused(field, message);
    }

    static RuntimeException damaged() {
        return new IllegalArgumentException("damaged");
    }

    public static boolean isPng(byte[] bytes) {
        return startsWith(bytes, PNG_SIGNATURE);
    }

    public static boolean isPicture(byte[] bytes) {
        return startsWith(bytes, PNG_SIGNATURE) || startsWith(bytes, JPEG_SIGNATURE) || WebpContent.isWebp(bytes);
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length > signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    private BufferedImage decoded(byte[] bytes, Dimension box) throws IOException {
        boolean webp = WebpContent.isWebp(bytes);
        ImageReader reader = webp ? new WebPImageReaderSpi().createReaderInstance()
                : isPng(bytes) ? ImageIO.getImageReadersByFormatName("png").next() : jpegReader();
        InputStream stream = webp ? WebpContent.withoutEnd(bytes) : new ByteArrayInputStream(bytes);
        try (ImageInputStream input = new MemoryCacheImageInputStream(stream)) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE || (long) width * height > MOST_PIXELS) {
                throw refused("This picture is " + width + " by " + height + " pixels. Please save a smaller copy; " + enough);
            }
            if (webp && WebpContent.moves(bytes, width, height)) {
                throw refused("This WebP moves. Please choose a still picture.");
            } else if (startsWith(bytes, JPEG_SIGNATURE)) {
                checkJpeg(bytes);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int skip = Math.max(1, Math.min(width / (4 * box.width), height / (4 * box.height)));
            param.setSourceSubsampling(skip, skip, 0, 0);
            return reader.read(0, param);
        } finally {
            reader.dispose();
        }
    }

    /** The thousands of scans that would keep the decoder busy. A missing end marker is no fault: every program shows it. */
    private static void checkJpeg(byte[] bytes) {
        int scans = 0;
        for (int at = 2; at + 3 < bytes.length;) {
            int marker = bytes[at + 1] & 0xff;
            boolean standsAlone = marker == 0 || marker == 0xff || marker == 1 || marker >= 0xd0 && marker <= 0xd8;
            if (bytes[at] != (byte) 0xff || standsAlone) {
                at++;
                continue;
            }
            if (marker == 0xd9) {
                return;
            }
            if (marker == 0xda && ++scans > MOST_JPEG_SCANS) {
                throw damaged();
            }
            at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
        }
    }

    /** Not found through Image I/O's registry, which does not see a web application's jars; it builds upon Java's own reader. */
    private static ImageReader jpegReader() throws IOException {
        JPEGImageReaderSpi provider = new JPEGImageReaderSpi();
        provider.onRegistration(IIORegistry.getDefaultInstance(), ImageReaderSpi.class);
        ImageReader reader = provider.createReaderInstance(null);
        reader.addIIOReadWarningListener((source, warning) -> {
            if (warning.startsWith(CUT_SHORT)) {
                throw damaged();
            }
        });
        return reader;
    }

    /** 1 to 8 as EXIF 2.3 (4.6.4, tag 0x112) numbers them; 1, upright, where there is none to be read. */
    private static int orientation(byte[] bytes) {
        int exif = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Exif\0\0");
        if (!startsWith(bytes, JPEG_SIGNATURE) || exif < 0) {
            return 1;
        }
        try {
            ByteBuffer tiff = ByteBuffer.wrap(bytes, exif + 6, bytes.length - exif - 6).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int entry = tiff.getInt(4) + 2;
            for (int left = tiff.getShort(entry - 2); left > 0; left--, entry += 12) {
                if (tiff.getShort(entry) == 0x112) {
                    int value = tiff.getShort(entry + 8);
                    return value >= 1 && value <= 8 ? value : 1;
                }
            }
            return 1;
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
    }

    /** Turned upright and made small enough for the box, halving first so that no detail is skipped. */
    private static BufferedImage fitted(BufferedImage decoded, Dimension box, int orientation) {
        boolean lying = orientation >= 5;
        Dimension size = inside(lying ? new Dimension(box.height, box.width) : box,
                decoded.getWidth(), decoded.getHeight(), 1);
        BufferedImage image = decoded;
        while (image.getWidth() >= 2 * size.width && image.getHeight() >= 2 * size.height) {
            image = drawn(image, image.getWidth() / 2, image.getHeight() / 2);
        }
        image = drawn(image, size.width, size.height);
        BufferedImage upright = lying ? canvas(size.height, size.width) : canvas(size.width, size.height);
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(image, turn(orientation, size.width, size.height), null);
        graphics.dispose();
        return upright;
    }

    static Dimension inside(Dimension box, double width, double height, double mostScale) {
        double scale = Math.min(mostScale, Math.min(box.width / width, box.height / height));
        return new Dimension(Math.max(1, (int) Math.round(width * scale)), Math.max(1, (int) Math.round(height * scale)));
    }

    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** Java draws grey pictures too light, taking them for linear; so their samples are copied as they are. */
    private static BufferedImage inColour(BufferedImage image) {
        if (image.getColorModel().getColorSpace().getType() != ColorSpace.TYPE_GRAY) {
            return image;
        }
        BufferedImage coloured = canvas(image.getWidth(), image.getHeight());
        Raster raster = image.getRaster();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        boolean alpha = image.getColorModel().hasAlpha();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = raster.getSample(x, y, 0) >> shift;
                int opacity = alpha ? raster.getSample(x, y, 1) >> shift : 0xff;
                coloured.setRGB(x, y, opacity << 24 | grey * 0x010101);
            }
        }
        return coloured;
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage drawn = canvas(width, height);
        Graphics2D graphics = drawn.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return drawn;
    }

    static BufferedImage canvas(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }
}
