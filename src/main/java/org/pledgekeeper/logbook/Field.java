package org.pledgekeeper.logbook;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgekeeper.typed.OneLine;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Days;

/**
 * One thing that an entry says: how it is asked, read, kept and shown. Pages, the interface between programs, search, history and
 * exports are all made from this description.
 *
 * @param name as forms and programs call it; its column is the same with underscores
 * @param label how it is asked
 * @param hint said under the label; empty for none
 * @param first whether it is asked at once, and not among what can be said later
 * @param choices what can be chosen; empty for what is typed
 * @param suggestions what is offered beside a line that is typed
 */
public record Field(String name, String label, String hint, Kind kind, boolean first, List<Choice> choices, List<String> suggestions,
        Function<Entry, Object> get, BiConsumer<Entry, Object> set) {
    static final int LONGEST_LINE = 160;
    static final int LONGEST_WORDS = 1000;
    static final int MOST = 1_000_000;
    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    /** What kind of value it holds. */
    public enum Kind {
        /** Text in one line. */
        LINE,
        /** Text in several lines. */
        WORDS,
        /** A whole number, 0 or more. */
        COUNT, DAY, YES_NO,
        /** One of the choices. */
        ONE,
        /** Any of the choices. */
        SEVERAL;

        boolean isText() {
            return this == LINE || this == WORDS;
        }
    }

    static <E extends Entry> Field line(String name, String label, Function<E, String> get, BiConsumer<E, String> set) {
        return of(name, label, Kind.LINE, List.of(), get, set);
    }

    static <E extends Entry> Field words(String name, String label, Function<E, String> get, BiConsumer<E, String> set) {
        return of(name, label, Kind.WORDS, List.of(), get, set);
    }

    static <E extends Entry> Field count(String name, String label, Function<E, Integer> get, BiConsumer<E, Integer> set) {
        return of(name, label, Kind.COUNT, List.of(), get, set);
    }

    static <E extends Entry> Field day(String name, String label, Function<E, LocalDate> get, BiConsumer<E, LocalDate> set) {
        return of(name, label, Kind.DAY, List.of(), get, set);
    }

    static <E extends Entry> Field yesNo(String name, String label, Function<E, Boolean> get, BiConsumer<E, Boolean> set) {
        return of(name, label, Kind.YES_NO, List.of(), get, set);
    }

    static <E extends Entry, C extends Enum<C> & Choice> Field one(String name, String label, Class<C> choices, Function<E, C> get,
            BiConsumer<E, C> set) {
        return of(name, label, Kind.ONE, List.of(choices.getEnumConstants()), get, set);
    }

    /** Kept as names with a space between two. */
    static <E extends Entry, C extends Enum<C> & Choice> Field several(String name, String label, Class<C> choices, Function<E,
            String> get, BiConsumer<E, String> set) {
        return of(name, label, Kind.SEVERAL, List.of(choices.getEnumConstants()),
                (E e) -> get.apply(e) == null ? null : Arrays.stream(get.apply(e).split(" ")).map(one -> Enum.valueOf(choices, one))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(choices))),
                (E e, Set<C> all) -> set.accept(e, all == null ? null : all.stream().map(Enum::name).collect(Collectors.joining(" "))));
    }

    @SuppressWarnings("unchecked")
    private static <E extends Entry, V> Field of(String name, String label, Kind kind, List<? extends Choice> choices, Function<E,
            V> get, BiConsumer<E, V> set) {
        return new Field(name, label, "", kind, false, List.copyOf(choices), List.of(), e -> get.apply((E) e),
                (e, v) -> set.accept((E) e, (V) v));
    }

    /** @return the same, with this said under its label */
    Field saying(String words) {
        return new Field(name, label, words, kind, first, choices, suggestions, get, set);
    }

    /** @return the same, asked at once */
    Field atOnce() {
        return new Field(name, label, hint, kind, true, choices, suggestions, get, set);
    }

    /** @return the same, with these offered beside what is typed */
    Field suggesting(List<String> lines) {
        return new Field(name, label, hint, kind, first, choices, lines, get, set);
    }

    String column() {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /**
     * @return what was typed as the value it stands for; null where it is blank
     * @throws IllegalArgumentException with words that say how to mend it
     */
    public Object read(String typed) {
        String line = kind == Kind.WORDS ? several(typed) : OneLine.of(typed);
        return line == null ? null : switch (kind) {
            case LINE -> within(line, LONGEST_LINE);
            case WORDS -> within(line, LONGEST_WORDS);
            case COUNT -> number(line);
            case DAY -> date(line);
            case YES_NO -> yes(line);
            case ONE -> chosen(line);
            case SEVERAL -> Arrays.stream(line.split("[ ,]+")).map(this::chosen)
                    .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        };
    }

    private static String several(String typed) {
        return typed == null || typed.isBlank() ? null : typed.lines().map(OneLine::of).map(one -> one == null ? "" : one)
                .collect(Collectors.joining("\n")).strip();
    }

    private static String within(String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException("This is " + text.length() + " characters long. Please keep it to " + longest + ".");
        }
        return text;
    }

    private static Integer number(String line) {
        String digits = line.replaceAll("(?<=\\d)[, ](?=\\d{3})", "");
        if (!digits.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("Write a whole number, for example 12. It cannot be less than 0 or have a fraction.");
        }
        int number = Integer.parseInt(digits);
        if (number > MOST) {
            throw new IllegalArgumentException("That is more than a million. Please check the number.");
        }
        return number;
    }

    private static LocalDate date(String line) {
        LocalDate day;
        try {
            day = TypedDate.day(line);
        } catch (DateTimeException notADay) {
            throw new IllegalArgumentException(notADay.getMessage(), notADay);
        }
        LocalDate latest = LocalDate.now(Days.SCOTLAND).plusYears(5);
        if (day.isBefore(EARLIEST) || day.isAfter(latest)) {
            throw new IllegalArgumentException("Choose a day between " + EARLIEST.getYear() + " and " + latest.getYear() + ".");
        }
        return day;
    }

    private static Boolean yes(String line) {
        return switch (line.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException("Choose yes or no.");
        };
    }

    private Choice chosen(String code) {
        return choices.stream().filter(choice -> choice.name().equals(code)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "Choose one of the list: " + choices.stream().map(Choice::getTitle).collect(Collectors.joining(", ")) + "."));
    }

    /** @return its value in that entry as it would be typed; empty where there is none */
    public String typed(Entry entry) {
        Object value = get.apply(entry);
        return value == null ? "" : value instanceof Set<?> all ? all.stream().map(one -> ((Choice) one).name())
                .collect(Collectors.joining(" "))
                : value instanceof Choice choice ? choice.name() : value.toString();
    }

    /** @return its value in that entry as people read it; empty where there is none */
    public String shown(Entry entry) {
        return words(get.apply(entry));
    }

    /** @return a value as people read it */
    static String words(Object value) {
        return value == null ? "" : value instanceof Set<?> all ? all.stream().map(one -> ((Choice) one).getTitle())
                .collect(Collectors.joining(", "))
                : value instanceof Choice choice ? choice.getTitle() : value instanceof LocalDate day ? Days.words(day)
                        : value instanceof Boolean yes ? yes ? "Yes" : "No" : value.toString();
    }

    /** @return its value as a cell of a table, or of JSON: words, a whole number, a day or yes and no; null where there is none */
    Object value(Entry entry) {
        Object value = get.apply(entry);
        return value instanceof Choice choice ? choice.name() : value instanceof Set<?> all ? all.stream()
                .map(one -> ((Choice) one).name()).toList() : value;
    }

    // What pages ask ------------------------------------------------------------------------

    public boolean isLine() {
        return kind == Kind.LINE;
    }

    public boolean isWords() {
        return kind == Kind.WORDS;
    }

    public boolean isCount() {
        return kind == Kind.COUNT;
    }

    public boolean isDay() {
        return kind == Kind.DAY;
    }

    public boolean isOne() {
        return kind == Kind.ONE || kind == Kind.YES_NO;
    }

    public boolean isSeveral() {
        return kind == Kind.SEVERAL;
    }

    /** @return what can be chosen, each code with its title, in order */
    public Map<String, String> getOptions() {
        Map<String, String> options = new LinkedHashMap<>();
        if (kind == Kind.YES_NO) {
            options.put("true", "Yes");
            options.put("false", "No");
        }
        choices.forEach(choice -> options.put(choice.name(), choice.getTitle()));
        return options;
    }
}
