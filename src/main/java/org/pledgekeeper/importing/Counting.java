package org.pledgekeeper.importing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.pledgekeeper.logbook.PersonalData;
import org.pledgekeeper.typed.OneLine;

/**
 * Counts the rows of a file as they go by. Who someone is serves only to count nobody twice: it is turned into a number under a key
 * that is drawn for this reading alone, and both are forgotten with it.
 */
final class Counting {
    static final int MOST_ROWS = 200_000;
    static final int MOST_LINES = 3_000;
    private static final int MOST_DIFFERENT = 100;
    private static final int FEW = 12;
    private static final int MOST = 1_000_000;
    private static final int LONGEST = 160;
    private static final int MOST_YEARS_AHEAD = 20;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final String ALL_ALIKE = "Training, counted from a file";

    private static final Pattern TOTAL = Pattern.compile("(?i)(?:grand |sub ?-?)?totals?:?");
    private static final int MOST_REMEMBERED = 5_000;

    private final Mapping mapping;
    private final Map<String, String> commitments;
    private final LocalDate today;
    private final Said said;
    private final Map<String, Optional<Boolean>> completed = new HashMap<>();
    private final Map<String, Optional<String>> levels = new HashMap<>();
    private final Map<String, Optional<String>> courses = new HashMap<>();
    private final Map<Means, Integer> at = new EnumMap<>(Means.class);
    private final List<Integer> who = new ArrayList<>();
    private final Mac mac;
    private final Map<Map<String, String>, Sum> sums = new LinkedHashMap<>();
    private final Map<Means, Map<String, String>> words = new EnumMap<>(Means.class);
    private final Map<Why, Integer> leftOut = new EnumMap<>(Why.class);
    private final List<Counted.LeftOut> first = new ArrayList<>();
    private List<String> headings = List.of();
    private int rows;
    private int counted;
    private String problem;

    /** What is added up under one line. */
    private static final class Sum {
        private final LocalDate day;
        private final Map<String, Integer> counts = new TreeMap<>();
        private final Set<Long> people = new HashSet<>();
        private String state;

        Sum(LocalDate day) {
            this.day = day;
        }

        void add(String field, int number) {
            counts.merge(field, number, (a, b) -> Math.min(MOST, a + b));
        }
    }

    /** This row is left out. */
    private static final class Out extends RuntimeException {
        private final transient Means means;
        private final transient Why why;

        Out(Means means, Why why) {
            super(null, null, false, false);
            this.means = means;
            this.why = why;
        }
    }

    /** @param commitments those an action can be for: title by id, in order */
    Counting(Mapping mapping, Map<String, String> commitments, LocalDate today) {
        this.mapping = mapping;
        this.commitments = commitments;
        this.today = today;
        said = new Said(mapping.monthFirst());
        for (int column = 0; column < mapping.columns().size(); column++) {
            Means means = mapping.columns().get(column);
            if (means == Means.PERSON) {
                who.add(column);
            } else if (means != Means.LEFT_ALONE) {
                at.putIfAbsent(means, column);
            }
        }
        mac = mac();
        problem = missing();
    }

    private static Mac mac() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String missing() {
        return switch (mapping.destination()) {
            case TRAINING -> at.containsKey(Means.DAY) ? null : "Choose which column has the day, or the month, of the training.";
            case SUPERVISION -> !at.containsKey(Means.DAY) ? "Choose which column has the day, or the month, of the supervision."
                    : !at.containsKey(Means.TYPE) && !mapping.always().containsKey(Means.TYPE) ? "Choose which type of supervision this is."
                            : !mapping.isOfCounts() && !at.containsKey(Means.STATUS)
                                    ? "Choose which column says whether a session was held, or how many were offered and held." : null;
            case ACTIONS -> !at.containsKey(Means.TITLE) ? "Choose which column says what will be done."
                    : !at.containsKey(Means.DUE) ? "Choose which column has the month each action is planned for." : null;
        };
    }

