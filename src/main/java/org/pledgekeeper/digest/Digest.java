package org.pledgekeeper.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/**
 * What one person is told: gently, of what they may see and nothing else.
 *
 * @param planned what is planned up to the end of this month and still to be done, soonest first; six at most
 * @param more how many more there are
 * @param waiting what waits for this person
 * @param done what colleagues did
 * @param news what the programme announces
 */
public record Digest(List<Planned> planned, int more, List<Line> waiting, List<Line> done, List<News> news) {
    static final int MOST_PLANNED = 6;
    private static final int MOST_NAMED = 3;

    /**
     * @param action its id; null for an involvement
     * @param path where it is, inside the workspace
     * @param mayChange whether its reader may say how far it has come
     */
    public record Planned(UUID action, String title, String when, String path, boolean mayChange) {}

    /** @param path where to see it, inside the workspace */
    public record Line(String words, String path) {}

    /**
     * Something the programme announces.
     *
     * @param since its first day
     * @param corrected the day its words were corrected last; null where they were not
     * @param corrections how often they were
     */
    public record News(UUID id, String title, String words, LocalDate since, LocalDate corrected, int corrections) {}

    /** @return whether there is nothing to tell */
    public boolean isEmpty() {
        return planned.isEmpty() && waiting.isEmpty() && done.isEmpty() && news.isEmpty();
    }

    /** @param since from when on it tells what colleagues did */
    static Digest of(List<Mention> all, Reader reader, LocalDate since, LocalDate today, Checklists checklists) {
        List<Mention> seen = all.stream().filter(one -> sees(reader, one, checklists)).toList();
        List<Planned> planned = seen.stream().filter(one -> one.kind() == Mention.Kind.ACTION || one.kind() == Mention.Kind.INVOLVEMENT)
                .map(one -> planned(one, reader, today)).toList();
        Instant from = since.atStartOfDay(Days.SCOTLAND).toInstant();
        return new Digest(planned.stream().limit(MOST_PLANNED).toList(), Math.max(0, planned.size() - MOST_PLANNED),
                waiting(seen, reader, today, checklists), done(seen, reader, from), seen.stream()
                        .filter(one -> one.kind() == Mention.Kind.NEWS).map(Digest::news).toList());
    }

    private static boolean sees(Reader reader, Mention one, Checklists checklists) {
        return switch (one.kind()) {
            case REVIEW, ITEM, RHYTHM -> true;
            case INVITATION, SUPPORT -> reader.role() == Role.LEAD || reader.role() == Role.CHAMPION && !reader.onlyAssigned();
            case EVIDENCE, ANSWER -> !reader.onlyAssigned() || one.indicator() != null
                    && Arrays.stream(one.indicator().split(" ")).anyMatch(indicator -> reader.sees(
                            checklists.commitmentOf(indicator).map(Edition.Commitment::id).orElse(null), indicator, false));
            case NEWS -> one.by() == null || !List.of(one.by().split(" ")).contains(reader.subject());
            case ACTION, INVOLVEMENT, ENTRY, DONE -> reader.sees(one.commitment(), one.indicator(), isOwn(reader, one));
        };
    }

    private static News news(Mention one) {
        return new News(UUID.fromString(one.id()), one.title(), one.state(), one.day(),
                one.at() == null ? null : LocalDate.ofInstant(one.at(), Days.SCOTLAND), Integer.parseInt(one.indicator()));
    }

    private static boolean isOwn(Reader reader, Mention one) {
        return reader.subject().equals(one.by());
    }

    private static Planned planned(Mention one, Reader reader, LocalDate today) {
        if (one.kind() == Mention.Kind.INVOLVEMENT) {
            return new Planned(null, one.title(), "planned for " + Days.words(one.day()), "/log/entries/" + one.id(), false);
        }
        return new Planned(UUID.fromString(one.id()), one.title(),
                (one.day().isBefore(today.withDayOfMonth(1)) ? "was planned for " : "planned for ") + Days.month(one.day()),
                "/actions/" + one.id(), reader.mayChange(isOwn(reader, one)));
    }

