package org.pledgekeeper.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.github.miachm.sods.Sheet;
import com.github.miachm.sods.SpreadSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pledgekeeper.typed.OneOf;

/**
 * A table to take away.
 *
 * @param heads each with the name programs know it by
 * @param rows a cell for each: words, a number or a day; null leaves it empty
 */
public record TableFile(String title, Map<String, String> heads, List<List<Object>> rows) {
    private static final int LONGEST_TEXT_CELL = 255;
    private static final String HEAD = "E2EEEA";
    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule()).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

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

    /** @return the file */
    public byte[] write(Format format) {
        return switch (format) {
            case XLSX -> xlsx();
            case ODS -> ods();
            case CSV -> Csv.of(List.copyOf(heads.values()), rows);
            case JSON -> json();
        };
    }

    /** What people wrote goes in as text, so nothing in it can run as a formula. */
    private byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Pledgekeeper", null)) {
            Worksheet sheet = book.newWorksheet(title);
            List<String> titles = List.copyOf(heads.values());
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(0, column, titles.get(column));
                sheet.style(0, column).bold().fillColor(HEAD).wrapText(true).verticalAlignment("top").set();
                sheet.width(column, titles.get(column).equals("Day") || titles.get(column).equals("When?") ? 14 : 28);
                for (int row = 0; row < rows.size(); row++) {
                    Object value = rows.get(row).get(column);
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
            sheet.setAutoFilter(0, 0, rows.size(), titles.size() - 1);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private byte[] ods() {
        Sheet sheet = new Sheet(title, rows.size() + 1, heads.size());
        int column = 0;
        for (String head : heads.values()) {
            sheet.getRange(0, column).setValue(head);
            sheet.getRange(0, column).setFontBold(true);
            for (int row = 0; row < rows.size(); row++) {
                Object value = rows.get(row).get(column);
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

    private byte[] json() {
        List<String> names = List.copyOf(heads.keySet());
        try {
            return JSON.writeValueAsBytes(rows.stream().map(row -> {
                Map<String, Object> one = new LinkedHashMap<>();
                for (int column = 0; column < names.size(); column++) {
                    if (row.get(column) != null) {
                        one.put(names.get(column), row.get(column));
                    }
                }
                return one;
            }).toList());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
