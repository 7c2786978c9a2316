package org.pledgekeeper.importing;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.pledgekeeper.evidence.ZipContent;
import org.pledgekeeper.statement.PlainXml;

/** A spreadsheet of LibreOffice and others, as OpenDocument has it. */
final class OdsSheets extends Sheets {
    private static final int MOST_REPEATED_ROWS = 1_000;
    private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    private final ZipContent zip;
    private final List<String> names = new ArrayList<>();

    OdsSheets(ZipContent zip) {
        this.zip = zip;
        if (zip.names().contains("META-INF/manifest.xml") && isLocked()) {
            throw refused("This file is locked with a password. Please save a copy without it and choose that.");
        }
        try (InputStream in = zip.open("content.xml")) {
            XMLStreamReader xml = PlainXml.readInPieces(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && is(xml, "table") && names.size() < MOST_SHEETS) {
                    names.add(String.valueOf(xml.getAttributeValue(TABLE, "name")));
                }
            }
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            throw damaged();
        }
        if (names.isEmpty()) {
            throw refused("There is no table in this file. Please choose a CSV, XLSX or ODS file.");
        }
    }

    private boolean isLocked() {
        try (InputStream in = zip.open("META-INF/manifest.xml")) {
            XMLStreamReader xml = PlainXml.readInPieces(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("encryption-data")) {
                    return true;
                }
            }
            return false;
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            throw damaged();
        }
    }

    private static boolean is(XMLStreamReader xml, String name) {
        return xml.getLocalName().equals(name) && TABLE.equals(xml.getNamespaceURI());
    }

    @Override
    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    void read(int sheet, Rows rows) {
        try (InputStream in = watched(zip.open("content.xml"), zip.size("content.xml"))) {
            XMLStreamReader xml = PlainXml.readInPieces(in);
            int table = -1;
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && is(xml, "table") && ++table == sheet) {
                    table(xml, rows);
                    return;
                }
            }
        } catch (XMLStreamException | IOException | IndexOutOfBoundsException broken) {
            throw damaged();
        }
    }

    private static void table(XMLStreamReader xml, Rows rows) throws XMLStreamException {
        long number = 1;
        List<String> cells = new ArrayList<>();
        int empty = 0;
        int repeated = 1;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (is(xml, "table-row")) {
                        cells.clear();
                        empty = 0;
                        repeated = times(xml, "number-rows-repeated");
                    } else if (is(xml, "table-cell") || is(xml, "covered-table-cell")) {
                        int times = times(xml, "number-columns-repeated");
                        String value = value(xml);
                        if (value.isEmpty()) {
                            empty = (int) Math.min(MOST_COLUMNS, (long) empty + times);
                        } else {
                            put(cells, "", empty);
                            put(cells, value, times);
                            empty = 0;
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (is(xml, "table-row")) {
                        if (!isBlank(cells)) {
                            if (repeated > MOST_REPEATED_ROWS) {
                                throw refused("Row " + number
                                        + " stands in this file many thousand times over. Please take out the rows that are not"
                                        + " needed, save it again, and choose the new copy.");
                            }
                            List<String> row = List.copyOf(cells);
                            for (int i = 0; i < repeated; i++) {
                                if (!rows.row((int) Math.min(Integer.MAX_VALUE, number + i), row)) {
                                    return;
                                }
                            }
                        }
                        number += repeated;
                    } else if (is(xml, "table")) {
                        return;
                    }
                }
                default -> {
                }
            }
        }
    }

    private static void put(List<String> cells, String value, int times) {
        for (int i = 0; i < times && cells.size() < MOST_COLUMNS; i++) {
            cells.add(value);
        }
    }

    private static int times(XMLStreamReader xml, String attribute) {
        String written = xml.getAttributeValue(TABLE, attribute);
        return written != null && written.matches("\\d{1,9}") ? Math.max(1, Integer.parseInt(written)) : 1;
    }

    /** @return the value of a cell, whose end has then been reached */
    private static String value(XMLStreamReader cell) throws XMLStreamException {
        String type = String.valueOf(cell.getAttributeValue(OFFICE, "value-type"));
        String number = cell.getAttributeValue(OFFICE, "value");
        String day = cell.getAttributeValue(OFFICE, "date-value");
        String yes = cell.getAttributeValue(OFFICE, "boolean-value");
        String given = cell.getAttributeValue(OFFICE, "string-value");
        StringBuilder shown = new StringBuilder();
        int depth = 1;
        int aside = 0;
        while (depth > 0 && cell.hasNext()) {
            switch (cell.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String name = cell.getLocalName();
                    if (aside > 0 || name.equals("annotation") || name.equals("table")) {
                        aside++;
                    } else if (shown.length() > 0
                            && (name.equals("p") || name.equals("s") || name.equals("tab") || name.equals("line-break"))) {
                        shown.append(' ');
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    aside = Math.max(0, aside - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (aside == 0 && shown.length() <= LONGEST_CELL) {
                        shown.append(cell.getTextCharacters(), cell.getTextStart(),
                                Math.min(cell.getTextLength(), LONGEST_CELL + 1 - shown.length()));
                    }
                }
                default -> {
                }
            }
        }
        if (shown.length() > 2 && shown.length() < 12 && shown.charAt(0) == '#' && shown.toString().matches("#(?:[A-Z/0]+[!?]?|N/A)")
                || shown.length() < 12 && shown.toString().matches("Err:\\d+")) {
            return ERROR;
        }
        return switch (type) {
            case "float", "percentage", "currency" -> number == null ? cell(shown) : number(number);
            case "date" -> day == null ? cell(shown) : day.length() > 10 ? cell(day.substring(0, 10)) : cell(day);
            case "boolean" -> "true".equals(yes) ? "yes" : "no";
            default -> cell(given == null ? shown : given);
        };
    }
}
