package org.pledgekeeper.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pledgekeeper.typed.TypedDate;

/** What a cell says, as systems and people write it; empty where it says no such thing. */
final class Said {
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
    private static final Pattern SLASHES = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})(?:,? +\\d{1,2}:.*)?");
    private static final Pattern COMPACT = Pattern.compile("(20\\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])");
    private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d+)?");
    private static final Pattern TIME_AFTER = Pattern.compile("[ ,]+\\d{1,2}:\\d{2}.*");
    private static final LocalDate DAY_NOUGHT = LocalDate.of(1899, 12, 30);
    private static final int MOST_REMEMBERED = 5_000;
    private static final Pattern ROLE =
            Pattern.compile("(?i)\\b(?:head|lead|leads|manager|managers|officer|director|chief|chair|team|group|service|services|"
                    + "coordinator|co-ordinator|champion|adviser|advisor|board|committee|executive|hr|human resources|od|comms|"
                    + "communications|clerk|"
                    + "nurse|nursing|principal|assistant|secretary|partner|practitioner|worker|workers|teacher|all|everyone|staff|"
                    + "department|supervisor|"
                    + "consultant|psychologist|psychology|specialist|trainer|trustee|trustees|owner|role|ceo|cfo|coo|convener|provost|"
                    + "leader|steering|panel|"
                    + "training|learning|development|business|office|unit|forum|network|directorate)\\b");

    /** How far an action is, by the words for it; the first that fits. */
    private static final List<Map.Entry<String, String>> STATES = List.of(
            Map.entry("PLANNED", "plan\\w*|not (?:yet )?started|open|to do|todo|new|proposed|agreed|red|future|pending|0|0%|no"),
            Map.entry("DONE", "complet\\w*|done|closed|finished|achieved|100|100%|yes|green complete|blue|delivered|1"),
            Map.entry("UNDER_WAY", "(?:in )?progress.*|under ?way|on ?going|started|on track|active|amber|green|behind|[1-9]?\\d%|"
                    + "part\\w* complet\\w*"),
            Map.entry("SET_ASIDE", "on hold|paused|cancel\\w*|set aside.*|stopped|withdrawn|parked|deferred|no longer.*|grey"));

    private final boolean monthFirst;
    private final Map<String, Optional<LocalDate>> days = new HashMap<>();

    /** @param monthFirst whether 03/04/2026 is the 4th of March */
    Said(boolean monthFirst) {
        this.monthFirst = monthFirst;
    }

    /** @return the day; the first of a month where only that is said */
    Optional<LocalDate> day(String cell) {
        if (days.size() > MOST_REMEMBERED) {
            days.clear();
        }
        return days.computeIfAbsent(cell, this::read);
    }

    private Optional<LocalDate> read(String cell) {
        try {
            Matcher form = ISO.matcher(cell);
            if (form.matches()) {
                return Optional.of(LocalDate.of(number(form, 1), number(form, 2), number(form, 3)));
            }
            form = SLASHES.matcher(cell);
            if (form.matches()) {
                int year = number(form, 3);
                return Optional.of(
                        LocalDate.of(year < 100 ? 2000 + year : year, number(form, monthFirst ? 1 : 2), number(form, monthFirst ? 2 : 1)));
            }
            form = COMPACT.matcher(cell);
            if (form.matches()) {
                return Optional.of(LocalDate.of(number(form, 1), number(form, 2), number(form, 3)));
            }
            form = SERIAL.matcher(cell);
            if (form.matches()) {
                return number(form, 1) < 80_000 ? Optional.of(DAY_NOUGHT.plusDays(number(form, 1))) : Optional.empty();
            }
        } catch (DateTimeException none) {
            return Optional.empty();
        }
        String words = TIME_AFTER.matcher(cell).replaceFirst("");
        try {
            return Optional.ofNullable(TypedDate.day(words));
        } catch (DateTimeException notADay) {
            try {
                return Optional.ofNullable(TypedDate.yearMonth(words)).map(month -> month.atDay(1));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    Optional<YearMonth> month(String cell) {
        return day(cell).map(YearMonth::from);
    }

    /** @return 1 where a day with its first number over 12 shows that days come first, -1 where the second is, 0 where it cannot be told */
    static int dayFirst(String cell) {
        Matcher form = SLASHES.matcher(cell);
        return !form.matches() ? 0 : number(form, 1) > 12 ? 1 : number(form, 2) > 12 ? -1 : 0;
    }

    private static String plain(String cell) {
        return cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}%]+", " ").strip();
    }

    /** @return a practice level; of "trauma informed, skilled level" the higher */
    static Optional<String> level(String cell) {
        String words = " " + plain(cell) + " ";
        return words.contains(" specialist ") || words.matches("(?: level| tier)? ?4 ") ? Optional.of("SPECIALIST")
                : words.contains(" enhanced ") || words.matches("(?: level| tier)? ?3 ") ? Optional.of("ENHANCED")
                        : words.contains(" skilled ") || words.matches("(?: level| tier)? ?2 ") ? Optional.of("SKILLED")
                                : words.contains(" informed ") || words.matches("(?: level| tier)? ?1 ") ? Optional.of("INFORMED")
                                        : Optional.empty();
    }

    /** @return the level that the name of a course tells; that it is "trauma informed" tells none */
    static Optional<String> levelOfCourse(String course) {
        String words = plain(course).replaceAll("trauma informed(?! (?:practice )?level)", "");
        return words.matches(".*\\b(?:informed|skilled|enhanced|specialist)\\b.*") ? level(words) : Optional.empty();
    }

    /** @return whether a training was completed */
    static Optional<Boolean> completed(String cell) {
        String words = plain(cell);
        if (words.matches(
                "(?:in )?progress|in ?complete|not .*|did ?n ?t .*|did not .*|enrol\\w*|registered|booked|assigned|started|in "
                        + "progress.*|under way|withdr\\w+|fail\\w*|"
                        + "cancel\\w*|no|n|false|0|0%|no show|dna|absent|apologies|overdue|expired|open|planned|waiting.*|declined|"
                        + "due|[1-9]?\\d%|incomplete.*|partial\\w*|dropped.*")) {
            return Optional.of(false);
        }
        return words.matches(
                "(?:successfully )?complet\\w*.*|pass\\w*.*|attend\\w*|done|yes|y|true|1|100|100%|finished|achieved|certified|"
                        + "certificated|present|full\\w*")
                                ? Optional.of(true) : Optional.empty();
    }

    /** How a session of supervision ended. */
    enum Session {
        HELD, PRESSURE, BY_STAFF, OTHERWISE, TO_COME
    }

    static Optional<Session> session(String cell) {
        String words = plain(cell);
        if (words.matches("held|yes|y|true|1|done|complet\\w*.*|attend\\w*.*|took place.*|delivered|present|went ahead.*")) {
            return Optional.of(Session.HELD);
        }
        if (words.matches("offered|planned|scheduled|booked|upcoming|to come|confirmed|arranged")) {
            return Optional.of(Session.TO_COME);
        }
        if (!words.matches(
                "(?:.*\\b(?:cancel\\w*|canx|not held|postpon\\w*|did not|no show|dna|declined|no|missed|absent|rearranged|rescheduled|"
                        + "called off|n|false|0)\\b.*)")) {
            return Optional.empty();
        }
        return Optional.of(words
                .matches(".*\\b(?:pressure\\w*|capacity|busy|workload|cover|staffing|short staffed|demand|crisis|emergency|service)\\b.*")
                        ? Session.PRESSURE
                        : words.matches(".*\\b(?:staff|declined|dna|no show|did not|choice|request|supervisee|absent|missed)\\b.*")
                                ? Session.BY_STAFF : Session.OTHERWISE);
    }

    static Optional<String> type(String cell) {
        String words = plain(cell);
        return words.matches(".*\\breflective\\b.*|.*\\breflection\\b.*") ? Optional.of("REFLECTIVE_GROUP")
                : words.contains("restorative") ? Optional.of("RESTORATIVE")
                        : words.matches(".*\\b(?:professional|clinical|management|managerial|line)\\b.*") ? Optional.of("PROFESSIONAL")
                                : words.matches(".*\\b(?:practice|case|casework|caseload)\\b.*") ? Optional.of("PRACTICE")
                                        : Optional.empty();
    }

    static Optional<String> form(String cell) {
        String words = plain(cell);
        return words.matches(".*\\b(?:group|team|peer|groups)\\b.*") ? Optional.of("GROUP")
                : words.matches(".*\\b(?:one to one|1 1|1 to 1|individual|121|one|single|1 2 1)\\b.*") ? Optional.of("ONE_TO_ONE")
                        : Optional.empty();
    }

    static Optional<String> measure(String cell) {
        String words = plain(cell);
        return words.matches(".*\\b(?:need\\w*|require\\w*|target|roles?)\\b.*") ? Optional.of("NEEDED")
                : words.matches(".*\\b(?:hold\\w*|held|stock|current\\w*|have)\\b.*") ? Optional.of("HELD")
                        : words.matches(".*\\b(?:complet\\w*|attend\\w*|flow|trained|pass\\w*)\\b.*") ? Optional.of("COMPLETED")
                                : Optional.empty();
    }

    /** @return how far an action is */
    static Optional<String> state(String cell) {
        String words = plain(cell);
        return words.isEmpty() ? Optional.of("PLANNED")
                : STATES.stream().filter(one -> words.matches(one.getValue())).map(Map.Entry::getKey).findFirst();
    }

    /** @return a whole number, 0 or more, at most nine digits */
    static Optional<Integer> count(String cell) {
        String digits = cell.replaceAll("(?<=\\d)[, \u00a0](?=\\d{3}(?:\\D|$))", "").replaceFirst("\\.0+$", "");
        return digits.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(digits)) : Optional.empty();
    }

    /** @return whether it names a role, and not only somebody */
    static boolean isRole(String cell) {
        return ROLE.matcher(cell).find();
    }
}
