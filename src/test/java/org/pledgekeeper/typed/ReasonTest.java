package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.refusal.Refused;

class ReasonTest {
    @Test
    void isWhatWasTypedWithoutSpacesAroundIt() {
        assertEquals("Two lines,\nas typed", Reason.of("  Two lines,\nas typed \n", "Say why."));
    }

    @Test
    void isAskedForAndHasAnEnd() {
        assertEquals(Map.of("reason", "Say why."), assertThrows(Refused.class, () -> Reason.of(" \n", "Say why.")).problems());
        assertEquals(Map.of("reason", "Say why."), assertThrows(Refused.class, () -> Reason.of(null, "Say why.")).problems());
        assertEquals(3000, Reason.of("x".repeat(3000), "").length());
        assertEquals(Map.of("reason", "This is 3001 characters long. Please keep it to 3000."),
                assertThrows(Refused.class, () -> Reason.of("x".repeat(3001), "")).problems());
    }
}
