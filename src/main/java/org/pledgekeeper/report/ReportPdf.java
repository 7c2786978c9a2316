package org.pledgekeeper.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.logging.Level;
import org.pledgekeeper.report.Drawing.Style;
import org.w3c.dom.Element;

/**
 * The report as a tagged PDF (PDF/UA): written as a page first, whose headings, tables and pictures become the document's
 * structure. Its faces are carried in the application and in the file, so it needs no font of the machine.
 */
final class ReportPdf {
    private static final Map<Style, Look> LOOKS = new EnumMap<>(Map.ofEntries(
            Map.entry(Style.GRID, new Look(null, "#cfc8b9", 0.8f)), Map.entry(Style.AXIS, new Look(null, "#77807b", 0.8f)),
            Map.entry(Style.BEFORE, new Look(null, "#4b5957", 1.8f, 5, 4)), Map.entry(Style.AREA, new Look("#e2eeea", null, 0)),
            Map.entry(Style.LINE, new Look(null, "#1d6260", 2.4f)), Map.entry(Style.DOT, new Look("#1d6260", "#114544", 1)),
            Map.entry(Style.RING, new Look("#ffffff", "#1d2a2a", 1.6f)), Map.entry(Style.JOIN, new Look(null, "#4b5957", 2.4f)),
            Map.entry(Style.HOLLOW, new Look("#ffffff", "#1d6260", 2)), Map.entry(Style.NOT_RELEVANT, new Look("#4b5957", null, 0)),
            Map.entry(Style.UNSURE, new Look("#ffffff", "#4b5957", 2)),
            Map.entry(Style.NONE, new Look("#ffffff", "#4b5957", 1.4f, 2.5f, 2.5f)),
            Map.entry(Style.STAFF, new Look("#6a4200", null, 0)), Map.entry(Style.LEADERS, new Look("#6a4200", null, 0)),
            Map.entry(Style.PANEL, new Look("#6a4200", null, 0))));

    static {
        XRLog.listRegisteredLoggers().forEach(name -> XRLog.setLevel(name, Level.SEVERE));
    }

    private ReportPdf() {}

    /** How the shapes of one style are drawn. */
    private record Look(String fill, String stroke, float width, float... dashes) {
        void draw(Graphics2D graphics, Shape shape) {
            if (fill != null) {
                graphics.setColor(Color.decode(fill));
                graphics.fill(shape);
            }
            if (stroke != null) {
                graphics.setColor(Color.decode(stroke));
                graphics.setStroke(dashes.length == 0 ? new BasicStroke(width)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
                graphics.draw(shape);
            }
        }
    }

    static byte[] write(Report report) {
        ReportHtml page = new ReportHtml(report);
        return write(page.html(), page.drawings());
    }

    /** @param drawings those that the page's objects name */
    static byte[] write(String html, Map<String, Drawing> drawings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder().usePdfUaAccessibility(true).withProducer("Pledgekeeper")
                    .useFont(() -> ReportPdf.class.getResourceAsStream(Lettering.REGULAR), "Liberation Sans", 400, FontStyle.NORMAL, true)
                    .useFont(() -> ReportPdf.class.getResourceAsStream(Lettering.BOLD), "Liberation Sans", 700, FontStyle.NORMAL, true)
                    .useFont(() -> ReportPdf.class.getResourceAsStream(Lettering.OTHER), "DejaVu Sans", 400, FontStyle.NORMAL, true)
                    .useUnicodeBidiSplitter(RightToLeft::new).useUnicodeBidiReorderer(new RightToLeft())
                    .useObjectDrawerFactory(new Pictures(drawings))
                    .withHtmlContent(html, null).toStream(bytes).run();
            return RightToLeft.isIn(html) ? ReadingOrder.of(bytes.toByteArray()) : bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Draws each object of the page as the drawing its id names. */
    private record Pictures(Map<String, Drawing> drawings) implements FSObjectDrawerFactory {
        @Override
        public boolean isReplacedObject(Element object) {
            return drawings.containsKey(object.getAttribute("data"));
        }

        @Override
        public FSObjectDrawer createDrawer(Element object) {
            Drawing drawing = drawings.get(object.getAttribute("data"));
            return (element, x, y, width, height, device, context, dotsPerPixel) -> {
                device.drawWithGraphics((float) x, (float) y, (float) width / dotsPerPixel, (float) height / dotsPerPixel,
                        graphics -> draw(graphics, drawing,
                                Math.min(width / dotsPerPixel / drawing.width(), height / dotsPerPixel / drawing.height())));
                return null;
            };
        }
    }

    private static void draw(Graphics2D graphics, Drawing drawing, double scale) {
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(scale, scale);
        drawing.marks().forEach(mark -> LOOKS.get(mark.style()).draw(graphics, mark.shape()));
        drawing.labels().forEach(label -> {
            Shape outline = Outlines.of(label.text(), label.x() - Outlines.width(label.text(), label.size(), true) / 2,
                    label.y() + label.size() * 0.36, label.size(), true);
            graphics.setColor(Color.WHITE);
            graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
            graphics.setColor(Color.decode("#1d2a2a"));
            graphics.fill(outline);
        });
    }
}
