package org.pledgekeeper.statement;

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
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.pledgekeeper.refusal.Refused;

/**
 * Reads a PNG, JPEG or WebP, told apart by its content alone, so that nothing but pixels survives: no metadata, no
 * trailing bytes, no second format. A photograph turned by its EXIF orientation is turned upright; nothing is enlarged.
 *
 * <p>Limits, all ours: 8000 pixels a side and 24 million in all, read from the header before anything is decoded.
 */
public final class PictureReader {
    private static final int MOST_PIXELS_A_SIDE = 8000;
    private static final int MOST_PIXELS = 24_000_000;
    private static final int MOST_JPEG_SCANS = 50;

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
            return fitted(decoded(upload, largest), largest, orientation(upload));
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

    private static RuntimeException damaged() {
        return new IllegalArgumentException("damaged");
    }

    public static boolean isPng(byte[] bytes) {
        return startsWith(bytes, PNG_SIGNATURE);
    }

    public static boolean isPicture(byte[] bytes) {
        return startsWith(bytes, PNG_SIGNATURE) || startsWith(bytes, JPEG_SIGNATURE) || isWebp(bytes);
    }

    private static boolean startsWith(byte[] bytes, byte[] signature) {
        return bytes.length > signature.length
                && Arrays.equals(bytes, 0, signature.length, signature, 0, signature.length);
    }

    private static boolean isWebp(byte[] bytes) {
        return bytes.length > 16 && fourLetters(bytes, 0).equals("RIFF") && fourLetters(bytes, 8).equals("WEBP");
    }

    private static String fourLetters(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }

