package org.pledgekeeper.report;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small picture as shapes and short labels: pages show it as SVG, the PDF draws the same shapes. The last one lies on top. */
public record Drawing(double width, double height, List<Mark> marks, List<Label> labels) {

    /** How a shape looks; style sheet and PDF each have one look a style. */
    public enum Style {
        GRID, AXIS, BEFORE, AREA, LINE, DOT, RING, JOIN, HOLLOW, NOT_RELEVANT, UNSURE, NONE, STAFF, LEADERS, PANEL;

        /** @return the class of the style sheet */
        public String css() {
            return "mark-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public record Mark(Style style, Shape shape) {
        public String path() {
            return Drawing.path(shape);
        }
    }

    /** @return the shape as an SVG path */
    public static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            path.append("MLQCZ".charAt(kind));
            for (int n = 0; n < new int[] {2, 2, 4, 6, 0}[kind]; n++) {
                path.append(n == 0 ? "" : " ").append(Math.round(at[n] * 100) / 100.0);
            }
        }
        return path.toString();
    }

    /** A digit or two, centred on its point. */
    public record Label(String text, double x, double y, double size) {}

    /** Collects a picture's shapes. */
    static final class Sketch {
        private final List<Mark> marks = new ArrayList<>();
        private final List<Label> labels = new ArrayList<>();

        Sketch line(Style style, double x1, double y1, double x2, double y2) {
            return add(style, new Line2D.Double(x1, y1, x2, y2));
        }

        Sketch circle(Style style, double x, double y, double radius) {
            return add(style, new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
        }

        Sketch square(Style style, double x, double y, double half) {
            return add(style, new Rectangle2D.Double(x - half, y - half, 2 * half, 2 * half));
        }

        Sketch bar(Style style, double x, double y, double half) {
            return add(style, new Rectangle2D.Double(x - half, y - half / 3, 2 * half, 2 * half / 3));
        }

        Sketch diamond(Style style, double x, double y, double half) {
            return polygon(style, List.of(new double[] {x, y - half}, new double[] {x + half, y}, new double[] {x, y + half},
                    new double[] {x - half, y}));
        }

        Sketch triangle(Style style, double x, double y, double half) {
            return polygon(style,
                    List.of(new double[] {x, y - half}, new double[] {x + half, y + half}, new double[] {x - half, y + half}));
        }

        Sketch polygon(Style style, List<double[]> points) {
            Path2D path = new Path2D.Double();
            for (int i = 0; i < points.size(); i++) {
                if (i == 0) {
                    path.moveTo(points.get(i)[0], points.get(i)[1]);
                } else {
                    path.lineTo(points.get(i)[0], points.get(i)[1]);
                }
            }
            path.closePath();
            return add(style, path);
        }

        Sketch add(Style style, Shape shape) {
            marks.add(new Mark(style, shape));
            return this;
        }

        Sketch label(String text, double x, double y) {
            labels.add(new Label(text, x, y, 15));
            return this;
        }

        /** A number on a scale, smaller than those that name something. */
        Sketch tick(String text, double x, double y) {
            labels.add(new Label(text, x, y, 11));
            return this;
        }

        Drawing done(double width, double height) {
            return new Drawing(width, height, List.copyOf(marks), List.copyOf(labels));
        }
    }
}
