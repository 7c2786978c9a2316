package org.pledgekeeper.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads back what a report's file says. */
final class Texts {
    private Texts() {}

    /** @return all that can be read in the file */
    static String of(Format format, byte[] file) {
        try {
            return switch (format) {
                case PDF -> pdf(file);
                case XLSX -> sheets(file).values().toString();
                default -> new String(file, StandardCharsets.UTF_8);
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** A workbook's cell: {@code type} is "s" for text, "n" for a number or a day. */
    record Cell(String type, String value, String style, boolean formula) {
        @Override
        public String toString() {
            return value;
        }
    }

    /** @return each sheet's rows, by the sheet's name */
    static Map<String, List<List<Cell>>> sheets(byte[] file) {
        Map<String, Document> parts = parts(file);
        List<String> strings = new ArrayList<>();
        NodeList shared = parts.get("xl/sharedStrings.xml").getElementsByTagName("si");
        for (int i = 0; i < shared.getLength(); i++) {
            strings.add(shared.item(i).getTextContent());
        }
        Map<String, List<List<Cell>>> sheets = new LinkedHashMap<>();
        NodeList names = parts.get("xl/workbook.xml").getElementsByTagName("sheet");
        for (int i = 0; i < names.getLength(); i++) {
            sheets.put(((Element) names.item(i)).getAttribute("name"), rows(parts.get("xl/worksheets/sheet" + (i + 1) + ".xml"), strings));
        }
        return sheets;
    }

    private static List<List<Cell>> rows(Document sheet, List<String> strings) {
        List<List<Cell>> rows = new ArrayList<>();
        NodeList all = sheet.getElementsByTagName("row");
        for (int r = 0; r < all.getLength(); r++) {
            List<Cell> row = new ArrayList<>();
            NodeList cells = ((Element) all.item(r)).getElementsByTagName("c");
            for (int c = 0; c < cells.getLength(); c++) {
                Element cell = (Element) cells.item(c);
                int column = column(cell.getAttribute("r"));
                while (row.size() < column) {
                    row.add(new Cell("", "", "", false));
                }
                boolean text = cell.getAttribute("t").equals("s");
                String raw = cell.getElementsByTagName("v").getLength() == 0 ? "" : cell.getElementsByTagName("v").item(0).getTextContent();
                row.add(new Cell(raw.isEmpty() ? "" : text ? "s" : "n",
                        text ? strings.get(Integer.parseInt(raw)) : raw.replaceFirst("\\.0$", ""), cell.getAttribute("s"),
                        cell.getElementsByTagName("f").getLength() > 0));
            }
            rows.add(row);
        }
        return rows;
    }

    private static int column(String reference) {
        int column = 0;
        for (char letter : reference.replaceAll("\\d", "").toCharArray()) {
            column = column * 26 + letter - 'A' + 1;
        }
        return column - 1;
    }

    static Map<String, Document> parts(byte[] file) {
        Map<String, Document> parts = new HashMap<>();
        try {
            Path kept = Files.createTempFile("report", ".xlsx");
            Files.write(kept, file);
            try (ZipFile zip = new ZipFile(kept.toFile())) {
                for (ZipEntry entry : zip.stream().toList()) {
                    try (InputStream part = zip.getInputStream(entry)) {
                        parts.put(entry.getName(), DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(part));
                    }
                }
            } finally {
                Files.delete(kept);
            }
        } catch (IOException | SAXException | ParserConfigurationException failure) {
            throw new IllegalStateException(failure);
        }
        return parts;
    }
}
