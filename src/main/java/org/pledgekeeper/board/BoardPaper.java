package org.pledgekeeper.board;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.assessment.Comparison.Change;
import org.pledgekeeper.promise.KeptPromises;
import org.pledgekeeper.promise.SinceLine;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.report.PaperSpace;
import org.pledgekeeper.report.Report;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.web.Days;

/**
 * A paper of two pages for a board, in four parts. What is asked for comes first to the room there is; of the rest each list takes one
 * more in turn, and says how many more there are and where.
 *
 * @param report the latest review that is signed off; null before there is one
 * @param promises marked ones only
 */
record BoardPaper(String organisation, LocalDate today, Report report, List<KeptPromises.Kept> promises, List<KeptAsks.Done> actions,
        List<String> asks) {
    static final String TITLE = "Keeping our pledge: a paper for the board";
    static final double MOST_PAGES = 2;

    /** A list of which some may have to stay out. @param more what is said of the others, after their number */
    private record Shown(List<String> all, String one, String more) {
        List<String> first(int taken) {
            int rest = all.size() - taken;
            return rest == 0 ? all
                    : Stream.concat(all.stream().limit(taken), Stream.of((taken == 0 ? "" : "And ") + rest + (taken == 0 ? " " : " more ")
                            + (rest == 1 ? one : more) + " in the workspace.")).toList();
        }
    }

    Paper paper() {
        List<Shown> lists = List.of(new Shown(asks, "line we ask for, under Board paper", "lines we ask for, under Board paper"),
                new Shown(moved(), "item that has moved, under Pictures and reports", "items that have moved, under Pictures and reports"),
                new Shown(promises.stream().map(BoardPaper::promise).toList(), "promise, under Promises", "promises, under Promises"),
                new Shown(done(), "action done, under Actions", "actions done, under Actions"));
        int[] taken = new int[lists.size()];
        PaperSpace space = new PaperSpace();
        asks.forEach(ask -> takesMore(space, lists, taken, 0));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (int list = 1; list < taken.length; list++) {
                grows |= takesMore(space, lists, taken, list);
            }
        }
        return paper(lists, taken);
    }

    private boolean takesMore(PaperSpace space, List<Shown> lists, int[] taken, int list) {
        if (taken[list] == lists.get(list).all().size()) {
            return false;
        }
        int[] more = taken.clone();
        more[list]++;
        if (space.pages(paper(lists, more)) > MOST_PAGES) {
            return false;
        }
        taken[list]++;
        return true;
    }

    private Paper paper(List<Shown> lists, int[] taken) {
        List<List<String>> shown = new ArrayList<>();
        for (int list = 0; list < taken.length; list++) {
            shown.add(lists.get(list).first(taken[list]));
        }
        return new Paper(TITLE, organisation + ", as it stood on " + Days.words(today), organisation, List.of(standing(),
                new Paper.Part("What has changed", changes(), shown.get(1), List.of(), List.of()),
                new Paper.Part("What we promised, and what we did", counts(),
                        Stream.concat(shown.get(2).stream(), shown.get(3).stream()).toList(), List.of(), List.of()),
                Paper.Part.items("What we ask the board for", shown.get(0), "We ask the board for nothing this time.")));
    }

    // Where we stand ------------------------------------------------------------------------

    private Paper.Part standing() {
        if (report == null) {
            return Paper.Part.words("Where we stand",
                    List.of("No review is signed off yet. Once one is, this part says where each commitment stands."));
        }
        return new Paper.Part("Where we stand",
                List.of(report.about().title() + ", signed off on " + Days.words(report.about().signedOff()) + ". "
                        + "Each line says what at least half of a commitment’s answers have reached."),
                List.of(), List.of("Commitment", "Where we stand", "Placed on the scale", "The others"),
                report.commitments().stream().map(one -> List.of(one.title(), one.standing().getTitle(),
                        one.counts().onScale() + " of " + one.counts().asked(), others(one.counts()))).toList());
    }

    private static String others(Report.Counts counts) {
        String words = Stream.of(some(counts.notRelevant(), "not relevant to us"), some(counts.dontKnow(), "don’t know yet"),
                some(counts.notAnswered(), "not answered")).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return words.isEmpty() ? "None" : words;
    }

    private static String some(int count, String what) {
        return count == 0 ? null : count + " " + what;
    }

    // What has changed ----------------------------------------------------------------------

    private List<String> changes() {
        if (report == null || report.last() == null) {
            return List.of(report == null ? "There is nothing to compare yet."
                    : "This was the first review, so there is nothing to set it beside yet.");
        }
        String counts = Arrays.stream(Change.values()).map(change -> some(report.count(change), change.getTitle().toLowerCase(
                Locale.ROOT))).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return List.of("Item by item, beside the " + report.last().title().toLowerCase(Locale.ROOT) + " of "
                + Days.words(report.last().opened()) + ": " + counts + "."
                + (report.count(Change.BACK) == 0 ? "" : " “Less far than before” can be an honest look."));
    }

    private List<String> moved() {
        return report == null || report.last() == null ? List.of()
                : Stream.of(Change.FURTHER, Change.BACK, Change.NEWLY_KNOWN).flatMap(change -> report.items().stream()
                        .filter(item -> item.since() != null && item.since().change() == change))
                        .map(item -> item.text().replaceFirst("\\.$", "") + ": from “"
                                + item.since().lastWords() + "” to “" + item.levelWords() + "”")
                        .toList();
    }

    // What we promised and did --------------------------------------------------------------

    private List<String> counts() {
        String states = Stream.of(State.DONE, State.UNDER_WAY, State.PLANNED, State.SET_ASIDE).map(state -> some(
                (int) actions.stream().filter(one -> one.state() == state).count(), state.getTitle().toLowerCase(Locale.ROOT)))
                .filter(Objects::nonNull).collect(Collectors.joining(", "));
        return List.of((promises.isEmpty() ? "No sentence of our public statement is marked as a promise yet. " : "")
                + (states.isEmpty() ? "No action is noted yet." : "Our actions: " + states + "."));
    }

    private static String promise(KeptPromises.Kept kept) {
        StringBuilder words = new StringBuilder("We promised: “" + kept.sentence() + "” " + kept.soFar());
        kept.lines().stream().filter(line -> line.getState() == PublicLine.State.PUBLISHED).findFirst()
                .map(SinceLine::getWords).ifPresent(told -> words.append(" The public reads since then: “").append(told).append('”'));
        return words.toString();
    }

    private List<String> done() {
        return actions.stream().filter(one -> one.state() == State.DONE)
                .map(one -> "Done: " + one.title() + " (planned for " + Days.month(one.month()) + ")").toList();
    }
}