    /** Takes the next row. @return whether to go on */
    boolean row(int number, List<String> cells) {
        if (number <= mapping.headings()) {
            headings = number == mapping.headings() ? cells : headings;
            return problem == null;
        }
        if (problem != null) {
            return false;
        }
        if (++rows > MOST_ROWS) {
            problem = "This file has more than 200,000 rows. Please import it in parts, a year at a time for example.";
            return false;
        }
        try {
            if (cells.equals(headings) || cells.stream().limit(3).anyMatch(cell -> cell.length() < 30 && TOTAL.matcher(cell).matches())) {
                throw new Out(null, Why.TOTAL);
            }
            switch (mapping.destination()) {
                case TRAINING -> training(cells);
                case SUPERVISION -> supervision(cells);
                case ACTIONS -> action(cells);
            }
            counted++;
        } catch (Out out) {
            leftOut.merge(out.why, 1, Integer::sum);
            if (out.why.isToMend() && first.size() < Counted.MOST_SHOWN) {
                first.add(new Counted.LeftOut(number, out.means == null ? -1 : at.getOrDefault(out.means, -1), out.why));
            }
        }
        if (problem == null && sums.size() > MOST_LINES) {
            problem =
                    "This would make more than 3,000 entries. Please leave a column alone that tells them apart, the course for "
                            + "example, or import"
                            + " the file in parts.";
        }
        return problem == null;
    }

    private void training(List<String> cells) {
        String course = words(Means.COURSE, cells);
        if (!mapping.only().isEmpty() && !course.toLowerCase(Locale.ROOT).contains(mapping.only().toLowerCase(Locale.ROOT))) {
            throw new Out(null, Why.OTHER_COURSE);
        }
        String status = cell(Means.STATUS, cells);
        if (!status.isEmpty()
                && !remembered(completed, status, Said::completed).orElseThrow(() -> new Out(Means.STATUS, Why.STATUS_UNCLEAR))) {
            throw new Out(null, Why.NOT_DONE);
        }
        boolean mayBeOpen = status.isEmpty() && !mapping.isOfCounts() && cell(Means.DAY, cells).isEmpty();
        if (mayBeOpen) {
            throw new Out(Means.DAY, at.containsKey(Means.STATUS) ? Why.NO_DAY : Why.NOT_DONE);
        }
        LocalDate day = day(cells);
        String level = cell(Means.LEVEL, cells).isEmpty() ? remembered(courses, course, Said::levelOfCourse).orElse("")
                : remembered(levels, cell(Means.LEVEL, cells), Said::level).orElseThrow(() -> new Out(Means.LEVEL, Why.LEVEL_UNCLEAR));
        String group = words(Means.GROUP, cells);
        String measure = cell(Means.MEASURE, cells).isEmpty() ? "COMPLETED"
                : Said.measure(cell(Means.MEASURE, cells)).orElseThrow(() -> new Out(Means.MEASURE, Why.MEASURE_UNCLEAR));
        boolean isFlow = measure.equals("COMPLETED");
        if (!isFlow && level.isEmpty()) {
            throw new Out(Means.LEVEL, Why.NO_LEVEL);
        }
        if (!isFlow && group.isEmpty()) {
            throw new Out(Means.GROUP, Why.NO_GROUP);
        }
        Map<String, String> says = new TreeMap<>();
        says.put("line", course.isEmpty() ? ALL_ALIKE : course);
        says.put("measure", measure);
        says.put("state", "DONE");
        put(says, "practiceLevel", level);
        put(says, "workforceGroup", group);
        if (isFlow) {
            YearMonth month = YearMonth.from(day);
            says.put("periodFrom", month.atDay(1).toString());
            says.put("periodTo", month.atEndOfMonth().toString());
        } else {
            says.put("happenedOn", day.toString());
        }
        int people = mapping.says(Means.PEOPLE) ? count(Means.PEOPLE, cells) : 1;
        Sum sum = sum(says, isFlow ? endOf(day) : day);
        if (!mapping.says(Means.PEOPLE) && !isNew(sum, cells)) {
            throw new Out(null, Why.TWICE);
        }
        sum.add("people", people);
    }

