package org.pledgekeeper.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.assessment.Answer.Origin;
import org.pledgekeeper.assessment.Comparison.Change;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.Level;

/** What a new round takes over, and how two rounds compare, on one edition and across two. */
class ComparisonTest {
    private static final Checklists CHECKLISTS = new Checklists();
    private static final EditionMap ACROSS = CHECKLISTS.map("2026.1", "2025.1");

    // Carrying forward ----------------------------------------------------------------------

    @Test
    void answersComeAlongWhereTheSameIsAskedInWhateverWords() {
        Map<String, Answer> last = new LinkedHashMap<>();
        CHECKLISTS.edition("2025.1").indicators().forEach(i -> last.put(i.id(), answer(i.id(), Level.SOME_AREAS, Origin.GIVEN)));
        List<CarryForward.Carried> carried = CarryForward.of(last, ACROSS);
        assertEquals(new TreeSet<>(ids(kind -> kind == Kind.SAME || kind == Kind.REWORDED)),
                new TreeSet<>(carried.stream().map(CarryForward.Carried::to).toList()));
        carried.forEach(one -> assertEquals(last.get(one.from()), one.last()));
        assertTrue(ids(kind -> kind == Kind.SPLIT || kind == Kind.MERGED || kind == Kind.NEW).size() >= 4,
                "the editions no longer test what this test is for");
    }

    @Test
    void whatHasNeitherLevelNorNoteDoesNotComeAlong() {
        Answer onlyNote = new Answer("le-listening", null, "Begun.", null, Origin.GIVEN, null, "Morag", Instant.EPOCH, 1);
        Answer cleared = new Answer("le-support", null, null, null, Origin.GIVEN, null, "Morag", Instant.EPOCH, 2);
        List<CarryForward.Carried> carried =
                CarryForward.of(Map.of("le-listening", onlyNote, "le-support", cleared), CHECKLISTS.map("2026.1", "2026.1"));
        assertEquals(List.of("le-listening"), carried.stream().map(CarryForward.Carried::to).toList());
    }

    @Test
    void aCarriedAnswerCountsForNothingUntilSomeoneHasLooked() {
        for (Origin origin : Origin.values()) {
            Answer answer = answer("le-listening", Level.SUSTAINED, origin);
            assertEquals(origin != Origin.CARRIED, answer.isGiven(), origin.name());
            assertEquals(origin == Origin.CARRIED ? null : Level.SUSTAINED, answer.counted(), origin.name());
        }
        Map<String, Answer> all = new LinkedHashMap<>();
        Edition edition = CHECKLISTS.current();
        edition.indicators().forEach(i -> all.put(i.id(), answer(i.id(), Level.SUSTAINED, Origin.CARRIED)));
        Review review = review(2, edition, all);
        assertEquals(0, review.answered());
        assertEquals(36, review.open());
        assertEquals(36, review.carried());
        edition.commitments().forEach(commitment -> assertEquals(Standing.NOT_ENOUGH, review.standing(commitment)));
    }

