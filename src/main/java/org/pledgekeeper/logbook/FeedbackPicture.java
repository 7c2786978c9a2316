package org.pledgekeeper.logbook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.SentCount;

/**
 * How long people waited from being heard to being told. Days in between are medians of those that came so far.
 *
 * @param all everything that was heard
 * @param themes the same by what it was about, most first
 * @param years the same by the year in which it was heard, newest first
 * @param people how often each kind of person was heard
 * @param waiting what waits for a decision, to be done or to be told of, longest first
 */
public record FeedbackPicture(Clock all, List<Clock> themes, List<Clock> years, List<Bar> people, List<Waiting> waiting)
        implements Picture {
    static final String NO_THEME = "No theme said";

    /**
     * Some of what was heard.
     *
     * @param heard how many
     * @param toDecide median of days from heard to decided; null where none came so far. So are toDo (from decided to done), toTell (to
     * told, from done or decided) and inAll (from heard to told)
     * @param longest most days from heard to told, or until today where people have not been told
     * @param asked how many asked for a change, as far as is known @param changed for how many of these something was done
     */
    public record Clock(String title, int heard, Integer toDecide, Integer toDo, Integer toTell, Integer inAll, int longest, int asked,
            int changed) {
        static Clock of(String title, List<Feedback> some, LocalDate today) {
            return new Clock(title, some.size(), median(some, Feedback::happenedOn, Feedback::decidedOn),
                    median(some, Feedback::decidedOn, Feedback::doneOn), median(some, FeedbackPicture::before, Feedback::toldOn),
                    median(some, Feedback::happenedOn, Feedback::toldOn),
                    some.stream().mapToInt(e -> days(e.happenedOn(), e.toldOn() == null ? today : e.toldOn())).max().orElse(0),
                    (int) some.stream().filter(Feedback::isAsking).count(), (int) some.stream().filter(e -> e.doneOn() != null).count());
        }

        private static Integer median(List<Feedback> some, Function<Feedback, LocalDate> from, Function<Feedback, LocalDate> to) {
            List<Integer> all = some.stream().filter(e -> from.apply(e) != null && to.apply(e) != null)
                    .map(e -> days(from.apply(e), to.apply(e))).sorted().toList();
            int middle = all.size() / 2;
            return all.isEmpty() ? null : all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle) + 1) / 2;
        }

        /** @return for how many of those that asked for it something was done, in words */
        public String getChange() {
            return asked == 0 ? "None asked for a change" : changed + " of " + asked + ", " + Math.round(100.0 * changed / asked) + "%";
        }

        /** @return a median as it is read: in days, or that there is none yet */
        public static String words(Integer days) {
            return days == null ? "None yet" : days == 1 ? "1 day" : days + " days";
        }

        public String getDecideWords() {
            return words(toDecide);
        }

        public String getDoWords() {
            return words(toDo);
        }

        public String getTellWords() {
            return words(toTell);
        }

        public String getInAllWords() {
            return words(inAll);
        }

        public String getLongestWords() {
            return words(longest);
        }

        private int total() {
            return or0(toDecide) + or0(toDo) + or0(toTell);
        }

        private Bar bar(int most) {
            return Bar.of(title, "heard " + heard + "; " + (inAll == null ? "none told yet" : "told after " + words(inAll)), most,
                    new int[] {or0(toDecide), or0(toDo), or0(toTell)}, FILLS);
        }

        private static int or0(Integer days) {
            return days == null ? 0 : days;
        }

        private List<String> cells() {
            return List.of(title, String.valueOf(heard), getDecideWords(), getDoWords(), getTellWords(), getInAllWords(), getLongestWords(),
                    getChange());
        }
    }

    private static final String[] FILLS = {"level-2", "level-3", "level-4"};

    /** Something that is waited for. @param state how far it is @param days since it was heard */
    public record Waiting(UUID id, String line, String state, int days) {
        public String getWords() {
            return Clock.words(days);
        }
    }

    static FeedbackPicture of(List<Feedback> heard, LocalDate today) {
        List<Feedback> all = heard.stream().filter(e -> !e.happenedOn().isAfter(today)).toList();
        Map<String, List<Feedback>> themes =
                all.stream().collect(Collectors.groupingBy(e -> Objects.requireNonNullElse(e.theme(), NO_THEME).toLowerCase(Locale.ROOT)));
        Map<Integer, List<Feedback>> years = new TreeMap<>(Comparator.reverseOrder());
        years.putAll(all.stream().collect(Collectors.groupingBy(e -> e.happenedOn().getYear())));
        List<Bar> people = Arrays.stream(Feedback.People.values()).map(kind -> {
            int count = (int) all.stream().filter(e -> e.raisedBy() == kind).count();
            return Bar.of(kind.getTitle(), count + " of " + all.size(), all.size(), new int[] {count}, "level-3");
        }).toList();
        return new FeedbackPicture(Clock.of("All", all, today),
                themes.values().stream().map(some -> Clock.of(Objects.requireNonNullElse(last(some).theme(), NO_THEME), some, today))
                        .sorted(Comparator.comparing(Clock::heard).reversed().thenComparing(Clock::title)).toList(),
                years.entrySet().stream().map(year -> Clock.of(String.valueOf(year.getKey()), year.getValue(), today)).toList(), people,
                all.stream().filter(e -> e.toldOn() == null)
                        .map(e -> new Waiting(e.id(), e.line(), e.state().getTitle(), days(e.happenedOn(), today)))
                        .sorted(Comparator.comparing(Waiting::days).reversed().thenComparing(Waiting::line)).toList());
    }

    /** @return how much was heard in the year before that day from each kind of person, by how long it took until they were told */
    static List<SentCount> sent(List<Feedback> all, LocalDate day) {
        List<Feedback> year = all.stream().filter(e -> e.happenedOn().isAfter(day.minusYears(1)) && e.raisedBy() != null).toList();
        return Arrays.stream(Feedback.People.values()).flatMap(kind -> {
            Map<Told, Long> counts = year.stream().filter(e -> e.raisedBy() == kind).collect(Collectors.groupingBy(e -> Told.of(e, day),
                    () -> new EnumMap<>(Told.class), Collectors.counting()));
            return counts.entrySet().stream().map(told -> new SentCount(SentCount.Subject.FEEDBACK, kind.name(), "", told.getKey().name(),
                    kind.getTitle(), told.getKey().label, told.getValue().intValue()));
        }).toList();
    }

    /** How long it took from hearing something to telling people what came of it. */
    private enum Told {
        WITHIN_30("told within 30 days"), WITHIN_90("within 90 days"), LATER("later"), WAITING("not told yet");

        private final String label;

        Told(String label) {
            this.label = label;
        }

        private static Told of(Feedback one, LocalDate day) {
            int days = one.toldOn() == null || one.toldOn().isAfter(day) ? -1 : days(one.happenedOn(), one.toldOn());
            return days < 0 ? WAITING : days <= 30 ? WITHIN_30 : days <= 90 ? WITHIN_90 : LATER;
        }
    }

    private static Feedback last(List<Feedback> some) {
        return some.get(some.size() - 1);
    }

    /** @return the day from which people wait to be told; null where nothing was decided */
    private static LocalDate before(Feedback one) {
        return one.doneOn() != null ? one.doneOn() : one.decidedOn();
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    @Override
    public List<Table> tables() {
        return List.of(table("Feedback by theme", "Theme", themes), table("Feedback by year", "Year", years),
                new Table("Who raised it", List.of("Kind of person", "How often"),
                        people.stream().map(bar -> List.of(bar.label(), bar.words())).toList()));
    }

    private static Table table(String title, String head, List<Clock> clocks) {
        return new Table(title,
                List.of(head, "Heard", "Median to decide", "Median to do", "Median to tell", "Median in all", "Longest wait",
                        "Change made"),
                clocks.stream().map(Clock::cells).toList());
    }

    public List<Bar> getThemeBars() {
        return bars(themes);
    }

    public List<Bar> getYearBars() {
        return bars(years);
    }

    private static List<Bar> bars(List<Clock> clocks) {
        int most = clocks.stream().mapToInt(Clock::total).max().orElse(0);
        return clocks.stream().map(clock -> clock.bar(most)).toList();
    }
}
