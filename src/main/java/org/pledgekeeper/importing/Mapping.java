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
}
