package org.pledgekeeper.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** What the API says of imports, and what it reads. */
public final class ImportsShown {
    private ImportsShown() {}

    /**
     * @param column as spreadsheets call it @param heading as it stands in the file, or null @param means one of the codes that
     * {@code means} lists
     */
    public record ColumnShown(String column, String heading, boolean personal, String means) {}

    /** @param day on which it happened or was decided @param fields as an entry or action has them */
    public record LineShown(LocalDate day, Map<String, String> fields) {}

    /** @param column as spreadsheets call it; null for the whole row */
    public record LeftOutShown(int row, String column, String why) {}

    /**
     * @param state READING, COUNTED, ENTERED or UNDONE
     * @param percent how much has been read
     * @param problem why nothing of it can be entered; null where it can
     * @param means what a column can mean: title by code
     * @param leftOut how many rows for each reason
     * @param added how many entries or actions it makes
     * @param changed how many from earlier files it changes
     * @param same how many are in already
     * @param byHand how many stay since someone has changed them by hand
     */
    public record ImportShown(
            UUID id, String destination, String state, int percent, int rows, Integer counted, String problem, List<ColumnShown> columns,
            Map<String, String> means, List<LineShown> lines, Map<String, Integer> leftOut, List<LeftOutShown> toMend, int added,
            int changed,
            Integer same, Integer byHand, String enteredBy, Instant enteredAt, String undoneBy, Instant undoneAt) {
        static ImportShown of(Imports.Done one) {
            return new ImportShown(one.id(), one.destination().getKey(), one.undoneAt() == null ? "ENTERED" : "UNDONE", 100, one.rows(),
                    one.counted(), null,
                    null, null, null, null, null, one.added(), one.changed(), null, null, one.enteredBy(), one.enteredAt(), one.undoneBy(),
                    one.undoneAt());
        }

        static ImportShown of(Imports.Preview preview) {
            Reading reading = preview.reading();
            Counted counted = reading.counted();
            Map<String, String> means = new LinkedHashMap<>();
            Arrays.stream(Means.values()).filter(one -> one.isOf(reading.destination()))
                    .forEach(one -> means.put(one.name(), one.getTitle()));
            List<Peek.Column> columns = reading.peek().columns();
            List<Means> taken = reading.mapping().columns();
            Map<String, Integer> leftOut = new LinkedHashMap<>();
            if (counted != null) {
                counted.leftOut().forEach((why, number) -> leftOut.put(why.name(), number));
            }
            return new ImportShown(reading.id(), reading.destination().getKey(), counted == null ? "READING" : "COUNTED", reading.percent(),
                    counted == null ? reading.rows() : counted.rows(), counted == null ? null : counted.counted(),
                    counted == null ? null : counted.problem(),
                    IntStream.range(0, Math.min(columns.size(), taken.size())).mapToObj(i -> new ColumnShown(Counted.letter(i),
                            columns.get(i).heading().isEmpty() ? null : columns.get(i).heading(), columns.get(i).isPersonal(),
                            taken.get(i).name())).toList(),
                    means, preview.lines().stream().map(line -> {
                        Map<String, String> fields = new LinkedHashMap<>(line.says());
                        fields.putAll(line.varies());
                        return new LineShown(line.day(), fields);
                    }).toList(), leftOut, counted == null ? List.of() : counted.first().stream().map(one -> new LeftOutShown(one.row(),
                            one.column() < 0 ? null : one.getLetter(), one.why().name())).toList(),
                    preview.added(), preview.changed(), preview.same(), preview.byHand(), null, null, null, null);
        }
    }

    /** @param means for each column, in order @param always by code, what holds for all rows where no column says it */
    public record MappingBody(Integer sheet, List<String> means, Map<String, String> always, String only, boolean monthFirst) {}

    /** @param besides whether it is of other people or sessions than earlier files, so that all of it is added */
    public record EnterBody(boolean besides) {}
}
