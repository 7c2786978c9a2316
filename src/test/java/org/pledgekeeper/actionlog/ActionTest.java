package org.pledgekeeper.actionlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.actionlog.Action.Plan;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

class ActionTest {
    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final Instant IN_MAY = Instant.parse("2026-05-12T09:00:00Z");

    @Test
    void anActionBeginsPlannedAndKeepsWhatWasSaidTidily() {
        Action action = started(new Plan("  Ask the panel ", " Head of Care\n", MAY, "lived-experience", " ", ""));
        assertEquals(State.PLANNED, action.state());
        assertEquals("Ask the panel", action.title());
        assertEquals("Head of Care", action.ownerRole());
        assertEquals(MAY, action.due());
        assertNull(action.indicator());
        assertNull(action.promise());
        assertEquals("Ann", action.startedBy());
    }

    @Test
    void allThatIsMissingIsNamedAtOnce() {
        Refused refused = assertThrows(Refused.class, () -> started(new Plan(null, " ", null, null, null, null)));
        assertEquals(List.of("title", "ownerRole", "due", "about"), List.copyOf(refused.problems().keySet()));
    }

    @Test
    void textsHaveALongestLength() {
        assertEquals("x".repeat(160), started(new Plan("x".repeat(160), "y".repeat(120), MAY, "c", null, null)).title());
        Refused refused = assertThrows(Refused.class, () -> started(new Plan("x".repeat(161), "y".repeat(121), MAY, "c", null, null)));
        assertEquals(Set.of("title", "ownerRole"), refused.problems().keySet());
        assertEquals("This is 161 characters long. Please keep it to 160.", refused.problems().get("title"));
    }

    @Test
    void itsMonthIsNotBeforeTheOneItWasStartedIn() {
        assertEquals(MAY, started(plan(MAY)).due());
        Refused refused = assertThrows(Refused.class, () -> started(plan(MAY.minusMonths(1))));
        assertEquals("This action was started in May 2026. Choose that month or a later one.", refused.problems().get("due"));
    }

    @Test
    void theMonthItWasStartedInIsScotlands() {
        Instant lateOnTheLastOfMayInLondon = Instant.parse("2026-05-31T23:30:00Z");
        assertThrows(Refused.class, () -> new Action(UUID.randomUUID(), plan(MAY), "Ann", "ann", lateOnTheLastOfMayInLondon));
        assertEquals(YearMonth.of(2026, 6),
                new Action(UUID.randomUUID(), plan(YearMonth.of(2026, 6)), "Ann", "ann", lateOnTheLastOfMayInLondon).due());
    }

    @Test
    void anyStateMayFollowAnyOther() {
        Action action = started(plan(MAY));
        for (State from : State.values()) {
            for (State to : State.values()) {
                action.change(plan(MAY), from);
                action.change(plan(MAY), to);
                assertEquals(to, action.state());
            }
        }
        assertEquals(Set.of("state"), assertThrows(Refused.class, () -> action.change(plan(MAY), null)).problems().keySet());
    }

    @Test
    void aRefusedChangeLeavesItAsItWas() {
        Action action = started(plan(MAY));
        assertThrows(Refused.class, () -> action.change(new Plan(" ", "Other role", MAY.plusMonths(3), "c", null, null), State.DONE));
        assertEquals(MAY, action.due());
        assertEquals(State.PLANNED, action.state());
        assertEquals("Head of Care", action.ownerRole());
    }

    @Test
    void aMonthThatHasPassedIsToldAsItWasPlanned() {
        Action action = started(plan(MAY));
        assertEquals("planned for May 2026", action.when(MAY));
        assertEquals("was planned for May 2026", action.when(MAY.plusMonths(1)));
        action.change(plan(MAY), State.UNDER_WAY);
        assertEquals("was planned for May 2026", action.when(MAY.plusMonths(1)));
        action.change(plan(MAY), State.DONE);
        assertEquals("done; was planned for May 2026", action.when(MAY));
        action.change(plan(MAY), State.SET_ASIDE);
        assertEquals("set aside for now; was planned for May 2026", action.when(MAY));
    }

    @Test
    void aContributorChangesTheirOwn() {
        Action action = started(plan(MAY));
        assertTrue(ChangeAction.mayChange(action, member("ann", Role.CONTRIBUTOR)));
        assertFalse(ChangeAction.mayChange(action, member("bob", Role.CONTRIBUTOR)));
        assertTrue(ChangeAction.mayChange(action, member("bob", Role.CHAMPION)));
        assertTrue(ChangeAction.mayChange(action, member("bob", Role.LEAD)));
        assertFalse(ChangeAction.mayChange(action, member("ann", Role.VIEWER)));
    }

    private static Membership member(String subject, Role role) {
        return new Membership(UUID.randomUUID(), "slug", "Name", UUID.randomUUID(), subject, "Someone", role, false, Set.of());
    }

    private static Plan plan(YearMonth due) {
        return new Plan("Ask the panel", "Head of Care", due, "lived-experience", "le-listening", null);
    }

    private static Action started(Plan plan) {
        return new Action(UUID.randomUUID(), plan, "Ann", "ann", IN_MAY);
    }
}
