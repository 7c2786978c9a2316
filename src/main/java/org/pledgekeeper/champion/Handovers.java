package org.pledgekeeper.champion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.Actions;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.logbook.Entries;
import org.pledgekeeper.logbook.LeadershipPicture;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.promise.KeptPromises;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.report.Report;
import org.pledgekeeper.report.Reports;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.web.Days;

/**
 * What one champion hands over to the next, made in one press for lead and champion: out of what every champion may see, and the same for
 * whoever makes it.
 */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class Handovers {
    /** A longer list stands in the workspace. */
    private static final int MOST = 60;

    @Inject
    private Champions champions;
    @Inject
    private Reports reports;
    @Inject
    private Actions actions;
    @Inject
    private KeptPromises promises;
    @Inject
    private Entries entries;
    @Inject
    private CurrentTenant tenant;

    /** @throws NotFound when there is no such champion */
    public Paper of(UUID id) {
        Champions.Looking looking = champions.one(id);
        Champion champion = looking.champion();
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        Report report = reports.of(OptionalInt.empty()).orElse(null);
        List<Action> open = actions.log().actions().stream().filter(action -> action.state().isToDo()).toList();
        return new Paper("Handover: " + champion.getRole(), "What a new champion can start from, as it stood on " + Days.words(today),
                tenant.getOrganisation(),
                List.of(post(looking), standing(report),
                        Paper.Part.table("Open actions", List.of("What", "Which role", "When", "State"), open.stream().limit(MOST)
                                .map(one -> List.of(one.title(), one.ownerRole(), Days.month(one.due().atDay(1)), one.state().getTitle()))
                                .toList(),
                                "No action is open."),
                        Paper.Part.items("Promises", promises.all().stream().filter(one -> one.promise() != null).limit(MOST)
                                .map(one -> "“" + one.sentence() + "” " + one.soFar()).toList(),
                                "No sentence of the public statement is marked as a promise yet."),
                        learned(), people(champion, open), next(champion, report, open, today),
                        Paper.Part.words("What I wish I had known", List.of(champion.getWished() == null
                                ? "Nothing has been written here yet. It can be added to the post at any time."
                                : champion.getWished()))));
    }

    private static Paper.Part post(Champions.Looking looking) {
        Champion one = looking.champion();
        return Paper.Part.table("The post", List.of("What", "How it is"), Stream.of(
                List.of("Term", "from " + Days.words(one.getTermFrom())
                        + (one.getTermUntil() == null ? ", its end is open" : " to " + Days.words(one.getTermUntil()))),
                List.of("Protected time", one.getHours() == null ? "None is agreed yet" : one.getHoursTyped() + " hours a week"),
                List.of("Reports to", Objects.requireNonNullElse(one.getReportsTo(), "Not said yet")),
                List.of("Deputy", Objects.requireNonNullElse(one.getDeputy(), "Not said yet")),
                List.of("Handing over", one.getHandover().getTitle()),
                List.of("Looks after", looking.items().isEmpty() ? "All five commitments" : String.join("; ", looking.items()))).toList(),
                "");
    }

    private static Paper.Part standing(Report report) {
        return Paper.Part.table("Where each commitment stands", List.of("Commitment", "Where we stand", "Last time", "Not answered"),
                report == null ? List.of() : report.commitments().stream().map(one -> List.of(one.title(), one.standing().getTitle(),
                        one.last() == null ? "Not asked" : one.last().getTitle(),
                        one.counts().notAnswered() + " of " + one.counts().asked())).toList(),
                "The first review has not begun yet.");
    }

    private Paper.Part learned() {
        LeadershipPicture picture = (LeadershipPicture) entries.picture(Log.LEADERSHIP).picture();
        return Paper.Part.items("What was learned from changes tried", picture.cycles().stream()
                .flatMap(stage -> stage.cycles().stream().map(cycle -> cycle.line() + " (" + Days.words(cycle.happenedOn()) + ", "
                        + stage.title().toLowerCase(java.util.Locale.ROOT) + ")." + cycle.story().stream()
                                .map(part -> " " + part[0] + " " + OneLine.ended(part[1])).collect(Collectors.joining())))
                .limit(MOST).toList(), "No change has been tried yet, or none is noted.");
    }

    private static Paper.Part people(Champion champion, List<Action> open) {
        List<List<String>> rows = new ArrayList<>();
        add(rows, champion.getReportsTo(), "the champion reports to them");
        add(rows, champion.getDeputy(), "deputy of the champion");
        Map<String, Long> owners = open.stream().collect(Collectors.groupingBy(Action::ownerRole, TreeMap::new, Collectors.counting()));
        owners.forEach((role, count) -> add(rows, role, "sees to " + count + (count == 1 ? " open action" : " open actions")));
        return Paper.Part.table("People to know, by role", List.of("Role", "Why"), rows.stream().limit(MOST).toList(),
                "No role is named yet.");
    }

    private static void add(List<List<String>> rows, String role, String why) {
        if (role != null) {
            rows.add(List.of(role, why));
        }
    }

    private static Paper.Part next(Champion champion, Report report, List<Action> open, LocalDate today) {
        record Day(LocalDate day, String when, String what) {}
        List<Day> days = new ArrayList<>();
        if (champion.getTermUntil() != null) {
            days.add(new Day(champion.getTermUntil(), Days.words(champion.getTermUntil()), "The term ends"));
        }
        if (report != null) {
            LocalDate due = report.about().opened().plusMonths(Assessment.MONTHS_BETWEEN);
            days.add(new Day(due, Days.words(due), "The next review comes round"));
        }
        open.stream().filter(one -> !one.due().isBefore(YearMonth.from(today))).forEach(
                one -> days.add(new Day(one.due().atEndOfMonth(), Days.month(one.due().atDay(1)), one.title())));
        return Paper.Part.table("Next dates", List.of("When", "What"), days.stream().sorted(Comparator.comparing(Day::day)).limit(MOST)
                .map(one -> List.of(one.when(), one.what())).toList(), "No date is planned.");
    }
}
