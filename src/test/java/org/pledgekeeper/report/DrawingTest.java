package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.report.Drawing.Mark;
import org.pledgekeeper.report.Drawing.Style;

/** Where the marks of a picture lie. */
class DrawingTest {

    // The round picture ---------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(By.class)
    void theRoundPictureHasAnAxisAndANumberForEachGroup(By by) {
        List<Report.Group> groups = by.groups(Samples.rich());
        Drawing radar = Radar.of(groups);
        assertEquals(groups.size(), marks(radar, Style.AXIS).size());
        assertEquals(groups.size() + 5, radar.labels().size(), "a number for each group, and 0 to 4");
        liesInside(radar);
        groups.forEach(group -> assertTrue(Radar.words(groups).contains(group.title())));
    }

    @Test
    void furtherOnIsFurtherOut() {
        double last = -1;
        for (Standing standing : List.of(Standing.NOT_CONSIDERED, Standing.EXPLORING, Standing.SOME_AREAS, Standing.MOST_AREAS,
                Standing.SUSTAINED)) {
            Rectangle2D point = marks(Radar.of(groups(standing, standing, standing)), Style.DOT).get(0).shape().getBounds2D();
            double distance = Radar.SIDE / 2 - point.getCenterY();
            assertTrue(distance > last + 20, standing.name());
            last = distance;
        }
    }

