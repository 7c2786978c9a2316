package org.pledgekeeper.statement;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.paint.SVGPaint;
import com.github.weisj.jsvg.paint.impl.DefaultPaintParser;
import com.github.weisj.jsvg.parser.DocumentLimits;
import com.github.weisj.jsvg.parser.DomElement;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.PaintParser;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.parser.resources.ResourcePolicy;
import com.github.weisj.jsvg.parser.resources.impl.ImageResource;
import com.github.weisj.jsvg.parser.resources.impl.ValueResourceSupplier;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.FloatSize;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.refusal.Refused;

/** Checks an SVG for what a logo has no need of, then draws it. */
final class SvgLogo {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";
    private static final Set<String> EFFECTS = Set.of("pattern", "filter", "marker", "meshgradient");
    private static final Pattern EMBEDDED = Pattern.compile("data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\\s]+)");
    private static final Pattern OUTSIDE = Pattern.compile("(?i)url\\(\\s*['\"]?\\s*[^#'\"\\s)]");
    private static final Pattern UNSAFE_STYLE = Pattern.compile("(?i)@import|\\\\|\\bdata:");
    private static final Pattern DASHES = Pattern.compile("stroke-dasharray\\s*:\\s*(?!none)\\S");
    private static final Pattern BLENDING = Pattern.compile("(?:mix-blend-mode|isolation)\\s*:\\s*(?!normal|auto)\\S");
    static final int DEEPEST = 100;

    static BufferedImage drawn(byte[] upload) throws XMLStreamException {
        String source = SvgSource.plain(upload);
        check(source);
        List<Refused> refusals = new ArrayList<>();
        LoaderContext context = LoaderContext.builder()
                .externalResourcePolicy(ResourcePolicy.DENY_EXTERNAL)
                .documentLimits(new DocumentLimits(DEEPEST, DEEPEST, SvgCost.MOST / SvgCost.ELEMENT))
                .resourceLoader((document, uri) -> {
                    try {
                        return new ValueResourceSupplier<>(new ImageResource(embedded(uri)));
                    } catch (IOException | RuntimeException e) {
                        refusals.add(e instanceof Refused refused ? refused : LogoImage.unreadable());
                        return null;
                    }
                })
                .preProcessor(SvgLogo::sizeByViewBox)
                .paintParser(new KnownPaints(refusals))
                .build();
        SVGDocument document = new SVGLoader().load(
                () -> PlainXml.FACTORY.createXMLEventReader(new StringReader(source)), null, context);
        if (!refusals.isEmpty()) {
            throw refusals.get(0);
        }
        FloatSize size = document == null ? null : document.size();
        if (size == null || !(size.width > 0 && size.height > 0 && size.width + size.height < 1e6)) {
            throw LogoImage.refused("We cannot draw this SVG. Please save it as a PNG and choose that.");
        }
        Dimension drawnSize = PictureReader.inside(LogoImage.BOX, size.width, size.height, Double.MAX_VALUE);
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
        return LogoImage.RASTER.read(bytes, new Dimension(2 * LogoImage.BOX.width, 2 * LogoImage.BOX.width));
    }

    static Refused has(String what, String without) {
        return LogoImage.refused("This SVG contains " + what + ". Please ask whoever made the logo to export it without "
                + without + ", or use a PNG.");
    }

    private static void check(String source) throws XMLStreamException {
        boolean stylesheet = false;
        SvgCost cost = new SvgCost();
        XMLStreamReader xml = PlainXml.FACTORY.createXMLStreamReader(new StringReader(source));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.ENTITY_REFERENCE -> throw has("a DOCTYPE line, which can hide other content", "it");
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    stylesheet |= xml.getPITarget().equalsIgnoreCase("xml-stylesheet");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (cost.isEmpty()) {
                        checkRoot(xml, stylesheet);
                    }
                    checkElement(xml);
                    cost.start(xml);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    cost.text(xml.getText());
                }
                case XMLStreamConstants.END_ELEMENT -> cost.end();
                default -> {
                }
            }
        }
        cost.check();
    }

    private static void checkRoot(XMLStreamReader xml, boolean stylesheet) {
        if (!xml.getLocalName().equals("svg") || !NAMESPACE.equals(xml.getNamespaceURI())) {
            throw LogoImage.unreadable();
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
        if (name.equals("switch")) {
            throw has("several versions of a shape (switch)", "them");
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

    static void checkStyle(String style) {
        if (UNSAFE_STYLE.matcher(style).find() || OUTSIDE.matcher(style).find()) {
            throw outside();
        }
        if (DASHES.matcher(style).find()) {
            throw elaborate();
        }
        if (BLENDING.matcher(style).find()) {
            throw has("colours that blend with those below (mix-blend-mode)", "blending");
        }
    }

    static Refused elaborate() {
        return LogoImage.refused("This SVG uses patterns, filters, markers, dashes or too many shapes for us to draw."
                + " Please save it as a PNG and choose that.");
    }

    /** A colour that cannot be read would be drawn black. */
    private static final class KnownPaints implements PaintParser {
        private static final Set<String> WITHOUT_COLOUR = Set.of("inherit", "unset", "none", "context-fill", "context-stroke", "");
        private final PaintParser parser = new DefaultPaintParser();
        private final List<Refused> refusals;

        KnownPaints(List<Refused> refusals) {
            this.refusals = refusals;
        }

        @Override
        public Color parseColor(String value) {
            return known(value, parser.parseColor(value));
        }

        @Override
        public SVGPaint parsePaint(String value) {
            return known(value, parser.parsePaint(value));
        }

        private <T> T known(String value, T parsed) {
            if (parsed == null && value != null && !WITHOUT_COLOUR.contains(value.strip().toLowerCase(Locale.ROOT))
                    && !value.contains("url(")) {
                refusals.add(LogoImage.refused("This SVG has a colour that we cannot draw: " + shortened(value.strip())
                        + ". Please have colours written as #rrggbb, or save it as a PNG and choose that."));
            }
            return parsed;
        }

        private static String shortened(String value) {
            return value.length() > 40 ? value.substring(0, 40) + "…" : value;
        }
    }
}
