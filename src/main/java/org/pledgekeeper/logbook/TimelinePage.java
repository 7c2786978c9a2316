package org.pledgekeeper.logbook;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.TableFile;

/** The timeline, month by month, as it is filtered; and the undoing of what was done a moment ago. */
@Named
@RequestScoped
public class TimelinePage {
    @Inject
    private Timeline timeline;
    @Inject
    private UndoEntry undoEntry;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private HttpServletRequest request;
    private Timeline.Filter filter;
    private Timeline.Page page;

    /** A month of it, with its lines. */
    public record Month(String title, List<Timeline.Line> lines) {}

    @PostConstruct
    void load() {
        filter = filter(request);
    }

    static Timeline.Filter filter(HttpServletRequest request) {
        return new Timeline.Filter(request.getParameter("log"), request.getParameter("commitment"), request.getParameter("indicator"),
                request.getParameter("state"),
                request.getParameter("year"), request.getParameter("words"));
    }

    private Timeline.Page page() {
        if (page == null) {
            page = timeline.page(filter, request.getParameter("after"));
        }
        return page;
    }

    public List<Month> getMonths() {
        Map<YearMonth, List<Timeline.Line>> months = page().lines().stream()
                .collect(Collectors.groupingBy(line -> YearMonth.from(line.day()), LinkedHashMap::new, Collectors.toList()));
        return months.entrySet().stream().map(month -> new Month(Days.month(month.getKey().atDay(1)), month.getValue())).toList();
    }

    public boolean isNothing() {
        return page().lines().isEmpty();
    }

    public Timeline.Filter getFilter() {
        return filter;
    }

    public Log[] getLogs() {
        return Log.values();
    }

    /** @return states that can be asked for: those of the log chosen, or of all, each once */
    public Map<String, String> getStates() {
        Map<String, String> states = new LinkedHashMap<>();
        boolean all = filter.log().isEmpty();
        Arrays.stream(Log.values()).filter(log -> all || log.getKey().equals(filter.log()))
                .flatMap(log -> log.states().stream()).forEach(state -> states.putIfAbsent(state.name(), state.getTitle()));
        if (all || filter.log().equals("actions")) {
            Arrays.stream(Action.State.values()).forEach(state -> states.putIfAbsent(state.name(), state.getTitle()));
        }
        return states;
    }

    public List<Commitment> getCommitments() {
        return page().edition().commitments();
    }

    /** @return the years it reaches over, newest first */
    public List<String> getYears() {
        int now = Year.now(Days.SCOTLAND).getValue();
        int chosen = filter.year().isEmpty() ? now : Integer.parseInt(filter.year());
        int first = Math.min(page().first(), chosen);
        return IntStream.rangeClosed(0, Math.min(30, Math.max(now, chosen) - first))
                .mapToObj(back -> String.valueOf(Math.max(now, chosen) - back)).toList();
    }

    /** @return what a line is for: a commitment or an item, in words */
    public String about(Timeline.Line line) {
        return page().edition().indicator(String.valueOf(line.indicator())).map(one -> one.text())
                .or(() -> page().edition().commitment(line.commitment()).map(Commitment::title)).orElse("");
    }

    public String address(Timeline.Line line) {
        return "/w/" + tenant.getSlug() + (line.joint() ? "/joint/" : line.isAction() ? "/actions/" : "/log/entries/") + line.id();
    }

    /** @return where the next page is; null where this is the last */
    public String getNext() {
        return page().next() == null ? null : address("after", page().next());
    }

    /** @return whether this is not the first page */
    public boolean isLater() {
        return request.getParameter("after") != null;
    }

    public String getNewest() {
        return address("after", "");
    }

    /** @return what is filtered, as the end of the address of a file to take away */
    public String getQuery() {
        return query().isEmpty() ? "" : "?" + query();
    }

    public TableFile.Format[] getFormats() {
        return TableFile.Format.values();
    }

    private String address(String name, String value) {
        List<String> parts = new ArrayList<>(query().isEmpty() ? List.of() : List.of(query()));
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return "/w/" + tenant.getSlug() + "/log" + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
    }

    private String query() {
        return Stream.of(new String[] {"log", filter.log()}, new String[] {"commitment", filter.commitment()},
                new String[] {"indicator", filter.indicator()},
                new String[] {"state", filter.state()}, new String[] {"year", filter.year()},
                new String[] {"words", filter.words()})
                .filter(part -> !part[1].isEmpty()).map(part -> part[0] + "=" + URLEncoder.encode(part[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    // What has just been done ---------------------------------------------------------------

    /** @return in words; null where nothing has */
    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "added" -> "Saved. It is in the log.";
            case "changed" -> "Saved.";
            case "removed" -> "It is in the bin, and stays there for " + Entry.DAYS_IN_BIN + " days.";
            case "restored" -> "It is back in its log.";
            case "undone" -> "Undone. It is as it was before.";
            case "already" -> "It was undone already, or changed since. Nothing more was done.";
            case "theirs" -> "It stays as your colleague left it.";
            default -> null;
        };
    }

    /** @return whether it can be undone */
    public boolean isUndoable() {
        return tenant.isMayAnswer() && request.getParameter("entry") != null
                && List.of("added", "changed", "removed", "restored").contains(String.valueOf(request.getParameter("done")));
    }

    public void undo() {
        UUID entry = Address.uuid(String.valueOf(request.getParameter("entry")));
        String seen = String.valueOf(request.getParameter("seen"));
        try {
            undoEntry.undo(entry, seen.matches("\\d{1,9}") ? Integer.parseInt(seen) : 0);
            Browser.goTo("/w/" + tenant.getSlug() + "/log?done=undone");
        } catch (ChangedMeanwhile changed) {
            Browser.goTo("/w/" + tenant.getSlug() + "/log?done=already");
        }
    }
}
