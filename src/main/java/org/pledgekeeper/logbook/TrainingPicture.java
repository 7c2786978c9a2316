package org.pledgekeeper.logbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.web.Days;

/**
 * What the log of training adds up to: need, stock and flow, never mixed. What a group holds or needs on a day is what was last said
 * of it by then. A group under ten people is merged with others before anyone but lead and champion sees it.
 *
 * @param levels reach against need now, by level and group
 * @param quarters reach at the end of each quarter of two years, oldest first
 * @param flow how many completed something in each quarter, oldest first
 */
public record TrainingPicture(List<LevelReach> levels, List<Quarter> quarters, List<Flow> flow) implements Picture {
    @Override
    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (LevelReach level : levels) {
            tables.add(new Table("Held, of those whose role needs it: " + level.level(), List.of("Group", "How many", "Need set on"),
                    Stream.concat(level.groups().stream(), Stream.of(level.all())).map(reach -> List.of(reach.group(), reach.getWords(),
                            reach.needSetOn() == null ? "" : Days.words(reach.needSetOn()))).toList()));
        }
        if (!quarters.isEmpty()) {
            tables.add(new Table("Held, of those whose role needs it, over time",
                    Stream.concat(Stream.of("At the end of"), quarters.get(0).levels().stream().map(Reach::group)).toList(),
                    quarters.stream().map(quarter -> Stream
                            .concat(Stream.of(quarter.title()), quarter.levels().stream().map(Reach::getWords)).toList()).toList()));
        }
        tables.add(new Table("Completed, by quarter: not the same as held", List.of("Quarter", "People"), flow.stream()
                .map(one -> List.of(one.title(), one.people() < 0 ? "fewer than ten" : String.valueOf(one.people()))).toList()));
        return tables;
    }

    static final int SMALL = 10;
    private static final int QUARTERS = 8;
    static final String TOGETHER = "Smaller groups together";
    static final String OTHERS = "Other groups";

    /** How far one level reaches in each group, and in all together. */
    public record LevelReach(String level, List<Reach> groups, Reach all) {
        public List<Bar> getBars() {
            return groups.stream().map(Reach::getBar).toList();
        }
    }

    /**
     * People who hold a level, of those whose role needs it.
     *
     * @param held null where it was never said
     * @param needed null where it was never said
     * @param needSetOn the day the need was set; null where it never was, or for several together
     * @param hidden whether it is about fewer than ten people even together, and the numbers are not for the reader
     */
    public record Reach(String group, Integer held, Integer needed, LocalDate needSetOn, boolean hidden) {
        /** @return the share in percent, at most 100; -1 where there is none */
        public int share() {
            return hidden || held == null || needed == null || needed == 0 ? -1 : (int) Math.min(100, Math.round(100.0 * held / needed));
        }

        /** @return in words */
        public String getWords() {
            return hidden ? "fewer than ten people, so not shown" : needed == null ? held + " hold it; nobody has said how many need it"
                    : needed == 0 ? "no role needs it" + (held == null || held == 0 ? "" : "; " + held + " hold it") : held == null
                            ? needed + " need it; nobody has said how many hold it"
                            : held + " of " + needed + ", " + share() + "%" + (held > needed ? " (more hold it than need it)" : "");
        }

        public Bar getBar() {
            return bar(group, getWords());
        }

        private Bar bar(String label, String words) {
            return share() < 0 ? Bar.of(label, words, 100, new int[] {100}, "level-none")
                    : Bar.of(label, words, 100, new int[] {share(), 100 - share()}, "level-3", "level-0");
        }

        private int size() {
            return needed == null || needed == 0 ? held == null ? 0 : held : needed;
        }

        private static Reach together(String name, List<Reach> all) {
            return new Reach(name, sum(all.stream().map(Reach::held).toList()), sum(all.stream().map(Reach::needed).toList()), null, false);
        }

        private static Integer sum(List<Integer> all) {
            return all.stream().filter(n -> n != null).reduce(Integer::sum).orElse(null);
        }
    }

    /** @param levels all groups together at each level, at its end */
    public record Quarter(String title, List<Reach> levels) {}

    /** How far one level reached at the end of each quarter, all groups together. */
    public record OverTime(String level, List<Bar> bars) {}

    /** @return a small picture for each level */
    public List<OverTime> getOverTime() {
        return IntStream.range(0, levels.size()).mapToObj(i -> new OverTime(levels.get(i).level(), quarters.stream().map(quarter -> {
            Reach reach = quarter.levels().get(i);
            return reach.bar(quarter.title(), reach.share() < 0 ? reach.getWords() : reach.share() + "%");
        }).toList())).toList();
    }

    /** @param people how many; -1 where they are fewer than ten and not for the reader */
    public record Flow(String title, int people, Bar bar) {}

    static TrainingPicture of(List<Training> all, boolean showsAll, LocalDate today) {
        List<Training> done = all.stream().filter(Training::isDone).toList();
        List<LevelReach> levels = new ArrayList<>();
        for (Training.Level level : Training.Level.values()) {
            List<Reach> groups = groups(done, level, today);
            if (!groups.isEmpty()) {
                levels.add(new LevelReach(level.getTitle(), showsAll ? groups : merged(groups),
                        withheld(Reach.together("All groups", groups), showsAll)));
            }
        }
        List<LocalDate> ends = ends(today);
        List<Quarter> quarters = ends.stream().map(end -> new Quarter(title(end, today), Arrays.stream(Training.Level.values())
                .filter(level -> !groups(done, level, today).isEmpty())
                .map(level -> withheld(Reach.together(level.getTitle(), groups(done, level, end)), showsAll)).toList())).toList();
        int[] counts = ends.stream().mapToInt(end -> done.stream().filter(e -> e.measure() == Training.Measure.COMPLETED
                && !e.happenedOn().isAfter(end)
                && e.happenedOn().isAfter(begin(end))).mapToInt(Training::people).sum()).toArray();
        int most = Arrays.stream(counts).max().orElse(0);
        List<Flow> flow = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            boolean hidden = !showsAll && Entry.isSmall(counts[i]);
            flow.add(new Flow(title(ends.get(i), today), hidden ? -1 : counts[i],
                    Bar.of(title(ends.get(i), today), hidden ? "fewer than ten" : String.valueOf(counts[i]),
                            most, new int[] {hidden ? 0 : counts[i]}, "level-3")));
        }
        return new TrainingPicture(levels, levels.isEmpty() ? List.of() : quarters, most == 0 ? List.of() : flow);
    }

    /**
     * @return how many hold each level and how many need it, as last said by that day, in the groups that are offered to everyone; an
     * organisation's own groups are taken together, so that no name of one goes
     */
    static List<SentCount> sent(List<Training> all, LocalDate day) {
        List<Training> done = all.stream().filter(Training::isDone).toList();
        List<SentCount> counts = new ArrayList<>();
        for (Training.Level level : Training.Level.values()) {
            Map<String, List<Reach>> byGroup = groups(done, level, day).stream().collect(Collectors.groupingBy(reach -> Training.GROUPS
                    .stream().filter(reach.group()::equalsIgnoreCase).findFirst().orElse(OTHERS), TreeMap::new, Collectors.toList()));
            byGroup.forEach((group, reaches) -> {
                Reach together = Reach.together(group, reaches);
                String title = level.getTitle() + ": " + group;
                Stream.of(Map.entry("HELD", "held by"), Map.entry("NEEDED", "needed by")).forEach(measure -> {
                    Integer number = measure.getKey().equals("HELD") ? together.held() : together.needed();
                    if (number != null) {
                        counts.add(new SentCount(SentCount.Subject.TRAINING, level.name(), group, measure.getKey(), title,
                                measure.getValue(), number));
                    }
                });
            });
        }
        return counts;
    }

    /** @return all groups together, a row for each level */
    public List<Bar> getLevelBars() {
        return levels.stream().map(level -> new Reach(level.level(), level.all().held(), level.all().needed(), null, level.all().hidden())
                .getBar()).toList();
    }

    public List<Bar> getFlowBars() {
        return flow.stream().map(Flow::bar).toList();
    }

    private static Reach withheld(Reach reach, boolean showsAll) {
        return !showsAll && Entry.isSmall(reach.size()) ? new Reach(reach.group(), null, null, null, true) : reach;
    }

    /** @return what was last said by that day of each group at a level, by name */
    private static List<Reach> groups(List<Training> all, Training.Level level, LocalDate day) {
        Map<String, Training> held = new LinkedHashMap<>();
        Map<String, Training> needed = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        all.stream().filter(e -> e.practiceLevel() == level && e.workforceGroup() != null && !e.happenedOn().isAfter(day)
                && e.measure() != Training.Measure.COMPLETED).forEach(e -> {
                    String key = e.workforceGroup().toLowerCase(Locale.ROOT);
                    names.put(key, e.workforceGroup());
                    (e.measure() == Training.Measure.HELD ? held : needed).put(key, e);
                });
        return names.entrySet().stream().map(name -> new Reach(name.getValue(), people(held.get(name.getKey())),
                people(needed.get(name.getKey())),
                needed.containsKey(name.getKey()) ? needed.get(name.getKey()).happenedOn() : null, false))
                .sorted(Comparator.comparing(Reach::group)).toList();
    }

    private static Integer people(Training one) {
        return one == null ? null : one.people();
    }

    /** @return the same with the groups under ten people merged, and as many of the next smallest as it takes to come to ten */
    static List<Reach> merged(List<Reach> groups) {
        List<Reach> bySize = groups.stream().filter(one -> one.size() > 0).sorted(Comparator.comparingInt(Reach::size)).toList();
        int taken = (int) bySize.stream().filter(one -> Entry.isSmall(one.size())).count();
        if (taken == 0) {
            return groups;
        }
        int people = bySize.subList(0, taken).stream().mapToInt(Reach::size).sum();
        while (people < SMALL && taken < bySize.size()) {
            people += bySize.get(taken++).size();
        }
        List<Reach> together = bySize.subList(0, taken);
        List<Reach> all = new ArrayList<>(groups.stream().filter(one -> !together.contains(one)).toList());
        all.add(people < SMALL ? new Reach(TOGETHER, null, null, null, true) : Reach.together(TOGETHER, together));
        return all;
    }

    private static List<LocalDate> ends(LocalDate today) {
        LocalDate first = today.withDayOfMonth(1).withMonth((today.getMonthValue() - 1) / 3 * 3 + 1);
        List<LocalDate> ends = new ArrayList<>();
        for (int back = QUARTERS - 1; back >= 0; back--) {
            ends.add(first.minusMonths(3L * back).plusMonths(3).minusDays(1));
        }
        return ends;
    }

    private static LocalDate begin(LocalDate end) {
        return end.plusDays(1).minusMonths(3).minusDays(1);
    }

    private static String title(LocalDate end, LocalDate today) {
        return Days.month(end.minusMonths(2)).replaceFirst(" \\d{4}$", "") + " to " + Days.month(end)
                + (end.isAfter(today) ? ", so far" : "");
    }
}
