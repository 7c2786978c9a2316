package org.pledgekeeper.typed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

class OneOfTest {
    @Test
    void isFoundByItsName() {
        assertEquals(Optional.of(TimeUnit.DAYS), OneOf.named(TimeUnit.class, "DAYS"));
        assertEquals(TimeUnit.DAYS, OneOf.chosen(TimeUnit.class, "unit", "DAYS"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "days", "DAYS ", "FORTNIGHTS"})
    void isNotGuessed(String name) {
        assertEquals(Optional.empty(), OneOf.named(TimeUnit.class, name));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void nothingSentChoosesNone(String name) {
        assertNull(OneOf.chosen(TimeUnit.class, "unit", name));
    }

    @Test
    void anotherNameIsRefusedWithTheList() {
        assertEquals(Map.of("switch", "There is no switch \"MAYBE\". Use one of ON, OFF."),
                assertThrows(Refused.class, () -> OneOf.chosen(Switch.class, "switch", "MAYBE")).problems());
    }

    private enum Switch {
        ON, OFF
    }
}
