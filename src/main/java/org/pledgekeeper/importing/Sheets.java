package org.pledgekeeper.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.pledgekeeper.evidence.Unfit;
import org.pledgekeeper.evidence.ZipContent;
import org.pledgekeeper.refusal.Refused;

/**
 * The tables in a file that someone sent: CSV, XLSX or ODS, told by what is in it. Rows go by one at a time; the file itself is all
 * that is held, and what it may unpack to, and how long a row or a cell may be, has an end.
 */
abstract class Sheets {
    /** 16 MB. */
    static final int MOST_BYTES = 16 * 1024 * 1024;

    static final int MOST_COLUMNS = 200;
    static final int MOST_SHEETS = 50;
    static final int LONGEST_CELL = 1_000;
    /** In place of a cell that holds an error of the spreadsheet, such as #REF!. */
    static final String ERROR = "\u0000error";
    /** In place of a cell with more than {@value #LONGEST_CELL} characters. */
    static final String TOO_LONG = "\u0000long";

    private static final long MOST_INFLATED = 120L * 1024 * 1024;
    private static final String KINDS = "Please choose a CSV, XLSX or ODS file.";
    private static final String SAVE_AS = " Please open it there, choose “Save as” or “Export”, take XLSX, ODS or CSV, and choose that.";

    private final AtomicLong passed = new AtomicLong();
    private final AtomicLong size = new AtomicLong(1);

    /** What is done with each row. */
    @FunctionalInterface
    interface Rows {
        /**
         * @param number as the spreadsheet counts, from 1
         * @param cells as text: a day as 2026-03-14, a number without grouping, empty where there is nothing
         * @return whether to go on
         */
        boolean row(int number, List<String> cells);
    }

    /** @return how much of the table has gone by, in percent */
    int percent() {
        return (int) Math.min(100, passed.get() * 100 / size.get());
    }

    /** @return the same bytes, noticed as they go by */
    InputStream watched(InputStream in, long bytes) {
        passed.set(0);
        size.set(Math.max(1, bytes));
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                passed.addAndGet(Math.max(0, read));
                return read;
            }
        };
    }

    /** @return the names of the tables, in order; one without a name for CSV */
    abstract List<String> names();

    /**
     * Reads the rows that hold something, from the first to the last.
     *
     * @throws Refused under {@code file}, saying how to mend it, when it cannot be read to the end
     */
    abstract void read(int sheet, Rows rows);

    /** @throws Refused under {@code file}, saying how to mend it, when it is empty, too large, or of no kind that is read */
    static Sheets of(byte[] bytes) {
        if (bytes.length == 0) {
            throw refused("This file is empty. " + KINDS);
        }
        if (bytes.length > MOST_BYTES) {
            throw refused("This file is larger than 16 MB. Please save a copy with only the columns and years that are needed, or as CSV.");
        }
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return zipped(bytes);
        }
        if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            throw refused("This file is locked with a password, or is an Excel file of the older kind (xls)." + SAVE_AS);
        }
        String start =
                new String(bytes, 0, Math.min(bytes.length, 4_096), StandardCharsets.ISO_8859_1).replace("\u0000", "");
        String plain = start.replaceFirst("^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "").stripLeading();
        String known = plain.toLowerCase(Locale.ROOT);
        if (known.startsWith("%pdf") || known.startsWith("{\\rtf")) {
            throw refused("This is a document and not a table. " + KINDS);
        }
        if (known.startsWith("<")) {
            throw refused(
                    "This is a web page, or a table written as one, whatever its name says. Please open it in Excel or LibreOffice, save it"
                            + " as XLSX, ODS or CSV, and choose that.");
        }
        if (known.startsWith("{") || known.startsWith("[{")) {
            throw refused("This is data for programs (JSON). " + KINDS);
        }
        if (start.chars().filter(letter -> letter < ' ' && "\t\r\n\f".indexOf(letter) < 0).count() > start.length() / 100) {
            throw refused("This is no table that we can read. " + KINDS);
        }
        return new CsvSheet(bytes);
    }

    private static boolean starts(byte[] bytes, int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static Sheets zipped(byte[] bytes) {
        ZipContent zip;
        try {
            zip = new ZipContent(bytes, MOST_INFLATED);
        } catch (Unfit unfit) {
            throw refused(
                    "This file is damaged or locked, or would unpack to far more than it seems. Please open it, save it again as XLSX, ODS"
                            + " or CSV, and choose the new copy.");
        }
        if (zip.names().contains("content.xml")) {
            return new OdsSheets(zip);
        }
        if (zip.names().contains("[Content_Types].xml")) {
            if (zip.names().stream().anyMatch(name -> name.endsWith("workbook.bin"))) {
                throw refused("This is a binary Excel file (xlsb)." + SAVE_AS);
            }
            return new XlsxSheets(zip);
        }
        if (zip.names().stream().anyMatch(name -> name.endsWith(".iwa") || name.startsWith("Index"))) {
            throw refused("This is a Numbers file from Apple. Please open it, choose File, Export To, Excel or CSV, and choose that.");
        }
        throw refused("This is a packed folder and not a table. Please unpack it and choose the file in it. " + KINDS);
    }

    static Refused refused(String words) {
        return new Refused("file", words);
    }

    static Refused damaged() {
        return refused(
                "Something in this file cannot be read. Please open it, save it again as XLSX, ODS or CSV, and choose the new copy.");
    }

    /** @return a cell's text as it is handed on */
    static String cell(CharSequence text) {
        return text.length() > LONGEST_CELL ? TOO_LONG : text.toString().strip();
    }

    /** @return a number as it is handed on: whole where it is, without exponent */
    static String number(String written) {
        try {
            double value = Double.parseDouble(written);
            return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : cell(written);
        } catch (NumberFormatException none) {
            return cell(written);
        }
    }

    static boolean isBlank(List<String> cells) {
        return cells.stream().allMatch(String::isEmpty);
    }
}
