package org.pledgekeeper.importing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each column of a file was taken for, what else it can be taken for, and what may be said for all rows. */
public final class ColumnsShown {
    private final Reading reading;
    private final Mapping mapping;

    /** @param letter as spreadsheets call it @param name its heading, or its letter where there is none */
    public record Column(int index, String letter, String name, boolean isPersonal, Means means) {}

    /** What can be said for all rows where no column says it. @param options what can be chosen, by code; empty where it is typed */
    public record Always(Means means, String value, Map<String, String> options) {}

    ColumnsShown(Reading reading) {
        this.reading = reading;
        mapping = reading.mapping();
    }

    /** @return the tables in the file: name by number */
    public Map<Integer, String> getSheets() {
        Map<Integer, String> sheets = new LinkedHashMap<>();
        for (String name : reading.sheets()) {
            sheets.put(sheets.size(), name.isBlank() ? "Sheet " + (sheets.size() + 1) : name);
        }
        return sheets;
    }

    public List<Column> getAll() {
        List<Column> columns = new ArrayList<>();
        for (Peek.Column one : reading.peek().columns()) {
            int i = columns.size();
            String letter = Counted.letter(i);
            columns.add(new Column(i, letter, one.heading().isEmpty() ? "Column " + letter : one.heading(), one.isPersonal(),
                    mapping.columns().get(i)));
        }
        return columns;
    }

    /** @return what that column can be taken for */
    public List<Means> choices(Column column) {
        boolean mayOwn = reading.destination() == Destination.ACTIONS;
        return Arrays.stream(Means.values()).filter(means -> means.isOf(reading.destination()) && (!column.isPersonal()
                || means == Means.LEFT_ALONE || means == Means.PERSON || mayOwn && means == Means.OWNER)).toList();
    }

    /** @return what may be said for all rows: where no column says it, and for actions also where a row does not */
    public List<Always> getAlways() {
        List<Means> asked = switch (mapping.destination()) {
            case TRAINING -> mapping.isOfCounts() ? List.of(Means.MEASURE, Means.LEVEL, Means.GROUP) : List.of(Means.LEVEL, Means.GROUP);
            case SUPERVISION -> List.of(Means.TYPE, Means.FORM);
            case ACTIONS -> List.of(Means.OWNER, Means.COMMITMENT);
        };
        return asked.stream().filter(means -> mapping.destination() == Destination.ACTIONS || !mapping.says(means))
                .map(means -> new Always(means, mapping.always().getOrDefault(means, ""), options(means))).toList();
    }

    private Map<String, String> options(Means means) {
        return switch (means) {
            case MEASURE -> titles("measure");
            case LEVEL -> titles("practiceLevel");
            case TYPE -> titles("type");
            case FORM -> titles("form");
            case COMMITMENT -> reading.commitments();
            default -> Map.of();
        };
    }

    private Map<String, String> titles(String field) {
        return reading.destination().options(field).values().stream()
                .collect(Collectors.toMap(title -> title, title -> title, (one, same) -> one, LinkedHashMap::new));
    }

    public boolean isOfCourses() {
        return mapping.says(Means.COURSE);
    }

    public boolean isMonthFirst() {
        return mapping.monthFirst();
    }
}