    /** @return what was read from this cell before, or is now: few words stand in many rows */
    private static <T> Optional<T> remembered(Map<String, Optional<T>> read, String cell, Function<String, Optional<T>> reading) {
        if (read.size() > MOST_REMEMBERED) {
            read.clear();
        }
        return read.computeIfAbsent(cell, reading);
    }

    private void supervision(List<String> cells) {
        LocalDate day = mapping.isOfCounts() ? day(cells) : dayOrLater(cells);
        String type = cell(Means.TYPE, cells);
        String form = cell(Means.FORM, cells);
        Map<String, String> says = new TreeMap<>();
        says.put("type", Said.type(type).orElseThrow(() -> new Out(Means.TYPE, Why.TYPE_UNCLEAR)));
        put(says, "form",
                form.isEmpty() ? Said.form(type).orElse("") : Said.form(form).orElseThrow(() -> new Out(Means.FORM, Why.FORM_UNCLEAR)));
        says.put("month", YearMonth.from(day).toString());
        if (mapping.isOfCounts()) {
            int held = optional(Means.HELD, cells);
            int pressure = optional(Means.PRESSURE, cells);
            int byStaff = optional(Means.BY_STAFF, cells);
            int otherwise = optional(Means.OTHERWISE, cells);
            int offered = cell(Means.OFFERED, cells).isEmpty() ? held + pressure + byStaff + otherwise : count(Means.OFFERED, cells);
            if (cell(Means.OFFERED, cells).isEmpty() && cell(Means.HELD, cells).isEmpty()) {
                throw new Out(at.containsKey(Means.OFFERED) ? Means.OFFERED : Means.HELD, Why.NO_COUNT);
            }
            if (held + pressure + byStaff + otherwise > offered) {
                throw new Out(Means.HELD, Why.MORE_HELD);
            }
            Sum sum = sum(says, endOf(day));
            sum.add("offered", offered);
            sum.add("held", held);
            sum.add("cancelledForPressure", pressure);
            sum.add("cancelledByStaff", byStaff);
            sum.add("cancelledOtherwise", otherwise);
        } else {
            Said.Session session = Said.session(cell(Means.STATUS, cells)).orElseThrow(() -> new Out(Means.STATUS, Why.STATUS_UNCLEAR));
            if (session == Said.Session.TO_COME || day.isAfter(today)) {
                throw new Out(null, Why.TO_COME);
            }
            Sum sum = sum(says, endOf(day));
            sum.add("offered", 1);
            sum.add("held", session == Said.Session.HELD ? 1 : 0);
            sum.add("cancelledForPressure", session == Said.Session.PRESSURE ? 1 : 0);
            sum.add("cancelledByStaff", session == Said.Session.BY_STAFF ? 1 : 0);
            sum.add("cancelledOtherwise", session == Said.Session.OTHERWISE ? 1 : 0);
        }
    }

