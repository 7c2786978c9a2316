package org.pledgekeeper.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Sector;

class CampaignTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Group ALL = new Group(null, null, null, null, null);

    @Test
    void aTemplateHoldsTheOrganisationsNameAndNoOtherPlaceholder() {
        assertEquals(Set.of("words"), problems("A review", "Dear {lead}", TODAY.plusDays(1), 1, 14, ALL));
        assertEquals(Set.of("subject"), problems("A {review}", "Dear {organisation}", TODAY.plusDays(1), 1, 14, ALL));
        Campaign.Letter letter = Campaign.letter("{organisation}: a review", "Dear {organisation}, of {organisation}", "Glen $1");
        assertEquals(new Campaign.Letter("Glen $1: a review", "Dear Glen $1, of Glen $1"), letter);
    }

    @Test
    void itsDayIsToComeAndItsRemindersAreFewAndApart() {
        assertEquals(Set.of("beginsOn"), problems("A review", "Dear", TODAY, 2, 7, ALL));
        assertEquals(Set.of("reminders", "daysBetween"), problems("A review", "Dear", TODAY.plusDays(1), 3, 6, ALL));
        assertEquals(Set.of("months"),
                problems("A review", "Dear", TODAY.plusDays(1), 0, 60, new Group(null, null, null, Group.Reviewed.LONG_AGO, null)));
        assertEquals(Set.of(), problems("A review", "word ".repeat(200), TODAY.plusDays(1), 2, 60,
                new Group(Sector.JUSTICE, null, null, Group.Reviewed.LONG_AGO, 60)));
        assertEquals(Set.of("words"), problems("A review", "word ".repeat(201), TODAY.plusDays(1), 2, 60, ALL));
    }

    @Test
    void onceScheduledItStaysAndOnceStoppedItIsOver() {
        Campaign campaign = new Campaign(UUID.randomUUID());
        campaign.say(said("A review", "Dear", TODAY.plusDays(1), 1, 14, ALL), "Staff", NOW, TODAY);
        assertEquals("Draft", campaign.stands(TODAY));
        assertThrows(Refused.class, () -> campaign.schedule("Staff", NOW, TODAY.plusDays(1)), "its day has come");
        campaign.schedule("Staff", NOW, TODAY);
        assertThrows(Refused.class, () -> campaign.schedule("Staff", NOW, TODAY));
        assertThrows(Refused.class, () -> campaign.say(said("B", "Dear", TODAY.plusDays(1), 1, 14, ALL), "Staff", NOW, TODAY));
        assertEquals("Begins on 21 November 2026", campaign.stands(TODAY));
        assertEquals("Under way", campaign.stands(TODAY.plusDays(15)));
        assertEquals("Over", campaign.stands(TODAY.plusDays(22)));
        campaign.stop(NOW);
        assertEquals("Stopped on 20 November 2026", campaign.stands(TODAY));
        assertEquals(NOW, campaign.getStoppedAt());
    }

    @Test
    void aStarterLetterIsADraftOnceItsDayIsChosenAndSpeaksOfTheYear() {
        for (StarterLetter starter : StarterLetter.values()) {
            Campaign.Said said = starter.said(TODAY);
            assertEquals(null, said.beginsOn(), starter.name());
            Campaign campaign = new Campaign(UUID.randomUUID());
            campaign.say(new Campaign.Said(said.title(), said.subject(), said.words(), TODAY.plusDays(1), said.reminders(),
                    said.daysBetween(), said.group()), "Staff", NOW, TODAY);
            assertTrue(campaign.getWords().contains(Campaign.ORGANISATION), starter.name());
            assertEquals(Optional.of(starter), StarterLetter.of(starter.getKey()));
        }
        assertEquals("Open your 2026 review", StarterLetter.YEAR.said(TODAY).subject());
        assertEquals("Open your 2027 review", StarterLetter.YEAR.said(LocalDate.of(2027, 1, 1)).title());
        assertTrue(StarterLetter.YEAR.said(TODAY).words().startsWith("2026 is a good time"));
        assertEquals(Optional.empty(), StarterLetter.of("moon"));
        assertEquals(Optional.empty(), StarterLetter.of(null));
    }

    private static Campaign.Said said(String subject, String words, LocalDate beginsOn, int reminders, int daysBetween, Group group) {
        return new Campaign.Said("May", subject, words, beginsOn, reminders, daysBetween, group);
    }

    private static Set<String> problems(String subject, String words, LocalDate beginsOn, int reminders, int daysBetween, Group group) {
        try {
            new Campaign(UUID.randomUUID()).say(said(subject, words, beginsOn, reminders, daysBetween, group), "Staff", NOW, TODAY);
            return Set.of();
        } catch (Refused refused) {
            return refused.problems().keySet();
        }
    }
}
