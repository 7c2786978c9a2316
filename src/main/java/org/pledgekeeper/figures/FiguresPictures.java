package org.pledgekeeper.figures;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.pledgekeeper.web.Days;

/** Which pictures of a release can be taken away, by the names that their addresses have. */
final class FiguresPictures {
    private FiguresPictures() {}

    /**
     * @param picture "stand", "moved", "map-" with a commitment, "items-" with "hard", "drivers" or "statements", "work-" with what is
     * counted, "releases-" with a commitment, or a grouping's key, "-" and a commitment
     * @return empty where there is no such picture in that release
     */
    static Optional<FiguresPicture> of(Figures figures, String picture) {
        String[] parts = picture.split("-", 2);
        String commitment = parts.length == 2 ? parts[1] : "";
        List<Figures.OfCommitment> all = figures.tables().get(0).commitments();
        return switch (parts[0]) {
            case "stand" -> drawn(figures, "Where organisations stand", figures.release().number(),
                    all.stream().map(c -> new Row(c.title(), c.rows(), 0)).toList());
            case "moved" -> Optional.of(all.stream().map(Flow::of).filter(Flow::isDrawn).toList()).filter(flows -> !flows.isEmpty())
                    .map(flows -> FiguresPicture.flows(figures, "How organisations moved since their review before", flows));
            case "work" -> figures.work().stream().filter(one -> one.what().getKey().equals(commitment) && !one.lines().isEmpty())
                    .findFirst()
                    .map(one -> FiguresPicture.bars(figures, one.what().getTitle(),
                            one.what().getDefinition() + " Organisations that sent any: "
                                    + FigureBars.written(one.organisations()) + ". Counted to " + DisclosureControl.PEOPLE_STEP + ".",
                            one.what().getDrawn().stream().collect(Collectors.toMap(Work.Measure::title,
                                    Work.Measure::style, (a, b) -> a, LinkedHashMap::new)),
                            one.bars()));
            case "map" -> figures.tables().stream().filter(table -> table.grouping() == Grouping.REGION)
                    .flatMap(table -> table.commitments().stream().filter(c -> c.commitment().equals(commitment))
                            .map(c -> FiguresPicture.map(figures, c.title(), table.release(), RegionMap.of(table, c))))
                    .findFirst();
            case "items" -> Optional.ofNullable(figures.items()).flatMap(items -> items(figures, items, commitment));
            case "releases" -> figures.course().stream().filter(course -> course.commitment().equals(commitment)).findFirst()
                    .flatMap(course -> drawn(figures, course.title() + ", from release to release", figures.release().number(),
                            course.points().stream()
                                    .map(point -> new Row(Days.words(point.madeAt()), point.rows(), 0)).toList()));
            default -> figures.tables().stream()
                    .filter(table -> table.grouping() != Grouping.ALL && table.grouping().getKey().equals(parts[0]))
                    .flatMap(table -> table.commitments().stream().filter(c -> c.commitment().equals(commitment))
                            .map(c -> drawn(figures, c.title() + ", " + table.grouping().getTitle().toLowerCase(Locale.ROOT),
                                    table.release(),
                                    IntStream.range(0, table.groups().size())
                                            .mapToObj(group -> new Row(table.groups().get(group).title(), c.rows(), group)).toList())))
                    .findFirst().flatMap(found -> found);
        };
    }

    private static Optional<FiguresPicture> items(Figures figures, Figures.Items items, String by) {
        List<Figures.Asked> asked = switch (by) {
            case "hard" -> items.hardest();
            case "drivers" -> items.drivers();
            case "statements" -> items.statements();
            default -> List.of();
        };
        return asked.isEmpty() ? Optional.empty() : Optional.of(FiguresPicture.dots(figures, by.equals("hard") ? "What is most often hard"
                : by.equals("drivers") ? "What is hard, by driver" : "What is hard, by agreed statement",
                "How many of about " + items.reviews()
                        + " reviews explore or plan it, or have not considered it yet, of those on the scale"
                        + FiguresPicture.from(figures, items.release()),
                asked));
    }

    private record Row(String label, List<Figures.Row> rows, int group) {}

    /** @param release from which its figures are */
    private static Optional<FiguresPicture> drawn(Figures figures, String title, int release, List<Row> rows) {
        Map<String, String> legend = new LinkedHashMap<>();
        rows.get(0).rows().forEach(row -> legend.put(row.title(), FigureBars.style(row)));
        return Optional.of(
                FiguresPicture.bars(figures, title, "Reviews of organisations in Scotland, counted to " + DisclosureControl.STEP
                        + FiguresPicture.from(figures, release), legend,
                        rows.stream().map(row -> new FigureBars.Bar(row.label(), FigureBars.pieces(row.rows(), row.group()),
                                FigureBars.inWords(row.rows(), row.group()))).toList()));
    }
}
