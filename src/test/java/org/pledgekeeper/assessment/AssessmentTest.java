package org.pledgekeeper.assessment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.assessment.Assessment.Given;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;

class AssessmentTest {
    private static final Edition EDITION = new Checklists().current();
    private static final Instant OPENED = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T09:00:00Z");

    private final Assessment round = new Assessment(1, EDITION.edition(), false, "Morag", OPENED);

    @Test
    void beginsOpen() {
        assertAll(() -> assertTrue(round.isOpen()), () -> assertEquals(1, round.number()), () -> assertEquals(OPENED, round.openedAt()),
                () -> assertEquals("2026.1", round.edition()));
    }

    @ParameterizedTest
    @NullSource
    @EnumSource(value = Level.class, names = "NOT_RELEVANT", mode = EnumSource.Mode.EXCLUDE)
    void takesEveryLevelAndNoneYet(Level level) {
        assertDoesNotThrow(() -> accept(new Given(level, null, null)));
    }

    @Test
    void takesEveryIndicatorOfItsEdition() {
        EDITION.commitments().forEach(commitment -> commitment.indicators().forEach(
                indicator -> assertDoesNotThrow(() -> round.accept(EDITION, indicator.id(), new Given(Level.EXPLORING, "a note", null)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-indicator", "", "LE-LISTENING", "lived-experience"})
    void knowsNoOtherIndicator(String indicator) {
        assertThrows(NotFound.class, () -> round.accept(EDITION, indicator, new Given(Level.EXPLORING, null, null)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   \n"})
    void asksWhySomethingIsNotRelevant(String note) {
        assertEquals(Map.of("note", "Please add a short reason why this is not relevant to you; then it is saved."),
                problems(new Given(Level.NOT_RELEVANT, note, null)));
        assertDoesNotThrow(() -> accept(new Given(Level.NOT_RELEVANT, "We employ nobody.", null)));
    }

    @Test
    void keepsTextsToTheirLength() {
        String longest = "x".repeat(4000);
        assertDoesNotThrow(() -> accept(new Given(Level.SUSTAINED, longest, longest)));
        assertEquals(Map.of("note", "This note is 4001 characters long. Please keep it to 4000.",
                "changed", "This text is 4001 characters long. Please keep it to 4000."),
                problems(new Given(Level.SUSTAINED, longest + "x", longest + "x")));
    }

    @Test
    void namesEveryProblemAtOnceInThePagesOrder() {
        Map<String, String> problems = problems(new Given(Level.NOT_RELEVANT, null, "x".repeat(4001)));
        assertEquals(List.of("note", "changed"), List.copyOf(problems.keySet()));
    }

    @Test
    void takesNothingMoreOnceSubmitted() {
        round.submit("Morag", LATER);
        assertFalse(round.isOpen());
        assertEquals(LATER, round.submittedAt());
        assertEquals(Map.of("level", "This review has been submitted, so its answers no longer change. Your lead can reopen it."),
                problems(new Given(Level.EXPLORING, null, null)));
    }

    @Test
    void isSubmittedOnce() {
        round.submit("Morag", LATER);
        Refused again = assertThrows(Refused.class, () -> round.submit("Iain", LATER.plusSeconds(1)));
        assertEquals(Map.of("submit", "This review was submitted already, so nothing more was done."), again.problems());
        assertEquals(LATER, round.submittedAt());
    }

    // From open to closed, and back --------------------------------------------------------

    @Test
    void goesFromOpenToClosedInOrder() {
        assertEquals(Assessment.State.OPEN, round.state());
        round.submit("Ross", LATER);
        assertEquals(Assessment.State.SUBMITTED, round.state());
        round.signOff("Morag", LATER.plusSeconds(1));
        assertEquals(Assessment.State.SIGNED_OFF, round.state());
        round.close(LATER.plusSeconds(2));
        assertEquals(Assessment.State.CLOSED, round.state());
        assertAll(() -> assertEquals("Ross", round.submittedBy()), () -> assertEquals("Morag", round.signedOffBy()));
    }

    @Test
    void leavesOutNoStep() {
        assertEquals(Map.of("sign-off", "This review is still open. Submit it first; then it can be signed off."),
                refused(() -> round.signOff("Morag", LATER)));
        assertEquals(Map.of("close", "A review is closed after it has been signed off."), refused(() -> round.close(LATER)));
        round.submit("Ross", LATER);
        assertEquals(Map.of("close", "A review is closed after it has been signed off."), refused(() -> round.close(LATER)));
        round.signOff("Morag", LATER);
        assertEquals(Map.of("sign-off", "This review was signed off already, so nothing more was sent."),
                refused(() -> round.signOff("Morag", LATER)));
        round.close(LATER);
        assertEquals(Map.of("close", "This review is closed already."), refused(() -> round.close(LATER)));
    }

    @Test
    void opensAgainFromEveryLaterStepWithAReason() {
        List<Runnable> steps = List.of(() -> round.submit("Ross", LATER), () -> round.signOff("Morag", LATER), () -> round.close(LATER));
        for (int reached = 1; reached <= steps.size(); reached++) {
            steps.subList(0, reached).forEach(Runnable::run);
            for (String none : java.util.Arrays.asList(null, "", "  \n")) {
                assertEquals(Map.of("reason", "Please say in a few words why it is opened again. Your colleagues will see it."),
                        refused(() -> round.reopen(none)));
            }
            assertEquals(Map.of("reason", "This reason is 501 characters long. Please keep it to 500."),
                    refused(() -> round.reopen("x".repeat(501))));
            round.reopen(" The night shift was left out. ");
            assertEquals(Assessment.State.OPEN, round.state());
            assertDoesNotThrow(() -> accept(new Given(Level.EXPLORING, null, null)));
        }
        assertEquals(Map.of("reason", "This review is open already."), refused(() -> round.reopen("Again.")));
    }

    @Test
    void comesRoundAfterTwelveMonths() {
        assertEquals(java.time.LocalDate.of(2027, 11, 1), round.nextDue());
        assertEquals(java.time.LocalDate.of(2028, 2, 29).plusYears(1),
                new Assessment(1, "2026.1", false, "Morag", Instant.parse("2028-02-29T12:00:00Z")).nextDue());
    }

    @Test
    void isKeptToTheShortSetOrWidenedWhileItIsOpen() {
        round.ask(true);
        assertTrue(round.isShortSet());
        round.ask(false);
        assertFalse(round.isShortSet());
        round.submit("Ross", LATER);
        assertThrows(Refused.class, () -> round.ask(true));
        assertFalse(round.isShortSet());
    }

    @Test
    void takesOnlyWhatItAsks() {
        Edition asked = EDITION.only(indicator -> indicator.id().equals("le-listening"));
        assertDoesNotThrow(() -> round.accept(asked, "le-listening", new Given(Level.EXPLORING, null, null)));
        assertThrows(NotFound.class, () -> round.accept(asked, "le-support", new Given(Level.EXPLORING, null, null)));
    }

    private static Map<String, String> refused(org.junit.jupiter.api.function.Executable change) {
        return assertThrows(Refused.class, change).problems();
    }

    private void accept(Given given) {
        round.accept(EDITION, "le-listening", given);
    }

    private Map<String, String> problems(Given given) {
        return assertThrows(Refused.class, () -> accept(given)).problems();
    }
}
