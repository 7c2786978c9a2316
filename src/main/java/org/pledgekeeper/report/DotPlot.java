package org.pledgekeeper.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.report.Drawing.Sketch;
import org.pledgekeeper.report.Drawing.Style;

/**
 * One row for each item: five places on the scale, then one each for "not relevant", "don't know" and "not answered". Every
 * kind of mark has a shape of its own.
 */
final class DotPlot {
    static final double WIDTH = 320;
    static final double HEIGHT = 28;
    /** With room for what a pulse heard. */
    static final double HIGHER = 46;
    private static final double COLUMN = 40;
    private static final double LINE = 14;
    private static final double PULSE = 36;
    private static final int NOT_ANSWERED = 7;

    private DotPlot() {}

    /** @return 0 to 4 on the scale, 5 not relevant, 6 don't know, 7 not answered */
    private static int column(Level level) {
        return level == null ? NOT_ANSWERED : level.ordinal();
    }

    /** @return the middle of that part of the scale */
    private static double place(Leaning leaning) {
        return leaning == Leaning.LOWER ? 0.5 : leaning == Leaning.BETWEEN ? 2 : 3.5;
    }

    private static double x(double column) {
        return COLUMN / 2 + COLUMN * column;
    }

    static Drawing row(Report.Item item) {
        Sketch sketch = new Sketch();
        double height = item.pulse().isEmpty() ? HEIGHT : HIGHER;
        for (int column = 0; column <= Level.SUSTAINED.ordinal(); column++) {
            sketch.line(Style.GRID, x(column), 0, x(column), height);
        }
        sketch.line(Style.AXIS, x(0), LINE, x(Level.SUSTAINED.ordinal()), LINE);
        Level before = before(item);
        if (before != null) {
            if (before.isOnScale() && item.level() != null && item.level().isOnScale()) {
                sketch.line(Style.JOIN, x(column(before)), LINE, x(column(item.level())), LINE);
            }
        }
        if (item.carried() != null) {
            sketch.circle(Style.HOLLOW, x(column(item.carried())), LINE, 8);
        }
        answer(sketch, item.level(), x(column(item.level())));
        if (before != null) {
            sketch.circle(Style.RING, x(column(before)), LINE, 4);
        }
        for (BesideItems.Heard heard : item.pulse()) {
            heard(sketch, heard.audience(), x(place(heard.leaning())));
        }
        return sketch.done(WIDTH, height);
    }

    /** Last time's level, where it can stand beside this time's; a carried answer says it by itself. */
    private static Level before(Report.Item item) {
        return item.since() == null || item.carried() != null || !item.since().kind().isComparable() ? null
                : item.since().earlier().get(0).level();
    }

    private static void answer(Sketch sketch, Level level, double x) {
        if (level == null) {
            sketch.square(Style.NONE, x, LINE, 7);
        } else if (level == Level.NOT_RELEVANT) {
            sketch.bar(Style.NOT_RELEVANT, x, LINE, 9);
        } else if (level == Level.DONT_KNOW) {
            sketch.diamond(Style.UNSURE, x, LINE, 9);
        } else {
            sketch.circle(Style.DOT, x, LINE, 8);
        }
    }

    private static void heard(Sketch sketch, String audience, double x) {
        switch (audience) {
            case "STAFF" -> sketch.triangle(Style.STAFF, x - 11, PULSE, 4.5);
            case "LEADERS" -> sketch.square(Style.LEADERS, x, PULSE, 4);
            default -> sketch.diamond(Style.PANEL, x + 11, PULSE, 5);
        }
    }

    /** @return the heads of the columns */
    static Drawing head() {
        Sketch sketch = new Sketch();
        for (int column = 0; column <= Level.SUSTAINED.ordinal(); column++) {
            sketch.label(Integer.toString(column), x(column), LINE);
        }
        answer(sketch, Level.NOT_RELEVANT, x(column(Level.NOT_RELEVANT)));
        answer(sketch, Level.DONT_KNOW, x(column(Level.DONT_KNOW)));
        answer(sketch, null, x(NOT_ANSWERED));
        return sketch.done(WIDTH, HEIGHT);
    }

    static final String HEAD_WORDS =
            "From left to right: 0 not yet considered, 1 exploring or planning, 2 in place in some areas, 3 in place across most,"
                    + " 4 sustained and reviewed with the people affected; then not relevant to us, don’t know yet, not answered.";

    /** @return what the row shows */
    static String words(Report.Item item) {
        StringBuilder words = new StringBuilder(item.levelWords());
        Level before = before(item);
        if (before != null) {
            words.append(". Last time: ").append(before.getTitle().toLowerCase(Locale.UK));
        }
        for (BesideItems.Heard heard : item.pulse()) {
            words.append(". ").append(heard.getTitle()).append(" say: ").append(heard.leaning().getTitle().toLowerCase(Locale.UK));
        }
        return words.append('.').toString();
    }

    /** A kind of mark, drawn once, with what it means. */
    public record Key(Drawing drawing, String words) {}

    /** @return what the marks mean, for those kinds that can be in the report's rows */
    static List<Key> keys(Report report) {
        List<Key> keys = new ArrayList<>();
        keys.add(new Key(key().circle(Style.DOT, 14, LINE, 8).done(HEIGHT, HEIGHT), "Your answer, from 0 to 4"));
        if (report.last() != null) {
            keys.add(new Key(
                    key().line(Style.JOIN, 6, LINE, 18, LINE).circle(Style.DOT, 18, LINE, 8).circle(Style.RING, 6, LINE, 4).done(HEIGHT,
                            HEIGHT),
                    "Where it was last time, joined to where it is now"));
            keys.add(new Key(key().circle(Style.HOLLOW, 14, LINE, 8).done(HEIGHT, HEIGHT),
                    "Carried from last time and not confirmed yet: counts for nothing"));
        }
        keys.add(new Key(key().bar(Style.NOT_RELEVANT, 14, LINE, 9).done(HEIGHT, HEIGHT), "Not relevant to us"));
        keys.add(new Key(key().diamond(Style.UNSURE, 14, LINE, 9).done(HEIGHT, HEIGHT), "Don’t know yet"));
        keys.add(new Key(key().square(Style.NONE, 14, LINE, 7).done(HEIGHT, HEIGHT), "Not answered"));
        List<String> heard = report.items().stream().flatMap(item -> item.pulse().stream()).map(BesideItems.Heard::audience).toList();
        if (heard.contains("STAFF")) {
            keys.add(new Key(key().triangle(Style.STAFF, 14, LINE, 4.5).done(HEIGHT, HEIGHT), "Which way staff lean in the pulse"));
        }
        if (heard.contains("LEADERS")) {
            keys.add(new Key(key().square(Style.LEADERS, 14, LINE, 4).done(HEIGHT, HEIGHT), "Which way leaders lean in the pulse"));
        }
        if (heard.contains("PANEL")) {
            keys.add(new Key(key().diamond(Style.PANEL, 14, LINE, 5).done(HEIGHT, HEIGHT),
                    "Which way the lived-experience panel leans in the pulse"));
        }
        return keys;
    }

    private static Sketch key() {
        return new Sketch();
    }
}
