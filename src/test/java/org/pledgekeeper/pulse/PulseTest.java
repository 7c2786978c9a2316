package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.Refused;

class PulseTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Map<Audience, Integer> FIVE_EACH = Map.of(Audience.STAFF, 5, Audience.LEADERS, 5, Audience.PANEL, 5);

    private final Edition edition = new Checklists().current();
    private final List<String> ids = edition.indicators().stream().map(Edition.Indicator::id).toList();

    @Test
    void takesOneToEightItemsOfTheReview() {
        open(ids.subList(0, 1), 14, false, Map.of());
        open(ids.subList(0, 8), 14, false, Map.of());
        assertEquals(Set.of("indicators"), refused(List.of(), 14, false, Map.of()));
        assertEquals(Set.of("indicators"), refused(ids.subList(0, 9), 14, false, Map.of()));
        assertEquals(Set.of("indicators"), refused(List.of(ids.get(0), ids.get(0)), 14, false, Map.of()));
        assertEquals(Set.of("indicators"), refused(List.of("no-such-item"), 14, false, Map.of()));
    }

    @Test
    void isOpenForOneToSixtyDays() {
        open(ids.subList(0, 1), 1, false, Map.of());
        open(ids.subList(0, 1), 60, false, Map.of());
        for (int days : new int[] {-1, 0, 61}) {
            assertEquals(Set.of("closesOn"), refused(ids.subList(0, 1), days, false, Map.of()), days + " days");
        }
        assertEquals(Set.of("closesOn"), assertThrows(Refused.class,
                () -> new Pulse(UUID.randomUUID(), edition, new Pulse.Choice(ids.subList(0, 1), null, false, Map.of()), "Lead", NOW))
                .problems().keySet());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 200})
    void hasUpToTwoHundredSingleUseLinksForEachGroup(int number) {
        open(ids.subList(0, 1), 14, true, Map.of(Audience.STAFF, number, Audience.LEADERS, 5, Audience.PANEL, 200));
    }

    @Test
    void refusesOtherNumbersOfLinks() {
        for (Integer number : new Integer[] {null, -1, 1, 4, 201}) {
            Map<Audience, Integer> links = new HashMap<>(FIVE_EACH);
            links.put(Audience.PANEL, number);
            assertEquals(Set.of("links-PANEL"), refused(ids.subList(0, 1), 14, true, links), number + " links");
            open(ids.subList(0, 1), 14, false, links);
        }
    }

    @Test
    void asksAtLeastOneGroup() {
        Map<Audience, Integer> none = Map.of(Audience.STAFF, 0, Audience.LEADERS, 0, Audience.PANEL, 0);
        assertEquals(Set.of("links-STAFF"), refused(ids.subList(0, 1), 14, true, none));
        open(ids.subList(0, 1), 14, false, none);
    }

    @Test
    void isOpenThroughItsLastDayThenWaitsUntilItIsCountedOnce() {
        Pulse pulse = open(ids.subList(0, 1), 14, false, Map.of());
        assertEquals(Pulse.State.OPEN, pulse.state(TODAY.plusDays(14)));
        assertEquals(Pulse.State.WAITING, pulse.state(TODAY.plusDays(15)));
        pulse.close(NOW);
        assertEquals(Pulse.State.CLOSED, pulse.state(TODAY));
        assertEquals(Set.of("close"), assertThrows(Refused.class, () -> pulse.close(NOW)).problems().keySet());
    }

    private Pulse open(List<String> indicators, int days, boolean singleUse, Map<Audience, Integer> links) {
        return new Pulse(UUID.randomUUID(), edition, new Pulse.Choice(indicators, TODAY.plusDays(days), singleUse, links), "Lead", NOW);
    }

    private Set<String> refused(List<String> indicators, int days, boolean singleUse, Map<Audience, Integer> links) {
        return assertThrows(Refused.class, () -> open(indicators, days, singleUse, links)).problems().keySet();
    }
}
