package org.pledgekeeper.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.refusal.Refused;

class AnnouncementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void whatIsMissingTooLongOrOutOfOrderIsNamedByField() {
        assertEquals(Set.of("title", "words", "from", "until"), problems(null, " ", null, null));
        assertEquals(Set.of("title"), problems("t".repeat(81), "We meet.", TODAY, TODAY));
        assertEquals(Set.of("words"), problems("News", "word ".repeat(151), TODAY, TODAY));
        assertEquals(Set.of("until"), problems("News", "We meet.", TODAY, TODAY.minusDays(1)));
        assertEquals(Set.of("until"), problems("News", "We meet.", TODAY.minusDays(9), TODAY.minusDays(1)), "over already");
        assertEquals(Set.of(), problems("t".repeat(80), "word ".repeat(150), TODAY, TODAY));
    }

    @Test
    void whatWasTakenBackStaysAsItWas() {
        Announcement one = new Announcement(UUID.randomUUID());
        one.say(said("We meet in May."), "Staff", NOW, TODAY);
        assertNull(one.getCorrectedAt());
        assertEquals("Shown until 20 November 2026", one.stands(TODAY));
        assertEquals("To be shown from 20 November 2026", one.stands(TODAY.minusDays(1)));
        assertEquals("Was shown until 20 November 2026", one.stands(TODAY.plusDays(1)));
        one.takeBack(NOW);
        one.takeBack(NOW.plusSeconds(9));
        assertEquals(NOW, one.getTakenBackAt());
        assertTrue(assertThrows(Refused.class, () -> one.say(said("We meet in June."), "Staff", NOW, TODAY)).problems()
                .containsKey("announcement"));
        assertEquals("We meet in May.", one.getWords());
    }

    private static Announcement.Said said(String words) {
        return new Announcement.Said("News", words, TODAY, TODAY, null);
    }

    private static Set<String> problems(String title, String words, LocalDate from, LocalDate until) {
        try {
            new Announcement(UUID.randomUUID()).say(new Announcement.Said(title, words, from, until, null), "Staff", NOW, TODAY);
            return Set.of();
        } catch (Refused refused) {
            return refused.problems().keySet();
        }
    }
}
