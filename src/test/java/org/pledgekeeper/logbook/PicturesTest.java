package org.pledgekeeper.logbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.logbook.TrainingPicture.Reach;

/** What the logs add up to. */
class PicturesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    // Training ------------------------------------------------------------------------------

    @Test
    void reachIsTheLastCountOfThoseWhoHoldALevelAgainstTheLastNeed() {
        List<Training> all = List.of(training("2025-03-01", "NEEDED", "SKILLED", "Health", 100),
                training("2025-04-01", "HELD", "SKILLED", "Health", 20),
                training("2026-02-01", "HELD", "SKILLED", "health", 45), training("2026-03-01", "COMPLETED", "SKILLED", "Health", 70),
                training("2026-05-01", "NEEDED", "SKILLED", "Health", 90));
        TrainingPicture picture = TrainingPicture.of(all, true, TODAY);
        Reach reach = picture.levels().get(0).groups().get(0);
        assertEquals("45 of 90, 50%", reach.getWords());
        assertEquals(LocalDate.of(2026, 5, 1), reach.needSetOn());
        assertEquals(1, picture.levels().get(0).groups().size(), "one group, however its name is spelled");
        assertEquals(List.of(-1, -1, 20, 20, 20, 45, 50, 50, 50).subList(1, 9),
                picture.quarters().stream().map(quarter -> quarter.levels().get(0).share()).toList());
        TrainingPicture.OverTime skilled = picture.getOverTime().get(0);
        assertEquals("Skilled", skilled.level());
        assertEquals(picture.quarters().stream().map(TrainingPicture.Quarter::title).toList(),
                skilled.bars().stream().map(Bar::label).toList());
        assertEquals(List.of("nobody", "20%", "20%", "20%", "45%", "50%", "50%", "50%"),
                skilled.bars().stream().map(bar -> bar.words().replaceAll(".*nobody.*", "nobody")).toList());
        assertEquals(List.of(45.0, 55.0), skilled.bars().get(4).parts().stream().map(Bar.Part::width).toList());
        assertEquals(List.of(0, 0, 0, 0, 0, 70, 0, 0, 0).subList(1, 9), picture.flow().stream().map(TrainingPicture.Flow::people).toList(),
                "flow is kept apart from stock");
    }

    @Test
    void whatIsPlannedOrInTheFutureCountsForNothing() {
        Training planned = training("2026-01-01", "HELD", "SKILLED", "Health", 50);
        planned.change(new Entry.Given("training", null, with(planned, "state", "PLANNED")));
        assertEquals(List.of(),
                TrainingPicture.of(List.of(planned, training("2026-12-24", "HELD", "SKILLED", "Health", 50)), true, TODAY).levels());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20   | 0    | no role needs it; 20 hold it
            0    | 0    | no role needs it
            20   |      | 20 hold it; nobody has said how many need it
                 | 30   | 30 need it; nobody has said how many hold it
            40   | 30   | 40 of 30, 100% (more hold it than need it)
            """)
    void whatCannotBeComparedIsSaid(Integer held, Integer needed, String words) {
        assertEquals(words, new Reach("Health", held, needed, null, false).getWords());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            40 30         | 40 30                 | nothing is small
            40 9 30       | 40 together:39        | one alone would be seen by subtraction from the total
            40 9 5 30     | 40 30 together:14     | two together are enough
            40 4 5 30     | 40 together:39        | two together are not
            9             | together:hidden       | nothing to merge it with
            4 3 2         | together:hidden       | nine in all
            0 12 3        | 0 together:15         | a group that needs none is no group of few
            """)
    void aGroupUnderTenIsMerged(String sizes, String shown, String why) {
        List<Reach> groups = new ArrayList<>();
        for (String size : sizes.split(" ")) {
            groups.add(new Reach("G" + groups.size(), 0, Integer.valueOf(size), TODAY, false));
        }
        String merged = String.join(" ",
                TrainingPicture.merged(groups).stream().map(one -> (one.group().equals(TrainingPicture.TOGETHER) ? "together:" : "")
                        + (one.hidden() ? "hidden" : String.valueOf(one.needed()))).toList());
        assertEquals(shown, merged, why);
    }

    @Test
    void otherReadersSeeNoNumberUnderTen() {
        List<Training> all = List.of(training("2026-01-01", "NEEDED", "SPECIALIST", "Justice", 6),
                training("2026-01-01", "HELD", "SPECIALIST", "Justice", 3),
                training("2026-03-01", "COMPLETED", "SPECIALIST", "Justice", 3));
        TrainingPicture others = TrainingPicture.of(all, false, TODAY);
        assertTrue(others.levels().get(0).groups().get(0).hidden() && others.levels().get(0).all().hidden());
        assertEquals(-1, others.flow().get(5 - 1).people());
        assertFalse(others.toString().contains("needed=6") || others.toString().contains("held=3"));
        assertEquals("3 of 6, 50%", TrainingPicture.of(all, true, TODAY).levels().get(0).all().getWords());
    }

    // What goes with a review ---------------------------------------------------------------

    @Test
    void trainingGoesByLevelAndGroupAndAnOrganisationsOwnGroupsTogether() {
        assertEquals(List.of("Skilled: Health held by 45", "Skilled: Health needed by 90", "Skilled: Other groups held by 12",
                "Specialist: Justice needed by 6"),
                sent(Log.TRAINING, training("2025-03-01", "NEEDED", "SKILLED", "Health", 90),
                        training("2026-02-01", "HELD", "SKILLED", "health", 45),
                        training("2026-03-01", "COMPLETED", "SKILLED", "Health", 70),
                        training("2026-02-01", "HELD", "SKILLED", "Night crew", 7), training("2026-02-01", "HELD", "SKILLED", "Ferry", 5),
                        training("2026-02-01", "NEEDED", "SPECIALIST", "Justice", 6)));
    }

    @Test
    void supervisionGoesAsOfferedAndHeldInAYear() {
        assertEquals(List.of("Restorative supervision, one to one offered 24", "Restorative supervision, one to one held 18"),
                sent(Log.SUPERVISION, supervision("2025-11-26", "PRACTICE", "GROUP", 100, 100, 0, "FROM_10"),
                        supervision("2025-11-27", "RESTORATIVE", "ONE_TO_ONE", 20, 15, 3, "FROM_25"),
                        supervision("2026-10-05", "RESTORATIVE", "ONE_TO_ONE", 4, 3, 1, "UNDER_10")));
    }

    @Test
    void involvementGoesByStageAndSayWithoutPlans() {
        assertEquals(List.of("Design, deciding together involvements 2", "Design, deciding together places 7"),
                sent(Log.LIVED_EXPERIENCE, involvement("UNDER_WAY", "DESIGN", "DECIDING_TOGETHER", 4),
                        involvement("ENDED", "DESIGN", "DECIDING_TOGETHER", 3), involvement("PLANNED", "DESIGN", "DECIDING_TOGETHER", 9),
                        involvement("ENDED", "", "CONSULTED", 9)));
    }

    private static List<String> sent(Log log, Entry... all) {
        return log.sent(List.of(all), TODAY).stream().map(count -> count.title() + " " + count.label() + " " + count.number()).toList();
    }

    // Supervision ---------------------------------------------------------------------------

    @Test
    void supervisionAddsUpByMonthAndType() {
        List<Supervision> all = List.of(supervision("2026-10-05", "RESTORATIVE", "ONE_TO_ONE", 20, 15, 3, "FROM_25"),
                supervision("2026-10-20", "PRACTICE", "GROUP", 10, 10, 0, "FROM_10"),
                supervision("2026-09-20", "PRACTICE", "GROUP", 5, 0, 5, "FROM_10"),
                supervision("2024-11-30", "PRACTICE", "GROUP", 100, 100, 0, "FROM_10"));
        SupervisionPicture picture = SupervisionPicture.of(all, true, TODAY);
        assertEquals(List.of("October 2026: 25 of 30 held, 83%", "September 2026: 0 of 5 held, 0%"),
                picture.months().stream().map(one -> one.title() + ": " + one.getWords()).toList());
        assertEquals(List.of("Restorative supervision, one to one: 15 of 20 held, 75%", "Practice supervision, group: 10 of 15 held, 67%"),
                picture.kinds().stream().map(one -> one.title() + ": " + one.getWords()).toList());
        assertEquals("25 of 35 held, 71%", picture.all().getWords());
        assertEquals(8, picture.all().cancelled());
    }

    @Test
    void smallTeamsAreMergedForOtherReaders() {
        List<Supervision> all = List.of(supervision("2026-10-05", "RESTORATIVE", "ONE_TO_ONE", 4, 3, 1, "UNDER_10"),
                supervision("2026-10-20", "PRACTICE", "GROUP", 10, 10, 0, "FROM_10"),
                supervision("2026-09-20", "PROFESSIONAL", "ONE_TO_ONE", 5, 4, 1, "UNDER_10"),
                supervision("2026-08-20", "REFLECTIVE_GROUP", "GROUP", 30, 20, 1, "FROM_50"));
        SupervisionPicture picture = SupervisionPicture.of(all, false, TODAY);
        assertEquals(List.of("Reflective group, group", SupervisionPicture.OTHERS),
                picture.kinds().stream().map(SupervisionPicture.Sum::title).toList());
        assertEquals("17 of 19 held, 89%", picture.kinds().get(1).getWords());
        assertEquals("small teams only, so not shown", picture.months().get(1).getWords());
        assertEquals("13 of 14 held, 93%", picture.months().get(0).getWords());
        assertEquals(4, SupervisionPicture.of(all, true, TODAY).kinds().size());
    }

    // Lived experience and leadership -------------------------------------------------------

    @Test
    void theStageMapCountsInvolvementsAndPlaces() {
        List<Involvement> all = new ArrayList<>();
        all.add((Involvement) EntryTest.begin(Log.LIVED_EXPERIENCE,
                Map.of("line", "Panel", "happenedOn", "2026-02-01", "stage", "DESIGN", "level", "CONSULTED", "places", "8", "payment",
                        "BANK",
                        "missing", "fathers", "state", "ENDED")));
        all.add((Involvement) EntryTest.begin(Log.LIVED_EXPERIENCE,
                Map.of("line", "Board", "happenedOn", "2026-03-01", "stage", "LEADERSHIP", "level", "DECIDING_TOGETHER", "places", "1",
                        "leadershipRole", "true", "state", "PEOPLE_TOLD", "toldOn", "2026-04-01")));
        InvolvementPicture picture = InvolvementPicture.of(all);
        assertEquals("1, 8 places", picture.rows().get(0).cells().get(1).getWords());
        assertEquals("1, 1 place", picture.rows().get(3).cells().get(2).getWords());
        assertEquals("none yet", picture.rows().get(1).cells().get(0).getWords());
        assertEquals(List.of("Panel"), picture.toTellBack().stream().map(InvolvementPicture.ToTell::line).toList());
        assertEquals(List.of("fathers"), picture.missing());
        assertEquals(9, picture.places());
        assertEquals(1, picture.leadershipRoles());
    }

    @Test
    void aCycleReadsAsAStoryAndTheRestIsCountedByMonth() {
        Leadership cycle = (Leadership) EntryTest.begin(Log.LEADERSHIP,
                Map.of("line", "Check-in", "happenedOn", "2026-02-01", "what", "CHANGE", "state", "LEARNED", "hoped", "Calmer meetings",
                        "learned", "Five minutes are enough", "next", "SPREAD"));
        List<Leadership> all = List.of(cycle, other("MESSAGE", "2026-03-02"), other("MESSAGE", "2026-03-20"), other("VISIT", "2026-03-20"),
                other("POLICY", "2024-01-20"));
        LeadershipPicture picture = LeadershipPicture.of(all, TODAY);
        assertEquals(List.of("Idea: 0", "Trying: 0", "Learned: 1", "Spread or stopped: 0"),
                picture.cycles().stream().map(stage -> stage.title() + ": " + stage.cycles().size()).toList());
        assertEquals(
                List.of("What did you hope for? Calmer meetings", "What did you learn? Five minutes are enough", "What next? Spread it"),
                cycle.story().stream().map(part -> part[0] + " " + part[1]).toList());
        assertEquals(List.of("March 2026: 2 messages, 1 visit"),
                picture.months().stream().map(month -> month.title() + ": " + month.bar().words()).toList());
    }

    // ---------------------------------------------------------------------------------------

    private static Leadership other(String what, String day) {
        return (Leadership) EntryTest.begin(Log.LEADERSHIP, Map.of("line", "One", "happenedOn", day, "what", what));
    }

    private static Training training(String day, String measure, String level, String group, int people) {
        return (Training) EntryTest.begin(Log.TRAINING, Map.of("line", "Count", "happenedOn", day, "measure", measure, "practiceLevel",
                level, "workforceGroup", group, "people", String.valueOf(people)));
    }

    private static Involvement involvement(String state, String stage, String level, int places) {
        Map<String, String> typed =
                new HashMap<>(Map.of("line", "Panel", "happenedOn", "2026-05-01", "state", state, "level", level, "places",
                        String.valueOf(places)));
        typed.put("stage", stage);
        return (Involvement) EntryTest.begin(Log.LIVED_EXPERIENCE, typed);
    }

    private static Map<String, String> with(Entry entry, String name, String value) {
        Map<String, String> typed = new HashMap<>(entry.given().typed());
        typed.put(name, value);
        return typed;
    }

    // Feedback ------------------------------------------------------------------------------

    @Test
    void theClockOfFeedbackCountsDaysBetweenAndOnlyWhatAskedForAChange() {
        List<Feedback> all = List.of(
                feedback("2025-01-01", "Letters", "decision=YES decidedOn=2025-01-11 doneOn=2025-02-10 toldOn=2025-02-15"),
                feedback("2026-01-01", "letters", "decision=PARTLY decidedOn=2026-01-21 doneOn=2026-01-31"),
                feedback("2026-02-01", "Letters", "decision=NOT_NOW because=Money decidedOn=2026-02-11 toldOn=2026-02-12"),
                feedback("2026-03-01", "Rooms", "decision=NO_CHANGE toldOn=2026-03-03"),
                feedback("2026-11-20", null, ""));
        FeedbackPicture picture = FeedbackPicture.of(all, TODAY);
        assertEquals(new FeedbackPicture.Clock("Letters", 3, 10, 20, 3, 28, 329, 3, 2), picture.themes().get(0),
                "one theme, however it is spelled; the one nobody was told of waits until today");
        assertEquals("2 of 4, 50%", picture.all().getChange());
        assertEquals("None asked for a change", picture.themes().get(2).getChange());
        assertEquals(List.of("2026 4", "2025 1"), picture.years().stream().map(year -> year.title() + " " + year.heard()).toList());
        assertEquals(List.of("Done 329", "Heard 6"), picture.waiting().stream().map(one -> one.state() + " " + one.days()).toList());
        assertEquals(List.of(FeedbackPicture.NO_THEME, "1", "None yet", "None yet", "None yet", "None yet", "6 days", "0 of 1, 0%"),
                picture.tables().get(0).rows().get(1));
    }

    @Test
    void aYearsFeedbackIsSentByWhoRaisedItAndHowLongItTookToTellThem() {
        List<Feedback> all = List.of(
                feedback("2024-01-01", null, "raisedBy=STAFF decision=NO_CHANGE toldOn=2024-01-02"),
                feedback("2026-03-01", null, "raisedBy=STAFF decision=NO_CHANGE toldOn=2026-03-31"),
                feedback("2026-03-02", null, "raisedBy=STAFF decision=NO_CHANGE toldOn=2026-04-02"),
                feedback("2026-03-02", null, "raisedBy=STAFF decision=NO_CHANGE toldOn=2026-03-02"),
                feedback("2026-03-02", null, "raisedBy=PARTNERS decision=NO_CHANGE toldOn=2026-10-02"),
                feedback("2026-11-20", null, "raisedBy=PARTNERS"),
                feedback("2026-11-20", null, ""));
        assertEquals(List.of("STAFF WITHIN_30 2", "STAFF WITHIN_90 1", "PARTNERS LATER 1", "PARTNERS WAITING 1"),
                FeedbackPicture.sent(all, TODAY).stream().map(one -> one.part() + " " + one.measure() + " " + one.number()).toList());
    }

    private static Feedback feedback(String day, String theme, String more) {
        Map<String, String> typed = new HashMap<>(Map.of("line", "A line", "happenedOn", day));
        if (theme != null) {
            typed.put("theme", theme);
        }
        for (String pair : more.isEmpty() ? new String[0] : more.split(" ")) {
            typed.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return (Feedback) EntryTest.begin(Log.FEEDBACK, typed);
    }

    private static Supervision supervision(String day, String type, String form, int offered, int held, int cancelled, String team) {
        return (Supervision) EntryTest.begin(Log.SUPERVISION,
                Map.of("happenedOn", day, "type", type, "form", form, "offered", String.valueOf(offered), "held", String.valueOf(held),
                        "cancelledForPressure", String.valueOf(cancelled), "teamSize", team));
    }
}