    @Test
    void whereThereAreTooFewAnswersThereIsNoPointAndNoLine() {
        Drawing radar =
                Radar.of(groups(Standing.NOT_ENOUGH, Standing.MOST_AREAS, Standing.EXPLORING, Standing.NOT_ENOUGH, Standing.SUSTAINED));
        assertEquals(3, marks(radar, Style.DOT).size());
        assertEquals(1, marks(radar, Style.LINE).size(), "only between the two neighbours that have a point");
        assertEquals(0, marks(radar, Style.AREA).size());
        Drawing nothing = Radar.of(By.COMMITMENT.groups(Samples.all(null)));
        assertEquals(0, marks(nothing, Style.DOT).size() + marks(nothing, Style.LINE).size() + marks(nothing, Style.BEFORE).size());
        assertTrue(Radar.words(By.COMMITMENT.groups(Samples.all(null))).contains("not enough answers to say"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 8})
    void aRoundPictureOfFewOrManyGroupsHoldsTogether(int groups) {
        Drawing radar = Radar.of(groups(java.util.Collections.nCopies(groups, Standing.SUSTAINED).toArray(Standing[]::new)));
        assertEquals(groups, marks(radar, Style.DOT).size());
        assertEquals(groups < 2 ? 0 : groups == 2 ? 1 : groups, marks(radar, Style.LINE).size());
        assertEquals(groups > 2 ? 1 : 0, marks(radar, Style.AREA).size());
        liesInside(radar);
        marks(radar, Style.DOT).forEach(mark -> assertFalse(mark.path().contains("NaN")));
    }

    @Test
    void lastTimeIsAnOutlineOfItsOwn() {
        assertEquals(5, marks(Radar.of(By.COMMITMENT.groups(Samples.rich())), Style.BEFORE).size());
        assertEquals(0, marks(Radar.of(By.COMMITMENT.groups(Samples.all(Level.EXPLORING))), Style.BEFORE).size());
    }

    @Test
    void lastTimeIsSeenThoughNothingHasMoved() {
        List<Report.Group> groups = groups(Standing.EXPLORING, Standing.EXPLORING, Standing.SUSTAINED).stream().map(
                group -> new Report.Group(group.id(), group.title(), group.standing(), group.standing(), group.counts(), group.items()))
                .toList();
        List<Style> order = Radar.of(groups).marks().stream().map(Mark::style).toList();
        assertTrue(order.indexOf(Style.BEFORE) > order.lastIndexOf(Style.LINE), "the dashes lie on the line");
        assertTrue(order.indexOf(Style.BEFORE) > order.lastIndexOf(Style.AREA));
        for (int i = 0; i < groups.size(); i++) {
            Rectangle2D dot = marks(Radar.of(groups), Style.DOT).get(i).shape().getBounds2D();
            Rectangle2D ring = marks(Radar.of(groups), Style.RING).get(i).shape().getBounds2D();
            assertTrue(dot.contains(ring) && dot.getWidth() > ring.getWidth() + 4, "the ring lies in the dot");
        }
        assertEquals(order.lastIndexOf(Style.DOT) + 1, order.lastIndexOf(Style.RING));
    }

    private static List<Report.Group> groups(Standing... standings) {
        List<Report.Group> groups = new ArrayList<>();
        for (Standing standing : standings) {
            groups.add(new Report.Group("g" + groups.size(), "Group " + groups.size(), standing, null, new Report.Counts(1, 1, 0, 0, 0, 0),
                    List.of()));
        }
        return groups;
    }

    // A row ---------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"NOT_CONSIDERED,DOT,20", "EXPLORING,DOT,60", "SOME_AREAS,DOT,100", "MOST_AREAS,DOT,140", "SUSTAINED,DOT,180",
            "NOT_RELEVANT,NOT_RELEVANT,220",
            "DONT_KNOW,UNSURE,260", ",NONE,300"})
    void eachAnswerHasItsPlaceAndItsShape(Level level, Style style, double x) {
        Report.Item item = Samples.all(level).items().get(0);
        Drawing row = DotPlot.row(item);
        List<Mark> answer = row.marks().stream().filter(mark -> mark.style() != Style.GRID && mark.style() != Style.AXIS).toList();
        assertEquals(List.of(style), answer.stream().map(Mark::style).toList());
        assertEquals(x, answer.get(0).shape().getBounds2D().getCenterX(), 0.01);
        liesInside(row);
        assertTrue(DotPlot.words(item).startsWith(level == null ? "Not answered" : level.getTitle()));
    }

    @Test
    void noTwoKindsOfMarkHaveTheSameShape() {
        Map<Style, String> outlines = new EnumMap<>(Style.class);
        DotPlot.keys(Samples.rich()).forEach(key -> {
            Mark mark = key.drawing().marks().stream().filter(m -> m.style() != Style.JOIN && !outlines.containsKey(m.style())).findFirst()
                    .orElseThrow();
            String hollow = List.of(Style.HOLLOW, Style.RING).contains(mark.style()) ? "hollow " : "";
            outlines.put(mark.style(), hollow + mark.path());
        });
        assertEquals(outlines.size(), new TreeSet<>(outlines.values()).size(), outlines::toString);
    }

    @Test
    void lastTimeIsARingJoinedToNowWhereTheTwoCanBeCompared() {
        Report report = Samples.rich();
        Drawing changed = DotPlot.row(Samples.item(report, "le-listening"));
        assertEquals(1, marks(changed, Style.RING).size());
        Rectangle2D join = marks(changed, Style.JOIN).get(0).shape().getBounds2D();
        assertEquals(marks(changed, Style.RING).get(0).shape().getBounds2D().getCenterX(), join.getMinX(), 0.01);
        assertEquals(marks(changed, Style.DOT).get(0).shape().getBounds2D().getCenterX(), join.getMaxX(), 0.01);
        for (String other : List.of("cl-owner-champion", "me-feedback-people", "me-stories-consent")) {
            assertEquals(0, marks(DotPlot.row(Samples.item(report, other)), Style.RING).size(), other + " was not the same item last time");
        }
    }

    @Test
    void aCarriedAnswerIsHollowAndTheItemIsNotAnswered() {
        Drawing row = DotPlot.row(Samples.item(Samples.rich(), "cl-vision"));
        assertEquals(140, marks(row, Style.HOLLOW).get(0).shape().getBounds2D().getCenterX(), 0.01);
        assertEquals(1, marks(row, Style.NONE).size());
        assertEquals(0, marks(row, Style.DOT).size());
    }

    @Test
    void whatAPulseHeardIsMarkedApartAndInWords() {
        Report.Item item = Samples.item(Samples.rich(), "le-listening");
        Drawing row = DotPlot.row(item);
        assertEquals(List.of(1, 1, 1),
                List.of(marks(row, Style.STAFF).size(), marks(row, Style.LEADERS).size(), marks(row, Style.PANEL).size()));
        assertEquals(
                "Sustained, and reviewed with the people affected. Last time: not yet considered. Leaders say: leaning towards “in "
                        + "most places”."
                        + " Staff say: leaning towards “not yet”. Lived-experience panel say: in between, mixed, or not sure.",
                DotPlot.words(item));
        liesInside(row);
    }

    @Test
    void theLegendNamesOnlyMarksThatCanBeThere() {
        assertEquals(9, DotPlot.keys(Samples.rich()).size());
        assertEquals(4, DotPlot.keys(Samples.all(Level.EXPLORING)).size(), "no last time, no pulse");
    }

    // ---------------------------------------------------------------------------------------

    private static List<Mark> marks(Drawing drawing, Style style) {
        return drawing.marks().stream().filter(mark -> mark.style() == style).toList();
    }

    private static void liesInside(Drawing drawing) {
        Rectangle2D frame = new Rectangle2D.Double(0, 0, drawing.width(), drawing.height());
        drawing.marks()
                .forEach(mark -> assertTrue(frame.contains(mark.shape().getBounds2D().getCenterX(), mark.shape().getBounds2D().getCenterY())
                        && mark.shape().getBounds2D().getMinX() >= 0 && mark.shape().getBounds2D().getMaxX() <= drawing.width()
                        && mark.shape().getBounds2D().getMaxY() <= drawing.height(), mark.style().name()));
        drawing.labels().forEach(label -> assertTrue(frame.contains(label.x(), label.y()), label.text()));
    }
}
