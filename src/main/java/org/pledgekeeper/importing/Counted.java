package org.pledgekeeper.importing;

import java.util.List;
import java.util.Map;

/**
 * What a file adds up to.
 *
 * @param rows with something in them, below the headings
 * @param counted of these
 * @param leftOut how many for each reason
 * @param first the first rows that could be mended
 * @param problem why nothing of the file can be entered as it is mapped; null where it can
 */
public record Counted(int rows, int counted, Map<Why, Integer> leftOut, List<LeftOut> first, List<Line> lines, String problem) {
    static final int MOST_SHOWN = 200;

    /**
     * A row that was left out. What stands in it is not said. @param row as the spreadsheet counts @param column from 0; -1 for the whole
     * row
     */
    public record LeftOut(int row, int column, Why why) {
        /** @return as spreadsheets call it: "C"; empty for the whole row */
        public String getLetter() {
            return letter(column);
        }
    }

    /** @param column from 0 @return as spreadsheets call it: "C", "AB"; empty below 0 */
    static String letter(int column) {
        return column < 0 ? "" : letter(column / 26 - 1) + (char) ('A' + column % 26);
    }

    int toMend() {
        return leftOut.entrySet().stream().filter(one -> one.getKey().isToMend()).mapToInt(Map.Entry::getValue).sum();
    }
}
