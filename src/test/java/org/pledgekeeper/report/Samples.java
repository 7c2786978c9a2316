package org.pledgekeeper.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.Answer.Origin;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.BesideItems;
import org.pledgekeeper.assessment.Comparison;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.logbook.Picture;

/** Reports for the tests of this package, made without a database. */
public final class Samples {
    static final Checklists CHECKLISTS = new Checklists();
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String FORMULA = "=HYPERLINK(\"https://elsewhere.example\",\"+1\")";
    private static final BesideItems NOTHING = new BesideItems(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** As each picture says it: a figure, one that is not shown, words typed by someone. */
    static final List<Report.Log> LOGS = List.of(
            new Report.Log("training", "Training", List.of(new Picture.Table("Held: Informed", List.of("Group", "How many", "Need set on"),
                    List.of(List.of("Care & repair", "140 of 200, 70%", "1 April 2026"),
                            List.of("Smaller groups together", "fewer than ten people, so not shown", ""))))),
            new Report.Log("lived-experience", "Lived experience", List.of(new Picture.Table("Who is missing so far",
                    List.of("In the words of the newest entries"), List.of(List.of("Young people; Gaelic speakers in the <west>"))))));

    private Samples() {}

    /** A first review with one level for every item; null leaves all unanswered. */
    public static Report all(Level level) {
        Edition edition = CHECKLISTS.current();
        Map<String, Answer> answers = new HashMap<>();
        if (level != null) {
            edition.indicators().forEach(i -> answers.put(i.id(), given(i.id(), level)));
        }
        return WriteUp.of(setting(false), new Review(round(1, edition), edition, answers), null, null, NOTHING, List.of());
    }

    /** A second review, on a newer edition, in which everything a report can hold occurs. */
    public static Report rich() {
        Edition now = CHECKLISTS.edition("2026.1");
        Edition then = CHECKLISTS.edition("2025.1");
        Map<String, Answer> before = new HashMap<>();
        for (int i = 0; i < then.indicators().size(); i++) {
            String id = then.indicators().get(i).id();
            before.put(id, given(id, Level.values()[i % Level.values().length]));
        }
        Map<String, Answer> answers = new HashMap<>();
        for (int i = 0; i < now.indicators().size(); i++) {
            String id = now.indicators().get(i).id();
            answers.put(id, given(id, Level.values()[(i / 2 + 2) % Level.values().length]));
        }
        answers.put("le-listening", answer("le-listening", Level.SUSTAINED, Origin.CHANGED, Level.MOST_AREAS, FORMULA,
                "People tell us they are asked sooner.\nAnd that it “helps”; a < b & c."));
        answers.put("le-support", answer("le-support", Level.EXPLORING, Origin.CONFIRMED, Level.EXPLORING, "-2 places, @home, +1", null));
        answers.put("cl-vision", answer("cl-vision", Level.MOST_AREAS, Origin.CARRIED, Level.MOST_AREAS, "Last year's words.", null));
        answers.put("td-leaders", answer("td-leaders", null, Origin.GIVEN, null, "Only a note, with a tab\there and a bell\u0007.", null));
        answers.remove("sw-signs");
        Map<String, List<BesideItems.EvidenceShown>> evidence = Map.of(
                "le-listening", List.of(
                        new BesideItems.EvidenceShown(UUID.fromString("00000000-0000-4000-8000-0000000000e1"), "LINK", "Panel themes",
                                "https://glen.example/panel?a=1&b=2", null,
                                LocalDate.of(2025, 4, 1), LocalDate.of(2026, 3, 31), null),
                        new BesideItems.EvidenceShown(UUID.fromString("00000000-0000-4000-8000-0000000000e2"), "FILE", "@minutes", null,
                                null,
                                null, null, LocalDate.of(2026, 1, 31))),
                "me-sharing",
                List.of(new BesideItems.EvidenceShown(UUID.fromString("00000000-0000-4000-8000-0000000000e3"), "WORDS",
                        "What the network heard",
                        null,
                        "+We told four councils what had not worked.", null, null, null)));
        Map<String, List<BesideItems.ActionShown>> actions = Map.of("cl-policies", List.of(
                new BesideItems.ActionShown(UUID.randomUUID(), "-Set the old form aside", "Policy officer", LocalDate.of(2026, 9, 1),
                        "SET_ASIDE"),
                new BesideItems.ActionShown(UUID.randomUUID(), "Read the absence policy with staff", "Head of People",
                        LocalDate.of(2027, 5, 1),
                        "UNDER_WAY")));
        Map<String, List<BesideItems.Heard>> heard =
                Map.of("le-listening",
                        List.of(new BesideItems.Heard("LEADERS", Leaning.UPPER), new BesideItems.Heard("STAFF", Leaning.LOWER),
                                new BesideItems.Heard("PANEL", Leaning.BETWEEN)));
        Map<String, List<BesideItems.Comment>> comments = Map.of("le-listening", List.of(
                new BesideItems.Comment(UUID.randomUUID(), "A colleague's comment", "Ross the commenter", Instant.EPOCH, false)));
        Review review = new Review(round(2, now), now, answers);
        Comparison since = new Comparison(review, new Review(round(1, then), then, before), CHECKLISTS.map("2026.1", "2025.1"));
        return WriteUp.of(setting(false), review, since, then, new BesideItems(evidence, comments, Map.of(), actions, heard, Map.of()),
                LOGS);
    }

    /** A first review whose organisation, statement, note and evidence are those words. */
    static Report saying(String words, Report.Logo logo) {
        Edition edition = CHECKLISTS.current();
        Map<String, Answer> answers =
                new HashMap<>(Map.of("le-listening", answer("le-listening", Level.EXPLORING, Origin.GIVEN, null, words, null)));
        BesideItems beside = new BesideItems(
                Map.of("le-listening",
                        List.of(new BesideItems.EvidenceShown(UUID.randomUUID(), "WORDS", words, null, words, null, null, null))),
                Map.of(), Map.of(),
                Map.of(), Map.of(), Map.of());
        return WriteUp.of(new Report.Setting(words, "words", false, "https://pledge.example/w/words", TODAY, words, logo),
                new Review(round(1, edition), edition, answers), null, null, beside, List.of());
    }

    static Report.Setting setting(boolean part) {
        return new Report.Setting("Glenmorran Council", "glenmorran-council", part, "https://pledge.example/w/glenmorran-council", TODAY,
                "We listen before we act.", null);
    }

    static Assessment round(int number, Edition edition) {
        return new Assessment(number, edition.edition(), false, "Morag the opener",
                Instant.parse("202" + (4 + number) + "-09-21T09:00:00Z"));
    }

    static Answer given(String indicator, Level level) {
        return answer(indicator, level, Origin.GIVEN, null, null, null);
    }

    static Answer answer(String indicator, Level level, Origin origin, Level carried, String note, String changed) {
        return new Answer(indicator, level, note, changed, origin, carried, "Callum the answerer", Instant.EPOCH, 1);
    }

    static Report.Item item(Report report, String id) {
        return report.items().stream().filter(item -> item.id().equals(id)).findFirst().orElseThrow();
    }
}
