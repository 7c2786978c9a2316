package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperatorTest {
    @Test
    void whatIsNotSetIsEmptyAndNamedInTheWarning() {
        Operator operator = new Operator(Optional.of("The programme answers for it."), Optional.of("help@programme.example "),
                Optional.empty(), Optional.of(" "));
        assertEquals("help@programme.example", operator.getContact());
        assertEquals("", operator.getHelpline());
        assertEquals(List.of("pledgekeeper.operator.complaints", "pledgekeeper.operator.helpline"), operator.missing());
    }
}
