package org.pledgekeeper.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Wording;

class EditionRulesTest {
    private static final Checklists CHECKLISTS = new Checklists();
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final WholeEdition SHIPPED = CHECKLISTS.wholeNewest();
    private static final WholeEdition FRESH =
            WholeEdition.after(SHIPPED.edition(), SHIPPED.shortSet(), "2027.1", LocalDate.of(2027, 1, 1));
    private static final String ITEM = "le-listening";

    private static List<EditionRules.Missing> missing(WholeEdition draft) {
        return EditionRules.of(draft, SHIPPED.edition(), CHECKLISTS.everAsked(), TODAY);
    }

    private static Indicator words(String text) {
        Indicator now = FRESH.edition().indicator(ITEM).orElseThrow();
        return new Indicator(ITEM, text, now.help(), now.evidence(), now.drivers(), now.statements());
    }

    private static UnaryOperator<WholeEdition> item(Indicator item, Kind kind, String... from) {
        return Edits.item(new DraftPart.Item(item, new Origin(kind, List.of(from)), true));
    }

    private static UnaryOperator<WholeEdition> about(String name, String title, String day) {
        return Edits.about(new DraftPart.About(name, title, LocalDate.parse(day)));
    }

    @Test
    void whatIsShippedAndWhatADraftBeginsAsAreWhole() {
        assertEquals(List.of(), EditionRules.of(SHIPPED, CHECKLISTS.edition("2025.1"), Set.of(), SHIPPED.edition().published()));
        assertEquals(List.of(), missing(FRESH));
        assertEquals(36, EditionChanges.of(FRESH, SHIPPED).asBefore());
    }

    static Stream<Arguments> bad() {
        Indicator now = FRESH.edition().indicator(ITEM).orElseThrow();
        String reworded = "Leaders hear from people affected by trauma, and say what they did.";
        return Stream.of(
                Arguments.of("about.edition", "like 2027.1", about("Spring", "A title", "2027-01-01")),
                Arguments.of("about.edition", "a later name", about("2025.2", "A title", "2027-01-01")),
                Arguments.of("about.title", "write the title", about("2027.1", "", "2027-01-01")),
                Arguments.of("about.title", "at most 80", about("2027.1", "x".repeat(81), "2027-01-01")),
                Arguments.of("about.published", "has passed", about("2027.1", "A title", "2026-11-30")),
                Arguments.of("items/le-listening.text", "write the item", item(words(""), Kind.SAME, ITEM)),
                Arguments.of("items/le-listening.text", "a little more", item(words("Listen."), Kind.REWORDED, ITEM)),
                Arguments.of("items/le-listening.text", "at most 250", item(words("x".repeat(251)), Kind.REWORDED, ITEM)),
                Arguments.of("items/le-listening.text", "sign <", item(words("Leaders <b>hear</b> people."), Kind.REWORDED, ITEM)),
                Arguments.of("items/le-listening.change", "“Reworded”", item(words(reworded), Kind.SAME, ITEM)),
                Arguments.of("items/le-listening.change", "“As before”", item(now, Kind.REWORDED, ITEM)),
                Arguments.of("items/le-listening.change", "a short name of its own", item(words(reworded), Kind.NEW)),
                Arguments.of("items/le-listening.change", "keeps its short name", item(words(reworded), Kind.REWORDED, "le-support")),
                Arguments.of("items/le-listening.from", "two or more", item(words(reworded), Kind.MERGED, ITEM)),
                Arguments.of("items/le-listening.from", "no earlier item", item(words(reworded), Kind.NEW, ITEM)),
                Arguments.of("items/le-listening.from", "does not ask", item(words(reworded), Kind.SPLIT, "no-such-item")),
                Arguments.of("items/le-listening.drivers", "at least one driver", item(new Indicator(ITEM, now.text(), now.help(),
                        now.evidence(), List.of(), now.statements()), Kind.SAME, ITEM)),
                Arguments.of("items/le-listening.statements", "none of the agreed statements", item(new Indicator(ITEM, now.text(),
                        now.help(), now.evidence(), now.drivers(), List.of("kindness")), Kind.SAME, ITEM)),
                Arguments.of("items/Le_New.newId", "small letters",
                        Edits.add("lived-experience", "Le_New", "Another thing that leaders do.")),
                Arguments.of("items/sw-wellbeing-day.change", "An earlier edition asked",
                        Edits.add("staff-wellbeing", "sw-wellbeing-day", "A day for staff, each year.")),
                Arguments.of("items/le-copy.text", "same words", Edits.add("lived-experience", "le-copy", now.text())),
                Arguments.of("retired.why-le-listening", "reason why", Edits.remove(ITEM, " ")),
                Arguments.of("retired.why-le-listening", "a little more", Edits.remove(ITEM, "No.")),
                Arguments.of("commitments/lived-experience.newId", "has 2 items", (UnaryOperator<WholeEdition>) whole -> {
                    WholeEdition less = whole;
                    for (Indicator one : whole.edition().commitments().get(0).indicators().subList(2, 7)) {
                        less = Edits.remove(one.id(), "It is asked elsewhere.").apply(less);
                    }
                    return less;
                }),
                Arguments.of("commitments/lived-experience.newId", "for the short set",
                        (UnaryOperator<WholeEdition>) whole -> whole.withShortSet(Set.of("cl-policies"))),
                Arguments.of("about.title", "The short set has", (UnaryOperator<WholeEdition>) whole -> {
                    Set<String> more = new java.util.LinkedHashSet<>(whole.shortSet());
                    more.add("no-such-item");
                    return whole.withShortSet(more);
                }),
                Arguments.of("commitments/lived-experience.summary", "write the summary",
                        Edits.commitment("lived-experience", new DraftPart.OfCommitment("Value lived experience", ""))),
                Arguments.of("about.title", "The five commitments stay",
                        (UnaryOperator<WholeEdition>) whole -> whole.with(reversed(whole.edition().commitments()))),
                Arguments.of("retired.retired", "cannot go", (UnaryOperator<WholeEdition>) whole -> whole.with(whole.map().indicators(),
                        List.of(new org.pledgekeeper.checklist.EditionMap.Retired("le-support", "It is asked elsewhere.")))),
                Arguments.of("items/le-support.change", "where le-support came from", (UnaryOperator<WholeEdition>) whole -> {
                    Map<String, Origin> less = new LinkedHashMap<>(whole.map().indicators());
                    less.remove("le-support");
                    return whole.with(less, List.of());
                }));
    }

