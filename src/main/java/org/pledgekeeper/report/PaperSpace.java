package org.pledgekeeper.report;

import java.util.HashMap;
import java.util.Map;

/**
 * How much room a {@link Paper} takes on paper, by the sizes of {@code report.css} and the widths of its letters; rather too much than too
 * little. It remembers the words it has measured, so that papers of the same words are measured at once.
 */
public final class PaperSpace {
    private static final double MM = 72 / 25.4;
    /** Points, inside the margins of an A4 page. */
    private static final double HEIGHT = 257 * MM;
    private static final double WIDTH = 174 * MM;
    /** Of each page but the last, what may stay empty above something that is kept together. */
    private static final double KEPT_TOGETHER = 48;
    private static final double TEXT = 10;
    private static final double LINE = 14.5;
    private static final double BULLET = 10 * MM;

    private record Typeset(String words, double size, double width) {}

    private final Map<Typeset, Integer> measured = new HashMap<>();

    /** @return pages of A4 */
    public double pages(Paper paper) {
        double points = lines(paper.title(), 22, WIDTH) * 26.4 + 2 * MM + lines(paper.lede(), 12, WIDTH) * 17.4 + 5 * MM;
        for (Paper.Part part : paper.parts()) {
            points += 9 * MM + lines(part.title(), 15, WIDTH) * 18.75 + 3 * MM;
            points += part.words().stream().mapToDouble(words -> lines(words, TEXT, WIDTH) * LINE + 2 * MM).sum();
            points += part.items().stream().mapToDouble(item -> lines(item, TEXT, WIDTH - BULLET) * LINE + MM).sum() + 2 * MM;
            points += table(part);
        }
        return points / (HEIGHT - KEPT_TOGETHER);
    }

    private double table(Paper.Part part) {
        if (part.rows().isEmpty()) {
            return 0;
        }
        double column = WIDTH / part.heads().size() - 3 * MM;
        double rows = part.rows().stream()
                .mapToDouble(row -> row.stream().mapToInt(cell -> lines(cell, TEXT, column)).max().orElse(1) * LINE + 3.5 * MM).sum();
        return rows + part.heads().stream().mapToInt(head -> lines(head, TEXT, column)).max().orElse(1) * LINE + 7.5 * MM;
    }

    /** @return how many lines the words take at this size and width, both in points, broken between words and within long ones */
    private int lines(String words, double size, double width) {
        return measured.computeIfAbsent(new Typeset(words, size, width),
                set -> words.lines().mapToInt(line -> broken(Lettering.shown(line), width / size)).sum());
    }

    private static int broken(String line, double width) {
        double space = Lettering.width(" ");
        int lines = 1;
        double used = 0;
        for (String word : line.split("\\s+")) {
            double wide = Lettering.width(word);
            if (used > 0 && used + space + wide > width) {
                lines++;
                used = 0;
            }
            int whole = (int) (wide / width);
            lines += whole;
            used += (used > 0 ? space : 0) + wide - whole * width;
        }
        return lines;
    }
}
