package org.pledgekeeper.figures;

import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.figures.PictureSheet.Form;
import org.pledgekeeper.figures.PictureSheet.Text;
import org.pledgekeeper.report.Outlines;
import org.pledgekeeper.web.Days;

/**
 * A picture of a release by itself, to print or to put into a paper: with its title, what its colours mean, its figures in words and where
 * it is from.
 */
final class FiguresPicture {
    /** As tokens.css has them. */
    static final Map<String, String> COLOURS =
            Map.of("level-0", "#e4ecea", "level-1", "#b5cecb", "level-2", "#7da9a6", "level-3", "#43817e",
                    "level-4", "#114544", "level-none", "#ece8de");
    private static final double WIDTH = 960;
    private static final double EDGE = 32;
    private static final double QUARTER = (WIDTH - 2 * EDGE) / Share.values().length;

    private final String title;
    private final StringBuilder words = new StringBuilder();
    private final List<Form> forms = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private double y = EDGE;

    private FiguresPicture(String title) {
        this.title = title;
    }

    private static Form box(String style, double x, double y, double width, double height) {
        return new Form(COLOURS.get(style), new Rectangle2D.Double(x, y, width, height));
    }

    /** @return what is added to words on figures that an earlier release counted last */
    static String from(Figures figures, int release) {
        return release == figures.release().number() ? "" : ", from release " + release;
    }

    static FiguresPicture map(Figures figures, String title, int release, RegionMap map) {
        FiguresPicture picture = new FiguresPicture(title + ", by region");
        picture.head("How many reviews of a region have it in place across most, or further" + from(figures, release),
                Arrays.stream(Share.values()).collect(Collectors.toMap(Share::getTitle, Share::getStyle, (a, b) -> a, LinkedHashMap::new)));
        for (RegionMap.Tile tile : map.tiles()) {
            double x = EDGE + tile.x();
            double y = picture.y + tile.y();
            picture.forms.add(box(tile.style(), x, y, RegionMap.TILE_WIDTH, RegionMap.TILE_HEIGHT));
            picture.texts.add(new Text(tile.label(), x, y + RegionMap.TILE_HEIGHT + 17, 12, true));
            picture.texts.add(new Text(tile.words(), x, y + RegionMap.TILE_HEIGHT + 33, 12, false));
        }
        picture.words.append(map.getWords());
        picture.y += RegionMap.HEIGHT;
        picture.source(figures);
        return picture;
    }

    /** @param legend the style of each title */
    static FiguresPicture bars(Figures figures, String title, String what, Map<String, String> legend, List<FigureBars.Bar> bars) {
        FiguresPicture picture = new FiguresPicture(title);
        picture.head(what, legend);
        bars.forEach(picture::bar);
        picture.source(figures);
        return picture;
    }

    static FiguresPicture flows(Figures figures, String title, List<Flow> flows) {
        FiguresPicture picture = new FiguresPicture(title);
        picture.head("Reviews of organisations in Scotland that can be compared with the one before, counted to " + DisclosureControl.STEP,
                Map.of());
        flows.forEach(picture::flow);
        picture.source(figures);
        return picture;
    }

    static FiguresPicture dots(Figures figures, String title, String what, List<Figures.Asked> asked) {
        FiguresPicture picture = new FiguresPicture(title);
        picture.head(what, Map.of());
        for (Share share : Share.values()) {
            picture.texts.add(new Text(share.getTitle(), EDGE + share.ordinal() * QUARTER + 4, picture.y, 13, true));
        }
        picture.y += 12;
        asked.forEach(picture::dot);
        picture.source(figures);
        return picture;
    }

