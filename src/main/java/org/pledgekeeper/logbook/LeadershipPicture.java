package org.pledgekeeper.logbook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.web.Days;

/**
 * What the log of leadership adds up to.
 *
 * @param cycles the changes tried, by how far they have come, newest first in each
 * @param months messages, policies, visits and conversations of the last two years, newest month first; months with none are left out
 */
public record LeadershipPicture(List<Stage> cycles, List<Month> months, List<String> kinds) implements Picture {
    @Override
    public List<Table> tables() {
        return List.of(
                new Table("Changes tried", List.of("How far they have come", "How many"),
                        cycles.stream().map(stage -> List.of(stage.title(), String.valueOf(stage.cycles().size()))).toList()),
                new Table("Messages, policies, visits and conversations, by month",
                        Stream.concat(Stream.of("Month"), kinds.stream()).toList(), months.stream().map(month -> Stream
                                .concat(Stream.of(month.title()), month.counts().stream().map(String::valueOf)).toList()).toList()));
    }

    private static final int MONTHS = 24;
    private static final String[] FILLS = {"level-4", "level-3", "level-2", "level-1"};

    /** Changes that have come equally far. */
    public record Stage(String title, List<Cycle> cycles) {}

    /** A change tried, as a short story. @param story its parts, each under its name */
    public record Cycle(java.util.UUID id, String line, LocalDate happenedOn, List<String[]> story) {}

    /** @param counts one for each kind */
    public record Month(String title, List<Integer> counts, Bar bar) {}

    static LeadershipPicture of(List<Leadership> all, LocalDate today) {
        List<Stage> cycles = Arrays.stream(Leadership.State.values()).map(state -> new Stage(state.getTitle(), all.stream()
                .filter(e -> e.isCycle() && e.state() == state)
                .sorted(java.util.Comparator.comparing(Leadership::happenedOn).reversed())
                .map(e -> new Cycle(e.id(), e.line(), e.happenedOn(), e.story())).toList())).toList();
        List<Leadership.What> kinds = Arrays.stream(Leadership.What.values()).filter(what -> what != Leadership.What.CHANGE).toList();
        TreeMap<YearMonth, Map<Leadership.What, Integer>> byMonth = new TreeMap<>(java.util.Comparator.reverseOrder());
        YearMonth first = YearMonth.from(today).minusMonths(MONTHS - 1L);
        all.stream().filter(e -> !e.isCycle() && !YearMonth.from(e.happenedOn()).isBefore(first))
                .forEach(e -> byMonth.computeIfAbsent(YearMonth.from(e.happenedOn()),
                        m -> new EnumMap<>(Leadership.What.class)).merge(e.what(), 1, Integer::sum));
        int most = byMonth.values().stream().mapToInt(counts -> counts.values().stream().mapToInt(n -> n).sum()).max().orElse(0);
        List<Month> months = byMonth.entrySet().stream().map(month -> {
            List<Integer> counts = kinds.stream().map(kind -> month.getValue().getOrDefault(kind, 0)).toList();
            String title = Days.month(month.getKey().atDay(1));
            return new Month(title, counts, Bar.of(title, kinds.stream().filter(month.getValue()::containsKey)
                    .map(kind -> plural(kind, month.getValue().get(kind)))
                    .collect(Collectors.joining(", ")), most, counts.stream().mapToInt(n -> n).toArray(), FILLS));
        }).toList();
        return new LeadershipPicture(cycles, months, kinds.stream().map(LeadershipPicture::plural).toList());
    }

    private static String plural(Leadership.What kind, int count) {
        return count == 1 ? kind.getTitle().toLowerCase(Locale.ROOT).replaceFirst("^a ", "1 ")
                : count + " " + plural(kind).toLowerCase(Locale.ROOT);
    }

    private static String plural(Leadership.What kind) {
        return switch (kind) {
            case CHANGE -> "Changes tried";
            case MESSAGE -> "Messages";
            case POLICY -> "Policies reviewed";
            case VISIT -> "Visits";
            case CONVERSATION -> "Conversations";
        };
    }

    public List<Bar> getBars() {
        return months.stream().map(Month::bar).toList();
    }

    /** @return how many changes were tried, or are an idea */
    public int getTried() {
        return cycles.stream().mapToInt(stage -> stage.cycles().size()).sum();
    }
}
