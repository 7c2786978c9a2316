package org.pledgekeeper.importing;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;

/** A table in plain text: any of the usual separators and encodings, with or without a byte order mark. */
final class CsvSheet extends Sheets {
    private static final int LOOKED_AT = 64 * 1024;
    private static final int LINES = 30;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset MAC = Charset.forName("x-MacRoman");

    private final byte[] bytes;
    private final Charset charset;
    private final int begin;
    private final char separator;

    CsvSheet(byte[] bytes) {
        this.bytes = bytes;
        charset = charset(bytes);
        begin = startsWith(0xef, 0xbb, 0xbf) ? 3 : startsWith(0xff, 0xfe) || startsWith(0xfe, 0xff) ? 2 : 0;
        String start = new String(bytes, begin, Math.min(bytes.length - begin, LOOKED_AT), charset);
        separator = separator(start);
    }

    private boolean startsWith(int... with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    static Charset charset(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        int[] noughts = new int[2];
        int looked = Math.min(bytes.length, 4_096);
        for (int i = 0; i < looked; i++) {
            noughts[i % 2] += bytes[i] == 0 ? 1 : 0;
        }
        if (noughts[0] + noughts[1] > looked / 5) {
            return noughts[1] > noughts[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        return isUtf8(bytes) ? StandardCharsets.UTF_8 : isMac(bytes) ? MAC : WINDOWS;
    }

    private static boolean isUtf8(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(8_192);
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return false;
            }
            if (result.isUnderflow()) {
                return true;
            }
            out.clear();
        }
    }

    /** Where Windows has its accented letters, an old Mac has signs; where a Mac has them, Windows has dashes and quotes. */
    private static boolean isMac(byte[] bytes) {
        int mac = 0;
        int windows = 0;
        for (int i = 1; i + 1 < bytes.length; i++) {
            int b = bytes[i] & 0xff;
            if (Character.isLetter(bytes[i - 1]) && Character.isLetter(bytes[i + 1])) {
                mac += b >= 0x80 && b <= 0x9f && b != 0x92 && b != 0x96 && b != 0x97 ? 1 : 0;
                windows += b >= 0xc0 ? 1 : 0;
            }
        }
        return mac > windows;
    }

    /** The sign that splits most lines into the same number of parts, more than one. */
    static char separator(String start) {
        if (start.regionMatches(true, 0, "sep=", 0, 4) && start.length() > 4) {
            return start.charAt(4);
        }
        char best = ',';
        long most = 0;
        for (char sign : new char[] {',', ';', '\t', '|'}) {
            List<Integer> parts = new ArrayList<>();
            try (CSVParser parser = format(sign).parse(new StringReader(start))) {
                for (CSVRecord line : parser) {
                    parts.add(line.size());
                    if (parts.size() == LINES) {
                        break;
                    }
                }
            } catch (IOException | UncheckedIOException | IllegalStateException odd) {
                continue;
            }
            long fits = parts.stream().filter(size -> size > 1).collect(Collectors.groupingBy(size -> size, Collectors.counting()))
                    .entrySet().stream().mapToLong(same -> same.getValue() * 100 + same.getKey()).max().orElse(0);
            if (fits > most) {
                most = fits;
                best = sign;
            }
        }
        return best;
    }

    private static CSVFormat format(char separator) {
        return CSVFormat.Builder.create().setDelimiter(separator).setQuote('"').setRecordSeparator("\n").setIgnoreEmptyLines(false)
                .setTrailingData(true).setLenientEof(true).setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL).get();
    }

    @Override
    List<String> names() {
        return List.of("");
    }

    @Override
    void read(int sheet, Rows rows) {
        Reader reader = new BufferedReader(new InputStreamReader(
                watched(new ByteArrayInputStream(bytes, begin, bytes.length - begin), bytes.length - begin), charset));
        try (CSVParser parser = format(separator).parse(reader)) {
            for (CSVRecord line : parser) {
                int number = (int) line.getRecordNumber();
                if (number == 1 && line.get(0).toLowerCase(java.util.Locale.ROOT).startsWith("sep")
                        && line.get(0).length() <= 5 && line.size() <= 2) {
                    continue;
                }
                List<String> cells = new ArrayList<>(line.size());
                for (int i = 0; i < Math.min(line.size(), MOST_COLUMNS); i++) {
                    cells.add(cell(line.get(i).indexOf(0) < 0 ? line.get(i) : line.get(i).replace("\u0000", "")));
                }
                if (!isBlank(cells) && !rows.row(number, cells)) {
                    return;
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw damaged();
        }
    }
}
