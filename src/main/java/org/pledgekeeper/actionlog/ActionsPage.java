package org.pledgekeeper.actionlog;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Days;

/** The log of actions, month by month, by commitment and by how far they have come. */
@Named
@RequestScoped
public class ActionsPage {
    @Inject
    private Actions actions;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private HttpServletRequest request;
    private Actions.Log log;
    private String commitment;
    private Filter filter;

    /** Which actions the list shows. */
    public enum Filter {
        TO_DO("to-do", "Planned and under way", action -> action.state().isToDo()),
        PLANNED("planned", "Planned", action -> action.state() == Action.State.PLANNED),
        UNDER_WAY("under-way", "Under way", action -> action.state() == Action.State.UNDER_WAY),
        DONE("done", "Done", action -> action.state() == Action.State.DONE),
        SET_ASIDE("set-aside", "Set aside for now", action -> action.state() == Action.State.SET_ASIDE),
        ALL("all", "All", action -> true);

        private final String key;
        private final String title;
        private final Predicate<Action> shows;

        Filter(String key, String title, Predicate<Action> shows) {
            this.key = key;
            this.title = title;
            this.shows = shows;
        }

        public String getKey() {
            return key;
        }

        public String getTitle() {
            return title;
        }
    }

    public record Month(String title, List<Action> actions) {}

    @PostConstruct
    void load() {
        log = actions.log();
        filter = OneOf.by(Filter.class, Filter::getKey, request.getParameter("state")).orElse(Filter.TO_DO);
        commitment = log.edition().commitment(String.valueOf(request.getParameter("commitment"))).map(Commitment::id).orElse("");
    }

    public List<Month> getMonths() {
        TreeMap<YearMonth, List<Action>> months = log.actions().stream().filter(this::isOfCommitment).filter(filter.shows)
                .collect(Collectors.groupingBy(Action::due, TreeMap::new, Collectors.toList()));
        return months.entrySet().stream().map(month -> new Month(Days.month(month.getKey().atDay(1)), month.getValue())).toList();
    }

    private boolean isOfCommitment(Action action) {
        return commitment.isEmpty() || commitment.equals(action.commitment());
    }

    public boolean isNoneYet() {
        return log.actions().isEmpty();
    }

    public Filter[] getFilters() {
        return Filter.values();
    }

    public Filter getFilter() {
        return filter;
    }

    public long count(Filter one) {
        return log.actions().stream().filter(this::isOfCommitment).filter(one.shows).count();
    }

    public long countOf(String commitmentId) {
        return log.actions().stream().filter(filter.shows)
                .filter(action -> commitmentId.isEmpty() || commitmentId.equals(action.commitment())).count();
    }

    public List<Commitment> getCommitments() {
        return log.edition().commitments();
    }

    /** @return the id of the commitment shown; empty for all */
    public String getCommitment() {
        return commitment;
    }

    /** @return this page's address with those filters */
    public String address(String state, String commitmentId) {
        return "/w/" + tenant.getSlug() + "/actions?state=" + state + (commitmentId.isEmpty() ? "" : "&commitment=" + commitmentId);
    }

    /** @return what an action is for, in words */
    public String about(Action action) {
        return log.edition().indicator(String.valueOf(action.indicator())).map(indicator -> indicator.text())
                .or(() -> log.edition().commitment(action.commitment()).map(Commitment::title)).orElse("");
    }

    /** @return what has just been done, in words; null where nothing has */
    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "started" -> "Your action is in the list.";
            case "saved" -> "Saved.";
            case "theirs" -> "The action stays as your colleague left it.";
            default -> null;
        };
    }
}
