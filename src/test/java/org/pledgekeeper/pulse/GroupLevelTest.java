package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.checklist.Level;

class GroupLevelTest {
    /** Answers as the files write them; ? is don't know, - is nothing to show. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            4 4 4 4,               -
            4 4 4 4 4,             4
            0 1 2 3,               -
            0 1 2 3 4,             2
            0 0 0 4 4,             0
            0 0 4 4 4,             4
            1 1 1 3 3 3,           1
            0 1 2 3 4 4,           2
            4 3 2 1 0,             2
            """)
    void isTheLevelThatAtLeastHalfHaveReachedOnceFiveHaveAnswered(String answers, String level) {
        assertEquals(level, said(answers));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ? ? ? ?,               -
            ? ? ? ? ?,             ?
            3 3 3 3 ?,             -
            3 3 3 3 ? ? ? ?,       -
            3 3 3 3 ? ? ? ? ?,     ?
            3 3 3 3 3 ? ? ? ? ?,   3
            1 1 3 3 3 ? ? ? ? ? ?, 3
            """)
    void whoDoesNotKnowIsNoPartOfIt(String answers, String level) {
        assertEquals(level, said(answers));
    }

    @Test
    void ofNoAnswersThereIsNothingToSay() {
        assertEquals(Optional.empty(), GroupLevel.of(java.util.List.of()));
    }

    private static String said(String answers) {
        return GroupLevel.of(Arrays.stream(answers.split(" ")).map(code -> Level.ofCode(code.equals("?") ? "DONT_KNOW" : code)).toList())
                .map(level -> level == Level.DONT_KNOW ? "?" : level.getCode()).orElse("-");
    }
}
