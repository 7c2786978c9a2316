package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.typed.OneLine;

/** One row of a file, read by what its columns mean. What cannot be read leaves the row out. */
final class Row {
    private static final int LONGEST = 160;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Mapping mapping;
    private final Said said;
    private final LocalDate today;
    private final List<String> cells;

    /** This row is left out. */
    static final class Out extends RuntimeException {
        private final transient Means means;
        private final transient Why why;

        /** @param means which column it is about; null for the whole row */
        Out(Means means, Why why) {
            super(null, null, false, false);
            this.means = means;
            this.why = why;
        }

        Means means() {
            return means;
        }

        Why why() {
            return why;
        }
    }

    /** @param said reads the days of this file */
    Row(Mapping mapping, Said said, LocalDate today, List<String> cells) {
        this.mapping = mapping;
        this.said = said;
        this.today = today;
        this.cells = cells;
    }

    List<String> cells() {
        return cells;
    }

    LocalDate today() {
        return today;
    }

    /** @return what stands there, or else holds for all rows; empty where nothing does */
    String cell(Means means) {
        String cell = own(means);
        return cell.isEmpty() && means != Means.OWNER ? mapping.always().getOrDefault(means, "") : cell;
    }

    /** @return what stands in the row itself */
    String own(Means means) {
        int column = mapping.columnOf(means);
        String cell = column < 0 || column >= cells.size() ? "" : cells.get(column);
        if (cell.equals(Sheets.ERROR)) {
            throw new Out(means, Why.ERROR);
        }
        if (cell.equals(Sheets.TOO_LONG)) {
            throw new Out(means, Why.TOO_LONG);
        }
        return cell;
    }

    String line(Means means) {
        String line = OneLine.of(cell(means));
        if (line != null && line.length() > LONGEST) {
            throw new Out(means, Why.TOO_LONG);
        }
        if (line != null && PersonalData.in(line).isPresent()) {
            throw new Out(means, Why.PERSONAL);
        }
        return line == null ? "" : line;
    }

    int count(Means means) {
        String written = cell(means);
        if (written.isEmpty()) {
            throw new Out(means, Why.NO_COUNT);
        }
        int count = Said.count(written).orElseThrow(() -> new Out(means, Why.COUNT_UNCLEAR));
        if (count > Sums.MOST) {
            throw new Out(means, Why.COUNT_ABSURD);
        }
        return count;
    }

    int countOr(int otherwise, Means means) {
        return cell(means).isEmpty() ? otherwise : count(means);
    }

    /** @param none why the row is left out where there is no day; the first of a month stands for the month */
    LocalDate day(Means means, Why none) {
        String written = cell(means);
        if (written.isEmpty()) {
            throw new Out(means, none);
        }
        LocalDate day = said.day(written).orElseThrow(() -> new Out(means, Why.DAY_UNCLEAR));
        if (day.isBefore(EARLIEST)) {
            throw new Out(means, Why.TOO_EARLY);
        }
        return day;
    }

    /** @return the day on which it was; of this month, also where only the month is said */
    LocalDate day() {
        LocalDate day = dayOrLater();
        boolean isMonth = YearMonth.from(day).equals(YearMonth.from(today)) && day.getDayOfMonth() == 1;
        if (day.isAfter(today) && !isMonth) {
            throw new Out(Means.DAY, Why.TOO_LATE);
        }
        return day;
    }

    /** @return the day on which it was or is planned, at most a year from today */
    LocalDate dayOrLater() {
        LocalDate day = day(Means.DAY, Why.NO_DAY);
        if (day.isAfter(today.plusYears(1))) {
            throw new Out(Means.DAY, Why.TOO_LATE);
        }
        return day;
    }

    /** @return the end of that month, or today where it is not over */
    LocalDate endOfMonth(LocalDate day) {
        LocalDate end = YearMonth.from(day).atEndOfMonth();
        return end.isAfter(today) ? today : end;
    }
}
