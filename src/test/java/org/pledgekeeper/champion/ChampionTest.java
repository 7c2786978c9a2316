package org.pledgekeeper.champion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

class ChampionTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    @Test
    void itNamesARoleAndATermAndLeavesTheRestOpen() {
        Champion champion = said(typed(" Trauma  Champion ", "2 3 2026", "", "", ""), false);
        assertEquals("Trauma Champion", champion.getRole());
        assertEquals(DAY, champion.getTermFrom());
        assertNull(champion.getTermUntil());
        assertNull(champion.getHours());
        assertEquals("", champion.getHoursTyped());
        assertNull(champion.getWished());
        assertTrue(champion.isNow(LocalDate.of(2040, 1, 1)), "its end is open");
        assertFalse(champion.isNow(DAY.minusDays(1)));
    }

    @Test
    void theLastDayIsWithinTheTerm() {
        Champion champion = said(typed("Champion", "2026-03-02", "26 February 2027", "", ""), false);
        assertTrue(champion.isNow(LocalDate.of(2027, 2, 26)));
        assertFalse(champion.isNow(LocalDate.of(2027, 2, 27)));
        assertEquals(Set.of("until"), problems(() -> typed("Champion", "2026-03-02", "2026-03-01", "", "")));
        assertEquals(DAY, said(typed("Champion", "2026-03-02", "2026-03-02", "", ""), false).getTermUntil(), "a term of one day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5", "3,5", " 3.5 "})
    void hoursAreTakenAsTheyAreWritten(String typed) {
        assertEquals("3.5", said(typed("Champion", "2026-03-02", "", typed, ""), false).getHoursTyped());
        assertEquals(new BigDecimal("40"), said(typed("Champion", "2026-03-02", "", "40", ""), false).getHours());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "40.5", "1000", "a half day", "3.55", "1e3", "NaN"})
    void otherHoursAreRefused(String typed) {
        assertEquals(Set.of("hours"), problems(() -> typed("Champion", "2026-03-02", "", typed, "")));
    }

    @Test
    void allThatNeedsMendingIsSaidAtOnce() {
        assertEquals(Set.of("role", "from", "handover", "wished"), assertThrows(Refused.class, () -> said(
                new Champion.Said(" ", null, null, null, null, null, null, "x".repeat(2001), null), false)).problems().keySet());
        assertThrows(Refused.class, () -> typed("Champion", "31 2 2026", "", "", ""), "no such day");
        assertEquals(Set.of("role", "reportsTo", "deputy"), assertThrows(Refused.class, () -> said(new Champion.Said("x".repeat(121), DAY,
                null, null, "x".repeat(121), "x".repeat(121), Champion.Handover.NOT_BEGUN, null, null), false)).problems().keySet());
    }

    @Test
    void wordsThatLookLikePersonalDataAreAskedAboutOnce() {
        Champion.Said personal = typed("Champion", "2026-03-02", "", "", "Ring Mrs Reid on 01463 555 017 first.");
        assertEquals(Set.of("wished", Champion.AS_WRITTEN), problems(() -> personal));
        Champion champion = said(personal, true);
        assertEquals("Ring Mrs Reid on 01463 555 017 first.", champion.getWished());
        champion.say(personal, false, "Ross", Instant.now());
        assertEquals(personal.wished(), champion.getWished(), "unchanged words are not asked about again");
    }

    private static Champion.Said typed(String role, String from, String until, String hours, String wished) {
        return ChampionsPage.said(role, from, until, hours, "Chief Executive", null, Champion.Handover.NOT_BEGUN, wished, null);
    }

    private static Champion said(Champion.Said said, boolean asWritten) {
        Champion champion = new Champion(UUID.randomUUID());
        champion.say(said, asWritten, "Morven", Instant.now());
        return champion;
    }

    private static Set<String> problems(Supplier<Champion.Said> typed) {
        return assertThrows(Refused.class, () -> said(typed.get(), false)).problems().keySet();
    }
}
