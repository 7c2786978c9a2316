package org.pledgekeeper.importing;

import java.util.List;
import java.util.Map;

/**
 * What each column of a file means, and what holds for all rows where no column says it.
 *
 * @param sheet which table of the file, from 0
 * @param headings the number of the row with the headings; 0 where there is none
 * @param columns in order
 * @param always by what it means, as a cell would say it
 * @param only only rows are counted whose course has these words; empty for all
 * @param monthFirst whether 03/04/2026 is the 4th of March
 */
public record Mapping(
        Destination destination, int sheet, int headings, List<Means> columns, Map<Means, String> always, String only, boolean monthFirst) {
    public Mapping {
        columns = List.copyOf(columns);
        always = Map.copyOf(always);
        only = only == null ? "" : only;
    }

    boolean says(Means means) {
        return columns.contains(means);
    }

    /** @return whether a row is a count already, and not one person or one session */
    boolean isOfCounts() {
        return says(Means.PEOPLE) || says(Means.OFFERED) || says(Means.HELD);
    }

    /** @return the first column that means this, from 0; -1 where none does, or null is asked for */
    int columnOf(Means means) {
        return means == null ? -1 : columns.indexOf(means);
    }

    /** @return what has to be chosen before anything can be counted; null where nothing is missing */
    String missing() {
        return switch (destination) {
            case TRAINING -> says(Means.DAY) ? null : "Choose which column has the day, or the month, of the training.";
            case SUPERVISION -> !says(Means.DAY) ? "Choose which column has the day, or the month, of the supervision."
                    : !says(Means.TYPE) && !always.containsKey(Means.TYPE) ? "Choose which type of supervision this is."
                            : !isOfCounts() && !says(Means.STATUS)
                                    ? "Choose which column says whether a session was held, or how many were offered and held." : null;
            case ACTIONS -> !says(Means.TITLE) ? "Choose which column says what will be done."
                    : !says(Means.DUE) ? "Choose which column has the month each action is planned for." : null;
        };
    }
}
