package org.pledgekeeper.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pledgekeeper.security.ProgrammeRole.ADMINISTRATOR;
import static org.pledgekeeper.security.ProgrammeRole.ANALYST;
import static org.pledgekeeper.security.ProgrammeRole.MODERATOR;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgrammeRoleTest {
    @Test
    void keycloaksRolesSayWhatSomeoneDoesForTheProgramme() {
        assertEquals(Set.of(), ProgrammeRole.among(List.of()));
        assertEquals(Set.of(), ProgrammeRole.among(List.of("programme", "moderator", "PROGRAMME-MODERATOR", 7, "programme-second-factor")));
        assertEquals(Set.of(MODERATOR, ADMINISTRATOR),
                ProgrammeRole.among(List.of("default-roles-pledgekeeper", "programme-administrator", "programme-moderator")));
    }

    @Test
    void whoWasStaffBeforeThereWereThreeRolesHasAllOfThem() {
        assertEquals(Set.of(MODERATOR, ANALYST, ADMINISTRATOR), ProgrammeRole.among(List.of("programme-staff")));
    }

    @Test
    void aRefusalSaysWhoCanHelp() {
        assertEquals(
                "This is for moderators and administrators of the programme. You are here as analyst. A colleague who is a moderator can"
                        + " do it. If it should be yours to do as well, please ask an administrator of the programme.",
                ProgrammeRole.refusal(Set.of(ANALYST), List.of(MODERATOR, ADMINISTRATOR)));
    }

    @Test
    void whoIsNoStaffHasNoRole() {
        assertEquals(Set.of(), new Person("subject", "Fern", "fern@example.org", false).programmeRoles());
    }
}
