package org.pledgekeeper.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.checklist.Level;

class StandingTest {
    /** Answers as the files write them; X is not relevant, ? is don't know. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            3,               1, MOST_AREAS
            0 0 0,           3, NOT_CONSIDERED
            4 4 4,           3, SUSTAINED
            1 2 3,           3, SOME_AREAS
            3 1 2,           3, SOME_AREAS
            1 2,             2, EXPLORING
            0 4,             2, NOT_CONSIDERED
            1 1 4 4,         4, EXPLORING
            1 3 3 4,         4, MOST_AREAS
            0 1 2 3 4,       5, SOME_AREAS
            0 0 0 4 4 4 4,   7, SUSTAINED
            0 0 0 0 4 4 4,   7, NOT_CONSIDERED
            """)
    void isTheLevelThatAtLeastHalfHaveReached(String answers, int indicators, Standing standing) {
        assertEquals(standing, Standing.of(levels(answers), indicators));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            4 X X X X,       5, SUSTAINED
            2 2 X X X X X,   7, SOME_AREAS
            3 ?,             2, MOST_AREAS
            0 4 4 X ? ?,     6, SUSTAINED
            """)
    void takesNoNotRelevantOrDontKnowForALowAnswer(String answers, int indicators, Standing standing) {
        assertEquals(standing, Standing.of(levels(answers), indicators));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',              7, NOT_ENOUGH
            4 4 4,           7, NOT_ENOUGH
            4 4 4 4,         7, SUSTAINED
            4 4 4,           6, SUSTAINED
            4 4,             5, NOT_ENOUGH
            4 4 X,           5, SUSTAINED
            4 4 4 X,         8, NOT_ENOUGH
            4 4 4 X,         7, SUSTAINED
            4 4 ?,           5, NOT_ENOUGH
            X X X,           3, NOT_ENOUGH
            ? ? ?,           3, NOT_ENOUGH
            X X X,           7, NOT_ENOUGH
            """)
    void saysNothingOfACommitmentWithFewerThanHalfOfItsRelevantIndicatorsOnTheScale(String answers, int indicators, Standing standing) {
        assertEquals(standing, Standing.of(levels(answers), indicators));
    }

    @Test
    void takesAnUnansweredIndicatorForNone() {
        List<Level> withGaps = new ArrayList<>(Arrays.asList(Level.SOME_AREAS, null, Level.SOME_AREAS, null));
        assertEquals(Standing.SOME_AREAS, Standing.of(withGaps, 4));
        withGaps.set(0, null);
        assertEquals(Standing.NOT_ENOUGH, Standing.of(withGaps, 4));
    }

    @Test
    void isCalledAsItsLevelIs() {
        for (Level level : Level.values()) {
            if (level.isOnScale()) {
                Standing standing = Standing.of(List.of(level), 1);
                assertEquals(level.name(), standing.name());
                assertEquals(level.getTitle(), standing.getTitle());
                assertEquals(level.getCode(), String.valueOf(standing.getStep()));
            }
        }
        assertEquals("Not enough answers to say", Standing.NOT_ENOUGH.getTitle());
        assertEquals(-1, Standing.NOT_ENOUGH.getStep());
    }

    private static List<Level> levels(String answers) {
        return Arrays.stream(answers.split(" ")).filter(code -> !code.isEmpty())
                .map(code -> Level.ofCode(code.equals("X") ? "NOT_RELEVANT" : code.equals("?") ? "DONT_KNOW" : code)).toList();
    }
}
