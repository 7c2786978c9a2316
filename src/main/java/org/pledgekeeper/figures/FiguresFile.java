package org.pledgekeeper.figures;

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
        heads.put("level", "Level, or how it moved");
        heads.put("reviews", "Reviews, to 10 (0: fewer than 10)");
        heads.put("publishedOn", "Published");
        heads.put("licence", "Licence");
        heads.put("corrections", "Corrections");
        String corrections = figures.release().corrections().stream()
                .map(one -> one.at().atZone(Days.SCOTLAND).toLocalDate() + ": " + one.words()).collect(Collectors.joining("\n"));
        return new TableFile("National progress", heads, figures.tables().stream().flatMap(table -> lines(table).stream())
                .map(line -> Arrays.<Object>asList(line.grouping().getTitle(), line.release(), line.commitmentTitle(), line.groupTitle(),
                        line.valueTitle(), line.reviews(), figures.release().publishedAt().atZone(Days.SCOTLAND).toLocalDate(), LICENCE,
                        corrections.isEmpty() ? null : corrections))
                .toList());
    }

    static List<Line> lines(Figures.Table table) {
        return table.commitments().stream().flatMap(c -> Stream.concat(c.rows().stream(), c.moved().stream())
                .flatMap(row -> IntStream.range(0, table.groups().size())
                        .mapToObj(i -> new Line(table.grouping(), table.release(), c.commitment(), c.title(), table.groups().get(i).key(),
                                table.groups().get(i).title(), row.value(), row.title(), row.figures().get(i)))))
                .toList();
    }
}
