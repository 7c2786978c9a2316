package org.pledgekeeper.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
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
    @CsvSource(delimiter = '|', textBlock = """
            Màiri "Jock" O'Neil NicDhòmhnaill     | Màiri "Jock" O'Neil NicDhòmhnaill
            """)
    void everyLetterGreetsSignsAndSaysWhyItCame(String typed, String inMail) {
        Mail mail = Mail.letter("una@example.org", typed, "News\nfor you", "There is news.\n", "you asked for it");
        assertEquals("Hello " + inMail + ",\n\nThere is news.\n\nPledgekeeper\n\nYou get this because you asked for it.\n", mail.body());
        assertEquals("News for you", mail.subject());
        assertTrue(Mail.letter("team@example.org", null, "x", "x", "x").body().startsWith("Hello,\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            550 5.1.1 <x@example.org>: no such user   | true
            554 5.7.1 refused                         | true
            552 5.2.2 mailbox full                    | true
            451 4.3.0 try again later                 | false
            421 too busy                              | false
            530 5.7.0 sign in first                   | false
            Could not connect: 550 hosts tried        | false
            """)
    void whatTheMailServerRefusesForGoodIsNotTriedAgain(String said, boolean forGood) {
        MessagingException failure = new SendFailedException("Invalid Addresses", new SendFailedException(said));
        assertEquals(forGood, Post.isRefusedForGood(failure));
        assertEquals(said, Post.reason(failure));
        assertFalse(Post.isRefusedForGood(new MessagingException(said)), "nothing was sent, so nobody refused it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org\n", "a@example.org\r\nBcc: b@example.org", "a\u0000@example.org", "a@exam\u2028ple.org",
            "a\u0085b@example.org", "a\u202E@example.org"})
    void noAddressBreaksALine(String typed) {
        assertFalse(Mail.isAddress(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"una@example.org", "sean.o'neil@example.org", "una+pledge@sub.example.co.uk", "u&a@example.org",
            "1@x-y.example.scot", "una@dòchas.scot"})
    void whatMailAndAnAccountTakeIsAnAddress(String address) {
        assertTrue(Mail.isAddress(address));
        assertTrue(Mail.isAddress("a".repeat(64) + "@example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "una", "una@", "@example.org", "una@example", "una@@example.org", "u na@example.org",
            "\"una reid\"@example.org", "seán@example.org",
            ".una@example.org", "una.@example.org", "u..na@example.org", "una@[127.0.0.1]", "una@127.0.0.1", "una@-example.org",
            "una@example-.org", "una@exa_mple.org",
            "una@example..org", "una@.example.org", "una@example.org.", "una@example.org\n", "una(x)@example.org", "<una@example.org>",
            "una;x@example.org", "una,x@example.org",
            "una@example.org\r\nBcc: x@example.org", "una\u0000@example.org", "una@exam\u202eple.org"})
    void anythingElseIsNone(String address) {
        assertFalse(Mail.isAddress(address));
        assertFalse(Mail.isAddress("a".repeat(65) + "@example.org"));
        assertFalse(Mail.isAddress("a@" + "b".repeat(64) + ".org"));
        assertFalse(Mail.isAddress("a@" + "b.".repeat(100) + "org"));
        assertFalse(Mail.isAddress(null));
    }
}
