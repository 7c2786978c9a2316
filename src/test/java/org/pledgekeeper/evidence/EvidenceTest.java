package org.pledgekeeper.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.assessment.BesideItems.EvidenceShown;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.evidence.Evidence.About;
import org.pledgekeeper.refusal.Refused;

/** What evidence may be, what may be said about it, when it is out of date, and when it comes along. */
class EvidenceTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static Evidence evidence(EvidenceContent content, About about) {
        return new Evidence(UUID.randomUUID(), content, about, "Ann", Instant.EPOCH);
    }

    private static About dated(String from, String to, String reviewBy) {
        return new About("Minutes", day(from), day(to), day(reviewBy));
    }

    private static LocalDate day(String day) {
        return day == null || day.isEmpty() ? null : LocalDate.parse(day);
    }

    // What it is ----------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/minutes", "http://intranet/minutes?id=1", "  https://example.org/a#b  ",
            "https://my_server.example:8443/x"})
    void wholeAddressesAreTaken(String link) {
        assertEquals(Map.of(), EvidenceContent.link(link).problems());
        assertEquals(link.strip(), evidence(EvidenceContent.link(link), About.NOTHING).link());
    }

    @ParameterizedTest
    @CsvSource({"www.example.org/minutes,https://www.example.org/minutes", "HTTPS://EXAMPLE.ORG,https://example.org",
            "https://example.org/a b?c=d|e,https://example.org/a%20b?c=d%7Ce"})
    void addressesABrowserTakesAreKeptSoThatTheyCanBeFollowed(String link, String kept) {
        assertEquals(Map.of(), EvidenceContent.link(link).problems());
        assertEquals(kept, evidence(EvidenceContent.link(link), About.NOTHING).link());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "the minutes", "javascript:alert(1)", "data:text/html,x", "ftp://example.org/a", "https://",
            "https://ann:secret@example.org/", "file:///home/ann/a.pdf"})
    void anythingElseIsRefused(String link) {
        assertEquals(Set.of("link"), EvidenceContent.link(link).problems().keySet());
        assertTrue(assertThrows(Refused.class, () -> evidence(EvidenceContent.link(link), About.NOTHING)).getMessage()
                .contains("https://example.org/minutes"));
    }

    @Test
    void aLinkHasAtMostTwoThousandCharacters() {
        String most = "https://example.org/" + "x".repeat(1980);
        assertEquals(Map.of(), EvidenceContent.link(most).problems());
        assertEquals("This link is 2001 characters long. Please find one of at most 2,000.",
                EvidenceContent.link(most + "x").problems().get("link"));
    }

    @Test
    void wordsAreCountedAsEverywhere() {
        assertEquals(Map.of(), EvidenceContent.words("word ".repeat(100)).problems());
        assertEquals("This is 103 words. Please shorten it by 3, to 100 at most.",
                EvidenceContent.words("word ".repeat(103)).problems().get("words"));
        assertEquals(Set.of("words"), EvidenceContent.words(" – ").problems().keySet());
        assertEquals(Set.of("words"), EvidenceContent.words("x".repeat(2001)).problems().keySet());
    }

    @Test
    void aKindAndItsFieldAreNeeded() {
        assertEquals(Set.of("kind"), new EvidenceContent(null, "https://example.org", null, null).problems().keySet());
        assertEquals(Set.of("file"), EvidenceContent.file(null).problems().keySet());
    }

    @Test
    void onlyTheFieldOfItsKindIsKept() {
        Evidence kept = evidence(new EvidenceContent(Evidence.Kind.WORDS, "not an address", "We listen.", null), About.NOTHING);
        assertEquals("We listen.", kept.words());
        assertEquals(null, kept.link());
    }

    // Its title -----------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"https://www.example.org/minutes/,example.org/minutes", "http://example.org,example.org"})
    void aLinkGivesItsOwnTitle(String link, String title) {
        assertEquals(title, evidence(EvidenceContent.link(link), About.NOTHING).title());
    }

    @Test
    void filesAndWordsGiveTheirOwnTitleToo() {
        assertEquals("Board minutes",
                evidence(EvidenceContent.file(CheckedFile.from("Board minutes.pdf", TinyFiles.pdf())), About.NOTHING).title());
        assertEquals("We listen.", evidence(EvidenceContent.words("We\n listen."), new About("  ", null, null, null)).title());
        assertEquals("Every month the board hears from three people who have used…", evidence(EvidenceContent.words(
                "Every month the board hears from three people who have used our services."), About.NOTHING).title());
        String longest = evidence(EvidenceContent.link("https://example.org/" + "x".repeat(500)), About.NOTHING).title();
        assertEquals(160, longest.length());
        assertTrue(longest.endsWith("…"));
    }

    @Test
    void aTitleHasAtMost160Characters() {
        assertEquals(Map.of(), new About("x".repeat(160), null, null, null).problems());
        assertEquals(Set.of("title"), new About("x".repeat(161), null, null, null).problems().keySet());
    }

    // Its period ----------------------------------------------------------------------------

    @Test
    void aPeriodMayBeOpenAtEitherEndAndNeverBackwards() {
        for (About fine : List.of(dated("2026-01-01", "2026-01-01", null), dated("2026-01-01", null, null), dated(null, "2026-01-01", null),
                dated(null, null, "2020-01-01"))) {
            assertEquals(Map.of(), fine.problems());
        }
        assertEquals(Map.of("coversTo", "This is before the first day. Please swap them, or change one."),
                dated("2026-01-02", "2026-01-01", null).problems());
        assertEquals(Set.of("coversFrom", "reviewBy"), dated("0026-01-02", null, "2206-01-01").problems().keySet());
    }

    @Test
    void whatIsRefusedChangesNothing() {
        Evidence evidence = evidence(EvidenceContent.words("We listen."), dated("2026-01-01", null, null));
        assertThrows(Refused.class, () -> evidence.describe(dated("2026-01-02", "2026-01-01", null)));
        assertEquals(day("2026-01-01"), evidence.coversFrom());
        evidence.describe(new About(null, null, null, day("2027-01-01")));
        assertEquals("We listen.", evidence.title());
        assertEquals(null, evidence.coversFrom());
    }

    @ParameterizedTest
    @CsvSource({",,,false", ",,2026-11-24,false", ",,2026-11-23,true", ",2025-11-24,,false", ",2025-11-23,,true", "2020-01-01,,,false",
            ",2020-01-01,2026-12-01,false"})
    void itIsOutOfDateAfterItsDayOrAYearAfterWhatItCovers(String from, String to, String reviewBy, boolean outOfDate) {
        assertEquals(outOfDate, evidence(EvidenceContent.words("We listen."), dated(from, to, reviewBy)).shown().outOfDate(TODAY));
    }

    // Coming along --------------------------------------------------------------------------

    @Test
    void itComesAlongWhereTheIndicatorIsComparableAndWhileItIsUpToDate() {
        EvidenceShown current = shown(null);
        EvidenceShown old = shown(TODAY.minusDays(1));
        EvidenceShown both = shown(TODAY);
        EditionMap map = new EditionMap("2026.1", "2025.1",
                Map.of("same", new Origin(Kind.SAME, List.of("same")), "reworded", new Origin(Kind.REWORDED, List.of("earlier")),
                        "split", new Origin(Kind.SPLIT, List.of("broad")), "merged", new Origin(Kind.MERGED, List.of("one", "two")), "new",
                        new Origin(Kind.NEW, List.of())),
                List.of());
        Map<String,
                List<EvidenceShown>> last = Map.of("same", List.of(current, old, both), "earlier", List.of(both, old), "broad",
                        List.of(current), "one", List.of(current),
                        "retired", List.of(current));
        assertEquals(
                Set.of(new CarriedEvidence("same", current.id()), new CarriedEvidence("same", both.id()),
                        new CarriedEvidence("reworded", both.id())),
                Set.copyOf(CarriedEvidence.of(last, map, TODAY)));
        assertEquals(2,
                CarriedEvidence.of(last, map, TODAY.plusDays(1)).stream().filter(one -> one.indicator().equals("same")).count() + 1);
        assertEquals(Set.of("same", "reworded"),
                Set.copyOf(CarriedEvidence.indicators(Set.of("same", "earlier", "broad", "one", "retired"), map)));
        assertFalse(CarriedEvidence.of(Map.of(), map, TODAY).iterator().hasNext());
    }

    private static EvidenceShown shown(LocalDate reviewBy) {
        return new EvidenceShown(UUID.randomUUID(), "WORDS", "title", null, "words", null, null, reviewBy);
    }

    // Its download --------------------------------------------------------------------------

    @Test
    void aDownloadIsSavedUnderItsNameInAnyScript() {
        assertEquals("attachment; filename=\"Caf_ _x_.pdf\"; filename*=UTF-8''Caf%C3%A9%20%22x%22.pdf",
                new ReadEvidenceFile.Download("Café \"x\".pdf", "application/pdf", new byte[0]).disposition());
    }
}
