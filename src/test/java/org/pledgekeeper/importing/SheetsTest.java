package org.pledgekeeper.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.pledgekeeper.importing.Books.row;
import static org.pledgekeeper.importing.Books.rows;
import static org.pledgekeeper.importing.Books.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Refused;

class SheetsTest {
    private static final String TABLE = "Group;Completed;People\nCàre and \"housing\";14/03/2026;1,200\nEducation;;3\n";
    private static final List<String> READ =
            List.of("1 Group|Completed|People", "2 Càre and \"housing\"|14/03/2026|1,200", "3 Education||3");

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "x-MacRoman"})
    void anyUsualEncodingIsRead(String charset) {
        assertEquals(READ, rows(TABLE.getBytes(Charset.forName(charset))));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() {
        assertEquals(READ, rows(text("\uFEFF" + TABLE)));
        assertEquals(READ, rows(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(READ, rows(("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_16BE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void anyUsualSeparatorIsFound(String sign) {
        assertEquals(List.of("1 a|b|c", "2 1|x, y; z|3", "4 4||6"),
                rows(text("a%1$sb%1$sc\r\n1%1$s\"x, y; z\"%1$s3\r\n\r\n4%1$s%1$s6\r\n".formatted(sign))));
    }

    @Test
    void aSeparatorThatTheFileNamesIsTakenAndIsNoRow() {
        assertEquals(List.of("2 a|b", "3 1|2"), rows(text("sep=|\na|b\n1|2\n")));
    }

    @Test
    void quotesThatNobodyClosedEndTheTableAndNotTheReading() {
        assertEquals("1 a|b", rows(text("a,b\n\"x,1\ny,2\n")).get(0));
        assertEquals(List.of("1 a|b", "2 the \"Old\" mill|2"), rows(text("a,b\nthe \"Old\" mill,2\n")));
    }

    @Test
    void workbooksGiveDaysNumbersAndTextsAlike() {
        List<List<Object>> table = List.of(row("Group", "Completed", "People", "Yes"), row("Càre", LocalDate.of(2026, 3, 14), 12, true),
                row("Housing", "14 March 2026", 3.5, false));
        List<String> read = List.of("1 Group|Completed|People|Yes", "2 Càre|2026-03-14|12|yes", "3 Housing|14 March 2026|3.5|no");
        assertEquals(read, rows(Books.xlsx(table)));
        assertEquals(read, rows(Books.ods(table)));
    }

    @Test
    void aFormulaIsWhatItLastCameToAndAnErrorIsSaid() {
        String cells =
                "<row r=\"3\"><c r=\"A3\"><f>1+1</f><v>2</v></c><c r=\"B3\" t=\"e\"><f>A9</f><v>#REF!</v></c><c r=\"C3\" "
                        + "t=\"str\"><f>x</f><v>Càre</v></c>"
                        + "<c r=\"D3\"><f>NOW()</f></c><c r=\"E3\" "
                        + "t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>no</t></rPh></is></c></row>";
        assertEquals(List.of("3 2|" + Sheets.ERROR + "|Càre||inline"), rows(Books.xlsxOf(cells, null)));
        String ods =
                "<table:table-row><table:table-cell office:value-type=\"float\" office:value=\"2\" "
                        + "table:formula=\"of:=1+1\"><text:p>2,00</text:p></table:table-cell>"
                        + "<table:table-cell office:value-type=\"string\" "
                        + "office:string-value=\"\"><text:p>#REF!</text:p></table:table-cell>"
                        + "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>Ask "
                        + "Mairi</text:p></office:annotation><text:p>Càre</text:p></table:table-cell></table:table-row>";
        assertEquals(List.of("1 2|" + Sheets.ERROR + "|Càre"), rows(Books.odsOf(ods)));
    }

    @Test
    void farCellsTakeNoRoom() {
        String far =
                "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c><c r=\"XFD1048576\"><v>2</v></c><c "
                        + "r=\"ZZZZZZ1048576\"><v>3</v></c></row>";
        assertEquals(List.of("1048576 1"), rows(Books.xlsxOf(far, null)));
        String many =
                "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
                        + "table:number-columns-repeated=\"1000000\"/></table:table-row>"
                        + "<table:table-row><table:table-cell office:value-type=\"string\" "
                        + "table:number-columns-repeated=\"900000000\"><text:p>x</text:p></table:table-cell></table:table-row>";
        List<String> read = rows(Books.odsOf(many));
        assertEquals(1, read.size());
        assertTrue(read.get(0).startsWith("1000001 x|x|"), read.get(0));
        assertEquals(Sheets.MOST_COLUMNS, read.get(0).split("\\|").length);
    }

    @Test
    void aRowAMillionTimesOverIsRefused() {
        refused("many thousand times",
                Books.odsOf("<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"string\">"
                        + "<text:p>x</text:p></table:table-cell></table:table-row>"));
    }

    @Test
    void whatIsTooLongForACellIsNotHeld() {
        String long10 = "x".repeat(10_000_000);
        assertEquals(List.of("1 a|" + Sheets.TOO_LONG), rows(text("a," + long10 + "\n")));
        assertEquals(List.of("1 " + Sheets.TOO_LONG),
                rows(Books.xlsxOf("<row r=\"1\"><c t=\"inlineStr\"><is><t>" + long10 + "</t></is></c></row>", null)));
        assertEquals(List.of("1 " + Sheets.TOO_LONG),
                rows(Books.xlsxOf("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", "<si><t>" + long10 + "</t></si>")));
        assertEquals(List.of("1 " + Sheets.TOO_LONG), rows(
                Books.odsOf("<table:table-row><table:table-cell><text:p>" + long10 + "</text:p></table:table-cell></table:table-row>")));
    }

    @Test
    void bombsAreRefused() {
        refused("unpack to far more", Books.xlsxOf("<row r=\"1\"><c><v>" + "0".repeat(130_000_000) + "</v></c></row>", null));
        refused("more words than we can take in",
                Books.xlsxOf("<row r=\"1\"><c t=\"s\"><v>0</v></c></row>", ("<si><t>" + "x".repeat(990) + "</t></si>").repeat(45_000)));
        refused("cannot be read", Books.xlsxOf("<row r=\"1\"><c t=\"s\"><v>9</v></c></row>", "<si><t>only one</t></si>"));
    }

    @Test
    void nothingOutsideIsFetchedAndNoEntityOpened() {
        String evil = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put("content.xml", evil + "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
                + "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                + "<table:table table:name=\"A\"><table:table-row><table:table-cell><text:p>x&b;&a;</text:p>"
                + "</table:table-cell></table:table-row></table:table></office:document-content>");
        byte[] file = Books.zip(parts);
        String said;
        try {
            said = rows(file).toString();
        } catch (Refused refused) {
            said = refused.getMessage();
        }
        assertFalse(said.contains("root") || said.contains("ha"), said);
    }

    @Test
    void otherKindsAreRefusedWithWhatToDo() throws Exception {
        refused("empty", new byte[0]);
        refused("older kind (xls)", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        refused("web page", text("\n<html><table><tr><td>1</td></tr></table></html>"));
        refused("web page", text("\uFEFF<?xml version=\"1.0\"?><Workbook/>"));
        refused("web page", "<html>".getBytes(StandardCharsets.UTF_16LE));
        refused("document", text("%PDF-1.7 ..."));
        refused("JSON", text("[{\"a\": 1}]"));
        refused("Numbers", Books.zip(Map.of("Index/Document.iwa", "x")));
        refused("binary Excel", Books.zip(Map.of("[Content_Types].xml", "x", "xl/workbook.bin", "x")));
        refused("packed folder", Books.zip(Map.of("readme.txt", "x")));
        refused("damaged", text("PK\u0003\u0004 and nothing more"));
        refused("larger than 16 MB", new byte[Sheets.MOST_BYTES + 1]);
        byte[] noise = new byte[2_000];
        new java.util.Random(1).nextBytes(noise);
        refused("no table", noise);
        ByteArrayOutputStream locked = new ByteArrayOutputStream();
        locked.write(Books.zip(Map.of("content.xml", "secret", "META-INF/manifest.xml", "<m><encryption-data/></m>")));
        refused("password", locked.toByteArray());
    }

    private static void refused(String words, byte[] file) {
        Refused refused = assertThrows(Refused.class, () -> rows(file));
        assertTrue(refused.getMessage().contains(words), refused.getMessage());
        assertEquals(List.of("file"), List.copyOf(refused.problems().keySet()));
    }
}