    private static List<Line> waiting(List<Mention> seen, Reader reader, LocalDate today, Checklists checklists) {
        List<Line> lines = new ArrayList<>();
        seen.stream().filter(one -> one.kind() == Mention.Kind.REVIEW).forEach(review -> {
            boolean shortSet = review.state().startsWith("SHORT ");
            Assessment.State state = Assessment.State.valueOf(review.state().replace("SHORT ", ""));
            if (state == Assessment.State.SUBMITTED && reader.role() == Role.LEAD) {
                lines.add(new Line("A review waits for you to sign it off.", "/submit"));
            } else if (state == Assessment.State.OPEN && reader.role() != Role.VIEWER) {
                int open = unanswered(seen, reader, checklists.edition(review.title()),
                        shortSet ? checklists.shortSet(review.title()) : null);
                if (open > 0) {
                    lines.add(new Line(count(open, "item you look after has", "items you look after have") + " no answer yet.",
                            "/items?show=mine"));
                }
            } else if (state == Assessment.State.SIGNED_OFF || state == Assessment.State.CLOSED) {
                LocalDate next = LocalDate.ofInstant(review.at(), Days.SCOTLAND).plusMonths(Assessment.MONTHS_BETWEEN);
                if ((reader.role() == Role.LEAD || reader.role() == Role.CHAMPION) && !next.isAfter(today.plusMonths(1))) {
                    lines.add(new Line("The next review comes round from " + Days.words(next) + ".", ""));
                }
            }
        });
        seen.stream().filter(one -> one.kind() == Mention.Kind.INVITATION).limit(MOST_NAMED).forEach(one -> lines
                .add(new Line(one.title() + " invites you to share an action.", "/joint/" + one.id())));
        seen.stream().filter(one -> one.kind() == Mention.Kind.SUPPORT).limit(MOST_NAMED).forEach(one -> lines
                .add(new Line("The programme has answered a request of yours.", "/help/" + one.id())));
        int evidence = (int) seen.stream().filter(one -> one.kind() == Mention.Kind.EVIDENCE).count();
        if (evidence > 0 && reader.role() != Role.VIEWER) {
            lines.add(new Line(count(evidence, "piece of evidence is", "pieces of evidence are") + " to be looked at again.", "/evidence"));
        }
        return lines;
    }

    private static int unanswered(List<Mention> seen, Reader reader, Edition edition, Set<String> shortSet) {
        Set<String> mine = seen.stream().filter(one -> one.kind() == Mention.Kind.ITEM && isOwn(reader, one)).map(Mention::id)
                .collect(Collectors.toSet());
        Set<String> answered = seen.stream().filter(one -> one.kind() == Mention.Kind.ANSWER).map(Mention::id)
                .collect(Collectors.toCollection(HashSet::new));
        return (int) edition.commitments().stream().flatMap(commitment -> commitment.indicators().stream()
                .filter(indicator -> mine.contains(commitment.id()) || mine.contains(indicator.id()))).map(Edition.Indicator::id)
                .filter(id -> (shortSet == null || shortSet.contains(id)) && !answered.contains(id)).count();
    }

    private static List<Line> done(List<Mention> seen, Reader reader, Instant since) {
        List<Mention> finished = others(seen, Mention.Kind.DONE, reader.subject(), since);
        String named = finished.stream().limit(MOST_NAMED).map(one -> "“" + one.title() + "”").collect(Collectors.joining(", "));
        return Stream.of(
                finished.isEmpty() ? null
                        : new Line(count(finished.size(), "action is", "actions are") + " done: " + named
                                + (finished.size() > MOST_NAMED ? " and more." : "."), "/actions"),
                line(others(seen, Mention.Kind.ENTRY, reader.subject(), since), "entry was added to the log.",
                        "entries were added to the log.", "/log"),
                line(others(seen, Mention.Kind.ANSWER, reader.name(), since), "item of the review was answered.",
                        "items of the review were answered.", "/items"))
                .filter(Objects::nonNull).toList();
    }

    private static List<Mention> others(List<Mention> seen, Mention.Kind kind, String self, Instant since) {
        return seen.stream().filter(one -> one.kind() == kind && !self.equals(one.by()) && one.at().isAfter(since)).toList();
    }

    private static Line line(List<Mention> all, String one, String many, String path) {
        return all.isEmpty() ? null : new Line(count(all.size(), one, many), path);
    }

    private static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
