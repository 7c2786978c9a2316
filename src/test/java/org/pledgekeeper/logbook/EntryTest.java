package org.pledgekeeper.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

class EntryTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Map<String, String> TO_BEGIN = Map.of("line", "A line", "happenedOn", "2026-11-20", "type", "RESTORATIVE");

    @ParameterizedTest
    @EnumSource(Log.class)
    void saysAgainWhateverItWasGiven(Log log) {
        Map<String, String> typed = new HashMap<>();
        for (Field field : log.fields()) {
            typed.put(field.name(), switch (field.kind()) {
                case LINE, WORDS -> "Words of " + field.name();
                case COUNT -> "0";
                case DAY -> "2026-11-20";
                case YES_NO -> "true";
                case ONE -> field.choices().get(0).name();
                case SEVERAL -> field.choices().stream().map(Choice::name).collect(Collectors.joining(" "));
            });
        }
        Entry entry = begin(log, typed);
        assertEquals(typed, entry.given().typed());
        log.fields().forEach(field -> assertFalse(field.shown(entry).isEmpty(), field.name()));
        entry.change(new Entry.Given(log.commitment(), null, TO_BEGIN));
        log.fields().stream()
                .filter(field -> !TO_BEGIN.containsKey(field.name()) && !Set.of("state", "measure", "what").contains(field.name()))
                .forEach(field -> assertEquals("", field.typed(entry), field.name() + " is gone once it is not said any more"));
    }

    @ParameterizedTest
    @EnumSource(Log.class)
    void isWhatItsLogSays(Log log) {
        assertEquals(log, begin(log, TO_BEGIN).log());
        assertEquals(log.type(), begin(log, TO_BEGIN).getClass());
        assertEquals(log, Log.of(log.getKey()).orElseThrow());
        Set<String> names = new HashSet<>();
        log.fields().forEach(field -> assertTrue(names.add(field.name()), field.name() + " twice"));
        assertEquals(Arrays.asList(log.states().stream().map(Choice::name).toArray()),
                log.states().stream().map(Choice::name).distinct().toList());
    }

    @ParameterizedTest
    @EnumSource(Log.class)
    void needsALineOrItsTypeAndADay(Log log) {
        Refused refused = assertThrows(Refused.class, () -> begin(log, Map.of()));
        assertEquals(log.line() == null ? Set.of("type", "happenedOn", "line") : Set.of("line", "happenedOn"), refused.problems().keySet());
    }

    /** What was said in supervision stays in the room. */
    @Test
    void ofSupervisionHoldsNoWords() {
        assertEquals(Set.of("ownerRole"),
                Log.SUPERVISION.fields().stream().filter(field -> field.kind().isText()).map(Field::name).collect(Collectors.toSet()));
        assertEquals("Restorative supervision, one to one", begin(Log.SUPERVISION, with("form", "ONE_TO_ONE")).line());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUPERVISION      | offered=10,held=11                               | held           | More were held than offered. Please check both numbers.
            SUPERVISION      | offered=10,held=8,cancelledByStaff=3             | held           | Held and cancelled together are more than were offered. Please check the numbers.
            SUPERVISION      | offered=-1                                       | offered        | Write a whole number, for example 12. It cannot be less than 0 or have a fraction.
            SUPERVISION      | held=1.5                                         | held           | Write a whole number, for example 12. It cannot be less than 0 or have a fraction.
            SUPERVISION      | held=9000000                                     | held           | That is more than a million. Please check the number.
            SUPERVISION      | type=CHAT                                        | type           | Choose one of the list: Restorative, Professional, Practice, Reflective group.
            LIVED_EXPERIENCE | payment=NONE                                     | paymentReason  | Say in a few words why nobody is paid.
            LIVED_EXPERIENCE | toldOn=2026-11-19                                | toldOn         | People cannot have been told before it happened. Please check both days.
            LIVED_EXPERIENCE | state=PEOPLE_TOLD                                | toldOn         | Say when people were told, or choose another state.
            LIVED_EXPERIENCE | happenedOn=31 2 2026                             | happenedOn     | There is no day 31 in that month. Please check the day and the month.
            LIVED_EXPERIENCE | happenedOn=1900-01-01                            | happenedOn     | Choose a day between 2000 and 2031.
            LIVED_EXPERIENCE | happenedOn=2199-01-01                            | happenedOn     | Write a year between 1900 and 2100.
            FEEDBACK         | decision=NOT_NOW,decidedOn=2026-11-21            | because        | Say in a sentence why it is not now.
            FEEDBACK         | decision=YES                                     | decidedOn      | Say when you decided, for example 14 3 2026.
            FEEDBACK         | decision=YES,decidedOn=2026-11-19                | decidedOn      | It cannot have been decided before it was heard. Please check both days.
            FEEDBACK         | decision=YES,decidedOn=2026-11-22,doneOn=2026-11-21 | doneOn      | It cannot have been done before it was decided. Please check both days.
            FEEDBACK         | decision=YES,decidedOn=2026-11-22,toldOn=2026-11-22 | doneOn      | Say when it was done, or leave the day on which people were told empty until it is.
            FEEDBACK         | decision=NO_CHANGE,doneOn=2026-11-22             | doneOn         | It was decided that nothing is done now. If it was done after all, choose yes or partly above.
            FEEDBACK         | decision=NO_CHANGE,toldOn=2026-11-19             | toldOn         | People cannot have been told before that. Please check the days.
            FEEDBACK         | toldOn=2026-11-21                                | decision       | Say what was decided, or that no change was asked for.
            FEEDBACK         | happenedOn=2031-01-01                            | happenedOn     | This day is still to come. What is heard, decided, done and told is written down once it has been.
            TRAINING         | periodFrom=2026-05-02,periodTo=2026-05-01        | periodTo       | The period ends before it begins. Please check both days.
            TRAINING         | measure=HELD,practiceLevel=SKILLED,people=5      | workforceGroup | To compare what is held with what is needed, say the level, the group and how many.
            """)
    void isRefusedWithWordsThatMendIt(Log log, String typed, String field, String message) {
        Map<String, String> all = new HashMap<>(TO_BEGIN);
        for (String pair : typed.split(",")) {
            all.put(pair.split("=")[0], pair.split("=")[1]);
        }
        Refused refused = assertThrows(Refused.class, () -> begin(log, all));
        assertEquals(message.replace("2031", String.valueOf(java.time.LocalDate.now().plusYears(5).getYear())),
                refused.problems().get(field));
    }

    @ParameterizedTest
    @CsvSource({"HEARD,", "DECIDED,decision=PARTLY decidedOn=2026-11-21", "DECIDED,decision=NO_CHANGE",
            "DONE,decision=YES decidedOn=2026-11-21 doneOn=2026-11-22",
            "PEOPLE_TOLD,decision=YES decidedOn=2026-11-20 doneOn=2026-11-20 toldOn=2026-11-20",
            "PEOPLE_TOLD,decision=NOT_NOW because=Money decidedOn=2026-11-21 toldOn=2026-11-22",
            "PEOPLE_TOLD,decision=NO_CHANGE toldOn=2026-11-22"})
    void howFarFeedbackIsFollowsFromWhatIsSaidOfIt(String state, String typed) {
        Map<String, String> all = new HashMap<>(TO_BEGIN);
        for (String pair : typed == null ? new String[0] : typed.split(" ")) {
            all.put(pair.split("=")[0], pair.split("=")[1]);
        }
        assertEquals(state, begin(Log.FEEDBACK, all).state().name());
        assertTrue(Log.FEEDBACK.fields().stream().noneMatch(field -> field.name().equals("state")), "nobody is asked for it");
    }

    @Test
    void numbersAboutFewPeopleAreForLeadChampionAndWhoWroteThem() {
        Entry few = begin(Log.TRAINING, with("people", "9"));
        assertTrue(few.showsAllTo(member(Role.LEAD, "x")) && few.showsAllTo(member(Role.CHAMPION, "x"))
                && few.showsAllTo(member(Role.CONTRIBUTOR, "me")));
        assertFalse(few.showsAllTo(member(Role.CONTRIBUTOR, "x")) || few.showsAllTo(member(Role.VIEWER, "me")));
        assertTrue(begin(Log.TRAINING, with("people", "10")).showsAllTo(member(Role.VIEWER, "x")));
        assertTrue(begin(Log.SUPERVISION, with("teamSize", "UNDER_10")).small().contains("held"));
        assertNotNull(begin(Log.SUPERVISION, TO_BEGIN).writtenAt());
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> all = new HashMap<>(TO_BEGIN);
        all.put(name, value);
        return all;
    }

    static Entry begin(Log log, Map<String, String> typed) {
        return log.begin(UUID.randomUUID(), new Entry.Given(log.commitment(), null, typed), member(Role.CONTRIBUTOR, "me"), NOW);
    }

    private static Membership member(Role role, String subject) {
        return new Membership(UUID.randomUUID(), "a", "A", UUID.randomUUID(), subject, "A Person", role, false, Set.of());
    }
}
