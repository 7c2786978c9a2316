package org.pledgekeeper.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.refusal.Refused;

class AsksTest {
    @Test
    void eachIsOneLineAndEmptyOnesCountForNothing() {
        assertEquals(List.of("Time to reflect", "Tìde"), Asks.read(List.of(" Time  to\u0007reflect ", "", " \u200B", "Tìde")));
        assertEquals(List.of(), Asks.read(Collections.singletonList(null)));
        assertEquals("Time\nMoney", Asks.kept("Time\nMoney", "Morven", null, 1).typed());
    }

    @Test
    void moreThanSixOrTooLongIsSaidAtOnce() {
        assertEquals(6, Asks.read(Collections.nCopies(6, "x".repeat(300))).size());
        String said = assertThrows(Refused.class, () -> Asks.read(List.of("a", "b", "c", "d", "e", "f", "x".repeat(301)))).problems()
                .get("asks");
        assertTrue(said.contains("7 asks") && said.contains("Line 7 is 301 characters long"), said);
    }
}
