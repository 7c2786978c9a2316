package org.pledgekeeper.typed;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pledgekeeper.refusal.Refused;

/** Days and months as people write them in Britain, and as computers do: the day first, or the year first. Years are 1900 to 2100. */
public final class TypedDate {
    private static final List<String> MONTHS =
            List.of("january", "february", "march", "april", "may", "june", "july", "august", "september",
                    "october", "november", "december");
    private static final String GAP = "[\\s./,–-]*";
    private static final String YEAR = "(?<year>\\d{4}|['’]?\\d{2})";
    private static final String MONTH_NAME = "(?<name>[a-z]{3,9})";
    private static final String WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";
    private static final String DAY = "(?<day>\\d{1,2})";
    private static final List<Pattern> DAYS = patterns(
            "(?<year>\\d{4})[-/. ](?<month>\\d{1,2})[-/. ]" + DAY,
            DAY + "\\s*[-/., ]\\s*(?<month>\\d{1,2})\\s*[-/., ]\\s*" + YEAR,
            WEEKDAY + "(?:the )?" + DAY + "(?:st|nd|rd|th)?(?: day)?(?: of)?" + GAP + MONTH_NAME + GAP + YEAR,
            WEEKDAY + MONTH_NAME + GAP + "(?:the )?" + DAY + "(?:st|nd|rd|th)?" + "[\\s,.]+" + YEAR,
            "(?<year>\\d{4})" + GAP + MONTH_NAME + GAP + DAY);
    private static final List<Pattern> YEAR_MONTHS = patterns(
            "(?<year>\\d{4})[-/. ](?<month>\\d{1,2})",
            "(?<month>\\d{1,2})\\s*[-/., ]\\s*" + YEAR,
            MONTH_NAME + GAP + YEAR,
            "(?<year>\\d{4})" + GAP + MONTH_NAME);

    private TypedDate() {}

    /**
     * @return null for null and blank text
     * @throws DateTimeException with words that say how to mend it
     */
    public static LocalDate day(String typed) {
        return read(typed, DAYS, "Write the day, the month and the year, for example 14 3 2026 or 14 March 2026.", found -> {
            YearMonth month = month(found);
            int day = Integer.parseInt(found.group("day"));
            if (!month.isValidDay(day)) {
                throw new DateTimeException("There is no day " + day + " in that month. Please check the day and the month.");
            }
            return month.atDay(day);
        });
    }

    /**
     * @param field where it was typed
     * @return null for null and blank text
     * @throws Refused for that field, saying how to mend it
     */
    public static LocalDate day(String field, String typed) {
        try {
            return day(typed);
        } catch (DateTimeException notADay) {
            throw new Refused(field, notADay.getMessage());
        }
    }

    /**
     * @return null for null and blank text; for a whole day, its month
     * @throws DateTimeException with words that say how to mend it
     */
    public static YearMonth yearMonth(String typed) {
        String mend = "Write the month and the year, for example 5 2027 or May 2027.";
        String text = plain(typed);
        boolean isDay = text != null && YEAR_MONTHS.stream().noneMatch(form -> form.matcher(text).matches())
                && DAYS.stream().anyMatch(form -> form.matcher(text).matches());
        return isDay ? YearMonth.from(day(typed)) : read(typed, YEAR_MONTHS, mend, TypedDate::month);
    }

    private static <T> T read(String typed, List<Pattern> forms, String mend, Function<Matcher, T> reading) {
        String text = plain(typed);
        if (text == null) {
            return null;
        }
        return forms.stream().map(form -> form.matcher(text)).filter(Matcher::matches).findFirst().map(reading)
                .orElseThrow(() -> new DateTimeException(mend));
    }

    private static String plain(String typed) {
        String line = OneLine.of(typed);
        return line == null ? null : line.toLowerCase(Locale.ROOT);
    }

    private static YearMonth month(Matcher found) {
        int year = year(found.group("year").replaceAll("\\D", ""));
        int month = found.pattern().pattern().contains("?<month>") ? Integer.parseInt(found.group("month")) : named(found.group("name"));
        if (month < 1 || month > 12) {
            throw new DateTimeException("There is no month " + month + ". Write the day first, for example 14 3 2026.");
        }
        if (year < 1900 || year > 2100) {
            throw new DateTimeException("Write a year between 1900 and 2100.");
        }
        return YearMonth.of(year, month);
    }

    /** Of two digits, the year at most twenty years from now, or in the hundred years before that. */
    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int latest = Year.now(Clock.systemUTC()).getValue() + 20;
        int ofThisCentury = latest / 100 * 100 + year;
        return ofThisCentury > latest ? ofThisCentury - 100 : ofThisCentury;
    }

    private static int named(String name) {
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).startsWith(name) || name.equals("sept") && i == 8) {
                return i + 1;
            }
        }
        throw new DateTimeException("There is no month \"" + name + "\". Please check how it is spelled, for example 14 March 2026.");
    }

    private static List<Pattern> patterns(String... forms) {
        return List.of(forms).stream().map(Pattern::compile).toList();
    }
}
