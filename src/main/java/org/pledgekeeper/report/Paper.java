package org.pledgekeeper.report;

import java.util.List;

/**
 * A short document of parts in one order: shown on a page, or taken away as a tagged PDF or a Word file. What people wrote stands in it as
 * they typed it.
 *
 * @param lede one line below the title
 */
public record Paper(String title, String lede, String organisation, List<Part> parts) {
    public Paper {
        title = plain(title);
        lede = plain(lede);
        organisation = plain(organisation);
        parts = List.copyOf(parts);
    }

    /**
     * A part with its heading: some words, then a list, then a table; each may be empty.
     *
     * @param heads of the table's columns
     */
    public record Part(String title, List<String> words, List<String> items, List<String> heads, List<List<String>> rows) {
        public Part {
            title = plain(title);
            words = words.stream().map(Paper::plain).toList();
            items = items.stream().map(Paper::plain).toList();
            rows = rows.stream().map(row -> row.stream().map(Paper::plain).toList()).toList();
        }

        public static Part words(String title, List<String> words) {
            return new Part(title, words, List.of(), List.of(), List.of());
        }

        /** @param otherwise what is said where the list is empty */
        public static Part items(String title, List<String> items, String otherwise) {
            return new Part(title, items.isEmpty() ? List.of(otherwise) : List.of(), items, List.of(), List.of());
        }

        public static Part table(String title, List<String> heads, List<List<String>> rows, String otherwise) {
            return new Part(title, rows.isEmpty() ? List.of(otherwise) : List.of(), List.of(), rows.isEmpty() ? List.of() : heads, rows);
        }
    }

    private static String plain(String words) {
        return words == null ? "" : Report.plain(words);
    }

    /** @return it as a tagged PDF (PDF/UA) */
    public byte[] pdf() {
        return PaperPdf.write(this);
    }

    /** @return it as a Word file (Office Open XML) with headings, lists and tables that a screen reader knows */
    public byte[] docx() {
        return PaperDocx.write(this);
    }
}