    private void dot(Figures.Asked asked) {
        lines(asked.title(), 15, false);
        y += 8;
        for (Share share : Share.values()) {
            forms.add(new Form(PictureSheet.PAPER, new Rectangle2D.Double(EDGE + share.ordinal() * QUARTER, y, QUARTER, 24)));
        }
        forms.add(new Form(COLOURS.get("level-4"),
                new Ellipse2D.Double(EDGE + asked.lower().getMiddle() * (WIDTH - 2 * EDGE) / 100 - 8, y + 4, 16, 16)));
        words.append(asked.title()).append(' ').append(asked.lower().getTitle()).append(". ");
        y += 38;
    }

    private void flow(Flow flow) {
        lines(flow.number() + ". " + flow.title(), 15, true);
        double right = EDGE + Flow.rightPost(WIDTH - 2 * EDGE);
        double left = EDGE + Flow.BESIDE_LEFT;
        AffineTransform down = AffineTransform.getTranslateInstance(0, y);
        beside("Compared", String.valueOf(flow.compared()), EDGE, y + Flow.HEIGHT / 2);
        forms.add(box("level-none", left, y + flow.getTop(), Flow.POST, Flow.THICK));
        for (Flow.Band band : flow.bands()) {
            beside(band.label(), band.words(), right + Flow.POST + 8, y + band.middle());
            if (band.figure() > 0) {
                forms.add(new Form(COLOURS.get(band.moved().getStyle()),
                        down.createTransformedShape(band.shape(left + Flow.POST, right))));
                forms.add(box(band.moved().getStyle(), right, y + band.to(), Flow.POST, band.thick()));
            }
        }
        y += Flow.HEIGHT;
        lines(flow.getWords(), 13, false);
        y += 18;
        words.append(flow.title()).append(": ").append(flow.getWords()).append(' ');
    }

    /** A word and its figure below it. */
    private void beside(String word, String figure, double x, double middle) {
        texts.add(new Text(word, x, middle - 3, 14, true));
        texts.add(new Text(figure, x, middle + 14, 14, false));
    }

    private void head(String what, Map<String, String> styles) {
        lines(title, 24, true);
        lines(what, 15, false);
        y += 20;
        legend(styles);
    }

    private void source(Figures figures) {
        Figures.Release release = figures.release();
        lines("Pledgekeeper, national progress, release " + release.number() + " of " + Days.words(release.madeAt())
                + (release.correctedAt() == null ? "" : ", corrected on " + Days.words(release.correctedAt()))
                + ". Open Government Licence v3.0.", 13, false);
    }

    /** Words below each other, broken where the picture ends. */
    private void lines(String text, double size, boolean bold) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && EDGE + Outlines.width(line + " " + word, size, bold) > WIDTH - EDGE) {
                line(line.toString(), size, bold);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        line(line.toString(), size, bold);
    }

    private void line(String text, double size, boolean bold) {
        y += size * 1.3;
        texts.add(new Text(text, EDGE, y, size, bold));
    }

    private void legend(Map<String, String> styles) {
        double x = EDGE;
        if (styles.isEmpty()) {
            return;
        }
        for (Map.Entry<String, String> one : styles.entrySet()) {
            double width = 26 + Outlines.width(one.getKey(), 14, false) + 22;
            if (x + width > WIDTH) {
                x = EDGE;
                y += 26;
            }
            forms.add(box(one.getValue(), x, y, 18, 18));
            texts.add(new Text(one.getKey(), x + 26, y + 14, 14, false));
            x += width;
        }
        y += 38;
    }

    private void bar(FigureBars.Bar bar) {
        lines(bar.label(), 15, true);
        y += 8;
        double scale = (WIDTH - 2 * EDGE) / FigureBars.LENGTH;
        for (FigureBars.Piece piece : bar.pieces()) {
            forms.add(box(piece.style(), EDGE + piece.from() * scale, y, piece.width() * scale, 26));
        }
        words.append(bar.label()).append(": ").append(bar.words()).append(". ");
        y += 28;
        lines(bar.words(), 13, false);
        y += 18;
    }

    PictureSheet sheet() {
        return new PictureSheet(title, words.toString().strip(), forms, texts, WIDTH, y + EDGE / 2);
    }
}
