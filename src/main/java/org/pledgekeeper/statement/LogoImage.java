package org.pledgekeeper.statement;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.DomElement;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.parser.resources.impl.ImageResource;
import com.github.weisj.jsvg.parser.resources.impl.ValueResourceSupplier;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
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
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.refusal.Refused;

/**
 * A logo that is safe to serve: drawn anew from whatever was sent, so that of the upload nothing but pixels survives.
 * Metadata, trailing bytes and a second format hidden in the file are gone.
 *
 * <p>Limits, all ours: an upload of 2 MB (1 MB is 1,048,576 bytes); 8000 pixels a side and 24 million in all, read
 * from the header before anything is decoded; a result of at most 640 by 320 pixels in the picture's proportions.
 * Only an SVG is ever enlarged. A photograph turned by its EXIF orientation is turned upright.
 *
 * @param png    the picture, transparency kept
 * @param width  pixels
 * @param height pixels
 * @param sha256 of {@code png}, lower-case hexadecimal
 */
public record LogoImage(byte[] png, int width, int height, String sha256) {

    private static final int MOST_BYTES = 2 * 1024 * 1024;
    private static final int MOST_PIXELS_A_SIDE = 8000;
    private static final int MOST_PIXELS = 24_000_000;
    private static final int MOST_JPEG_SCANS = 50;
    private static final Dimension BOX = new Dimension(640, 320);

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /**
     * Reads a PNG, JPEG, WebP or SVG, told apart by its content alone.
     *
     * @throws Refused on the field {@code logo}, saying how to mend it, when the upload is empty, too large, too many
     *                 pixels, damaged, none of the four formats, a moving WebP, or an SVG with active, outside or
     *                 overly elaborate content
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
            return encoded(isRaster(upload) ? fitted(decoded(upload), BOX, orientation(upload)) : Svg.drawn(upload));
        } catch (Refused e) {
            throw e;
        } catch (Exception | LinkageError | VirtualMachineError e) {
            // Decoders meet a damaged or hostile file with any of these; a single picture must not harm the service.
            throw unreadable();
        }
    }

    private static Refused refused(String message) {
        return new Refused("logo", message);
    }

    private static Refused unreadable() {
        return refused("We could not read this as a picture."
                + " Please save it again as a PNG, JPEG, WebP or SVG and try once more.");
    }

    private static String megabytes(int bytes) {
        double tenths = Math.ceil(bytes * 10.0 / (1024 * 1024));
        return String.format(Locale.ROOT, tenths % 10 == 0 ? "%.0f" : "%.1f", tenths / 10);
    }

    private static boolean isRaster(byte[] bytes) {
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

    private static BufferedImage decoded(byte[] bytes) throws IOException {
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
                throw refused("This picture is " + width + " by " + height + " pixels."
                        + " Please save a smaller copy; 640 pixels wide is enough.");
            }
            if (isWebp(bytes)) {
                checkWebp(bytes, width, height);
            } else if (startsWith(bytes, JPEG_SIGNATURE)) {
                checkJpeg(bytes);
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int skip = Math.max(1, Math.min(width / (4 * BOX.width), height / (4 * BOX.height)));
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
                throw unreadable();
            }
        });
    }

    /**
     * One still picture of the size that was checked: the decoder would take as many as there are, of any size.
     * Layout: the WebP container specification of RFC 9649.
     */
    private static void checkWebp(byte[] bytes, int width, int height) {
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
                        throw unreadable();
                    }
                }
                default -> { }
            }
            at = data + length + (length & 1);
        }
        if (pictures != 1 || alphas > 1) {
            throw unreadable();
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
                throw unreadable();
            }
            at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
        }
        throw unreadable();
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

    private static Dimension inside(Dimension box, double width, double height, double mostScale) {
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

    private static BufferedImage canvas(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    private static LogoImage encoded(BufferedImage image) throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", output);
        }
        byte[] png = bytes.toByteArray();
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(png));
        return new LogoImage(png, image.getWidth(), image.getHeight(), sha256);
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
                    throw unreadable();
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
                throw unreadable();
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
                        throw unreadable();
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
                throw unreadable();
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
            throw unreadable();
        }
    }

    /** Checks an SVG for what a logo has no need of, then draws it. */
    private static final class Svg {
        private static final String NAMESPACE = "http://www.w3.org/2000/svg";
        private static final String XHTML = "http://www.w3.org/1999/xhtml";
        private static final Set<String> EFFECTS = Set.of("pattern", "filter", "marker", "meshgradient");
        private static final Pattern EMBEDDED = Pattern.compile("data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\\s]+)");
        private static final Pattern OUTSIDE = Pattern.compile("(?i)url\\(\\s*['\"]?\\s*[^#'\"\\s)]");
        private static final Pattern UNSAFE_STYLE = Pattern.compile("(?i)@import|\\\\|\\bdata:");
        private static final Pattern DASHES = Pattern.compile("stroke-dasharray\\s*:\\s*(?!none)\\S");
        private static final Pattern RULE = Pattern.compile("([^{}]*)\\{([^{}]*)}");
        private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");
        private static final Pattern REFERENCE = Pattern.compile("#([^'\")\\s]+)");
        private static final int DEEPEST = 100;

        private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

        static {
            XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XML.setProperty(XMLInputFactory.IS_COALESCING, true);
        }

        static BufferedImage drawn(byte[] upload) throws XMLStreamException {
            check(upload);
            List<Refused> refusals = new ArrayList<>();
            LoaderContext context = LoaderContext.builder()
                    .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                    .documentLimits(new DocumentLimits(DEEPEST, DEEPEST, Cost.MOST / Cost.ELEMENT))
                    .resourceLoader((document, uri) -> {
                        try {
                            return new ValueResourceSupplier<>(new ImageResource(embedded(uri)));
                        } catch (IOException | RuntimeException e) {
                            refusals.add(e instanceof Refused refused ? refused : unreadable());
                            return null;
                        }
                    })
                    .preProcessor(Svg::sizeByViewBox)
                    .build();
            SVGDocument document = new SVGLoader().load(
                    () -> XML.createXMLEventReader(new ByteArrayInputStream(upload)), null, context);
            if (!refusals.isEmpty()) {
                throw refusals.get(0);
            }
            FloatSize size = document == null ? null : document.size();
            if (size == null || !(size.width > 0 && size.height > 0 && size.width + size.height < 1e6)) {
                throw refused("We cannot draw this SVG. Please save it as a PNG and choose that.");
            }
            Dimension drawnSize = inside(BOX, size.width, size.height, Double.MAX_VALUE);
            BufferedImage image = canvas(drawnSize.width, drawnSize.height);
            Graphics2D graphics = image.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            document.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics,
                    new ViewBox(0, 0, drawnSize.width, drawnSize.height));
            graphics.dispose();
            return image;
        }

        /** A size that is missing or in per cent says nothing of the proportions, the view box does. */
        private static void sizeByViewBox(DomElement root) {
            boolean sized = Stream.of("width", "height").map(root::attribute)
                    .allMatch(length -> length != null && !length.endsWith("%"));
            if (!sized && root.attribute("viewBox") != null) {
                root.setAttribute("width", null);
                root.setAttribute("height", null);
            }
        }

        private static BufferedImage embedded(URI uri) throws IOException {
            Matcher data = EMBEDDED.matcher(uri.toString());
            byte[] bytes = data.matches() ? Base64.getMimeDecoder().decode(data.group(1)) : new byte[0];
            if (!isRaster(bytes)) {
                throw has("a picture that is neither PNG nor JPEG", "it");
            }
            return fitted(decoded(bytes), new Dimension(2 * BOX.width, 2 * BOX.width), orientation(bytes));
        }

        private static Refused has(String what, String without) {
            return refused("This SVG contains " + what + ". Please ask whoever made the logo to export it without "
                    + without + ", or use a PNG.");
        }

        private static void check(byte[] upload) throws XMLStreamException {
            boolean doctype = false;
            boolean stylesheet = false;
            Cost cost = new Cost();
            XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(upload));
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD -> doctype = true;
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                            stylesheet |= xml.getPITarget().equalsIgnoreCase("xml-stylesheet");
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (cost.isEmpty()) {
                            checkRoot(xml, doctype, stylesheet);
                        }
                        checkElement(xml);
                        cost.start(xml);
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (cost.isIn("style")) {
                            checkStyle(xml.getText());
                        }
                        cost.text(xml.getText());
                    }
                    case XMLStreamConstants.END_ELEMENT -> cost.end();
                    default -> { }
                }
            }
            cost.check();
        }

        private static void checkRoot(XMLStreamReader xml, boolean doctype, boolean stylesheet) {
            if (!xml.getLocalName().equals("svg") || !NAMESPACE.equals(xml.getNamespaceURI())) {
                throw unreadable();
            }
            if (doctype) {
                throw has("a DOCTYPE line, which can hide other content", "it");
            }
            if (stylesheet) {
                throw outside();
            }
        }

        private static Refused outside() {
            return has("a reference to something outside the file", "references");
        }

        private static void checkElement(XMLStreamReader xml) {
            String name = xml.getLocalName().toLowerCase(Locale.ROOT);
            if (name.equals("script")) {
                throw has("a script", "scripts");
            }
            if (name.equals("foreignobject") || XHTML.equals(xml.getNamespaceURI())) {
                throw has("parts of a web page (foreignObject)", "them");
            }
            if (EFFECTS.contains(name)) {
                throw elaborate();
            }
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                checkAttribute(xml.getAttributeLocalName(i).toLowerCase(Locale.ROOT), xml.getAttributeValue(i).trim());
            }
        }

        private static void checkAttribute(String name, String value) {
            if (name.matches("on[a-z]+")) {
                throw has("a script (" + name + ")", "scripts");
            }
            boolean address = name.equals("href") || name.equals("src");
            if (address && !value.startsWith("#") && !EMBEDDED.matcher(value).matches() || OUTSIDE.matcher(value).find()) {
                throw outside();
            }
            if (name.equals("style")) {
                checkStyle(value);
            }
            if (name.equals("stroke-dasharray") && !value.equals("none")) {
                throw elaborate();
            }
        }

        private static void checkStyle(String style) {
            if (UNSAFE_STYLE.matcher(style).find() || OUTSIDE.matcher(style).find()) {
                throw outside();
            }
            if (DASHES.matcher(style).find()) {
                throw elaborate();
            }
        }

        private static Refused elaborate() {
            return refused("This SVG uses patterns, filters, markers, dashes or too many shapes for us to draw."
                    + " Please save it as a PNG and choose that.");
        }

        /**
         * What drawing would take, counting everything as often as it is referred to: a few lines of references to
         * references can otherwise ask for more work than any machine could do. The unit is about a character of path
         * data; Java takes time by the square of it for a clip, and for each stroked shape behind a mask.
         */
        private static final class Cost {
            private static final int MOST = 300_000;
            private static final int ELEMENT = 50;
            private static final int LETTER = 20;
            private static final int MASK = 500;
            private static final int PICTURE = 30_000;
            private static final Pattern STROKE = Pattern.compile("\\bstroke\\s*:\\s*(?!none)\\S");

            private static final class Part {
                private final String name;
                private final List<Part> children = new ArrayList<>();
                private final List<String> references = new ArrayList<>();
                private final List<String> classes = new ArrayList<>();
                private long pathLength;
                private long letters;
                private long total = -1;

                Part(String name) {
                    this.name = name;
                }
            }

            private final Deque<Part> open = new ArrayDeque<>();
            private final Map<String, Part> byId = new HashMap<>();
            private final Map<String, List<String>> byClass = new HashMap<>();
            private final List<String> everywhere = new ArrayList<>();
            private Part root;
            private boolean masked;
            private boolean stroked;

            boolean isEmpty() {
                return root == null;
            }

            boolean isIn(String name) {
                return !open.isEmpty() && open.peek().name.equals(name);
            }

            void start(XMLStreamReader xml) {
                Part part = new Part(xml.getLocalName().toLowerCase(Locale.ROOT));
                masked |= part.name.equals("mask");
                if (root == null) {
                    root = part;
                } else {
                    open.peek().children.add(part);
                }
                open.push(part);
                if (open.size() > DEEPEST) {
                    throw elaborate();
                }
                for (int i = 0; i < xml.getAttributeCount(); i++) {
                    String value = xml.getAttributeValue(i);
                    switch (xml.getAttributeLocalName(i)) {
                        case "id" -> byId.putIfAbsent(value, part);
                        case "class" -> part.classes.addAll(List.of(value.trim().split("\\s+")));
                        case "d", "points" -> part.pathLength += value.length();
                        default -> {
                            part.references.addAll(references(value));
                            stroked |= xml.getAttributeLocalName(i).equals("stroke") && !value.equals("none")
                                    || STROKE.matcher(value).find();
                        }
                    }
                }
            }

            void end() {
                open.pop();
            }

            void text(String text) {
                if (isIn("style")) {
                    style(text);
                } else if (isIn("text") || isIn("tspan") || isIn("textpath")) {
                    open.peek().letters += text.length();
                }
            }

            private void style(String sheet) {
                stroked |= STROKE.matcher(sheet).find();
                Matcher rule = RULE.matcher(sheet);
                while (rule.find()) {
                    List<String> references = references(rule.group(2));
                    Matcher name = CLASS.matcher(rule.group(1));
                    boolean named = false;
                    while (name.find()) {
                        byClass.computeIfAbsent(name.group(1), key -> new ArrayList<>()).addAll(references);
                        named = true;
                    }
                    if (!named) {
                        everywhere.addAll(references);
                    }
                }
            }

            private static List<String> references(String value) {
                return REFERENCE.matcher(value).results().map(match -> match.group(1)).toList();
            }

            void check() {
                boolean everywhereCostly = everywhere.stream().map(byId::get)
                        .anyMatch(part -> part != null && !part.name.endsWith("gradient"));
                if (everywhereCostly || total(root) > MOST) {
                    throw elaborate();
                }
            }

            private long total(Part part) {
                if (part.total < 0) {
                    part.total = MOST + 1;
                    long sum = ELEMENT + part.letters * LETTER
                            + (masked && stroked ? squared(part.pathLength) : part.pathLength);
                    for (Part child : part.children) {
                        sum += total(child);
                    }
                    for (String reference : part.references) {
                        sum += referred(reference);
                    }
                    for (String name : part.classes) {
                        for (String reference : byClass.getOrDefault(name, List.of())) {
                            sum += referred(reference);
                        }
                    }
                    sum = switch (part.name) {
                        case "clippath" -> squared(sum);
                        case "mask" -> sum + MASK;
                        case "image" -> sum + PICTURE;
                        default -> sum;
                    };
                    part.total = Math.min(sum, MOST + 1);
                }
                return part.total;
            }

            private static long squared(long length) {
                return length + length * length / 100;
            }

            private long referred(String reference) {
                Part part = byId.get(reference);
                return part == null ? 0 : total(part);
            }
        }
    }
}
