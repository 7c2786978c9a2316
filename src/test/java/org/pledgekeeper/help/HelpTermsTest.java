package org.pledgekeeper.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

class HelpTermsTest {
    @Test
    void helpIsOpenForOneThreeOrSevenDays() {
        assertEquals(List.of(1, 3, 7), HelpTerms.DAYS);
        HelpTerms.DAYS.forEach(days -> assertEquals(days, HelpTerms.checked(days, null).days()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2, 8, 365})
    void otherDaysAreRefused(int days) {
        assertEquals(Set.of("days"), assertThrows(Refused.class, () -> HelpTerms.checked(days, "Panels")).problems().keySet());
    }

    @Test
    void aReasonIsOneLineAndMayBeLeftOut() {
        assertNull(HelpTerms.checked(1, "  ").reason());
        assertEquals("How do we carry answers forward?", HelpTerms.checked(1, " How do we\ncarry answers forward? ").reason());
        assertEquals("x".repeat(120), HelpTerms.checked(1, "x".repeat(120)).reason());
        assertEquals(Set.of("days", "reason"),
                assertThrows(Refused.class, () -> HelpTerms.checked(2, "x".repeat(121))).problems().keySet());
    }
}
