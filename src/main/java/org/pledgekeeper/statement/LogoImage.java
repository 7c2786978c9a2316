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
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Dimension BOX = new Dimension(640, 320);
    private static final String UNREADABLE = "We could not read this as a picture."
            + " Please save it again as a PNG, JPEG, WebP or SVG and try once more.";
    private static final PictureReader RASTER = new PictureReader("logo", BOX, "640 pixels wide is enough.", UNREADABLE);

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
            return encoded(PictureReader.isPicture(upload) ? RASTER.read(upload) : Svg.drawn(upload));
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
            Dimension drawnSize = PictureReader.inside(BOX, size.width, size.height, Double.MAX_VALUE);
            BufferedImage image = PictureReader.canvas(drawnSize.width, drawnSize.height);
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
            if (!PictureReader.isPicture(bytes)) {
                throw has("a picture that is neither PNG nor JPEG", "it");
            }
            return RASTER.read(bytes, new Dimension(2 * BOX.width, 2 * BOX.width));
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
