package org.pledgekeeper.importing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Rows a second and peak memory of counting a file, beside reading the same file with the bare library and doing nothing with it. */
public final class ImportBenchmark {
    private static final int[] ROWS = {1_000, 10_000, 100_000};
    private static final int TIMES = 3;
    private static final List<String> HEADINGS =
            List.of("Name", "E-mail", "Employee No", "Department", "Course title", "Completed on", "Status");

    private ImportBenchmark() {}

    public static void run() throws Exception {
        System.out.println("\nImport: rows a second, and the heap's peak, as a learning system's export of one row a person");
        System.out.printf("  %-8s %9s %14s %10s %18s %10s%n", "kind", "rows", "counted /s", "peak MB", "bare library /s", "peak MB");
        for (int rows : ROWS) {
            byte[] csv = csv(rows);
            say("CSV", rows, () -> counted(csv), () -> bareCsv(csv));
            byte[] xlsx = xlsx(rows);
            say("XLSX", rows, () -> counted(xlsx), () -> bareXlsx(xlsx));
        }
    }

    private static void say(String kind, int rows, Callable<?> ours, Callable<?> bare) throws Exception {
        long[] counted = best(ours);
        long[] read = best(bare);
        System.out.printf("  %-8s %9d %,14d %10d %,18d %10d%n", kind, rows, rows * 1_000_000_000L / counted[0], counted[1],
                rows * 1_000_000_000L / read[0], read[1]);
    }

    /** @return the shortest time in nanoseconds, and the lowest peak in megabytes, of several */
    private static long[] best(Callable<?> work) throws Exception {
        long[] best = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (int i = 0; i < TIMES; i++) {
            System.gc();
            List<MemoryPoolMXBean> heap =
                    ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP).toList();
            heap.forEach(MemoryPoolMXBean::resetPeakUsage);
            long began = System.nanoTime();
            work.call();
            best[0] = Math.min(best[0], System.nanoTime() - began);
            best[1] = Math.min(best[1], heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
        }
        return best;
    }

    private static Counted counted(byte[] file) {
        Sheets sheets = Sheets.of(file);
        Mapping mapping = Peek.of(sheets, Destination.TRAINING).guessed(Destination.TRAINING);
        Counting counting = new Counting(mapping, Map.of(), LocalDate.of(2026, 11, 26));
        sheets.read(mapping.sheet(), counting::row);
        Counted counted = counting.result();
        if (counted.problem() != null) {
            throw new IllegalStateException(counted.problem());
        }
        return counted;
    }

    private static long bareCsv(byte[] file) throws IOException {
        long letters = 0;
        for (CSVRecord row : CSVFormat.DEFAULT.parse(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8))) {
            for (String cell : row) {
                letters += cell.length();
            }
        }
        return letters;
    }

    private static long bareXlsx(byte[] file) throws IOException {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            return rows.mapToLong(row -> row.stream().mapToLong(cell -> cell == null ? 0 : cell.getText().length()).sum()).sum();
        }
    }

    private static List<String> row(int i) {
        return List.of("Person " + i, "person" + i % 70_000 + "@example.test", "E" + i % 70_000,
                List.of("Health", "Housing and homelessness", "Justice").get(i % 3),
                i % 2 == 0 ? "Trauma skilled practice" : "Trauma informed practice level",
                LocalDate.of(2024, 1, 1).plusDays(i % 900).toString(),
                i % 10 == 0 ? "In progress" : "Completed");
    }

    private static byte[] csv(int rows) {
        StringBuilder text = new StringBuilder(String.join(",", HEADINGS)).append('\n');
        for (int i = 0; i < rows; i++) {
            text.append(String.join(",", row(i))).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] xlsx(int rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "Benchmark", null)) {
            Worksheet sheet = book.newWorksheet("Export");
            for (int r = 0; r <= rows; r++) {
                List<String> cells = r == 0 ? HEADINGS : row(r - 1);
                for (int c = 0; c < cells.size(); c++) {
                    sheet.value(r, c, cells.get(c));
                }
            }
        }
        return bytes.toByteArray();
    }
}
