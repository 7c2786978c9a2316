package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.report.Texts.Cell;

/** The four forms of a report, each read back: the same content, safe to open, and the PDF fit for everyone. */
class FormatTest {
    private static final Report REPORT = Samples.rich();
    private static final byte[] PDF = Format.PDF.write(REPORT);

    // The same content ----------------------------------------------------------------------

    @Test
    void jsonIsTheRecordItself() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Format.JSON.write(REPORT));
        JsonNode about = json.get("about");
        assertEquals("Glenmorran Council|glenmorran-council|2|Second review|2026.1|OPEN|2026-09-21|2026-11-23",
                String.join("|", about.get("organisation").asText(),
                        about.get("slug").asText(), about.get("number").asText(), about.get("title").asText(),
                        about.get("edition").asText(), about.get("state").get("code").asText(),
                        about.get("opened").asText(), about.get("reported").asText()));
        assertTrue(about.get("submitted").isNull());
        assertEquals("2025.1", json.get("last").get("edition").asText());
        assertEquals(REPORT.items().size(), json.get("items").size());
        for (int i = 0; i < REPORT.items().size(); i++) {
            same(REPORT.items().get(i), json.get("items").get(i));
        }
        for (By by : By.values()) {
            JsonNode groups = json.get(List.of("commitments", "drivers", "agreedStatements").get(by.ordinal()));
            assertEquals(
                    by.groups(REPORT).stream()
                            .map(g -> g.id() + g.standing() + g.last() + g.counts().onScale() + g.counts().notAnswered() + g.items().size())
                            .toList(),
                    list(groups,
                            g -> g.get("id").asText() + g.get("standing").get("code").asText() + g.get("last").get("code").asText()
                                    + g.get("counts").get("onScale").asInt()
                                    + g.get("counts").get("notAnswered").asInt() + g.get("items").size()));
        }
        assertEquals(
                REPORT.logs().stream()
                        .map(log -> log.id() + log.title() + log.tables().get(0).title() + log.tables().get(0).rows().get(0).get(0))
                        .toList(),
                list(json.get("logs"), log -> log.get("id").asText() + log.get("title").asText()
                        + log.get("tables").get(0).get("title").asText() + log.get("tables").get(0).get("rows").get(0).get(0).asText()));
        assertEquals(List.of("sw-wellbeing-day"), list(json.get("noLongerAsked"), gone -> gone.get("id").asText()));
    }

    private static void same(Report.Item item, JsonNode json) {
        assertEquals(item.id(), json.get("id").asText());
        assertEquals(item.text(), json.get("text").asText());
        assertEquals(item.level() == null ? null : item.level().getCode() + item.level().getTitle(), json.get("level").isNull() ? null
                : json.get("level").get("code").asText() + json.get("level").get("title").asText());
        assertEquals(item.origin() == null ? null : item.origin().name(),
                json.get("origin").isNull() ? null : json.get("origin").get("code").asText());
        assertEquals(item.since().kind().name() + item.since().change() + item.since().why(),
                json.get("since").get("kind").get("code").asText()
                        + json.get("since").get("change").get("code").asText() + json.get("since").get("why").asText());
        assertEquals(item.since().earlier().stream().map(one -> one.id() + (one.level() == null ? "" : one.level().getCode())).toList(),
                list(json.get("since").get("earlier"),
                        one -> one.get("id").asText() + (one.get("level").isNull() ? "" : one.get("level").get("code").asText())));
        assertEquals(item.note(), json.get("note").isNull() ? null : json.get("note").asText());
        assertEquals(item.changed(), json.get("changed").isNull() ? null : json.get("changed").asText());
        assertEquals(
                item.evidence().stream()
                        .map(one -> one.title() + one.kind() + one.link() + one.words() + one.coversFrom() + one.coversTo() + one.reviewBy()
                                + one.outOfDate())
                        .toList(),
                list(json.get("evidence"),
                        one -> one.get("title").asText() + one.get("kind").asText() + one.get("link").asText() + one.get("words").asText()
                                + one.get("coversFrom").asText() + one.get("coversTo").asText() + one.get("reviewBy").asText()
                                + one.get("outOfDate").asBoolean()));
        assertEquals(
                item.actions().stream().map(one -> one.title() + one.ownerRole() + one.month().toString().substring(0, 7) + one.state())
                        .toList(),
                list(json.get("actions"), one -> one.get("title").asText() + one.get("ownerRole").asText() + one.get("month").asText()
                        + one.get("state").get("code").asText()));
        assertEquals(item.pulse().stream().map(one -> one.audience() + one.leaning()).toList(),
                list(json.get("pulse"), one -> one.get("audience").asText() + one.get("leaning").get("code").asText()));
        assertEquals(item.drivers(), list(json.get("drivers"), JsonNode::asText));
        assertEquals(item.agreedStatements(), list(json.get("agreedStatements"), JsonNode::asText));
    }

    private static <T> List<T> list(JsonNode array, java.util.function.Function<JsonNode, T> value) {
        return StreamSupport.stream(array.spliterator(), false).map(value).toList();
    }

    @Test
    void csvHasARowForEachItemWithAllOfIt() throws IOException {
        List<CSVRecord> rows = csv(Format.CSV.write(REPORT));
        List<Report.Log.Cell> cells = REPORT.logs().stream().flatMap(log -> log.cells().stream()).toList();
        assertEquals(REPORT.items().size() + 1 + cells.size(), rows.size());
        assertEquals(cells, rows.stream().skip(REPORT.items().size() + 1L).map(row -> new Report.Log.Cell(row.get("log"),
                row.get("logTable"), row.get("logRow"), row.get("logColumn"), row.get("logValue"))).toList());
        for (int i = 0; i < REPORT.items().size(); i++) {
            Report.Item item = REPORT.items().get(i);
            CSVRecord row = rows.get(i);
            Report.Group commitment = REPORT.commitment(item);
            assertEquals("2026.1 2026-11-23", row.get(0) + " " + row.get(1), "the edition and the day come first");
            Map<String, String> expected = new HashMap<>(Map.of("organisation", "Glenmorran Council", "slug", "glenmorran-council",
                    "review", "2", "reviewTitle", "Second review",
                    "state", "Open", "opened", "2026-09-21", "submitted", "", "signedOff", "", "lastReview", "1", "lastEdition", "2025.1"));
            expected.putAll(Map.of("commitment", commitment.title(), "commitmentStanding", commitment.standing().getTitle(),
                    "commitmentLast", commitment.last().getTitle(),
                    "commitmentAsked", "" + commitment.counts().asked(), "commitmentOnScale", "" + commitment.counts().onScale(),
                    "commitmentNotRelevant", "" + commitment.counts().notRelevant(),
                    "commitmentDontKnow", "" + commitment.counts().dontKnow(), "commitmentNotAnswered",
                    "" + commitment.counts().notAnswered(), "commitmentCarried", "" + commitment.counts().carried()));
            expected.putAll(Map.of("indicator", item.id(), "text", item.text(), "level", item.level() == null ? "" : item.level().getCode(),
                    "levelTitle", item.levelWords(),
                    "origin", item.originWords(), "kind", item.since().kind().getTitle(), "lastTime", item.since().lastWords(), "sinceLast",
                    item.since().changeWords()));
            expected.putAll(Map.of("note", safe(item.note()), "whatChanged", safe(item.changed()), "evidence",
                    safe(join(item.evidence().stream().map(Report.Evidence::inWords).toList())),
                    "actions", safe(join(item.actions().stream().map(Report.Action::inWords).toList())), "pulse", item.pulseWords()));
            expected.forEach((column, value) -> assertEquals(value, row.get(column), item.id() + " " + column));
            item.drivers().forEach(driver -> assertTrue(row.get("drivers").contains(driver), driver));
            item.agreedStatements().forEach(statement -> assertTrue(row.get("agreedStatements").contains(statement), statement));
        }
        assertEquals("sw-wellbeing-day No longer asked",
                rows.get(REPORT.items().size()).get("indicator") + " " + rows.get(REPORT.items().size()).get("kind"));
    }

    private static String safe(String words) {
        return words == null ? "" : List.of('=', '+', '-', '@').contains(words.isEmpty() ? ' ' : words.charAt(0)) ? "'" + words : words;
    }

    private static String join(List<String> all) {
        return String.join(" | ", all);
    }

    private static List<CSVRecord> csv(byte[] file) throws IOException {
        assertArrayEquals(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(file, 3),
                "a byte-order mark, for spreadsheets");
        String text = new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(new StringReader(text)).getRecords();
    }

    @Test
    void theWorkbookHasItAllOnItsSheets() {
        Map<String, List<List<Cell>>> sheets = Texts.sheets(Format.XLSX.write(REPORT));
        assertEquals(
                List.of("About", "Commitments", "Items", "Evidence", "Actions", "Drivers", "Agreed statements", "No longer asked", "Logs"),
                List.copyOf(sheets.keySet()));
        Map<String, Cell> about = new HashMap<>();
        sheets.get("About").stream().filter(row -> row.size() > 1).forEach(row -> about.put(row.get(0).value(), row.get(1)));
        assertEquals("Glenmorran Council", about.get("Organisation").value());
        assertEquals("Second review", about.get("Review").value());
        assertEquals(new Cell("n", days(LocalDate.of(2026, 9, 21)), about.get("Opened").style(), false), about.get("Opened"),
                "a day is a day, not words");
        assertEquals(days(Samples.TODAY), about.get("Report made").value());

        for (By by : By.values()) {
            List<List<Cell>> rows = sheets.get(List.of("Commitments", "Drivers", "Agreed statements").get(by.ordinal()));
            assertEquals(
                    by.groups(REPORT).stream()
                            .map(g -> List.of(g.title(), g.standing().getTitle(), g.last().getTitle(), "" + g.counts().asked(),
                                    "" + g.counts().onScale(),
                                    "" + g.counts().notRelevant(), "" + g.counts().dontKnow(), "" + g.counts().notAnswered(),
                                    "" + g.counts().carried()).toString())
                            .toList(),
                    rows.stream().skip(1).map(List::toString).toList());
        }
        List<List<Cell>> items = sheets.get("Items");
        assertEquals(REPORT.items().size() + 1, items.size());
        for (int i = 0; i < REPORT.items().size(); i++) {
            Report.Item item = REPORT.items().get(i);
            List<String> expected = new ArrayList<>();
            for (Object cell : new Object[] {REPORT.commitment(item).title(), item.id(), item.text(),
                    item.level() == null ? null : item.level().getCode(), item.levelWords(),
                    item.carried() == null ? null : item.carried().getCode(), item.originWords(), item.since().kind().getTitle(),
                    item.since().lastWords(), item.since().changeWords(),
                    item.note(), item.changed(), item.pulseWords(), join(item.drivers()), join(item.agreedStatements())}) {
                expected.add(cell == null ? "" : cell.toString());
            }
            assertEquals(expected, items.get(i + 1).stream().map(Cell::value).toList(), item.id());
        }
        assertEquals(
                REPORT.items().stream().flatMap(item -> item.evidence().stream()
                        .map(one -> item.id() + one.title() + one.kind() + text(one.link()) + text(one.words())
                                + days(one.coversFrom()) + days(one.coversTo()) + days(one.reviewBy()) + (one.outOfDate() ? "Yes" : "No")))
                        .toList(),
                sheets.get("Evidence").stream().skip(1)
                        .map(row -> row.stream().skip(1).map(Cell::value).collect(java.util.stream.Collectors.joining())).toList());
        assertEquals(
                REPORT.items().stream()
                        .flatMap(item -> item.actions().stream()
                                .map(one -> item.id() + one.title() + one.ownerRole() + days(one.month()) + one.state().getTitle()))
                        .toList(),
                sheets.get("Actions").stream().skip(1)
                        .map(row -> row.stream().skip(1).map(Cell::value).collect(java.util.stream.Collectors.joining())).toList());
        assertEquals("sw-wellbeing-day", sheets.get("No longer asked").get(1).get(0).value());
        assertEquals(REPORT.logs().stream().flatMap(log -> log.cells().stream())
                .map(cell -> cell.log() + cell.table() + cell.row() + cell.column() + cell.value()).toList(),
                sheets.get("Logs").stream().skip(1)
                        .map(row -> row.stream().map(Cell::value).collect(java.util.stream.Collectors.joining())).toList());
    }

    /** As a spreadsheet counts them. */
    private static String days(LocalDate day) {
        return day == null ? "" : Long.toString(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day));
    }

    private static String text(String words) {
        return words == null ? "" : words;
    }

    @Test
    void thePdfSaysItAllInWords() throws IOException {
        String text = plain(Texts.pdf(PDF));
        for (String fact : List.of("Glenmorran Council", "Second review", "2026.1", "2025.1", "21 September 2026", "23 November 2026",
                "Signed off Not yet")) {
            assertTrue(text.contains(plain(fact)), fact);
        }
        for (By by : By.values()) {
            by.groups(REPORT).forEach(group -> {
                assertTrue(text.contains(plain(group.title())), group.title());
                assertTrue(text.contains(plain(group.last().getTitle())), group.title());
            });
        }
        for (Report.Item item : REPORT.items()) {
            List<String> said = new ArrayList<>(List.of(item.text(), item.levelWords(), item.originWords(), item.since().lastWords(),
                    item.since().changeWords(), item.pulseWords()));
            said.add(text(item.note()));
            said.add(text(item.changed()));
            item.evidence().forEach(one -> said.addAll(List.of(one.title(), text(one.link()), text(one.words()))));
            item.actions().forEach(one -> said.addAll(List.of(one.title(), one.ownerRole())));
            said.addAll(item.drivers());
            said.addAll(item.agreedStatements());
            said.forEach(words -> assertTrue(text.contains(plain(words)), item.id() + ": " + words));
        }
        assertTrue(text.contains(plain("Covers from 1 April 2025 up to 31 March 2026. ")) && text.contains(plain("May 2027, under way")),
                text);
        assertTrue(text.contains(plain("We hold a wellbeing day")));
        REPORT.logs().forEach(log -> log.cells().forEach(cell -> List.of(cell.log(), cell.table(), cell.row(), cell.column(), cell.value())
                .forEach(words -> assertTrue(text.contains(plain(words)), words))));
    }

    /** Where lines break is the page's affair, and so are its footers. */
    private static String plain(String words) {
        return words.replaceAll("Glenmorran Council: Second review\\s*Page \\d+ of \\d+", "").replaceAll("\\s+", "");
    }

    // Safe to open --------------------------------------------------------------------------

    @Test
    void noCellOfTheCsvBeginsLikeAFormula() throws IOException {
        int guarded = 0;
        for (CSVRecord row : csv(Format.CSV.write(REPORT))) {
            for (String cell : row) {
                assertFalse(cell.matches("(?s)[=+\\-@\\t\\r].*"), cell);
                guarded += cell.startsWith("'") ? 1 : 0;
            }
        }
        assertEquals(3, guarded, "two notes and an action are among them, or this test tests nothing");
    }

    @Test
    void inTheWorkbookWhatLooksLikeAFormulaIsText() {
        List<Cell> cells = Texts.sheets(Format.XLSX.write(REPORT)).values().stream().flatMap(List::stream).flatMap(List::stream).toList();
        assertTrue(cells.stream().noneMatch(Cell::formula));
        for (String danger : List.of(Samples.FORMULA, "-2 places, @home, +1", "@minutes", "+We told four councils what had not worked.",
                "-Set the old form aside")) {
            assertTrue(cells.stream().anyMatch(cell -> cell.value().equals(danger) && cell.type().equals("s")), danger);
        }
    }

    @Test
    void theWorkbooksTablesKeepTheirHeadingsInSightAndCanBeFiltered() {
        var parts = Texts.parts(Format.XLSX.write(REPORT));
        for (int sheet = 2; sheet <= 9; sheet++) {
            var document = parts.get("xl/worksheets/sheet" + sheet + ".xml");
            assertEquals(1, document.getElementsByTagName("autoFilter").getLength(), "sheet " + sheet);
            assertEquals(1, document.getElementsByTagName("pane").getLength(), "sheet " + sheet);
        }
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void anEmptyOrOddReviewIsWrittenToo(Format format) {
        for (Report report : List.of(Samples.all(null), Samples.all(Level.NOT_RELEVANT), Samples.all(Level.DONT_KNOW))) {
            assertTrue(Texts.of(format, format.write(report)).contains("Glenmorran Council"));
        }
    }

    @Test
    void theFileSaysWhoseItIsAndWhen() {
        assertEquals("attachment; filename=\"pledgekeeper-glenmorran-council-review-2-2026-11-23.pdf\"", Format.PDF.disposition(REPORT));
    }

    // The PDF, for everyone -----------------------------------------------------------------

    @Test
    void thePdfIsTaggedTitledAndInEnglish() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PDF)) {
            assertTrue(pdf.getDocumentCatalog().getMarkInfo().isMarked());
            assertEquals("en-GB", pdf.getDocumentCatalog().getLanguage());
            assertEquals("Glenmorran Council: Second review", pdf.getDocumentInformation().getTitle());
            assertTrue(pdf.getDocumentCatalog().getViewerPreferences().displayDocTitle());
            assertTrue(new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8).contains("pdfuaid"));
            List<PDStructureElement> structure = structure(pdf.getDocumentCatalog().getStructureTreeRoot());
            assertEquals(1, count(structure, "H1"));
            assertTrue(count(structure, "H2") >= REPORT.commitments().size() + 3, "a heading for each part");
            assertEquals(REPORT.items().size(), count(structure, "H3"));
            assertTrue(count(structure, "TH") > 60, "rows and columns have headings: " + count(structure, "TH"));
            List<PDStructureElement> figures = structure.stream().filter(element -> element.getStructureType().equals("Figure")).toList();
            assertEquals(1 + REPORT.commitments().size() + REPORT.items().size() + DotPlot.keys(REPORT).size(), figures.size());
            figures.forEach(figure -> assertFalse(figure.getAlternateDescription().isBlank(), "every picture says what it shows"));
            assertTrue(figures.stream().anyMatch(figure -> figure.getAlternateDescription().equals(Radar.words(REPORT.commitments()))));
            for (PDPage page : pdf.getPages()) {
                assertEquals(COSName.S, page.getCOSObject().getCOSName(COSName.getPDFName("Tabs")));
            }
        }
    }

    @Test
    void thePdfHasBookmarksAndCarriesItsFonts() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PDF)) {
            List<String> bookmarks = new ArrayList<>();
            for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
                bookmarks.add(item.getTitle());
                assertNotNull(item.findDestinationPage(pdf), item.getTitle());
            }
            assertEquals("Where we stand", bookmarks.get(0));
            assertTrue(bookmarks.contains("1. Value lived experience"), bookmarks::toString);
            int fonts = 0;
            for (PDPage page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertTrue(font.isEmbedded(), font.getName());
                    fonts++;
                }
                for (COSName name : page.getResources().getXObjectNames()) {
                    assertFalse(page.getResources().isImageXObject(name), "pictures are shapes, sharp at any size");
                }
            }
            assertTrue(fonts > 0);
        }
    }

    private static List<PDStructureElement> structure(PDStructureNode node) {
        List<PDStructureElement> all = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                all.add(element);
                all.addAll(structure(element));
            }
        }
        return all;
    }

    private static long count(List<PDStructureElement> structure, String type) {
        return structure.stream().filter(element -> element.getStructureType().equals(type)).count();
    }
}
