package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.typed.OneOf;

/** Figures as bars, each with the same in words. */
@Named
@ApplicationScoped
public class FigureBars {
    static final double LENGTH = 600;
    /** From how many reviews on a share is shown, and figures are not called rough. */
    private static final int ENOUGH = 10 * DisclosureControl.STEP;

    /** A piece of a bar: its style and where it lies, in the bar's own units. */
    public record Piece(String style, double from, double width) {}

    /** A whole bar with what stands beside it. */
    public record Bar(String label, List<Piece> pieces, String words) {}

    /** @return the bar of one group, one piece for each level; empty where every figure is fewer than ten */
    public List<Piece> bar(List<Figures.Row> rows, int group) {
        return pieces(rows, group);
    }

    static List<Piece> pieces(List<Figures.Row> rows, int group) {
        int total = total(rows, group);
        List<Piece> pieces = new ArrayList<>();
        double from = 0;
        for (Figures.Row row : rows) {
            if (row.figures().get(group) > 0) {
                double width = LENGTH * row.figures().get(group) / total;
                pieces.add(new Piece(style(row), from, width));
                from += width;
            }
        }
        return pieces;
    }

    /** @return the style of a level, or of how organisations moved: the further on, the deeper */
    static String style(Figures.Row row) {
        return OneOf.named(Movement.class, row.value()).map(Movement::getStyle).orElseGet(() -> OneOf.named(Standing.class, row.value())
                .filter(standing -> standing.getStep() >= 0).map(standing -> "level-" + standing.getStep()).orElse("level-none"));
    }

    /** @return the same bar in words */
    public String words(List<Figures.Row> rows, int group) {
        return inWords(rows, group);
    }

    static String inWords(List<Figures.Row> rows, int group) {
        int total = total(rows, group);
        return total == 0 ? "fewer than ten of each"
                : "Of about " + total + " reviews: " + rows.stream()
                        .map(row -> row.title().toLowerCase(Locale.ROOT) + ", " + written(row.figures().get(group)))
                        .collect(Collectors.joining("; "));
    }

    /** @return the figure as it is written */
    public String figure(int figure) {
        return written(figure);
    }

    static String written(int figure) {
        return figure == 0 ? "fewer than " + DisclosureControl.STEP : String.valueOf(figure);
    }

    /** @return a count of people or of work as it is written */
    public String number(Integer number) {
        return number == null ? Work.NOT_SHOWN : String.valueOf(number);
    }

    /** @return how many of a hundred; empty where too few are counted to say */
    public String share(List<Figures.Row> rows, Figures.Row row, int group) {
        int total = total(rows, group);
        return total < ENOUGH || row.figures().get(group) == 0 ? ""
                : DisclosureControl.percent(row.figures().get(group), total) + "%";
    }

    /** @return whether chance may be seen in this table as much as what it counts */
    public boolean rough(Figures.Table table) {
        return table.commitments().stream().anyMatch(commitment -> total(commitment.rows(), 0) < ENOUGH);
    }

    static int total(List<Figures.Row> rows, int group) {
        return rows.stream().mapToInt(row -> row.figures().get(group)).sum();
    }

    /** @return a commitment by region, as a map */
    public RegionMap map(Figures.Table regions, Figures.OfCommitment commitment) {
        return RegionMap.of(regions, commitment);
    }

    public Share[] getShares() {
        return Share.values();
    }

    public Standing[] getStandings() {
        return Standing.values();
    }
}
