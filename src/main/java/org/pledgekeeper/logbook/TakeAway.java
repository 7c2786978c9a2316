package org.pledgekeeper.logbook;

import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Csv;

/** The timeline, or one log with all it says, as a table to take away: what is filtered is what is in it. */
@ApplicationScoped
public class TakeAway {
    private static final int LONGEST_TEXT_CELL = 255;
    private static final String HEAD = "E2EEEA";

    @Inject
    private Timeline timeline;

    /** A form in which it can be taken away. All carry the same content. */
    public enum Format {
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel spreadsheet"),
        ODS("ods", "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"),
        CSV("csv", Csv.TYPE, "CSV"),
        JSON("json", "application/json", "JSON, for programs");

        private final String key;
        private final String type;
        private final String title;

        Format(String key, String type, String title) {
            this.key = key;
            this.type = type;
            this.title = title;
        }

        public static Optional<Format> of(String key) {
            return OneOf.by(Format.class, one -> one.key, key);
        }

        public String getKey() {
            return key;
        }

        public String getType() {
            return type;
        }

        public String getTitle() {
            return title;
        }
    }

    /** @param heads each with the name programs know it by @param rows a cell for each: words, a number or a day; null leaves it empty */
    record Table(String title, Map<String, String> heads, List<List<Object>> rows) {}

    /** @return the file */
    public byte[] write(Timeline.Filter filter, Format format) {
        Table table = Log.of(filter.log()).map(log -> log(log, filter)).orElseGet(() -> all(filter));
        return switch (format) {
            case XLSX -> xlsx(table);
            case ODS -> ods(table);
            case CSV -> Csv.of(List.copyOf(table.heads().values()), table.rows());
            case JSON -> json(table);
        };
    }

    private Table all(Timeline.Filter filter) {
        Map<String, String> heads = new LinkedHashMap<>();
        heads.put("day", "Day");
        heads.put("log", "Log");
        heads.put("line", "What");
        heads.put("state", "How far");
        heads.put("commitment", "Commitment");
        heads.put("indicator", "Item");
        heads.put("writtenBy", "Written by");
        Timeline.Page page = timeline.all(filter);
        return new Table("The log", heads, page.lines().stream().map(line -> row(line.day(), line.joint() ? "Joint action"
                : line.isAction() ? "Action" : line.log().getTitle(), line.words(), line.state(),
                page.edition().commitment(line.commitment()).map(Commitment::title).orElse(line.commitment()), line.indicator(),
                line.writtenBy())).toList());
    }

    private Table log(Log log, Timeline.Filter filter) {
        Map<String, String> heads = new LinkedHashMap<>();
        if (log.line() == null) {
            heads.put("line", "What");
        }
        log.fields().forEach(field -> heads.put(field.name(), field.label()));
        heads.put("commitment", "Commitment");
        heads.put("indicator", "Item");
        heads.put("writtenBy", "Written by");
        return new Table(log.getTitle(), heads, timeline.entries(filter).stream().map(read -> {
            Entry entry = read.entry();
            return Stream.of(log.line() == null ? row(entry.line()) : row(), log.fields().stream().map(field -> cell(field, read)).toList(),
                    row(entry.commitment(), entry.indicator(), entry.writtenBy())).flatMap(List::stream).toList();
        }).map(ArrayList::new).map(row -> (List<Object>) row).toList());
    }

    private static Object cell(Field field, Timeline.Read read) {
        Object value = field.get().apply(read.entry());
        return !read.showsAll() && read.entry().small().contains(field.name()) && value != null ? "Fewer than ten people"
                : value == null || value instanceof Integer || value instanceof LocalDate ? value : Field.words(value);
    }

    private static List<Object> row(Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    /** What people wrote goes in as text, so nothing in it can run as a formula. */
    private static byte[] xlsx(Table table) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Pledgekeeper", null)) {
            Worksheet sheet = book.newWorksheet(table.title());
            List<String> heads = List.copyOf(table.heads().values());
            for (int column = 0; column < heads.size(); column++) {
                sheet.value(0, column, heads.get(column));
                sheet.style(0, column).bold().fillColor(HEAD).wrapText(true).verticalAlignment("top").set();
                sheet.width(column, heads.get(column).equals("Day") || heads.get(column).equals("When?") ? 14 : 28);
                for (int row = 0; row < table.rows().size(); row++) {
                    Object value = table.rows().get(row).get(column);
                    if (value instanceof LocalDate day) {
                        sheet.value(row + 1, column, day);
                        sheet.style(row + 1, column).format("d mmm yyyy").horizontalAlignment("left").set();
                    } else if (value instanceof Integer number) {
                        sheet.value(row + 1, column, number);
                    } else if (value != null) {
                        sheet.value(row + 1, column, value.toString());
                        sheet.style(row + 1, column).format(value.toString().length() > LONGEST_TEXT_CELL ? "General"
                                : "@").wrapText(true).set();
                    }
                }
            }
            sheet.freezePane(0, 1);
            sheet.setAutoFilter(0, 0, table.rows().size(), heads.size() - 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] ods(Table table) {
        Sheet sheet = new Sheet(table.title(), table.rows().size() + 1, table.heads().size());
        int column = 0;
        for (String head : table.heads().values()) {
            sheet.getRange(0, column).setValue(head);
            sheet.getRange(0, column).setFontBold(true);
            for (int row = 0; row < table.rows().size(); row++) {
                Object value = table.rows().get(row).get(column);
                if (value != null) {
                    sheet.getRange(row + 1, column).setValue(value);
                }
            }
            column++;
        }
        SpreadSheet book = new SpreadSheet();
        book.appendSheet(sheet);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            book.save(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] json(Table table) {
        List<String> names = List.copyOf(table.heads().keySet());
        return Steps.json(table.rows().stream().map(row -> {
            Map<String, Object> one = new LinkedHashMap<>();
            for (int column = 0; column < names.size(); column++) {
                if (row.get(column) != null) {
                    one.put(names.get(column), row.get(column));
                }
            }
            return one;
        }).toList()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
