package org.pledgekeeper.logbook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.assessment.SentCount.Subject;
import org.pledgekeeper.web.Days;

/**
 * What the log of supervision adds up to, over two years. What is of teams under ten people only is merged with the rest before anyone
 * but lead and champion sees it.
 *
 * @param months newest first
 * @param kinds by type, and one to one or group
 * @param frames what is in place around it, of the entries that say so
 */
public record SupervisionPicture(Sum all, List<Sum> months, List<Sum> kinds, List<Bar> frames) implements Picture {
    @Override
    public List<Table> tables() {
        return List.of(sums("Supervision, by type", "Type", kinds), sums("Supervision, by month", "Month", months),
                new Table("What stands around it", List.of("What", "Of those that say so"),
                        frames.stream().map(bar -> List.of(bar.label(), bar.words())).toList()));
    }

    private static Table sums(String title, String head, List<Sum> sums) {
        return new Table(title, List.of(head, "Offered", "Held", "Cancelled", "Share held"), sums.stream().map(sum -> sum.hidden()
                ? List.of(sum.title(), NOT_SHOWN, NOT_SHOWN, NOT_SHOWN, NOT_SHOWN)
                : List.of(sum.title(), String.valueOf(sum.offered()), String.valueOf(sum.held()), String.valueOf(sum.cancelled()),
                        sum.share() < 0 ? "None" : sum.share() + "%"))
                .toList());
    }

    private static final String NOT_SHOWN = "Not shown";

    private static final int MONTHS = 24;
    static final String OTHERS = "Other kinds together";

    /** @param hidden whether it is of small teams only and not for the reader */
    public record Sum(String title, int offered, int held, int cancelled, boolean hidden, int most) {
        /** @return the share held of what was offered, in percent; -1 where nothing was */
        public int share() {
            return hidden || offered == 0 ? -1 : (int) Math.round(100.0 * held / offered);
        }

        /** @return in words */
        public String getWords() {
            return hidden ? "small teams only, so not shown" : offered == 0 ? "none offered" : held + " of " + offered + " held, "
                    + share() + "%";
        }

        public Bar getBar() {
            return Bar.of(title, getWords(), most, hidden ? new int[] {0, 0, 0}
                    : new int[] {held, cancelled, offered - held - cancelled}, "level-3", "level-1", "level-none");
        }
    }

    static SupervisionPicture of(List<Supervision> all, boolean showsAll, LocalDate today) {
        YearMonth first = YearMonth.from(today).minusMonths(MONTHS - 1L);
        List<Supervision> recent = all.stream().filter(e -> !YearMonth.from(e.happenedOn()).isBefore(first)).toList();
        TreeMap<YearMonth, List<Supervision>> byMonth = recent.stream()
                .collect(Collectors.groupingBy(e -> YearMonth.from(e.happenedOn()), () -> new TreeMap<YearMonth,
                        List<Supervision>>(Comparator.reverseOrder()), Collectors.toList()));
        int most = byMonth.values().stream().mapToInt(month -> month.stream().mapToInt(Supervision::offered).sum()).max().orElse(0);
        List<Sum> months = byMonth.entrySet().stream().map(month -> sum(Days.month(month.getKey().atDay(1)), month.getValue(), !showsAll
                && small(month.getValue()), most)).toList();
        Map<String, List<Supervision>> byKind = recent.stream().sorted(Comparator.comparing(Supervision::type))
                .collect(Collectors.groupingBy(Supervision::line, LinkedHashMap::new, Collectors.toList()));
        return new SupervisionPicture(sum("All", recent, !showsAll && small(recent), 0), months, kinds(byKind, showsAll), List.of(
                frame("An agreement is in place", recent, Supervision::agreement),
                frame("Its purpose is written", recent, Supervision::purpose),
                frame("It was designed with staff", recent, Supervision::designedWithStaff)).stream()
                .filter(bar -> !bar.words().endsWith("of 0")).toList());
    }

    /** @return how many sessions were offered and held in the year before that day, by type and one to one or group */
    static List<SentCount> sent(List<Supervision> all, LocalDate day) {
        Map<String, List<Supervision>> byKind = all.stream().filter(e -> e.happenedOn().isAfter(day.minusYears(1)))
                .sorted(Comparator.comparing(Supervision::type)).collect(Collectors.groupingBy(Supervision::line, LinkedHashMap::new,
                        Collectors.toList()));
        List<SentCount> counts = new ArrayList<>();
        byKind.forEach((title, entries) -> {
            Supervision one = entries.get(0);
            String form = one.form() == null ? "" : one.form().name();
            Sum sum = sum(title, entries, false, 0);
            counts.add(new SentCount(Subject.SUPERVISION, one.type().name(), form, "OFFERED", title, "offered", sum.offered()));
            counts.add(new SentCount(Subject.SUPERVISION, one.type().name(), form, "HELD", title, "held", sum.held()));
        });
        return counts;
    }

    public List<Bar> getMonthBars() {
        return months.stream().map(Sum::getBar).toList();
    }

    public List<Bar> getKindBars() {
        return kinds.stream().map(Sum::getBar).toList();
    }

    private static List<Sum> kinds(Map<String, List<Supervision>> byKind, boolean showsAll) {
        List<Supervision> merged = new ArrayList<>();
        Map<String, List<Supervision>> kept = new LinkedHashMap<>();
        byKind.forEach((kind, entries) -> {
            if (!showsAll && small(entries)) {
                merged.addAll(entries);
            } else {
                kept.put(kind, entries);
            }
        });
        if (!merged.isEmpty() && !kept.isEmpty()) {
            String smallest = kept.entrySet().stream().min(Comparator.comparingInt(kind -> kind.getValue().stream()
                    .mapToInt(Supervision::offered).sum())).orElseThrow().getKey();
            merged.addAll(kept.remove(smallest));
        }
        if (!merged.isEmpty()) {
            kept.put(OTHERS, merged);
        }
        int most = kept.values().stream().mapToInt(kind -> kind.stream().mapToInt(Supervision::offered).sum()).max().orElse(0);
        return kept.entrySet().stream().map(kind -> sum(kind.getKey(), kind.getValue(), !showsAll && small(kind.getValue()), most))
                .toList();
    }

    private static Sum sum(String title, List<Supervision> all, boolean hidden, int most) {
        return new Sum(title, all.stream().mapToInt(Supervision::offered).sum(), all.stream().mapToInt(Supervision::held).sum(),
                all.stream().mapToInt(Supervision::cancelled).sum(), hidden, most);
    }

    private static boolean small(List<Supervision> all) {
        return !all.isEmpty() && all.stream().noneMatch(e -> e.small().isEmpty());
    }

    private static Bar frame(String title, List<Supervision> all, Function<Supervision, Boolean> says) {
        int said = (int) all.stream().filter(e -> says.apply(e) != null).count();
        int yes = (int) all.stream().filter(e -> Boolean.TRUE.equals(says.apply(e))).count();
        return Bar.of(title, yes + " of " + said, said, new int[] {yes, said - yes}, "level-3", "level-0");
    }
}
