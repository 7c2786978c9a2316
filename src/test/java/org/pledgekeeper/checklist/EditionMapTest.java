package org.pledgekeeper.checklist;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionMap.Retired;
import org.pledgekeeper.refusal.NotFound;

class EditionMapTest {
    private final Checklists checklists = new Checklists();
    private final Edition now = checklists.edition("2026.1");
    private final Edition before = checklists.edition("2025.1");
    private final EditionMap map = checklists.map("2026.1", "2025.1");

    @Test
    void everyIndicatorSaysWhereItCameFrom() {
        assertEquals(now.indicators().stream().map(Edition.Indicator::id).toList(), List.copyOf(map.indicators().keySet()));
        map.indicators().forEach((id, origin) -> {
            origin.from().forEach(old -> assertTrue(before.indicator(old).isPresent(), old));
            int expected = origin.change() == Kind.NEW ? 0 : origin.change() == Kind.MERGED ? 2 : 1;
            assertEquals(expected, origin.from().size(), id);
        });
        assertEquals(Set.of(Kind.values()), new LinkedHashSet<>(map.indicators().values().stream().map(Origin::change).toList()));
    }

    @Test
    void sameMeansTheSameWordsAndRewordedOtherOnes() {
        map.indicators().forEach((id, origin) -> {
            if (origin.change() == Kind.SAME) {
                assertEquals(before.indicator(origin.from().get(0)).orElseThrow().text(), now.indicator(id).orElseThrow().text());
            } else if (origin.change() == Kind.REWORDED) {
                assertNotEquals(before.indicator(origin.from().get(0)).orElseThrow().text(), now.indicator(id).orElseThrow().text());
            }
        });
    }

    @Test
    void nothingOfTheEarlierEditionIsForgotten() {
        Set<String> accounted = new TreeSet<>(map.retired().stream().map(Retired::id).toList());
        map.indicators().values().forEach(origin -> accounted.addAll(origin.from()));
        assertEquals(new TreeSet<>(before.indicators().stream().map(Edition.Indicator::id).toList()), accounted);
        map.retired().forEach(gone -> assertTrue(gone.why().length() > 10, gone.id()));
    }

    @Test
    void anEditionMapsToItself() {
        EditionMap same = checklists.map("2026.1", "2026.1");
        assertEquals(36, same.indicators().size());
        same.indicators().forEach((id, origin) -> assertEquals(new Origin(Kind.SAME, List.of(id)), origin));
        assertEquals(List.of(), same.retired());
    }

    @Test
    void thereIsNoWayBackToALaterEdition() {
        assertAll(() -> assertThrows(NotFound.class, () -> checklists.map("2025.1", "2026.1")),
                () -> assertThrows(NotFound.class, () -> checklists.map("2026.1", "1999.1")));
    }

    @Test
    void mapsAreReadThroughTheEditionsBetween() {
        EditionMap older = new EditionMap("2", "1",
                Map.of("a", new Origin(Kind.SAME, List.of("a")), "b", new Origin(Kind.REWORDED, List.of("b")),
                        "c", new Origin(Kind.SPLIT, List.of("cd")), "d", new Origin(Kind.SPLIT, List.of("cd")), "e",
                        new Origin(Kind.NEW, List.of())),
                List.of(new Retired("z", "It was asked twice.")));
        EditionMap newer = new EditionMap("3", "2",
                Map.of("a", new Origin(Kind.REWORDED, List.of("a")), "b", new Origin(Kind.SAME, List.of("b")),
                        "cd", new Origin(Kind.MERGED, List.of("c", "d")), "e", new Origin(Kind.SAME, List.of("e")), "f",
                        new Origin(Kind.NEW, List.of())),
                List.of());
        EditionMap through = newer.after(older);
        assertEquals(Map.of("a", new Origin(Kind.REWORDED, List.of("a")), "b", new Origin(Kind.REWORDED, List.of("b")),
                "cd", new Origin(Kind.MERGED, List.of("cd")), "e", new Origin(Kind.NEW, List.of()), "f", new Origin(Kind.NEW, List.of())),
                through.indicators());
        assertEquals(List.of(new Retired("z", "It was asked twice.")), through.retired());
        assertEquals("1", through.predecessor());
    }

    @Test
    void whatIsRetiredLaterIsTracedToItsFirstEdition() {
        EditionMap older = new EditionMap("2", "1", Map.of("new-name", new Origin(Kind.REWORDED, List.of("old-name"))), List.of());
        EditionMap newer = new EditionMap("3", "2", Map.of(), List.of(new Retired("new-name", "Nobody could answer it.")));
        assertEquals(List.of(new Retired("old-name", "Nobody could answer it.")), newer.after(older).retired());
    }

    @Test
    void theShortSetHasTwelveAndSomethingOfEachCommitment() {
        Set<String> ids = checklists.shortSet("2026.1");
        Edition asked = now.only(indicator -> ids.contains(indicator.id()));
        assertEquals(12, asked.size());
        assertEquals(5, asked.commitments().size());
        asked.commitments().forEach(commitment -> assertTrue(commitment.indicators().size() >= 2, commitment.id()));
        assertEquals(before.size(), checklists.shortSet("2025.1").size(), "an edition without a short set asks everything");
    }
}
