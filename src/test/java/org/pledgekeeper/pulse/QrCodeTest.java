package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final String ADDRESS = "https://pledgekeeper.example/p/AbCdEf0123456789-_AbCdEf";

    /** Each module of the code is drawn, and nothing else, within a border four modules wide. */
    @Test
    void drawsWhatTheCodeSays() {
        io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(ADDRESS, io.nayuki.qrcodegen.QrCode.Ecc.MEDIUM);
        QrCode drawing = QrCode.of(ADDRESS);
        assertEquals(code.size + 8, drawing.size());
        boolean[][] drawn = new boolean[drawing.size()][drawing.size()];
        Matcher run = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z").matcher(drawing.path());
        int end = 0;
        while (run.find()) {
            assertEquals(end, run.start());
            assertEquals(run.group(3), run.group(4));
            for (int i = 0; i < Integer.parseInt(run.group(3)); i++) {
                drawn[Integer.parseInt(run.group(2))][Integer.parseInt(run.group(1)) + i] = true;
            }
            end = run.end();
        }
        assertEquals(drawing.path().length(), end);
        for (int y = 0; y < drawing.size(); y++) {
            for (int x = 0; x < drawing.size(); x++) {
                assertEquals(code.getModule(x - 4, y - 4), drawn[y][x], x + " " + y);
            }
        }
        assertTrue(drawn[4][4], "the corner of a finder pattern");
    }
}
