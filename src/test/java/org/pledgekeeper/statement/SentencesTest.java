package org.pledgekeeper.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    @Test
    void aStatementIsTakenApartAtTheEndsOfItsSentences() {
        assertEquals(List.of("We listen first.", "People who use our service are paid to help us plan it!", "Will it last?", "Yes."),
                Sentences.of("We listen first. People who use our service are paid to help us plan it! Will it last? Yes."));
    }

    @Test
    void eachLineEndsASentenceAndTheMarksOfAListGo() {
        assertEquals(List.of("We will", "listen first", "say what we heard", "pay for time"),
                Sentences.of("We will\r\n- listen first\n • say what we heard\n\n2. pay for time\n"));
    }

    @Test
    void pointsInsideASentenceDoNotEndIt() {
        assertEquals(List.of("We spend 2.5 hours a week, e.g. on Fridays, with the panel."),
                Sentences.of("We spend 2.5 hours a week, e.g. on Fridays, with the panel."));
    }

    @Test
    void whatIsSaidTwiceIsOfferedOnceAndWhatSaysNothingIsNot() {
        assertEquals(List.of("We listen."), Sentences.of("We listen.\n…\n2026.\n We listen. "));
        assertEquals(List.of(), Sentences.of(" \n "));
    }

    @Test
    void aSentenceLongerThanCanBeKeptIsNotOffered() {
        assertEquals(List.of("We listen."), Sentences.of("word ".repeat(201).strip() + ".\nWe listen."));
        assertEquals(1, Sentences.of("x".repeat(999) + ".").size());
        assertEquals(0, Sentences.of("x".repeat(1000) + ".").size());
    }
}
