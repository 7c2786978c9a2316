package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bands of a flow are together what they begin from, and each ends where its label stands. */
class FlowTest {
    private static final double CLOSE = 1e-9;

    @ParameterizedTest
    @CsvSource({"40, 30, 20, 110", "10, 0, 0, 0", "0, 0, 10, 20", "0, 250, 0, 0", "1000, 10, 4000, 30"})
    void bandsTogetherAreWhatTheyBeginFrom(int rose, int same, int fell, int first) {
        Flow flow = flow(rose, same, fell, first);
        assertTrue(flow.isDrawn());
        assertEquals(rose + same + fell, flow.compared());
        assertEquals(first, flow.apart());
        assertEquals(List.of(Movement.ROSE, Movement.SAME, Movement.FELL), flow.bands().stream().map(Flow.Band::moved).toList());
        double from = flow.getTop();
        double free = 0;
        for (Flow.Band band : flow.bands()) {
            assertEquals(from, band.from(), CLOSE, "on the left each begins where the one above ends");
            from += band.thick();
            assertEquals(Flow.THICK * band.figure() / flow.compared(), band.thick(), CLOSE);
            assertTrue(band.middle() >= free + 16, "two lines of words have room: " + band);
            free = band.middle() + 16;
            Rectangle2D drawn = band.shape(100, 200).getBounds2D();
            assertEquals(Math.min(band.from(), band.to()), drawn.getMinY(), CLOSE);
            assertEquals(Math.max(band.from(), band.to()) + band.thick(), drawn.getMaxY(), CLOSE);
        }
        assertEquals(flow.getTop() + Flow.THICK, from, CLOSE, "and together they are all of it");
        assertTrue(free <= flow.getHeight(), "the last words lie in the picture");
        assertEquals(flow.getHeight() / 2, flow.getTop() + Flow.THICK / 2, CLOSE, "the left stands in the middle");
    }

    @Test
    void whoIsFurtherOnGoesUpAndWhoIsFurtherBackGoesDown() {
        Flow flow = flow(40, 30, 20, 0);
        assertTrue(flow.bands().get(0).to() < flow.bands().get(0).from());
        assertEquals(flow.bands().get(1).from(), flow.bands().get(1).to(), CLOSE);
        assertTrue(flow.bands().get(2).to() > flow.bands().get(2).from());
        String path = flow.bands().get(1).path();
        assertTrue(path.matches("M92\\.0 ([\\d.]+)C162\\.0 \\1 162\\.0 \\1 232\\.0 \\1L232\\.0 .*Z"), path);
    }

    @Test
    void inWordsItSaysWhatIsLeftOut() {
        assertEquals("Of about 70 reviews that are compared with the one before: a level or more further on, 40; at the same level, 30; "
                + "a level or more further back, fewer than 10. Not compared: 110.", flow(40, 30, 0, 110).getWords());
    }

    @Test
    void whereNoFigureCanBeShownNothingIsDrawn() {
        Flow flow = flow(0, 0, 0, 20);
        assertFalse(flow.isDrawn());
        assertTrue(flow.bands().stream().allMatch(band -> band.thick() == 0));
        assertEquals("No figure can be shown of reviews that are compared with the one before. Not compared: 20.", flow.getWords());
    }

    private static Flow flow(int... figures) {
        List<Figures.Row> moved = Stream.of(Movement.values())
                .map(one -> new Figures.Row(one.name(), one.getTitle(), List.of(figures[one.ordinal()]))).toList();
        return Flow.of(new Figures.OfCommitment("training", 3, "Training", List.of(), null, moved));
    }
}
