package org.pledgekeeper.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.Edition.Tag;
import org.pledgekeeper.refusal.NotFound;

class ChecklistsTest {
    private final Checklists checklists = new Checklists();
    private final Edition edition = checklists.edition("2026.1");
    private final List<Indicator> indicators = edition.commitments().stream().flatMap(c -> c.indicators().stream()).toList();

    /** A published edition never changes: answers given to one sentence are never read under another. Publish a new edition instead. */
    @Test
    void publishedEditionsKeepTheirWording() {
        assertEquals(Map.of(
                "2025.1", "261c43d67f797b6faaf76a8e034212fa58869c32c05d08fb3716125453ff64e1",
                "2026.1", "b84d2fe42d2c19932d9f287e5bc405ab37454c60045d6a3052f865f2b6355dcd",
                "2026.1.map", "a5735b022c6b8c0f87df2157c2953258db400d2f7f59e3796041e4b946843307",
                "2026.1.short-set", "e209fb942d2d9a6937b8febc1b05c9bc87da1a725a2357123046f0395e00b3ae"), checklists.digests());
    }

    @Test
    void theCurrentEditionIsTheNewest() {
        assertEquals(edition, checklists.current());
        assertEquals("2026.1", edition.edition());
        assertThrows(NotFound.class, () -> checklists.edition("1999.1"));
    }

    @Test
    void eachDayHasTheEditionThatHeldOnIt() {
        assertEquals("2025.1", checklists.heldOn(edition.published().minusDays(1)).edition());
        assertEquals("2026.1", checklists.heldOn(edition.published()).edition());
        assertEquals("2025.1", checklists.heldOn(LocalDate.of(2024, 12, 31)).edition(), "the first, where none held yet");
    }

    @Test
    void anEditionThatIsToComeHoldsOnNoDayYet() {
        Checklists more = new Checklists();
        LocalDate day = LocalDate.of(2999, 1, 1);
        more.adopt(List.of(EditionYaml.write(WholeEdition.after(edition, checklists.shortSet("2026.1"), "2999.1", day))));
        assertEquals("2999.1", more.newest().edition());
        assertEquals("2026.1", more.heldOn(day).edition());
    }

    @Test
    void hasThirtySixIndicatorsInFiveCommitments() {
        assertEquals(List.of(7, 7, 7, 7, 8), edition.commitments().stream().map(c -> c.indicators().size()).toList());
        assertEquals(36, edition.size());
        assertEquals(List.of(1, 2, 3, 4, 5), edition.commitments().stream().map(Commitment::number).toList());
    }

    @Test
    void everyIdIsUniqueAndPlain() {
        List<String> ids = Stream.of(indicators.stream().map(Indicator::id), edition.commitments().stream().map(Commitment::id),
                edition.drivers().stream().map(Tag::id), edition.agreedStatements().stream().map(Tag::id)).flatMap(all -> all).toList();
        assertEquals(36 + 5 + 8 + 4, ids.size());
        ids.forEach(id -> assertTrue(id.matches("[a-z]+(-[a-z]+)*"), id));
        assertEquals(36, indicators.stream().map(Indicator::id).distinct().count());
        assertEquals(5, edition.commitments().stream().map(Commitment::id).distinct().count());
    }

    @Test
    void everyIndicatorIsFoundByItsId() {
        edition.commitments().forEach(c -> {
            assertEquals(c, edition.commitment(c.id()).orElseThrow());
            c.indicators().forEach(i -> assertEquals(c, edition.commitmentOf(i.id()).orElseThrow()));
        });
        assertTrue(edition.commitment("le-listening").isEmpty());
        assertTrue(edition.commitmentOf("lived-experience").isEmpty());
    }

    @Test
    void allEightDriversAndFourAgreedStatementsAreUsed() {
        assertEquals(8, edition.drivers().size());
        assertEquals(4, edition.agreedStatements().size());
        assertEquals(ids(edition.drivers()),
                indicators.stream().flatMap(i -> i.drivers().stream()).collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(ids(edition.agreedStatements()),
                indicators.stream().flatMap(i -> i.statements().stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void everyIndicatorIsTaggedOnceWithEach() {
        for (Indicator indicator : indicators) {
            assertFalse(indicator.drivers().isEmpty() || indicator.statements().isEmpty(), indicator.id());
            assertEquals(indicator.drivers().size(), new HashSet<>(indicator.drivers()).size(), indicator.id());
            assertEquals(indicator.statements().size(), new HashSet<>(indicator.statements()).size(), indicator.id());
            assertEquals(indicator.drivers().size() + indicator.statements().size(), edition.tags(indicator).size(), indicator.id());
        }
    }

    @Test
    void everyIndicatorSaysWhatItMeansAndWhatShowsIt() {
        for (Indicator indicator : indicators) {
            Stream.of(indicator.text(), indicator.help(), indicator.evidence())
                    .forEach(words -> assertTrue(words != null && words.strip().length() > 15 && !words.contains("<"), indicator.id()));
        }
        assertEquals(36, indicators.stream().map(Indicator::text).distinct().count());
        edition.commitments().forEach(c -> assertFalse(c.title().isBlank() || c.summary().isBlank(), c.id()));
    }

    @Test
    void theScaleHasSevenValuesOfWhichFiveCount() {
        assertEquals(List.of("0", "1", "2", "3", "4", "NOT_RELEVANT", "DONT_KNOW"), Stream.of(Level.values()).map(Level::getCode).toList());
        assertEquals(List.of(0, 1, 2, 3, 4),
                Stream.of(Level.values()).filter(Level::isOnScale).map(level -> level.value().getAsInt()).toList());
        for (Level level : Level.values()) {
            assertEquals(level, Level.ofCode(level.getCode()));
        }
        for (String code : List.of("5", "-1", "", "SUSTAINED", "dont_know")) {
            assertEquals("There is no level \"" + code + "\". Use 0 to 4, NOT_RELEVANT or DONT_KNOW.",
                    assertThrows(IllegalArgumentException.class, () -> Level.ofCode(code)).getMessage());
        }
    }

    private static Set<String> ids(List<Tag> tags) {
        return tags.stream().map(Tag::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
