package org.pledgekeeper.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as CSV for people (RFC 4180): UTF-8 behind a byte-order mark, by which Excel knows it, a line of headings, lines that
 * end in CR LF. Every CSV is written here.
 */
public final class Csv {
    public static final String TYPE = "text/csv;charset=UTF-8";
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Pattern LIKE_A_FORMULA = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}\\p{Cf}]*[=+\\-@＝＋－＠]|[\\t\\r\\n]");

    private Csv() {}

    /** @param rows a cell for each heading: words, or a number, a day or another value that is written as it is; null leaves it empty */
    public static byte[] of(List<String> heads, List<? extends List<?>> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(BYTE_ORDER_MARK);
            CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
            printer.printRecord(heads);
            for (List<?> row : rows) {
                printer.printRecord(row.stream().map(Csv::cell).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** A spreadsheet would run what begins like a formula, so such words get an apostrophe before them (OWASP, CSV injection). */
    private static Object cell(Object value) {
        return value instanceof String words && LIKE_A_FORMULA.matcher(words).lookingAt() ? "'" + words : value;
    }
}
