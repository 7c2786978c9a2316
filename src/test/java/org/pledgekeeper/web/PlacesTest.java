package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.refusal.NotTaken;

class PlacesTest {
    private long now;
    private final Places places = new Places(4, Duration.ZERO, () -> now++);
    private final Places sure = new Places(4, Duration.ofNanos(100), () -> now++);

    private static List<Places.Place> take(Places places, String... networks) {
        List<Places.Place> taken = new ArrayList<>();
        for (String network : networks) {
            taken.add(places.take(network));
        }
        return taken;
    }

    private static String held(List<Places.Place> places) {
        StringBuilder said = new StringBuilder();
        for (Places.Place place : places) {
            try {
                place.check();
                said.append('+');
            } catch (NotTaken lost) {
                said.append('-');
            }
        }
        return said.toString();
    }

    @Test
    void whoeverWaitsLongestInTheFullestNetworkGivesUpItsPlace() {
        List<Places.Place> taken = take(places, "a", "x", "x", "x", "b", "c");
        assertEquals("+--+++", held(taken));
        assertEquals(503, assertThrows(NotTaken.class, taken.get(1)::waits).status());
    }

    @Test
    void oneThatHoldsThemAllTakesThemFromItself() {
        assertEquals("----++++", held(take(places, "x", "x", "x", "x", "x", "x", "x", "x")));
    }

    @Test
    void oneThatHoldsFewTakesNoneFromOneThatHoldsNoMore() {
        assertEquals("++--++", held(take(places, "a", "b", "x", "x", "x", "x")));
    }

    @Test
    void aPlaceThatIsStillNewIsSafeFromEquals() {
        List<Places.Place> taken = take(sure, "a", "b", "c", "d");
        for (String network : List.of("a", "e")) {
            assertEquals(503, assertThrows(NotTaken.class, () -> sure.take(network)).status());
        }
        now += 100;
        taken.addAll(take(sure, "d", "e"));
        assertEquals("-++-++", held(taken));
    }

    @Test
    void whoHasAllKeepsItsPlaceUntilItGivesItBack() {
        List<Places.Place> taken = take(places, "x", "x", "x", "x");
        taken.forEach(Places.Place::waitedEnough);
        assertThrows(NotTaken.class, () -> places.take("a"));
        taken.get(0).end(NotTaken.tooManyAtOnce());
        taken.get(0).end(NotTaken.tooManyAtOnce());
        assertDoesNotThrow(() -> places.take("a"));
        assertThrows(NotTaken.class, taken.get(0)::waitedEnough);
        assertEquals("-+++", held(taken));
    }

    @Test
    void onlyOneThatWaitsIsWoken() {
        Places.Place place = places.take("a");
        place.end(NotTaken.tooSlow());
        assertFalse(Thread.interrupted(), "it does something else");
        Places.Place waiting = places.take("a");
        waiting.waits();
        waiting.end(NotTaken.tooSlow());
        assertTrue(Thread.currentThread().isInterrupted());
        waiting.goesOn();
        assertFalse(Thread.currentThread().isInterrupted(), "it goes on to something else");
        assertEquals(408, assertThrows(NotTaken.class, waiting::check).status());
    }
}
