package org.pledgekeeper.figures;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.pledgekeeper.report.Drawing;
import org.pledgekeeper.report.Outlines;

/**
 * A picture as it lies on its sheet, written as SVG and as PNG.
 *
 * @param words what it shows, for those who do not see it
 * @param width in its own units, of which a PNG has two pixels each; so is height
 */
record PictureSheet(String title, String words, List<Form> forms, List<Text> texts, double width, double height) {
    static final String PAPER = "#ffffff";
    private static final String LINE = "#5f6f6c";
    private static final String INK = "#1d2a2a";
    private static final int SHARPNESS = 2;

    record Form(String colour, Shape shape) {}

    record Text(String words, double x, double y, double size, boolean bold) {}

    byte[] svg() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter svg = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            open(svg, "svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", "0 0 " + number(width) + " " + number(height), "role",
                    "img",
                    "lang", "en-GB", "font-family", "'Liberation Sans', Arial, sans-serif", "fill", INK);
            open(svg, "title");
            svg.writeCharacters(title);
            svg.writeEndElement();
            open(svg, "desc");
            svg.writeCharacters(words);
            svg.writeEndElement();
            open(svg, "rect", "width", "100%", "height", "100%", "fill", PAPER);
            svg.writeEndElement();
            for (Form form : forms) {
                if (form.shape() instanceof Rectangle2D box) {
                    open(svg, "rect", "x", number(box.getX()), "y", number(box.getY()), "width", number(box.getWidth()), "height",
                            number(box.getHeight()), "fill", form.colour(), "stroke", LINE);
                } else {
                    open(svg, "path", "d", Drawing.path(form.shape()), "fill", form.colour(), "stroke", LINE);
                }
                svg.writeEndElement();
            }
            for (Text one : texts) {
                open(svg, "text", "x", number(one.x()), "y", number(one.y()), "font-size", number(one.size()), "font-weight",
                        one.bold() ? "700" : "400");
                svg.writeCharacters(one.words());
                svg.writeEndElement();
            }
            svg.writeEndElement();
            svg.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void open(XMLStreamWriter svg, String name, String... attributes) throws XMLStreamException {
        svg.writeStartElement(name);
        for (int i = 0; i < attributes.length; i += 2) {
            svg.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    byte[] png() {
        BufferedImage image =
                new BufferedImage((int) (width * SHARPNESS), (int) Math.ceil(height) * SHARPNESS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SHARPNESS, SHARPNESS);
        forms.forEach(form -> {
            graphics.setColor(Color.decode(form.colour()));
            graphics.fill(form.shape());
            graphics.setColor(Color.decode(LINE));
            graphics.draw(form.shape());
        });
        graphics.setColor(Color.decode(INK));
        texts.forEach(text -> graphics.fill(Outlines.of(text.words(), text.x(), text.y(), text.size(), text.bold())));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
