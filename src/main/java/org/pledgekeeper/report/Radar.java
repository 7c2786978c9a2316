package org.pledgekeeper.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.report.Drawing.Sketch;
import org.pledgekeeper.report.Drawing.Style;

/** Where groups of items stand, one numbered axis each. A group that has too few answers has no point, and no line goes through it. */
final class Radar {
    static final double SIDE = 360;
    private static final double CENTRE = SIDE / 2;
    private static final double RADIUS = 138;
    private static final int LEVELS = 5;

    private Radar() {}

    static Drawing of(List<Report.Group> groups) {
        Sketch sketch = new Sketch();
        for (int level = 0; level < LEVELS; level++) {
            sketch.circle(Style.GRID, CENTRE, CENTRE, distance(level));
        }
        for (int i = 0; i < groups.size(); i++) {
            double[] end = point(i, groups.size(), LEVELS - 1);
            sketch.line(Style.AXIS, CENTRE, CENTRE, end[0], end[1]);
        }
        List<Standing> last = groups.stream().map(Report.Group::last).toList();
        List<Standing> now = groups.stream().map(Report.Group::standing).toList();
        if (now.size() > 2 && now.stream().allMatch(Radar::isShown)) {
            sketch.polygon(Style.AREA, IntStream.range(0, now.size()).mapToObj(i -> point(i, now.size(), now.get(i).getStep())).toList());
        }
        outline(sketch, Style.LINE, now);
        outline(sketch, Style.BEFORE, last);
        for (int i = 0; i < now.size(); i++) {
            if (isShown(now.get(i))) {
                double[] at = point(i, now.size(), now.get(i).getStep());
                sketch.circle(Style.DOT, at[0], at[1], 6.5);
            }
            if (isShown(last.get(i))) {
                double[] at = point(i, last.size(), last.get(i).getStep());
                sketch.circle(Style.RING, at[0], at[1], 3.5);
            }
            double[] label = at(i, groups.size(), RADIUS + 22);
            sketch.label(Integer.toString(i + 1), label[0], label[1]);
        }
        for (int level = 0; level < LEVELS && !groups.isEmpty(); level++) {
            sketch.tick(Integer.toString(level), CENTRE + 13, CENTRE - distance(level) + 7);
        }
        return sketch.done(SIDE, SIDE);
    }

    /** Joins each two neighbours that both have a point. */
    private static void outline(Sketch sketch, Style style, List<Standing> standings) {
        int axes = standings.size();
        for (int i = 0; i < (axes == 2 ? 1 : axes == 1 ? 0 : axes); i++) {
            Standing one = standings.get(i);
            Standing next = standings.get((i + 1) % axes);
            if (isShown(one) && isShown(next)) {
                double[] from = point(i, axes, one.getStep());
                double[] to = point((i + 1) % axes, axes, next.getStep());
                sketch.line(style, from[0], from[1], to[0], to[1]);
            }
        }
    }

    private static boolean isShown(Standing standing) {
        return standing != null && standing != Standing.NOT_ENOUGH;
    }

    private static double distance(int level) {
        return RADIUS * (level + 1) / LEVELS;
    }

    private static double[] point(int axis, int axes, int level) {
        return at(axis, axes, distance(level));
    }

    private static double[] at(int axis, int axes, double distance) {
        double angle = 2 * Math.PI * axis / axes - Math.PI / 2;
        return new double[] {CENTRE + distance * Math.cos(angle), CENTRE + distance * Math.sin(angle)};
    }

    /** @return what the picture shows */
    static String words(List<Report.Group> groups) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Report.Group group = groups.get(i);
            all.add((i + 1) + ", " + group.title() + ": " + group.standing().getTitle().toLowerCase(Locale.UK)
                    + (group.last() == null ? "" : "; last time " + group.last().getTitle().toLowerCase(Locale.UK)));
        }
        return "A round picture with " + groups.size() + (groups.size() == 1 ? " line" : " lines")
                + " from the middle, each with the steps 0 to 4; further out is further on. "
                + all.stream().filter(Objects::nonNull).collect(Collectors.joining(". ")) + ".";
    }
}
