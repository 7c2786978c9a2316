package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.assessment.Comparison;
import org.pledgekeeper.assessment.Comparison.Change;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.Level;

/** What a report says of a review, however its items are put together. */
class ReportTest {
    private static final Edition EDITION = Samples.CHECKLISTS.edition("2026.1");

    @Test
    void readsTheSameAnswersByCommitmentDriverAndStatement() {
        Report report = Samples.rich();
        assertEquals(EDITION.commitments().stream().map(Edition.Commitment::title).toList(), titles(report, By.COMMITMENT));
        assertEquals(EDITION.drivers().stream().map(Edition.Tag::name).toList(), titles(report, By.DRIVER));
        assertEquals(EDITION.agreedStatements().stream().map(Edition.Tag::name).toList(), titles(report, By.STATEMENT));
        for (Edition.Indicator indicator : EDITION.indicators()) {
            assertEquals(List.of(EDITION.commitmentOf(indicator.id()).orElseThrow().id()), groupsOf(report, By.COMMITMENT, indicator.id()));
            assertEquals(new TreeSet<>(indicator.drivers()), new TreeSet<>(groupsOf(report, By.DRIVER, indicator.id())));
            assertEquals(new TreeSet<>(indicator.statements()), new TreeSet<>(groupsOf(report, By.STATEMENT, indicator.id())));
        }
        assertTrue(By.DRIVER.groups(report).stream().mapToInt(group -> group.items().size()).sum() > EDITION.size(),
                "an item can count in several drivers");
    }

    private static List<String> titles(Report report, By by) {
        return by.groups(report).stream().map(Report.Group::title).toList();
    }