    private void action(List<String> cells) {
        String title = line(Means.TITLE, cells);
        if (title.isEmpty()) {
            throw new Out(Means.TITLE, Why.NO_TITLE);
        }
        String owner = line(Means.OWNER, cells);
        if (owner.length() > 120) {
            throw new Out(Means.OWNER, Why.TOO_LONG);
        }
        if (owner.isEmpty() || at.containsKey(Means.OWNER) && !Said.isRole(owner)) {
            owner = mapping.always().getOrDefault(Means.OWNER, "");
        }
        if (owner.isEmpty()) {
            throw new Out(Means.OWNER, Why.NO_OWNER);
        }
        String written = cell(Means.DUE, cells);
        if (written.isEmpty()) {
            throw new Out(Means.DUE, Why.NO_MONTH);
        }
        YearMonth due = said.month(written).orElseThrow(() -> new Out(Means.DUE, Why.DAY_UNCLEAR));
        if (due.atDay(1).isBefore(EARLIEST)) {
            throw new Out(Means.DUE, Why.TOO_EARLY);
        }
        if (due.isAfter(YearMonth.from(today).plusYears(MOST_YEARS_AHEAD))) {
            throw new Out(Means.DUE, Why.FAR_AWAY);
        }
        LocalDate started = cell(Means.STARTED, cells).isEmpty() ? today
                : said.day(cell(Means.STARTED, cells)).orElseThrow(() -> new Out(Means.STARTED, Why.DAY_UNCLEAR));
        if (started.isBefore(EARLIEST)) {
            throw new Out(Means.STARTED, Why.TOO_EARLY);
        }
        started = started.isAfter(today) ? today : started;
        started = started.isAfter(due.atEndOfMonth()) ? due.atDay(1) : started;
        String state = Said.state(cell(Means.STATUS, cells)).orElseThrow(() -> new Out(Means.STATUS, Why.STATUS_UNCLEAR));
        Map<String, String> says = new TreeMap<>();
        says.put("title", title);
        says.put("ownerRole", owner);
        says.put("due", due.toString());
        says.put("commitment", commitment(cells));
        sum(says, started).state = state;
    }

    private String commitment(List<String> cells) {
        String words = Means.plain(cell(Means.COMMITMENT, cells, false));
        int number = 0;
        for (Map.Entry<String, String> one : commitments.entrySet()) {
            number++;
            String title = Means.plain(one.getValue());
            if (!words.isEmpty()
                    && (words.matches("(?:commitment |pledge )?" + number + "(?: .*)?") || words.equals(Means.plain(one.getKey()))
                            || words.contains(title) || title.contains(words) && words.length() > 4)) {
                return one.getKey();
            }
        }
        return Optional.ofNullable(mapping.always().get(Means.COMMITMENT)).filter(commitments::containsKey)
                .orElseThrow(() -> new Out(Means.COMMITMENT, Why.NO_COMMITMENT));
    }

    private static void put(Map<String, String> says, String field, String value) {
        if (!value.isEmpty()) {
            says.put(field, value);
        }
    }

    private Sum sum(Map<String, String> says, LocalDate day) {
        return sums.computeIfAbsent(says, first -> new Sum(day));
    }

    /** @return whether this person was not counted here yet; true where no column tells people apart, or it says nobody */
    private boolean isNew(Sum sum, List<String> cells) {
        StringBuilder person = new StringBuilder();
        for (int column : who) {
            person.append(column < cells.size() ? cells.get(column).toLowerCase(Locale.ROOT) : "").append('\u0000');
        }
        boolean nobody = person.chars().allMatch(letter -> letter == 0);
        return nobody || sum.people.add(ByteBuffer.wrap(mac.doFinal(person.toString().getBytes(StandardCharsets.UTF_8))).getLong());
    }

    private LocalDate endOf(LocalDate day) {
        LocalDate end = YearMonth.from(day).atEndOfMonth();
        return end.isAfter(today) ? today : end;
    }

    private LocalDate day(List<String> cells) {
        LocalDate day = dayOrLater(cells);
        boolean isMonth = YearMonth.from(day).equals(YearMonth.from(today)) && day.getDayOfMonth() == 1;
        if (day.isAfter(today) && !isMonth) {
            throw new Out(Means.DAY, Why.TOO_LATE);
        }
        return day;
    }

