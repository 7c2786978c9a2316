package org.pledgekeeper.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;

/** What could show who a story is about, and what a story and a consent refuse. */
class IdentifyingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "I told Mrs McGarvie about it.|I told [a name] about it.",
            "Then Ann rang me.|Then [a name] rang me.",
            "My worker, Seonaidh Nic an t-Saoir, stayed.|My worker, [a name], stayed.",
            "my brother callum was there|my brother [a name] was there",
            "We moved to Glasgow on 3 May 2019.|We moved to [a place] on [a date].",
            "It was in June and in 2021.|It was in [a date] and in [a date].",
            "I waited at Gowan Street Surgery.|I waited at [a place].",
            "Write to ann@example.org or 0141 496 0123.|Write to [an email address] or [a phone number].",
            "The flat was at EH1 1AA.|The flat was at [a place].",
            "Born on 03/05/1990, number 3305901234.|Born on [a date], number [a number].",
            "Iain’s room was cold. Iain left.|[a name]’s room was cold. [a name] left."})
    void isTakenOutWhereverItStands(String told, String read) {
        assertEquals(read, Identifying.without(told, Identifying.in(told)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"I felt heard. Nobody rushed me, and I’m glad.", "The NHS helped. Mum came too.",
            "On Monday we may march again.", "It took 3 weeks and cost £2,000."})
    void isNotFoundWhereNothingPointsToAnyone(String told) {
        assertEquals(List.of(), Identifying.in(told));
    }

    @Test
    void aTellerMayLeaveSomethingIn() {
        Story story = new Story(UUID.randomUUID(), "Ann and Moira listened.", "Lead", Instant.now());
        assertEquals("[a name] and [a name] listened.", Version.of(story, List.of()).words());
        Version kept = Version.of(story, List.of("Moira"));
        assertEquals("[a name] and Moira listened.", kept.words());
        assertTrue(!kept.digest().equals(Version.of(story, List.of()).digest()));
    }

    @Test
    void onlyAThousandWordsAreToldAndMoreAreKept() {
        Story story = new Story(UUID.randomUUID(), "", "Lead", Instant.now());
        assertThrows(Refused.class, story.telling()::requireTellable);
        story.write("word ".repeat(1001), null);
        assertTrue(assertThrows(Refused.class, story.telling()::requireTellable).getMessage().contains("1001 words"));
        assertEquals(1001, story.getWords().split(" ").length);
        story.write("word ".repeat(1000), null);
        story.telling().requireTellable();
        assertThrows(Refused.class, () -> story.write("a".repeat(20_001), null));
        assertThrows(Refused.class, () -> new Story(UUID.randomUUID(), "word ".repeat(1001), "Lead", Instant.now()));
    }

    @Test
    void consentHoldsTogether() {
        assertThrows(Refused.class, () -> new Consent(Set.of(Channel.PUBLIC), 12, false, null));
        assertThrows(Refused.class, () -> new Consent(Set.of(Channel.INSIDE), 13, false, null));
        assertThrows(Refused.class, () -> new Consent(Set.of(Channel.INSIDE), 12, false, "no address"));
        assertEquals(Set.of(), new Consent(Set.of(), 0, false, " ").channels());
        Story story = new Story(UUID.randomUUID(), "I felt heard.", "Lead", Instant.now());
        story.tell("I felt heard.", null, new Consent(Set.of(Channel.INSIDE, Channel.PUBLIC), 24, true, null), Instant.now());
        assertEquals(Story.today().plusMonths(24), story.getExpiresOn());
        assertThrows(Refused.class, () -> story.write("Other words", null));
        assertThrows(Refused.class, () -> story.show(Channel.TRAINING, "A visit", Instant.now()));
        assertThrows(Refused.class, () -> story.show(Channel.INSIDE, "About Moira", Instant.now()));
        story.show(Channel.INSIDE, "A visit", Instant.now());
        assertTrue(story.isShown(Channel.INSIDE));
        story.end(Ending.WITHDRAWN, Instant.now());
        assertTrue(story.getWords() == null && !story.isShown(Channel.INSIDE));
    }

    /** The wording is kept with each consent under its version: whoever changes a word raises the version, and mends this. */
    @Test
    void aWordOfTheConsentIsChangedWithItsVersionOnly() {
        assertEquals(1, Consent.VERSION);
        assertEquals("84559aaffebb6f20d92f0de3c90cd3223f975cea667e6cabb9ce93487ac98ba3", Link.hash(Consent.wording()));
    }
}
