package org.pledgekeeper.figures;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pledgekeeper.report.Drawing;
import org.pledgekeeper.typed.OneOf;

/**
 * How organisations moved on one commitment from their review before to this one. On the left stand those that can be compared, on the
 * right where they went: those that are further on at the top. Each band is as thick as its figure. There are no counts from level to
 * level: a release holds how many moved, and no more.
 *
 * @param compared how many the bands are together
 * @param apart whose first review it is, or who gave too few answers to compare; 0 says fewer than ten
 * @param bands one for each way to move, from top to bottom, also where there is no figure
 */
public record Flow(int number, String title, int compared, int apart, List<Band> bands) {
    static final double WIDTH = 344;
    static final double BESIDE_LEFT = 84;
    private static final double BESIDE_RIGHT = 104;
    static final double POST = 8;
    static final double THICK = 104;
    private static final double GAP = 40;
    private static final double EDGE = 20;
    static final double HEIGHT = THICK + 2 * GAP + 2 * EDGE;

    /**
     * @param figure 0 says fewer than ten, and has no band
     * @param from where it begins on the left, in the picture's own units from its top @param to where it ends on the right
     */
    public record Band(Movement moved, int figure, double from, double to, double thick) {
        public String label() {
            return moved.getShort();
        }

        public String words() {
            return FigureBars.written(figure);
        }

        public double middle() {
            return to + thick / 2;
        }

        Path2D shape(double left, double right) {
            double middle = (left + right) / 2;
            Path2D shape = new Path2D.Double();
            shape.moveTo(left, from);
            shape.curveTo(middle, from, middle, to, right, to);
            shape.lineTo(right, to + thick);
            shape.curveTo(middle, to + thick, middle, from + thick, left, from + thick);
            shape.closePath();
            return shape;
        }

        /** @return the band as an SVG path */
        public String path() {
            return Drawing.path(shape(BESIDE_LEFT + POST, rightPost(WIDTH)));
        }
    }

    static Flow of(Figures.OfCommitment commitment) {
        int compared = commitment.moved().stream().filter(row -> moved(row) != Movement.FIRST).mapToInt(row -> row.figures().get(0)).sum();
        List<Band> bands = new ArrayList<>();
        double from = EDGE + GAP;
        double to = EDGE;
        for (Figures.Row row : commitment.moved()) {
            if (moved(row) != Movement.FIRST) {
                int figure = row.figures().get(0);
                double thick = compared == 0 ? 0 : THICK * figure / compared;
                bands.add(new Band(moved(row), figure, from, to, thick));
                from += thick;
                to += thick + GAP;
            }
        }
        return new Flow(commitment.number(), commitment.title(), compared, commitment.moved().stream()
                .filter(row -> moved(row) == Movement.FIRST).mapToInt(row -> row.figures().get(0)).sum(), bands);
    }

    private static Movement moved(Figures.Row row) {
        return OneOf.named(Movement.class, row.value()).orElseThrow();
    }

    /** @return whether there is anything to draw */
    public boolean isDrawn() {
        return compared > 0;
    }

    public double getWidth() {
        return WIDTH;
    }

    public double getHeight() {
        return HEIGHT;
    }

    public double getPost() {
        return POST;
    }

    public double getThick() {
        return THICK;
    }

    /** @return where those that are compared stand, from the left; so do those with right */
    public double getLeft() {
        return BESIDE_LEFT;
    }

    public double getTop() {
        return EDGE + GAP;
    }

    public double getMiddle() {
        return HEIGHT / 2;
    }

    public double getRight() {
        return rightPost(WIDTH);
    }

    static double rightPost(double width) {
        return width - BESIDE_RIGHT - POST;
    }

    /** @return the same in words, with what is left out */
    public String getWords() {
        return (compared == 0 ? "No figure can be shown of reviews that are compared with the one before"
                : "Of about " + compared + " reviews that are compared with the one before: " + bands.stream()
                        .map(band -> band.moved().getTitle().toLowerCase(Locale.ROOT) + ", " + band.words())
                        .collect(Collectors.joining("; ")))
                + ". Not compared: " + FigureBars.written(apart) + ".";
    }
}
