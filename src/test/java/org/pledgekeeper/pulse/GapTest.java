package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;

class GapTest {
    private static final Indicator INDICATOR = new Checklists().current().indicators().get(0);

    @Test
    void aGroupThatIsNotShownSaysSo() {
        List<Gap.Row> rows = new Gap(INDICATOR, Level.MOST_AREAS, Map.of(Audience.STAFF, Leaning.LOWER)).rows();
        assertEquals(List.of("Our own answer", "Staff", "Leaders", "Lived-experience panel"), rows.stream().map(Gap.Row::who).toList());
        assertEquals(List.of(3, -1, -1, -1), rows.stream().map(Gap.Row::step).toList());
        assertEquals(Arrays.asList(null, Leaning.LOWER, null, null), rows.stream().map(Gap.Row::leaning).toList());
        assertEquals("Leaning towards “not yet”", rows.get(1).words());
        assertEquals("Fewer than five answers, so not shown", rows.get(2).words());
    }

    @Test
    void anAnswerThatHasNoPlaceOnTheScaleHasNoMark() {
        assertEquals(-1, new Gap(INDICATOR, Level.NOT_RELEVANT, Map.of()).rows().get(0).step());
        assertEquals("Not answered yet", new Gap(INDICATOR, null, Map.of()).rows().get(0).words());
    }

    @Test
    void theQuestionFollowsTheDifference() {
        assertAsks("Too few people answered", Level.MOST_AREAS, Map.of());
        assertAsks("You have no answer of your own yet", null, Map.of(Audience.STAFF, Leaning.LOWER));
        assertAsks("further on than that of staff and the lived-experience panel", Level.MOST_AREAS,
                Map.of(Audience.STAFF, Leaning.BETWEEN, Audience.LEADERS, Leaning.UPPER, Audience.PANEL, Leaning.LOWER));
        assertAsks("What have they noticed", Level.EXPLORING, Map.of(Audience.STAFF, Leaning.LOWER, Audience.LEADERS, Leaning.BETWEEN));
        assertAsks("You see this alike", Level.EXPLORING, Map.of(Audience.STAFF, Leaning.LOWER));
        assertAsks("You see this alike", Level.MOST_AREAS, Map.of(Audience.STAFF, Leaning.UPPER));
        assertAsks("Some see it and some do not", Level.SOME_AREAS, Map.of(Audience.STAFF, Leaning.BETWEEN));
    }

    private static void assertAsks(String words, Level own, Map<Audience, Leaning> groups) {
        String question = new Gap(INDICATOR, own, groups).question();
        assertTrue(question.contains(words) && question.endsWith("?"), question);
    }
}
