package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Level;

class GapTest {
    private static final Indicator INDICATOR = new Checklists().current().indicators().get(0);

    @Test
    void aGroupThatIsNotShownSaysSo() {
        List<Gap.Row> rows = new Gap(INDICATOR, Level.MOST_AREAS, Map.of(Audience.STAFF, Level.EXPLORING)).rows();
        assertEquals(List.of("Our own answer", "Staff", "Leaders", "Lived-experience panel"), rows.stream().map(Gap.Row::who).toList());
        assertEquals(List.of(3, 1, -1, -1), rows.stream().map(Gap.Row::step).toList());
        assertEquals("Fewer than five answers, so not shown", rows.get(2).words());
    }

    @Test
    void whatHasNoPlaceOnTheScaleHasNoDot() {
        assertEquals(List.of(-1, -1, -1, 0), new Gap(INDICATOR, Level.NOT_RELEVANT, Map.of(Audience.STAFF, Level.DONT_KNOW, Audience.PANEL, Level.NOT_CONSIDERED))
                .rows().stream().map(Gap.Row::step).toList());
        assertEquals("Not answered yet", new Gap(INDICATOR, null, Map.of()).rows().get(0).words());
    }

    @Test
    void theQuestionFollowsTheDifference() {
        assertAsks("Too few people answered", Level.MOST_AREAS, Map.of());
        assertAsks("Many people are not sure", Level.MOST_AREAS, Map.of(Audience.STAFF, Level.DONT_KNOW));
        assertAsks("You have no answer of your own yet", null, Map.of(Audience.STAFF, Level.EXPLORING));
        assertAsks("further on than that of staff and the lived-experience panel", Level.MOST_AREAS,
                new java.util.EnumMap<>(Map.of(Audience.STAFF, Level.EXPLORING, Audience.LEADERS, Level.SUSTAINED, Audience.PANEL, Level.NOT_CONSIDERED)));
        assertAsks("What have they noticed", Level.EXPLORING, Map.of(Audience.STAFF, Level.EXPLORING, Audience.LEADERS, Level.SUSTAINED));
        assertAsks("You see this alike", Level.EXPLORING, Map.of(Audience.STAFF, Level.EXPLORING));
        assertAsks("some are not sure", Level.EXPLORING, Map.of(Audience.STAFF, Level.EXPLORING, Audience.LEADERS, Level.DONT_KNOW));
    }

    private static void assertAsks(String words, Level own, Map<Audience, Level> groups) {
        String question = new Gap(INDICATOR, own, groups).question();
        assertTrue(question.contains(words) && question.endsWith("?"), question);
    }
}