    // Comparing -----------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
            "EXPLORING,     MOST_AREAS,   FURTHER,",
            "MOST_AREAS,    EXPLORING,    BACK,",
            "SOME_AREAS,    SOME_AREAS,   SAME,",
            "DONT_KNOW,     DONT_KNOW,    SAME,",
            "NOT_RELEVANT,  NOT_RELEVANT, SAME,",
            "DONT_KNOW,     EXPLORING,    NEWLY_KNOWN,",
            "DONT_KNOW,     NOT_RELEVANT, NOT_COMPARABLE, It is not relevant to you now.",
            "EXPLORING,     DONT_KNOW,    NOT_COMPARABLE, You are not sure this time.",
            "NOT_RELEVANT,  SUSTAINED,    NOT_COMPARABLE, Last time it was not relevant to you.",
            "NOT_RELEVANT,  DONT_KNOW,    NOT_COMPARABLE, Last time it was not relevant to you.",
            "SUSTAINED,     NOT_RELEVANT, NOT_COMPARABLE, It is not relevant to you now.",
            "'',            EXPLORING,    NOT_COMPARABLE, It was not answered last time.",
            "EXPLORING,     '',           NOT_COMPARABLE, It has not been answered this time."})
    void saysWhatHasBecomeOfAnIndicator(String before, String now, Change change, String why) {
        Comparison.Line line = line(CHECKLISTS.map("2026.1", "2026.1"), "le-listening", "le-listening", before, now, Origin.CHANGED);
        assertEquals(change, line.change());
        assertEquals(why, line.why());
    }

    @Test
    void aCarriedAnswerThatNobodyConfirmedIsNoAnswerOfThisTime() {
        Comparison.Line line =
                line(CHECKLISTS.map("2026.1", "2026.1"), "le-listening", "le-listening", "EXPLORING", "EXPLORING", Origin.CARRIED);
        assertEquals(Change.NOT_COMPARABLE, line.change());
        assertEquals("It has not been answered this time.", line.why());
    }

    @Test
    void acrossEditionsOnlyWhatAsksTheSameIsCompared() {
        ACROSS.indicators().forEach((id, origin) -> {
            String old = origin.from().isEmpty() ? "le-listening" : origin.from().get(0);
            Comparison.Line line = line(ACROSS, old, id, "EXPLORING", "MOST_AREAS", Origin.CHANGED);
            assertEquals(origin.change(), line.kind());
            assertEquals(origin.isComparable() ? Change.FURTHER : Change.NOT_COMPARABLE, line.change(), id);
            if (origin.isComparable()) {
                assertNull(line.why());
            } else {
                assertFalse(line.why().isBlank(), id);
            }
        });
    }

    @Test
    void countsEachKindOfChange() {
        Map<String, Answer> before = Map.of("le-listening", answer("le-listening", Level.EXPLORING, Origin.GIVEN),
                "le-support", answer("le-support", Level.MOST_AREAS, Origin.GIVEN));
        Map<String, Answer> now = Map.of("le-listening", answer("le-listening", Level.MOST_AREAS, Origin.CHANGED),
                "le-support", answer("le-support", Level.MOST_AREAS, Origin.CONFIRMED));
        Comparison comparison = new Comparison(review(2, CHECKLISTS.current(), now), review(1, CHECKLISTS.current(), before),
                CHECKLISTS.map("2026.1", "2026.1"));
        assertEquals(List.of(1, 1, 0, 0, 34), List.of(Change.values()).stream().map(comparison::count).toList());
    }

    private static Comparison.Line line(EditionMap map, String old, String id, String before, String now, Origin origin) {
        Map<String, Answer> earlier = before.isEmpty() ? Map.of() : Map.of(old, answer(old, Level.valueOf(before), Origin.GIVEN));
        Map<String, Answer> later = now.isEmpty() ? Map.of() : Map.of(id, answer(id, Level.valueOf(now), origin));
        Edition edition = CHECKLISTS.edition(map.edition());
        Comparison comparison = new Comparison(review(2, edition, later), review(1, CHECKLISTS.edition(map.predecessor()), earlier), map);
        return comparison.line(edition.indicator(id).orElseThrow());
    }

    private static List<String> ids(java.util.function.Predicate<Kind> kinds) {
        return ACROSS.indicators().entrySet().stream().filter(entry -> kinds.test(entry.getValue().change())).map(Map.Entry::getKey)
                .toList();
    }

    private static Review review(int number, Edition edition, Map<String, Answer> answers) {
        return new Review(new Assessment(number, edition.edition(), false, "Morag", Instant.EPOCH), edition, answers);
    }

    private static Answer answer(String indicator, Level level, Origin origin) {
        return new Answer(indicator, level, "a note", null, origin, null, "Morag", Instant.EPOCH, 1);
    }
}
