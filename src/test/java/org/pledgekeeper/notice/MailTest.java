package org.pledgekeeper.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Glen Council                               | Glen Council
            Win at https://evil.example/x?y=1 now      | Win at https: / / evil. example/ x?y=1 now
            www.evil.example                           | www. evil. example
            evil。example                              | evil。 example
            St. Andrew's Ltd.                          | St. Andrew's Ltd.
            a@evil.example                             | a@ evil. example
            Care... and more                           | Care... and more
            """)
    void namesHoldNothingThatBecomesALink(String typed, String inMail) {
        assertEquals(inMail, Mail.name(typed));
    }

    @Test
    void namesAreOneShortLine() {
        assertEquals("Glen Subject: x", Mail.name("Glen\r\n\r\nSubject:\u2028x"));
        assertEquals("", Mail.name(null));
        assertEquals("x".repeat(80), Mail.name("x".repeat(80)));
        assertEquals("x".repeat(79) + "…", Mail.name("x".repeat(81)));
        String faces = Mail.name("😀".repeat(200));
        assertTrue(faces.endsWith("…") && faces.codePoints().noneMatch(letter -> Character.getType(letter) == Character.SURROGATE), faces);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org\n", "a@example.org\r\nBcc: b@example.org", "a\u0000@example.org", "a@exam\u2028ple.org", "a\u0085b@example.org", "a\u202E@example.org"})
    void noAddressBreaksALine(String typed) {
        assertFalse(Mail.isAddress(typed));
    }
}