    private BufferedImage decoded(byte[] bytes, Dimension box) throws IOException {
        ImageReader reader;
        InputStream stream;
        if (isWebp(bytes)) {
            // Named directly: Image I/O's registry does not see a web application's jars.
            reader = new WebPImageReaderSpi().createReaderInstance();
            stream = withoutEnd(bytes);
        } else {
            reader = ImageIO.getImageReadersByFormatName(startsWith(bytes, PNG_SIGNATURE) ? "png" : "jpeg").next();
            stream = new ByteArrayInputStream(bytes);
        }
        try (ImageInputStream input = new MemoryCacheImageInputStream(stream)) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > MOST_PIXELS_A_SIDE || height > MOST_PIXELS_A_SIDE || (long) width * height > MOST_PIXELS) {
                throw refused("This picture is " + width + " by " + height + " pixels. Please save a smaller copy; " + enough);
            }
            if (isWebp(bytes)) {
                checkWebp(bytes, width, height);
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

    /**
     * Breaks off the WebP decoder, which would read on and on past the end, once it has used up the few more bytes that
     * it rightly looks ahead.
     */
    private static InputStream withoutEnd(byte[] bytes) {
        return new SequenceInputStream(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 16)), new InputStream() {
            @Override
            public int read() {
                throw damaged();
            }
        });
    }

    /**
     * One still picture of the size that was checked: the decoder would take as many as there are, of any size.
     * Layout: the WebP container specification of RFC 9649.
     */
    private void checkWebp(byte[] bytes, int width, int height) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int pictures = 0;
        int alphas = 0;
        for (long at = 12; at + 8 <= bytes.length; ) {
            int data = (int) at + 8;
            long length = Integer.toUnsignedLong(buffer.getInt(data - 4));
            switch (fourLetters(bytes, data - 8)) {
                case "ANIM", "ANMF" -> throw refused("This WebP moves. Please choose a still picture.");
                case "ALPH" -> {
                    alphas++;
                    if ((bytes[data] & 3) == 1) {
                        new LosslessWebp(bytes, data + 1).check(width, height);
                    }
                }
                case "VP8L" -> {
                    pictures++;
                    new LosslessWebp(bytes, data + 5).check(width, height);
                }
                case "VP8 " -> {
                    pictures++;
                    if ((buffer.getShort(data + 6) & 0x3fff) != width || (buffer.getShort(data + 8) & 0x3fff) != height) {
                        throw damaged();
                    }
                }
                default -> { }
            }
            at = data + length + (length & 1);
        }
        if (pictures != 1 || alphas > 1) {
            throw damaged();
        }
    }

    /** Ended properly, which the decoder would not insist on, and without the thousands of scans that would keep it busy. */
    private static void checkJpeg(byte[] bytes) {
        int scans = 0;
        for (int at = 2; at + 1 < bytes.length; ) {
            int marker = bytes[at + 1] & 0xff;
            boolean standsAlone = marker == 0 || marker == 0xff || marker == 1 || marker >= 0xd0 && marker <= 0xd8;
            if (bytes[at] != (byte) 0xff || standsAlone) {
                at++;
                continue;
            }
            if (marker == 0xd9) {
                return;
            }
            if (at + 3 >= bytes.length || marker == 0xda && ++scans > MOST_JPEG_SCANS) {
                throw damaged();
            }
            at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
        }
        throw damaged();
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
        BufferedImage image = inColour(decoded);
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

    /**
     * Reads what precedes the pixels of a lossless WebP, since the decoder takes any number of transforms and of code
     * groups, each of which costs it a pass over all pixels or some kilobytes. Layout: RFC 9649, chapter 3.
     */
    private static final class LosslessWebp {
        private static final int MOST_GROUPS = 4000;
        private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

        private final byte[] bytes;
        private long bit;

        LosslessWebp(byte[] bytes, int start) {
            this.bytes = bytes;
            this.bit = 8L * start;
        }

        void check(int width, int height) {
            int packed = width;
            for (int seen = 0; bits(1) == 1; ) {
                int type = bits(2);
                if ((seen & 1 << type) != 0) {
                    throw damaged();
                }
                seen |= 1 << type;
                if (type < 2) {
                    blocks(packed, height);
                } else if (type == 3) {
                    int colours = bits(8) + 1;
                    pixels(colours, 1);
                    packed = shrunk(width, colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3);
                }
            }
            if (bits(1) == 1) {
                bits(4);
            }
            if (bits(1) == 1 && blocks(packed, height) >= MOST_GROUPS) {
                throw damaged();
            }
        }

        private int blocks(int width, int height) {
            int size = bits(3) + 2;
            return pixels(shrunk(width, size), shrunk(height, size));
        }

        private static int shrunk(int length, int bits) {
            return length + (1 << bits) - 1 >> bits;
        }

        private int bits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++, bit++) {
                value |= (bytes[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
            }
            return value;
        }

        /** Reads over a picture; answers its greatest red and green, which number the groups where it maps them. */
        private int pixels(int width, int height) {
            int cacheBits = bits(1) == 1 ? bits(4) : 0;
            int[][] codes = {code(280 + (cacheBits == 0 ? 0 : 1 << cacheBits)), code(256), code(256), code(256), code(40)};
            int greatest = 0;
            for (int read = 0; read < width * height; ) {
                int symbol = symbol(codes[0]);
                if (symbol < 256) {
                    greatest = Math.max(greatest, symbol(codes[1]) << 8 | symbol);
                    symbol(codes[2]);
                    symbol(codes[3]);
                    read++;
                } else if (symbol < 280) {
                    read += prefixed(symbol - 256);
                    prefixed(symbol(codes[4]));
                } else {
                    read++;
                }
            }
            return greatest;
        }

        private int prefixed(int prefix) {
            if (prefix < 4) {
                return prefix + 1;
            }
            int extra = prefix - 2 >> 1;
            return (2 + (prefix & 1) << extra) + bits(extra) + 1;
        }

        /** How many codes there are of each length, then their symbols in order. */
        private int[] code(int alphabet) {
            int[] lengths = new int[alphabet];
            if (bits(1) == 1) {
                boolean two = bits(1) == 1;
                int symbol = bits(bits(1) == 1 ? 8 : 1);
                lengths[symbol] = 1;
                if (two) {
                    int second = bits(8);
                    if (second <= symbol) {
                        throw damaged();
                    }
                    lengths[second] = 1;
                }
                return ordered(lengths);
            }
            int[] lengthsOfLengths = new int[LENGTH_ORDER.length];
            int known = bits(4) + 4;
            for (int i = 0; i < known; i++) {
                lengthsOfLengths[LENGTH_ORDER[i]] = bits(3);
            }
            int[] lengthCode = ordered(lengthsOfLengths);
            int symbols = bits(1) == 1 ? 2 + bits(2 + 2 * bits(3)) : alphabet;
            int previous = 8;
            for (int i = 0; i < alphabet && symbols > 0; symbols--) {
                int length = symbol(lengthCode);
                if (length < 16) {
                    lengths[i++] = length;
                    previous = length == 0 ? previous : length;
                } else {
                    int repeat = length == 16 ? 3 + bits(2) : length == 17 ? 3 + bits(3) : 11 + bits(7);
                    Arrays.fill(lengths, i, i + repeat, length == 16 ? previous : 0);
                    i += repeat;
                }
            }
            return ordered(lengths);
        }

        /** Refuses a code with gaps or overlaps, which another decoder might read differently. */
        private static int[] ordered(int[] lengths) {
            int[] symbols = IntStream.range(0, lengths.length).filter(symbol -> lengths[symbol] > 0).boxed()
                    .sorted(Comparator.comparing(symbol -> lengths[symbol])).mapToInt(Integer::intValue).toArray();
            int full = 1 << 15;
            if (symbols.length != 1 && Arrays.stream(symbols).map(symbol -> full >> lengths[symbol]).sum() != full) {
                throw damaged();
            }
            int[] code = new int[16 + symbols.length];
            for (int i = 0; i < symbols.length; i++) {
                code[lengths[symbols[i]]]++;
                code[16 + i] = symbols[i];
            }
            return code;
        }

        private int symbol(int[] code) {
            if (code.length == 17) {
                return code[16];
            }
            int prefix = 0;
            int first = 0;
            int index = 16;
            for (int length = 1; length < 16; length++) {
                prefix |= bits(1);
                if (prefix - first < code[length]) {
                    return code[index + prefix - first];
                }
                index += code[length];
                first = first + code[length] << 1;
                prefix <<= 1;
            }
            throw damaged();
        }
    }
}