    private LocalDate dayOrLater(List<String> cells) {
        String written = cell(Means.DAY, cells);
        if (written.isEmpty()) {
            throw new Out(Means.DAY, Why.NO_DAY);
        }
        LocalDate day = said.day(written).orElseThrow(() -> new Out(Means.DAY, Why.DAY_UNCLEAR));
        if (day.isBefore(EARLIEST)) {
            throw new Out(Means.DAY, Why.TOO_EARLY);
        }
        if (day.isAfter(today.plusYears(1))) {
            throw new Out(Means.DAY, Why.TOO_LATE);
        }
        return day;
    }

    private int optional(Means means, List<String> cells) {
        return cell(means, cells).isEmpty() ? 0 : count(means, cells);
    }

    private int count(Means means, List<String> cells) {
        String written = cell(means, cells);
        if (written.isEmpty()) {
            throw new Out(means, Why.NO_COUNT);
        }
        int count = Said.count(written).orElseThrow(() -> new Out(means, Why.COUNT_UNCLEAR));
        if (count > MOST) {
            throw new Out(means, Why.COUNT_ABSURD);
        }
        return count;
    }

    private String cell(Means means, List<String> cells) {
        return cell(means, cells, true);
    }

    /** @return what stands there; what holds for all rows where nothing does and that is asked for */
    private String cell(Means means, List<String> cells, boolean always) {
        Integer column = at.get(means);
        String cell = column == null || column >= cells.size() ? "" : cells.get(column);
        if (cell.equals(Sheets.ERROR)) {
            throw new Out(means, Why.ERROR);
        }
        if (cell.equals(Sheets.TOO_LONG)) {
            throw new Out(means, Why.TOO_LONG);
        }
        return cell.isEmpty() && always && means != Means.OWNER ? mapping.always().getOrDefault(means, "") : cell;
    }

    private String line(Means means, List<String> cells) {
        String line = OneLine.of(cell(means, cells));
        if (line != null && line.length() > LONGEST) {
            throw new Out(means, Why.TOO_LONG);
        }
        if (line != null && PersonalData.in(line).isPresent()) {
            throw new Out(means, Why.PERSONAL);
        }
        return line == null ? "" : line;
    }

    /** @return one of a few words that many rows share, as it was spelled first */
    private String words(Means means, List<String> cells) {
        String cell = cell(means, cells);
        if (cell.isEmpty()) {
            return "";
        }
        Map<String, String> known = words.computeIfAbsent(means, first -> new HashMap<>());
        String key = cell.toLowerCase(Locale.ROOT);
        String word = known.get(key);
        if (word == null) {
            word = line(means, cells);
            known.put(key, word);
            if (known.size() > MOST_DIFFERENT) {
                problem = tooMany(means);
            }
        }
        return word;
    }

    private String tooMany(Means means) {
        return "Column " + Counted.letter(at.getOrDefault(means, -1))
                + " says something else in almost every row, as names do. It is not taken for “"
                + means.getTitle() + "”: please choose another column, or leave it alone.";
    }

    Counted result() {
        for (Means means : List.of(Means.GROUP, Means.COURSE)) {
            if (problem == null && !mapping.isOfCounts() && at.containsKey(means) && counted >= FEW
                    && words.getOrDefault(means, Map.of()).size() > counted / 2 + 1) {
                problem = tooMany(means);
            }
        }
        if (problem == null && counted == 0) {
            problem =
                    "No row of this file could be counted. Please look at what each column was taken for, and at the rows that were "
                            + "left out.";
        }
        List<Line> lines = new ArrayList<>();
        if (problem == null) {
            sums.forEach((says, sum) -> {
                Map<String, String> varies = new TreeMap<>();
                sum.counts.forEach((field, count) -> varies.put(field, String.valueOf(count)));
                if (sum.state != null) {
                    varies.put("state", sum.state);
                }
                if (!varies.isEmpty()) {
                    lines.add(new Line(sum.day, says, varies));
                }
            });
        }
        return new Counted(rows, counted, new EnumMap<>(leftOut.isEmpty() ? new EnumMap<>(Why.class) : leftOut), List.copyOf(first),
                List.copyOf(lines),
                problem);
    }
}
