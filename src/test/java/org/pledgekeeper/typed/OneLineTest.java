package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"Glen\r\nCouncil", "Glen\nCouncil", " Glen \t Council ", "Glen\u2028Council", "Glen\u2029Council",
            "Glen\u0085Council", "Glen\u000B\u000CCouncil",
            "Glen\u0000Council", "Glen\u001B\u007FCouncil", "Glen\u00A0Council", "Glen\u3000\u202FCouncil",
            "\u202EGlen Cou\u2066nc\u200Bil\uFEFF"})
    void isMadeOfWhateverBreaksOne(String text) {
        assertEquals("Glen Council", OneLine.of(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\r\n", "\u200B\uFEFF", "\u0000\u0085"})
    void isNoneWhereNothingIsLeft(String text) {
        assertNull(OneLine.of(text));
    }

    @Test
    void keepsWhatLettersAreMadeOf() {
        String names = "Dòchas & Coig <b>\"x\"</b> – عربي ‌ فارسی 👩‍👧 Łódź e\u0301";
        assertEquals(names, OneLine.of(names));
    }

    @Test
    void endsASentenceOnce() {
        assertEquals("The panel met.", OneLine.ended("The panel met"));
        for (String ended : List.of("The panel met.", "Did the panel meet?", "They met!", "They met …", "They said “not yet.”",
                "(They met.)")) {
            assertEquals(ended, OneLine.ended(ended));
        }
    }
}