    private static List<Commitment> reversed(List<Commitment> all) {
        List<Commitment> back = new ArrayList<>(all);
        java.util.Collections.reverse(back);
        return back;
    }

    @ParameterizedTest
    @MethodSource("bad")
    void eachFaultIsToldWhereItIsMended(String where, String words, UnaryOperator<WholeEdition> change) {
        List<EditionRules.Missing> found = missing(change.apply(FRESH).tidy());
        assertTrue(found.stream().anyMatch(one -> (one.part() + "." + one.field()).equals(where) && one.words().contains(words)),
                found::toString);
    }

    @Test
    void anItemThatGoesWithAReasonAndAMergedOneLeaveNothingOpen() {
        WholeEdition less = Edits.remove(ITEM, "It is part of another item now.").apply(FRESH);
        assertEquals(List.of(), missing(less));
        Indicator support = FRESH.edition().indicator("le-support").orElseThrow();
        WholeEdition merged = Edits.item(new DraftPart.Item(new Indicator("le-support", "People are heard and supported by leaders.",
                support.help(), support.evidence(), support.drivers(), support.statements()),
                new Origin(Kind.MERGED, List.of("le-support", ITEM)), true)).apply(less);
        assertEquals(List.of(), missing(merged));
        assertEquals(List.of(), merged.map().retired(), "what something comes from does not go");
        EditionChanges.Changed changed = EditionChanges.of(merged, SHIPPED).parts().stream()
                .filter(part -> part.id().equals("le-support")).findFirst().orElseThrow();
        assertEquals("Several earlier items together", changed.kind());
        assertTrue(changed.words().get(0).pieces().stream().anyMatch(piece -> piece.kind() == Wording.Kind.ADDED));
    }

    @Test
    void anItemMovesByOnePlaceAndStaysAtTheEnds() {
        List<String> order = FRESH.edition().commitments().get(0).indicators().stream().map(Indicator::id).toList();
        assertEquals(FRESH, Edits.move(order.get(0), true).apply(FRESH));
        WholeEdition moved = Edits.move(order.get(0), false).apply(FRESH);
        assertEquals(List.of(order.get(1), order.get(0)),
                moved.edition().commitments().get(0).indicators().stream().map(Indicator::id).limit(2).toList());
        assertEquals(List.of(), missing(moved));
        assertEquals(FRESH, Edits.move(order.get(0), true).apply(moved));
    }

    @Test
    void twoPartsHaveMarksOfTheirOwn() {
        WholeEdition changed = item(words("Leaders listen, and say what they did."), Kind.REWORDED, ITEM).apply(FRESH);
        Map<String, DraftPart> then = DraftPart.of(FRESH);
        DraftPart.of(changed).forEach(
                (name, part) -> assertEquals(!name.equals("items/" + ITEM), part.mark().equals(then.get(name).mark()), name));
    }

    @Test
    void anIdIsAddedOnce() {
        assertEquals("There is something called \"le-support\" already. Please choose another short name.", assertThrows(Refused.class,
                () -> Edits.add("lived-experience", "le-support", "Another thing.").apply(FRESH)).problems().get("newId"));
        assertEquals(FRESH, EditionYaml.read(EditionYaml.write(FRESH).together()));
    }
}