    private static List<String> groupsOf(Report report, By by, String item) {
        return by.groups(report).stream().filter(group -> group.items().contains(item)).map(Report.Group::id).toList();
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void countsEveryItemOfAGroupOnce(By by) {
        for (Report.Group group : by.groups(Samples.rich())) {
            Report.Counts counts = group.counts();
            assertEquals(group.items().size(), counts.asked());
            assertEquals(counts.asked(), counts.onScale() + counts.notRelevant() + counts.dontKnow() + counts.notAnswered(), group.title());
            assertTrue(counts.carried() <= counts.notAnswered(), group.title());
        }
    }

    @Test
    void aCarriedAnswerNobodyConfirmedCountsForNothing() {
        Report report = Samples.rich();
        Report.Item carried = Samples.item(report, "cl-vision");
        assertNull(carried.level());
        assertEquals(Level.MOST_AREAS, carried.carried());
        assertEquals(1, report.commitment(carried).counts().carried());
        assertEquals("In place across most (carried from last time, not confirmed yet)", carried.levelWords());
        assertEquals(Change.NOT_COMPARABLE, carried.since().change());
    }

    @ParameterizedTest
    @EnumSource(value = Level.class, names = {"NOT_RELEVANT", "DONT_KNOW"})
    void withNothingOnTheScaleNoGroupStandsAnywhere(Level level) {
        for (Report report : List.of(Samples.all(level), Samples.all(null))) {
            for (By by : By.values()) {
                by.groups(report).forEach(group -> assertEquals(Standing.NOT_ENOUGH, group.standing(), group.title()));
            }
        }
    }

    @Test
    void saysHowEachItemCameAboutAndWhyItCannotBeCompared() {
        Report report = Samples.rich();
        Report.Since merged = Samples.item(report, "cl-owner-champion").since();
        assertEquals(Kind.MERGED, merged.kind());
        assertEquals(List.of("cl-senior-owner", "cl-champion"), merged.earlier().stream().map(Report.Earlier::id).toList());
        assertEquals("Cannot be compared. Last time this was 2 separate items.", merged.changeWords());
        Report.Since fresh = Samples.item(report, "me-stories-consent").since();
        assertEquals(List.of(), fresh.earlier());
        assertEquals("Cannot be compared. This was not asked last time.", fresh.changeWords());
        assertEquals(List.of("sw-wellbeing-day"), report.noLongerAsked().stream().map(Report.NoLongerAsked::id).toList());
        assertFalse(report.noLongerAsked().get(0).why().isBlank());
        assertEquals(36, List.of(Change.values()).stream().mapToInt(report::count).sum());
    }

    @Test
    void goingBackIsSaidKindly() {
        Report.Item back = Samples.rich().items().stream().filter(item -> item.since().change() == Change.BACK).findFirst().orElseThrow();
        assertEquals("Less far than before. That can be an honest look.", back.since().changeWords());
    }

    @Test
    void theFirstReviewHasNothingToCompareWith() {
        Report report = Samples.all(Level.SOME_AREAS);
        assertNull(report.last());
        assertTrue(report.items().stream().allMatch(item -> item.since() == null));
        assertTrue(report.commitments().stream().allMatch(group -> group.last() == null));
        assertEquals(0, List.of(Change.values()).stream().mapToInt(report::count).sum());
    }

    @Test
    void holdsOnlyWhatItsReaderMaySee() {
        Edition then = Samples.CHECKLISTS.edition("2025.1");
        Edition mine = EDITION.only(indicator -> indicator.id().equals("cl-vision"));
        Edition mineThen = then.only(indicator -> indicator.id().equals("cl-vision"));
        Map<String, Answer> answers = new HashMap<>();
        EDITION.indicators().forEach(
                i -> answers.put(i.id(), Samples.answer(i.id(), Level.EXPLORING, Answer.Origin.GIVEN, null, "secret of " + i.id(), null)));
        Review review = new Review(Samples.round(2, EDITION), mine, answers);
        Comparison since =
                new Comparison(review, new Review(Samples.round(1, then), mineThen, answers), Samples.CHECKLISTS.map("2026.1", "2025.1"));
        BesideItems beside = new BesideItems(
                Map.of("le-listening",
                        List.of(new BesideItems.EvidenceShown(java.util.UUID.randomUUID(), "WORDS", "secret evidence", null, "secret", null,
                                null, null))),
                Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        Report report = WriteUp.of(Samples.setting(true), review, since, then, beside, List.of());
        assertEquals(List.of("cl-vision"), report.items().stream().map(Report.Item::id).toList());
        assertEquals(List.of("courageous-leadership"), report.commitments().stream().map(Report.Group::id).toList());
        assertEquals(List.of(), report.noLongerAsked(), "what nobody asks any more was not theirs either");
        for (Format format : Format.values()) {
            String text = Texts.of(format, format.write(report));
            assertTrue(text.contains("secret of cl-vision"), format.getKey());
            assertFalse(text.replace("secret of cl-vision", "").contains("secret"), format.getKey());
        }
    }

    @Test
    void holdsNoCommentsAndNoNamesOfWhoAnswered() {
        for (Format format : Format.values()) {
            String text = Texts.of(format, format.write(Samples.rich()));
            for (String kept : List.of("colleague's comment", "Ross the commenter", "Callum the answerer", "Morag the opener")) {
                assertFalse(text.contains(kept), format.getKey() + ": " + kept);
            }
        }
    }

    @Test
    void leavesOutCharactersThatAFormatCannotCarry() {
        assertEquals("Only a note, with a tab\there and a bell.", Samples.item(Samples.rich(), "td-leaders").note());
    }

    @Test
    void evidenceIsOutOfDateAsOfTheDayOfTheReport() {
        List<Report.Evidence> evidence = Samples.item(Samples.rich(), "le-listening").evidence();
        assertEquals(List.of(false, true), evidence.stream().map(Report.Evidence::outOfDate).toList());
        assertEquals("https://pledge.example/w/glenmorran-council/evidence/00000000-0000-4000-8000-0000000000e2/file",
                evidence.get(1).link());
        assertEquals(LocalDate.of(2026, 1, 31), evidence.get(1).reviewBy());
    }
}
