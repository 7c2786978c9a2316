package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rows of a plan: an action each, for a commitment, with the role that sees to it. */
final class ActionRows {
    private static final int LONGEST_OWNER = 120;
    private static final int MOST_YEARS_AHEAD = 20;

    private final Mapping mapping;
    private final Map<String, String> commitments;
    private final Sums sums;

    /** @param commitments those an action can be for: title by id, in order */
    ActionRows(Mapping mapping, Map<String, String> commitments, Sums sums) {
        this.mapping = mapping;
        this.commitments = commitments;
        this.sums = sums;
    }

    void count(Row row) {
        String title = row.line(Means.TITLE);
        if (title.isEmpty()) {
            throw new Row.Out(Means.TITLE, Why.NO_TITLE);
        }
        String owner = owner(row);
        YearMonth due = due(row);
        LocalDate started = started(row, due);
        String state = Said.state(row.cell(Means.STATUS)).orElseThrow(() -> new Row.Out(Means.STATUS, Why.STATUS_UNCLEAR));
        Map<String, String> says = new TreeMap<>();
        says.put("title", title);
        says.put("ownerRole", owner);
        says.put("due", due.toString());
        says.put("commitment", commitment(row));
        sums.of(says, started).is(state);
    }

    /** @return a role: where the row names somebody, or nobody, the one that holds for all rows */
    private String owner(Row row) {
        String owner = row.line(Means.OWNER);
        if (owner.length() > LONGEST_OWNER) {
            throw new Row.Out(Means.OWNER, Why.TOO_LONG);
        }
        if (owner.isEmpty() || mapping.says(Means.OWNER) && !Said.isRole(owner)) {
            owner = mapping.always().getOrDefault(Means.OWNER, "");
        }
        if (owner.isEmpty()) {
            throw new Row.Out(Means.OWNER, Why.NO_OWNER);
        }
        return owner;
    }

    private static YearMonth due(Row row) {
        YearMonth due = YearMonth.from(row.day(Means.DUE, Why.NO_MONTH));
        if (due.isAfter(YearMonth.from(row.today()).plusYears(MOST_YEARS_AHEAD))) {
            throw new Row.Out(Means.DUE, Why.FAR_AWAY);
        }
        return due;
    }

    /** @return today where it is not said; never after today, nor after it is due */
    private static LocalDate started(Row row, YearMonth due) {
        LocalDate started = row.cell(Means.STARTED).isEmpty() ? row.today() : row.day(Means.STARTED, Why.DAY_UNCLEAR);
        started = started.isAfter(row.today()) ? row.today() : started;
        return started.isAfter(due.atEndOfMonth()) ? due.atDay(1) : started;
    }

    private String commitment(Row row) {
        String words = Means.plain(row.own(Means.COMMITMENT));
        int number = 0;
        for (Map.Entry<String, String> one : commitments.entrySet()) {
            number++;
            String title = Means.plain(one.getValue());
            if (!words.isEmpty()
                    && (words.matches("(?:commitment |pledge )?" + number + "(?: .*)?") || words.equals(Means.plain(one.getKey()))
                            || words.contains(title) || title.contains(words) && words.length() > 4)) {
                return one.getKey();
            }
        }
        return Optional.ofNullable(mapping.always().get(Means.COMMITMENT)).filter(commitments::containsKey)
                .orElseThrow(() -> new Row.Out(Means.COMMITMENT, Why.NO_COMMITMENT));
    }
}
