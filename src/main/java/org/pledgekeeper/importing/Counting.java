package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Counts the rows of a file as they go by, and says which were left out and why. */
final class Counting {
    private static final int MOST_ROWS = 200_000;
    private static final int MOST_LINES = 3_000;
    private static final int FEW = 12;
    private static final Pattern TOTAL = Pattern.compile("(?i)(?:grand |sub ?-?)?totals?:?");

    private final Mapping mapping;
    private final LocalDate today;
    private final Said said;
    private final Sums sums = new Sums();
    private final SharedWords words = new SharedWords();
    private final Consumer<Row> count;
    private final Map<Why, Integer> leftOut = new EnumMap<>(Why.class);
    private final List<Counted.LeftOut> first = new ArrayList<>();
    private List<String> headings = List.of();
    private int rows;
    private int counted;
    private String problem;

    /** @param commitments those an action can be for: title by id, in order */
    Counting(Mapping mapping, Map<String, String> commitments, LocalDate today) {
        this.mapping = mapping;
        this.today = today;
        said = new Said(mapping.monthFirst());
        count = switch (mapping.destination()) {
            case TRAINING -> new TrainingRows(mapping, sums, words)::count;
            case SUPERVISION -> new SupervisionRows(mapping, sums)::count;
            case ACTIONS -> new ActionRows(mapping, commitments, sums)::count;
        };
        problem = mapping.missing();
    }

    /** Takes the next row. @return whether to go on */
    boolean row(int number, List<String> cells) {
        if (number <= mapping.headings()) {
            headings = number == mapping.headings() ? cells : headings;
            return problem == null;
        }
        if (problem != null) {
            return false;
        }
        if (++rows > MOST_ROWS) {
            problem = "This file has more than 200,000 rows. Please import it in parts, a year at a time for example.";
            return false;
        }
        try {
            if (cells.equals(headings) || cells.stream().limit(3).anyMatch(cell -> cell.length() < 30 && TOTAL.matcher(cell).matches())) {
                throw new Row.Out(null, Why.TOTAL);
            }
            count.accept(new Row(mapping, said, today, cells));
            counted++;
        } catch (Row.Out out) {
            leaveOut(number, out);
        }
        problem = words.tooMany().map(this::tooMany).orElse(null);
        if (problem == null && sums.size() > MOST_LINES) {
            problem = "This would make more than 3,000 entries. Please leave a column alone that tells them apart, the course for "
                    + "example, or import the file in parts.";
        }
        return problem == null;
    }

    private void leaveOut(int number, Row.Out out) {
        leftOut.merge(out.why(), 1, Integer::sum);
        if (out.why().isToMend() && first.size() < Counted.MOST_SHOWN) {
            first.add(new Counted.LeftOut(number, mapping.columnOf(out.means()), out.why()));
        }
    }

    private String tooMany(Means means) {
        return "Column " + Counted.letter(mapping.columnOf(means))
                + " says something else in almost every row, as names do. It is not taken for “"
                + means.getTitle() + "”: please choose another column, or leave it alone.";
    }

    Counted result() {
        for (Means means : List.of(Means.GROUP, Means.COURSE)) {
            if (problem == null && !mapping.isOfCounts() && mapping.says(means) && counted >= FEW
                    && words.different(means) > counted / 2 + 1) {
                problem = tooMany(means);
            }
        }
        if (problem == null && counted == 0) {
            problem = "No row of this file could be counted. Please look at what each column was taken for, and at the rows that were "
                    + "left out.";
        }
        return new Counted(rows, counted, new EnumMap<>(leftOut), List.copyOf(first), problem == null ? sums.lines() : List.of(), problem);
    }
}
