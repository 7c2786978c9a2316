package org.pledgekeeper.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.web.Days;

/** A published release as a paper to read and print: every table of it, and how it was made. */
final class FiguresPaper {
    private static final String MADE =
            "Each organisation’s lead signs a review off; its level on a commitment is the one that at least half of "
                    + "its answers have reached. A figure is a count of reviews, rounded up or down by chance to a multiple of "
                    + DisclosureControl.STEP
                    + ", so that it is true on average and nobody can tell how one organisation answered. “Fewer than "
                    + DisclosureControl.STEP + "” can be none. Totals are sums of the figures shown.";
    private static final String MERGED = "A group of fewer than " + DisclosureControl.SMALLEST_GROUP + " reviews is shown together with a "
            + "neighbour. Each review enters each table once: all organisations with every release, the others once a year.";

    static final String WORK =
            "Counts of people and of work are sums over the organisations that sent them. Something up to half of what the "
                    + "largest of them sent is added or taken away by chance, and the figure is rounded to " + DisclosureControl.PEOPLE_STEP
                    + ". It is not shown where fewer than " + DisclosureControl.FEWEST_ORGANISATIONS
                    + " organisations sent any, where one of "
                    + "them makes up too much of it, or where it is below " + DisclosureControl.FEWEST_PEOPLE + ".";

    static final String ITEMS = "Answers to items are counted over all organisations, once a year and of "
            + DisclosureControl.FEWEST_FOR_ITEMS + " reviews or more. Something of about 11 reviews is added to each count or taken away "
            + "by chance, so shares are told in quarters, and one near a border can fall on either side of it. "
            + "So it is with how long after a review was opened an item was first answered, which never stands together with how it was "
            + "answered.";

    private FiguresPaper() {}

    static Paper of(Figures figures) {
        List<Paper.Part> parts = new ArrayList<>();
        if (!figures.release().corrections().isEmpty()) {
            parts.add(Paper.Part.items("Corrections",
                    figures.release().corrections().stream().map(one -> Days.words(one.at()) + ": " + one.words()).toList(), ""));
        }
        Figures.Table all = figures.tables().get(0);
        List<String> commitments = all.commitments().stream().map(Figures.OfCommitment::title).toList();
        parts.add(table("Where organisations stand", "Level", commitments,
                all.commitments().stream().map(c -> with(c.rows(), c.total())).toList(), 0));
        parts.add(table("How organisations moved since their review before", "Since the review before", commitments,
                all.commitments().stream().map(Figures.OfCommitment::moved).toList(), 0));
        figures.tables().stream().filter(table -> table.grouping() != Grouping.ALL)
                .forEach(table -> table.commitments().forEach(c -> parts.add(table(
                        c.title() + ", " + table.grouping().getTitle().toLowerCase(Locale.ROOT) + " (release " + table.release() + ")",
                        "Level", table.groups().stream().map(Figures.Group::title).toList(),
                        IntStream.range(0, table.groups().size()).mapToObj(group -> with(c.rows(), c.total())).toList()))));
        if (figures.items() != null) {
            parts.add(items("What is most often hard, by item", "Item", figures.items().items(), figures.items().release()));
            parts.add(items("What is hard, by driver", "Driver", figures.items().drivers(), figures.items().release()));
            parts.add(items("What is hard, by agreed statement", "Agreed statement", figures.items().statements(),
                    figures.items().release()));
        }
        figures.work().forEach(counted -> parts.add(work(counted)));
        parts.add(
                Paper.Part.words("How these figures are made",
                        List.of(MADE, MERGED, WORK, ITEMS, "Free to use under the Open Government Licence v3.0: "
                                + FiguresFile.LICENCE)));
        return new Paper("How the pledge is being kept: release " + figures.release().number(),
                "Made on " + Days.words(figures.release().madeAt()) + ", published on " + Days.words(figures.release().publishedAt()),
                "Pledgekeeper, national progress", parts);
    }

    private static Paper.Part items(String title, String head, List<Figures.Asked> all, int release) {
        return Paper.Part.table(title + " (release " + release + ")", List.of(head, FiguresFile.LOWER, Level.DONT_KNOW.getTitle(),
                Level.NOT_RELEVANT.getTitle()),
                all.stream().map(one -> List.of(one.title(), one.lower().getTitle(),
                        one.used().get(Level.DONT_KNOW.ordinal()).share().getTitle(),
                        one.used().get(Level.NOT_RELEVANT.ordinal()).share().getTitle())).toList(),
                "");
    }

    private static Paper.Part work(Figures.Counted counted) {
        List<List<String>> lines = counted.lines().stream().map(line -> Stream.concat(Stream.of(line.title()),
                line.numbers().stream().map(number -> Objects.toString(number, Work.NOT_SHOWN))).toList()).toList();
        return new Paper.Part(counted.what().getTitle(), List.of(counted.what().getDefinition(), "Organisations that sent any: "
                + FigureBars.written(counted.organisations()) + "." + (lines.isEmpty() ? " No figure can be shown yet." : "")), List.of(),
                lines.isEmpty() ? List.of() : Stream.concat(Stream.of(counted.what().getHead()),
                        counted.what().getMeasures().stream().map(Work.Measure::title)).toList(),
                lines);
    }

    private static List<Figures.Row> with(List<Figures.Row> rows, Figures.Row total) {
        return Stream.concat(rows.stream(), Stream.of(total)).toList();
    }

    /** One column of the same group each. */
    private static Paper.Part table(String title, String head, List<String> columns, List<List<Figures.Row>> rows, int group) {
        return table(title, head, columns, rows, IntStream.range(0, columns.size()).map(column -> group).toArray());
    }

    private static Paper.Part table(String title, String head, List<String> columns, List<List<Figures.Row>> rows) {
        return table(title, head, columns, rows, IntStream.range(0, columns.size()).toArray());
    }

    private static Paper.Part table(String title, String head, List<String> columns, List<List<Figures.Row>> rows, int[] groups) {
        List<List<String>> lines = IntStream.range(0, rows.get(0).size())
                .mapToObj(line -> Stream.concat(Stream.of(rows.get(0).get(line).title()), IntStream.range(0, columns.size())
                        .mapToObj(column -> FigureBars.written(rows.get(column).get(line).figures().get(groups[column])))).toList())
                .toList();
        return Paper.Part.table(title, Stream.concat(Stream.of(head), columns.stream()).toList(), lines, "");
    }
}
