package org.pledgekeeper.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pledgekeeper.importing.Books.row;
import static org.pledgekeeper.importing.Books.text;
import static org.pledgekeeper.importing.Means.COURSE;
import static org.pledgekeeper.importing.Means.DAY;
import static org.pledgekeeper.importing.Means.GROUP;
import static org.pledgekeeper.importing.Means.LEFT_ALONE;
import static org.pledgekeeper.importing.Means.PERSON;
import static org.pledgekeeper.importing.Means.STATUS;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Map<String, String> COMMITMENTS = new LinkedHashMap<>();

    static {
        COMMITMENTS.put("lived-experience", "Value lived experience");
        COMMITMENTS.put("training", "Support training and development");
    }

    @Test
    void aMessyExportOfOneRowAPersonIsCounted() {
        byte[] file = Books.resource("messy-training.csv");
        Peek peek = Peek.of(Sheets.of(file), Destination.TRAINING);
        assertEquals(List.of(LEFT_ALONE, PERSON, PERSON, GROUP, COURSE, LEFT_ALONE, DAY, STATUS, LEFT_ALONE),
                peek.guessed(Destination.TRAINING).columns(), "with mail and a number for each, names are not even looked at");
        assertEquals("trauma", peek.only());
        assertEquals(4, peek.headings());
        Counted counted = count(file, peek.guessed(Destination.TRAINING));
        assertNull(counted.problem());
        assertEquals("""
                Trauma informed practice / Housing and homelessness / 2026-04-01 = 2
                Trauma informed practice / null / 2026-04-01 = 1
                Trauma informed practice: informed level INFORMED / Housing and homelessness / 2026-04-01 = 1
                Trauma skilled practice SKILLED / Social work and social care / 2026-03-01 = 2""", trainings(counted));
        assertEquals("{DAY_UNCLEAR=1, TOO_EARLY=1, TOO_LATE=1, STATUS_UNCLEAR=1, PERSONAL=1, NOT_DONE=1, OTHER_COURSE=1, TWICE=1, TOTAL=1}",
                counted.leftOut().toString());
        assertEquals(List.of("13 G DAY_UNCLEAR", "14 G TOO_LATE", "15 G TOO_EARLY", "16 H STATUS_UNCLEAR", "17 D PERSONAL"),
                counted.first().stream().map(one -> one.row() + " " + one.getLetter() + " " + one.why()).toList());
        String all = counted.toString();
        for (String name : List.of("Iona", "iona", "Dòmhnall", "E1001", "Campbell", "example.test")) {
            assertFalse(all.contains(name), name);
        }
    }

    @Test
    void theSameTableIsCountedAlikeInEveryKindOfFile() {
        List<List<Object>> table =
                List.of(row("Learner", "Service", "Level", "Date completed"), row("A", "Health", "Skilled", LocalDate.of(2026, 2, 3)),
                        row("B", "Health", "Skilled", LocalDate.of(2026, 2, 28)), row("B", "Health", "Level 3", LocalDate.of(2026, 2, 28)));
        String csv = table.stream().map(cells -> cells.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
        for (byte[] file : List.of(text(csv), Books.xlsx(table), Books.ods(table))) {
            Counted counted = count(file, Destination.TRAINING);
            assertEquals(
                    "Training, counted from a file ENHANCED / Health / 2026-02-01 = 1\nTraining, counted from a file SKILLED / Health "
                            + "/ 2026-02-01 = 2",
                    trainings(counted));
        }
    }

    @Test
    void headingsMayBeMissingDoubledOrEmpty() {
        String rows = "ann@example.test,Health,14/03/2026,Completed\nbob@example.test,Health,15/03/2026,Completed\n";
        assertEquals("Training, counted from a file / Health / 2026-03-01 = 2", trainings(count(text(rows), Destination.TRAINING)));
        Peek without = Peek.of(Sheets.of(text(rows)), Destination.TRAINING);
        assertEquals(0, without.headings());
        assertNull(without.known(), "a person's row is never remembered as headings");
        assertTrue(without.columns().stream().allMatch(column -> column.heading().isEmpty()), "nor shown as such");
        assertEquals("Training, counted from a file / Health / 2026-03-01 = 2",
                trainings(count(text(
                        "Email,Department,Date,Date,,Department\nann@x.test,Health,14/03/2026,,x,\nbob@x.test,Health,15/03/2026,,y,\n"),
                        Destination.TRAINING)));
    }

    @Test
    void aRowOfNamesIsNoRowOfHeadings() {
        Peek peek = Peek.of(Sheets.of(text("Mairi Campbell,Health,Skilled\nIain Ross,Health,Skilled\n")), Destination.TRAINING);
        assertEquals(0, peek.headings());
    }

    @Test
    void rowsThatAreCountsAreAddedUp() {
        Counted counted = count(text(
                "Month,Workforce group,Practice level,How many people,What is counted\nMarch "
                        + "2026,Health,Skilled,\"1,200\",completed\nMar-26,health,Skilled,30,Completed\n"
                        + "31/03/2026,Health,Skilled,40,Currently "
                        + "hold\n31/03/2026,Health,Specialist,0,Needed\n31/03/2026,Health,,9,Needed\n"
                        + "01/03/2026,Health,Skilled,-4,completed\n"
                        + "01/03/2026,Health,Skilled,2.5,completed\n"
                        + "01/03/2026,Health,Skilled,9999999,completed\n"
                        + "01/03/2026,Health,Skilled,,completed\n01/03/2026,Health,Skilled,#REF!x,completed\n"),
                Destination.TRAINING);
        assertEquals("""
                Training, counted from a file SKILLED / Health / 2026-03-01 = 1230
                Training, counted from a file SKILLED / Health / HELD 2026-03-31 = 40
                Training, counted from a file SPECIALIST / Health / NEEDED 2026-03-31 = 0""", trainings(counted));
        assertEquals("{NO_LEVEL=1, NO_COUNT=1, COUNT_UNCLEAR=3, COUNT_ABSURD=1}", counted.leftOut().toString());
    }

    @Test
    void sessionsOfSupervisionAreAddedUpByMonthTypeAndForm() {
        Counted counted = count(text("Supervisee,Supervisor,Session date,Type,Individual or group,Status\n"
                + "A,B,01/10/2026,Restorative,1:1,Held\nC,B,08/10/2026,Restorative,1:1,Cancelled - service "
                + "pressure\nD,B,09/10/2026,Restorative,One to one,DNA\n"
                + "E,B,10/10/2026,Restorative,Individual,Cancelled\nF,B,10/10/2026,Reflective "
                + "practice,Group,Attended\nG,B,10/01/2027,Restorative,1:1,Booked\nH,B,10/10/2026,Coffee,1:1,Held\n"),
                Destination.SUPERVISION);
        assertEquals(List.of(
                "{month=2026-10, type=REFLECTIVE_GROUP, form=GROUP} {cancelledByStaff=0, cancelledForPressure=0, "
                        + "cancelledOtherwise=0, held=1, offered=1}",
                "{month=2026-10, type=RESTORATIVE, form=ONE_TO_ONE} {cancelledByStaff=1, cancelledForPressure=1, "
                        + "cancelledOtherwise=1, held=1, offered=4}"),
                sums(counted));
        assertEquals("{TYPE_UNCLEAR=1, TO_COME=1}", counted.leftOut().toString());
    }

    @Test
    void countsOfSupervisionAreAddedUpAndMoreHeldThanOfferedIsSaid() {
        Counted counted = count(text(
                "Month;Type of supervision;Offered;Held;Cancelled\n2026-10;professional;10;7;2\nOct "
                        + "2026;Professional;2;2;\n2026-09;professional;3;4;0\n2026-08;professional;;;\n"),
                Destination.SUPERVISION);
        assertEquals(List.of(
                "{month=2026-10, type=PROFESSIONAL} {cancelledByStaff=0, cancelledForPressure=0, cancelledOtherwise=2, held=9, "
                        + "offered=12}"),
                sums(counted));
        assertEquals("{NO_COUNT=1, MORE_HELD=1}", counted.leftOut().toString());
    }

    @Test
    void aPlanOfActionsKeepsRolesAndNoNames() {
        byte[] file = text(
                "Action;Owner;Due date;RAG;Commitment\nAsk the panel about letters;Head of Care;31/01/2027;In progress;1\nPlan "
                        + "workshops;Jean Brodie;March 2027;Not started;training and development\n"
                        + "Rest room;Facilities team;01/2025;Complete;9\n;Head of Care;01/2027;;1\nCall Mrs Gray;Head of "
                        + "Care;01/2027;;1\nPaint it;Head of Care;2099-01;;1\nSweep it;Head of Care;soon;;1\n");
        Peek peek = Peek.of(Sheets.of(file), Destination.ACTIONS);
        Mapping guessed = peek.guessed(Destination.ACTIONS);
        Mapping mapping = new Mapping(guessed.destination(), 0, guessed.headings(), guessed.columns(),
                Map.of(Means.OWNER, "Lead", Means.COMMITMENT, "lived-experience"), "", false);
        Counted counted = count(file, mapping);
        assertEquals(List.of(
                "2025-01-01 {commitment=lived-experience, due=2025-01, ownerRole=Facilities team, title=Rest room} {state=DONE}",
                "2026-11-26 {commitment=lived-experience, due=2027-01, ownerRole=Head of Care, title=Ask the panel about letters} "
                        + "{state=UNDER_WAY}",
                "2026-11-26 {commitment=training, due=2027-03, ownerRole=Lead, title=Plan workshops} {state=PLANNED}"),
                counted.lines().stream().map(line -> line.day() + " " + new java.util.TreeMap<>(line.says()) + " " + line.varies()).sorted()
                        .toList());
        assertEquals("{DAY_UNCLEAR=1, FAR_AWAY=1, NO_TITLE=1, PERSONAL=1}", counted.leftOut().toString());
    }

    @Test
    void aColumnThatSaysSomethingElseInEachRowIsNoGroup() {
        StringBuilder file = new StringBuilder("Date,Who,Status\n");
        for (int i = 0; i < 40; i++) {
            file.append("14/03/2026,Person").append((char) ('A' + i)).append(",Completed\n");
        }
        Counted counted =
                count(text(file.toString()), new Mapping(Destination.TRAINING, 0, 1, List.of(DAY, GROUP, STATUS), Map.of(), "", false));
        assertTrue(counted.problem().startsWith("Column B says something else in almost every row, as names do."), counted.problem());
        assertTrue(counted.lines().isEmpty());
    }

    @Test
    void daysOfAmericaAreKnownWhereOneShowsIt() {
        byte[] file = text("Email,Completed on\na@x.test,03/14/2026\nb@x.test,04/05/2026\n");
        Peek peek = Peek.of(Sheets.of(file), Destination.TRAINING);
        assertTrue(peek.monthFirst());
        assertEquals("Training, counted from a file / null / 2026-03-01 = 1\nTraining, counted from a file / null / 2026-04-01 = 1",
                trainings(count(file, peek.guessed(Destination.TRAINING))));
    }

    @ParameterizedTest
    @CsvSource({
            "14/03/2026, 2026-03-14", "14.3.26, 2026-03-14", "14-03-2026 09:30, 2026-03-14", "2026-03-14, 2026-03-14",
            "2026-03-14T09:30:00+01:00, 2026-03-14",
            "20260314, 2026-03-14", "46095, 2026-03-14", "46095.5, 2026-03-14", "14 March 2026, 2026-03-14", "14-Mar-26, 2026-03-14",
            "Mar-26, 2026-03-01",
            "March 2026, 2026-03-01", "03/2026, 2026-03-01", "2026-03, 2026-03-01", "Sat 14 Mar 2026, 2026-03-14",
            "14/03/2026 9:30 AM, 2026-03-14", "31/02/2026, ", "2026, ",
            "soon, ", "99999, ", "0, ", "14/13/2026, "
    })
    void daysAreReadAsTheyAreWritten(String written, String day) {
        assertEquals(day == null ? null : LocalDate.parse(day), new Said(false).day(written).orElse(null));
    }

    @ParameterizedTest
    @CsvSource({
            "Trauma informed practice,", "Trauma informed practice level,INFORMED", "Trauma skilled practice,SKILLED",
            "Trauma informed: enhanced level,ENHANCED", "Fire safety,",
            "Specialist supervision,SPECIALIST"
    })
    void theNameOfACourseMayTellItsLevel(String course, String level) {
        assertEquals(level, Said.levelOfCourse(course).orElse(null));
    }

    static Counted count(byte[] file, Destination destination) {
        return count(file, Peek.of(Sheets.of(file), destination).guessed(destination));
    }

    static Counted count(byte[] file, Mapping mapping) {
        Counting counting = new Counting(mapping, COMMITMENTS, TODAY);
        Sheets.of(file).read(mapping.sheet(), counting::row);
        return counting.result();
    }

    private static String trainings(Counted counted) {
        return counted.lines().stream().map(line -> line.says().get("line")
                + (line.says().containsKey("practiceLevel") ? " " + line.says().get("practiceLevel") : "")
                + " / " + line.says().get("workforceGroup") + " / " + (line.says().containsKey("periodFrom") ? line.says().get("periodFrom")
                        : line.says().get("measure") + " " + line.says().get("happenedOn"))
                + " = " + line.varies().get("people")).sorted().collect(Collectors.joining("\n"));
    }

    private static List<String> sums(Counted counted) {
        return counted.lines().stream().map(line -> ("{month=" + line.says().get("month") + ", type=" + line.says().get("type")
                + (line.says().containsKey("form") ? ", form=" + line.says().get("form") : "") + "} ")
                + new java.util.TreeMap<>(line.varies())).sorted().toList();
    }
}
