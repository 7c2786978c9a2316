package org.pledgekeeper.importing;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.pledgekeeper.web.Days;

/** What a file adds up to, as it is shown before it is entered: by month, level and group, and line by line in words. */
public final class SumsShown {
    private static final int MOST_LINES = 60;

    private final Destination destination;
    private final List<Line> lines;

    /** A sum of the preview. */
    public record Sum(String title, int number) {}

    SumsShown(Imports.Preview preview) {
        destination = preview.reading().destination();
        lines = preview.lines();
    }

    /** @return how many by month, oldest first */
    public List<Sum> getMonths() {
        TreeMap<YearMonth, Integer> sums = new TreeMap<>();
        lines.forEach(line -> sums.merge(line.says().containsKey("due") ? YearMonth.parse(line.says().get("due"))
                : YearMonth.from(line.day()), number(line), Integer::sum));
        return sums.entrySet().stream().map(one -> new Sum(Days.month(one.getKey().atDay(1)), one.getValue())).toList();
    }

    public List<Sum> getLevels() {
        return by(line -> shown("practiceLevel", line, "No level"));
    }

    public List<Sum> getGroups() {
        return by(line -> shown("workforceGroup", line, "No group"));
    }

    private List<Sum> by(Function<Line, String> what) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        if (destination == Destination.TRAINING) {
            lines.forEach(line -> sums.merge(what.apply(line), number(line), Integer::sum));
        }
        return sums.entrySet().stream().map(one -> new Sum(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing(Sum::number).reversed()).toList();
    }

    private static int number(Line line) {
        String people = line.varies().get("people");
        String offered = line.varies().get("offered");
        return people != null ? Integer.parseInt(people) : offered != null ? Integer.parseInt(offered) : 1;
    }

    /** @return what the numbers are of */
    public String getCountedWhat() {
        return switch (destination) {
            case TRAINING -> "People";
            case SUPERVISION -> "Sessions offered";
            case ACTIONS -> "Actions";
        };
    }

    private String shown(String name, Line line, String otherwise) {
        String value = line.says().get(name);
        return value == null ? otherwise : destination.options(name).getOrDefault(value, value);
    }

    /** @return the first lines in words */
    public List<String> getLines() {
        return lines.stream().limit(MOST_LINES).map(this::words).toList();
    }

    public int getMoreLines() {
        return Math.max(0, lines.size() - MOST_LINES);
    }

    private String words(Line line) {
        Map<String, String> says = line.says();
        Map<String, String> varies = line.varies();
        return switch (destination) {
            case TRAINING -> month(line) + ": " + says.get("line") + ", " + shown("practiceLevel", line, "no level") + ", "
                    + says.getOrDefault("workforceGroup", "no group") + ": " + varies.get("people")
                    + (says.get("measure").equals("COMPLETED") ? " completed"
                            : says.get("measure").equals("HELD") ? " hold it" : " need it");
            case SUPERVISION -> month(line) + ": " + shown("type", line, "")
                    + (says.containsKey("form") ? ", " + shown("form", line, "").toLowerCase(Locale.ROOT) : "")
                    + ": " + varies.get("held") + " held of " + varies.get("offered") + " offered";
            case ACTIONS ->
                Days.month(YearMonth.parse(says.get("due")).atDay(1)) + ": " + says.get("title") + " (" + says.get("ownerRole") + ")";
        };
    }

    private static String month(Line line) {
        return Days.month(line.day());
    }
}
