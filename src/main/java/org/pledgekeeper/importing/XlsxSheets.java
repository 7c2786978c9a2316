package org.pledgekeeper.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.evidence.ZipContent;
import org.pledgekeeper.statement.PlainXml;

/** A workbook of Excel, as ECMA-376 has it: its values as they were last worked out; formulas are not. */
final class XlsxSheets extends Sheets {
    private static final int MOST_SHARED = 1_000_000;
    private static final long MOST_SHARED_LETTERS = 40_000_000;

    private final ZipContent zip;
    private final XlsxParts parts;
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final XlsxDays days;
    private final String sharedAt;
    private List<String> shared;

    XlsxSheets(ZipContent zip) {
        this.zip = zip;
        parts = new XlsxParts(zip);
        String workbook = parts.related("", "officeDocument").values().stream().findFirst().orElse("xl/workbook.xml");
        Map<String, String> named = parts.related(workbook, "");
        Map<String, String> places = new LinkedHashMap<>();
        boolean[] onMacs = new boolean[1];
        parts.elements(workbook, xml -> {
            if (xml.getLocalName().equals("sheet") && places.size() < MOST_SHEETS) {
                String place =
                        named.get(XlsxParts.attribute(xml, "http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id"));
                String name = String.valueOf(xml.getAttributeValue(null, "name"));
                if (place != null && zip.names().contains(place)) {
                    places.put(name, place);
                }
            } else if (xml.getLocalName().equals("workbookPr")) {
                onMacs[0] = isOn(xml.getAttributeValue(null, "date1904"));
            }
        });
        if (places.isEmpty()) {
            throw damaged();
        }
        sheets.putAll(places);
        sharedAt = parts.related(workbook, "sharedStrings").values().stream().findFirst().orElse("");
        days = new XlsxDays(parts, parts.related(workbook, "styles").values().stream().findFirst().orElse(""), onMacs[0]);
    }

    private static boolean isOn(String value) {
        return "1".equals(value) || "true".equals(value);
    }

    private List<String> shared() {
        if (shared != null || sharedAt.isEmpty() || !zip.names().contains(sharedAt)) {
            shared = shared == null ? List.of() : shared;
            return shared;
        }
        List<String> all = new ArrayList<>();
        long letters = 0;
        try (InputStream in = zip.open(sharedAt)) {
            XMLStreamReader xml = PlainXml.readInPieces(in);
            StringBuilder text = new StringBuilder();
            boolean wanted = false;
            int aside = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "si" -> text.setLength(0);
                            case "t" -> wanted = aside == 0;
                            case "rPh" -> aside++;
                            default -> {
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(text, wanted, xml);
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "t" -> wanted = false;
                            case "rPh" -> aside--;
                            case "si" -> {
                                all.add(cell(text));
                                letters += text.length();
                                if (all.size() > MOST_SHARED || letters > MOST_SHARED_LETTERS) {
                                    throw refused(
                                            "This workbook holds more words than we can take in at once. Please save a copy with only the"
                                                    + " columns and years that are needed.");
                                }
                            }
                            default -> {
                            }
                        }
                    }
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException | IOException | IndexOutOfBoundsException broken) {
            throw damaged();
        }
        shared = all;
        return all;
    }

    /** Adds what was met, up to one letter more than a cell may have. */
    private static void add(StringBuilder text, boolean wanted, XMLStreamReader xml) {
        if (wanted && text.length() <= LONGEST_CELL) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(xml.getTextLength(), LONGEST_CELL + 1 - text.length()));
        }
    }

    @Override
    List<String> names() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    void read(int sheet, Rows rows) {
        List<String> words = shared();
        String part = List.copyOf(sheets.values()).get(sheet);
        try (InputStream in = watched(zip.open(part), zip.size(part))) {
            XMLStreamReader xml = PlainXml.readInPieces(in);
            String[] cells = new String[MOST_COLUMNS];
            Arrays.fill(cells, "");
            StringBuilder text = new StringBuilder();
            int number = 0;
            int column = -1;
            String type = null;
            String style = null;
            boolean wanted = false;
            int width = 0;
            int aside = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "row" -> {
                                number = count(xml.getAttributeValue(null, "r"), number + 1);
                                column = -1;
                                width = 0;
                                Arrays.fill(cells, "");
                            }
                            case "c" -> {
                                column = column(xml.getAttributeValue(null, "r"), column + 1);
                                type = xml.getAttributeValue(null, "t");
                                style = xml.getAttributeValue(null, "s");
                                text.setLength(0);
                            }
                            case "v", "t" -> wanted = aside == 0;
                            case "rPh" -> aside++;
                            default -> {
                            }
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(text, wanted, xml);
                    case XMLStreamConstants.END_ELEMENT -> {
                        switch (xml.getLocalName()) {
                            case "v", "t" -> wanted = false;
                            case "rPh" -> aside--;
                            case "c" -> {
                                if (column >= 0 && column < MOST_COLUMNS) {
                                    cells[column] = value(text, type, style, words);
                                    width = Math.max(width, column + 1);
                                }
                            }
                            case "row" -> {
                                List<String> row = List.of(Arrays.copyOf(cells, width));
                                if (!isBlank(row) && !rows.row(number, row)) {
                                    return;
                                }
                            }
                            default -> {
                            }
                        }
                    }
                    default -> {
                    }
                }
            }
        } catch (XMLStreamException | IOException | IndexOutOfBoundsException broken) {
            throw damaged();
        }
    }

    private static int count(String written, int otherwise) {
        return written != null && written.matches("\\d{1,9}") ? Integer.parseInt(written) : otherwise;
    }

    /** @return which column an address such as AB12 is in, from 0; beyond all that are read for XFE and what no spreadsheet has */
    static int column(String address, int next) {
        if (address == null) {
            return next;
        }
        int column = 0;
        for (int i = 0; i < address.length() && i < 4 && address.charAt(i) >= 'A' && address.charAt(i) <= 'Z'; i++) {
            column = column * 26 + address.charAt(i) - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    private String value(StringBuilder text, String type, String style, List<String> words) {
        if (text.length() == 0 || text.length() > LONGEST_CELL) {
            return cell(text);
        }
        return switch (type == null ? "n" : type) {
            case "s" -> words.get(count(text.toString().strip(), -1));
            case "b" -> text.toString().strip().equals("1") ? "yes" : "no";
            case "e" -> ERROR;
            case "n" -> days.isStyledAsDay(count(style, -1)) ? day(text.toString()) : number(text.toString());
            default -> cell(text);
        };
    }

    private String day(String written) {
        try {
            return days.day(Double.parseDouble(written)).map(LocalDate::toString).orElseGet(() -> number(written));
        } catch (NumberFormatException none) {
            return cell(written);
        }
    }
}
