package org.pledgekeeper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.TableFile;

/** A table of figures as lines, one a figure, for files and programs. */
final class FiguresFile {
    static final String LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

    static final String LOWER = "Not considered yet, or exploring or planning, of those on the scale";

    private FiguresFile() {}

    record Line(Grouping grouping, int release, String commitment, String commitmentTitle, String group, String groupTitle, String value,
            String valueTitle, int reviews) {}

    /** @return all tables of a release as one; what it is and how it was made stands in each line, where no program loses it */
    static TableFile of(Figures figures) {
        Map<String, String> heads = new LinkedHashMap<>();
        heads.put("grouping", "Table");
        heads.put("release", "From release");
        heads.put("commitment", "Commitment");
        heads.put("group", "Group");
        heads.put("level", "Level, how it moved, or what is counted");
        heads.put("reviews", "Reviews, to 10 (0: fewer than 10)");
        heads.put("number", "Number of people or work, to 5 (empty: not shown)");
        heads.put("share", "Share of reviews");
        heads.put("publishedOn", "Published");
        heads.put("licence", "Licence");
        heads.put("corrections", "Corrections");
        String corrections = figures.release().corrections().stream()
                .map(one -> one.at().atZone(Days.SCOTLAND).toLocalDate() + ": " + one.words()).collect(Collectors.joining("\n"));
        List<Object> last = Arrays.asList(figures.release().publishedAt().atZone(Days.SCOTLAND).toLocalDate(), LICENCE,
                corrections.isEmpty() ? null : corrections);
        Stream<List<Object>> reviews = figures.tables().stream().flatMap(table -> lines(table).stream())
                .map(line -> Arrays.asList(line.grouping().getTitle(), line.release(), line.commitmentTitle(), line.groupTitle(),
                        line.valueTitle(), line.reviews(), null, null));
        Stream<List<Object>> work = figures.work().stream().flatMap(counted -> Stream.concat(
                Stream.of(Arrays.<Object>asList(counted.what().getTitle(), figures.release().number(), null, "Organisations that sent any",
                        null, counted.organisations(), null, null)),
                counted.lines().stream().flatMap(line -> IntStream.range(0, line.numbers().size()).mapToObj(i -> Arrays.<Object>asList(
                        counted.what().getTitle(), figures.release().number(), null, line.title(),
                        counted.what().getMeasures().get(i).title(), null, line.numbers().get(i), null)))));
        return new TableFile("National progress", heads, Stream.of(reviews, work, items(figures)).flatMap(all -> all).map(row -> {
            List<Object> whole = new ArrayList<>(row);
            whole.addAll(last);
            return whole;
        }).toList());
    }

    private static Stream<List<Object>> items(Figures figures) {
        Figures.Items items = figures.items();
        return items == null ? Stream.empty() : Stream.of(Map.entry("By item", items.items()), Map.entry("By driver", items.drivers()),
                Map.entry("By agreed statement", items.statements())).flatMap(
                        table -> table.getValue().stream().flatMap(asked -> Stream
                                .of(Stream.of(Map.entry(LOWER, asked.lower())),
                                        asked.used().stream().map(used -> Map.entry(used.level().getTitle(), used.share())),
                                        asked.soon().stream()
                                                .map(soon -> Map.entry("First answered: " + soon.when().getTitle(), soon.share())))
                                .flatMap(all -> all)
                                .map(share -> Arrays.asList(table.getKey(), items.release(), asked.commitment(), asked.title(),
                                        share.getKey(),
                                        null, null, share.getValue().getTitle()))));
    }

    static List<Line> lines(Figures.Table table) {
        return table.commitments().stream().flatMap(c -> Stream.concat(c.rows().stream(), c.moved().stream())
                .flatMap(row -> IntStream.range(0, table.groups().size())
                        .mapToObj(i -> new Line(table.grouping(), table.release(), c.commitment(), c.title(), table.groups().get(i).key(),
                                table.groups().get(i).title(), row.value(), row.title(), row.figures().get(i)))))
                .toList();
    }
}
