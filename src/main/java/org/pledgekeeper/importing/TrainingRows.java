package org.pledgekeeper.importing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows of training, added up by course, level, workforce group and month; what is held or needed, by its day. */
final class TrainingRows {
    private static final String ALL_ALIKE = "Training, counted from a file";
    private static final int MOST_REMEMBERED = 5_000;

    private final Mapping mapping;
    private final Sums sums;
    private final SharedWords words;
    private final People people;
    private final Map<String, Optional<Boolean>> completed = new HashMap<>();
    private final Map<String, Optional<String>> levels = new HashMap<>();
    private final Map<String, Optional<String>> courses = new HashMap<>();

    TrainingRows(Mapping mapping, Sums sums, SharedWords words) {
        this.mapping = mapping;
        this.sums = sums;
        this.words = words;
        people = new People(mapping);
    }

    void count(Row row) {
        String course = words.of(Means.COURSE, row);
        requireAsked(course);
        requireDone(row);
        LocalDate day = row.day();
        String level = level(course, row);
        String group = words.of(Means.GROUP, row);
        String measure = row.cell(Means.MEASURE).isEmpty() ? "COMPLETED"
                : Said.measure(row.cell(Means.MEASURE)).orElseThrow(() -> new Row.Out(Means.MEASURE, Why.MEASURE_UNCLEAR));
        boolean isFlow = measure.equals("COMPLETED");
        if (!isFlow && level.isEmpty()) {
            throw new Row.Out(Means.LEVEL, Why.NO_LEVEL);
        }
        if (!isFlow && group.isEmpty()) {
            throw new Row.Out(Means.GROUP, Why.NO_GROUP);
        }
        Map<String, String> says = new TreeMap<>();
        says.put("line", course.isEmpty() ? ALL_ALIKE : course);
        says.put("measure", measure);
        says.put("state", "DONE");
        Sums.put(says, "practiceLevel", level);
        Sums.put(says, "workforceGroup", group);
        if (isFlow) {
            YearMonth month = YearMonth.from(day);
            says.put("periodFrom", month.atDay(1).toString());
            says.put("periodTo", month.atEndOfMonth().toString());
        } else {
            says.put("happenedOn", day.toString());
        }
        add(row, says, isFlow ? row.endOfMonth(day) : day);
    }

    private void requireAsked(String course) {
        if (!mapping.only().isEmpty() && !course.toLowerCase(Locale.ROOT).contains(mapping.only().toLowerCase(Locale.ROOT))) {
            throw new Row.Out(null, Why.OTHER_COURSE);
        }
    }

    private void requireDone(Row row) {
        String status = row.cell(Means.STATUS);
        if (!status.isEmpty()
                && !remembered(completed, status, Said::completed).orElseThrow(() -> new Row.Out(Means.STATUS, Why.STATUS_UNCLEAR))) {
            throw new Row.Out(null, Why.NOT_DONE);
        }
        boolean mayBeOpen = status.isEmpty() && !mapping.isOfCounts() && row.cell(Means.DAY).isEmpty();
        if (mayBeOpen) {
            throw new Row.Out(Means.DAY, mapping.says(Means.STATUS) ? Why.NO_DAY : Why.NOT_DONE);
        }
    }

    private String level(String course, Row row) {
        String level = row.cell(Means.LEVEL);
        return level.isEmpty() ? remembered(courses, course, Said::levelOfCourse).orElse("")
                : remembered(levels, level, Said::level).orElseThrow(() -> new Row.Out(Means.LEVEL, Why.LEVEL_UNCLEAR));
    }

    private void add(Row row, Map<String, String> says, LocalDate day) {
        if (mapping.says(Means.PEOPLE)) {
            int count = row.count(Means.PEOPLE);
            sums.of(says, day).add("people", count);
            return;
        }
        Sums.Sum sum = sums.of(says, day);
        if (!sum.isNew(people.in(row.cells()))) {
            throw new Row.Out(null, Why.TWICE);
        }
        sum.add("people", 1);
    }

    /** @return what was read from this cell before, or is now: few words stand in many rows */
    private static <T> Optional<T> remembered(Map<String, Optional<T>> read, String cell, Function<String, Optional<T>> reading) {
        if (read.size() > MOST_REMEMBERED) {
            read.clear();
        }
        return read.computeIfAbsent(cell, reading);
    }
}
