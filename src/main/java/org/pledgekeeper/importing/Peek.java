package org.pledgekeeper.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgekeeper.logbook.Field;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.logbook.PersonalData;

/**
 * The first rows of a table, looked at to guess what each column means.
 *
 * @param sheet which table of the file, from 0
 * @param headings the number of the row that is taken for the headings; 0 where none is
 * @param monthFirst whether its days are written with the month first
 * @param only a word that some courses have and others not, if the others are plainly about something else; empty for none
 */
record Peek(int sheet, int headings, List<Column> columns, boolean monthFirst, String only) {
    private static final int LOOKED_AT = 250;
    private static final int HEADINGS_WITHIN = 25;
    private static final double MOST_OF_THEM = 0.6;
    private static final double A_FEW = 0.3;
    private static final int LEAST = 40;
    private static final Said SAID = new Said(false);
    private static final Set<String> GROUPS = groups();

    /**
     * @param heading as it stands in the file; empty where there is none. Shown to the person who sent it, and kept nowhere
     * @param isPersonal whether it names people, or tells one from another
     * @param guess what it seems to mean
     */
    record Column(String heading, boolean isPersonal, Means guess) {}

    static Peek of(Sheets sheets, Destination destination) {
        Peek best = null;
        for (int sheet = 0; sheet < sheets.names().size(); sheet++) {
            Peek one = of(sheets, sheet, destination);
            if (best == null || one.score() > best.score()) {
                best = one;
            }
        }
        return best;
    }

    static Peek of(Sheets sheets, int sheet, Destination destination) {
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        sheets.read(sheet, (number, cells) -> {
            rows.add(cells);
            numbers.add(number);
            return rows.size() < LOOKED_AT;
        });
        int headings = headings(rows, destination);
        List<List<String>> below = rows.subList(headings + 1, rows.size());
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            int column = i;
            values.add(below.stream().map(row -> cell(row, column)).filter(cell -> !cell.isEmpty()).toList());
            String heading = headings < 0 ? "" : cell(rows.get(headings), i);
            columns.add(new Column(heading.startsWith("\u0000") ? "" : heading, isPersonal(Means.plain(heading), values.get(i)),
                    Means.LEFT_ALONE));
        }
        List<Means> guesses = guesses(columns, values, destination);
        for (int i = 0; i < width; i++) {
            columns.set(i, new Column(columns.get(i).heading(), columns.get(i).isPersonal(), guesses.get(i)));
        }
        int day = guesses.indexOf(destination == Destination.ACTIONS ? Means.DUE : Means.DAY);
        boolean monthFirst = day >= 0 && values.get(day).stream().anyMatch(cell -> Said.dayFirst(cell) < 0)
                && values.get(day).stream().noneMatch(cell -> Said.dayFirst(cell) > 0);
        int course = guesses.indexOf(Means.COURSE);
        return new Peek(sheet, headings < 0 ? 0 : numbers.get(headings), List.copyOf(columns), monthFirst,
                course < 0 ? "" : only(values.get(course)));
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    /** Of a file with many courses, those about trauma are meant. */
    private static String only(List<String> courses) {
        Predicate<String> about = course -> course.toLowerCase(Locale.ROOT).contains("trauma");
        return courses.stream().anyMatch(about) && !courses.stream().allMatch(about) ? "trauma" : "";
    }

    /** @return the index of the row whose cells are known headings; -1 where no row has two, or one of at most two */
    private static int headings(List<List<String>> rows, Destination destination) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < Math.min(rows.size(), HEADINGS_WITHIN); i++) {
            List<String> filled = rows.get(i).stream().filter(cell -> !cell.isEmpty()).toList();
            long known = filled.stream().filter(cell -> cell.length() <= 60 && cell.indexOf('@') < 0).map(Means::plain)
                    .filter(heading -> isKnown(heading, destination)).distinct().count();
            long values = filled.stream()
                    .filter(cell -> cell.indexOf('@') >= 0 || cell.matches("[\\d.,/: -]+") || SAID.day(cell).isPresent()).count();
            if (known > most && (known > 1 || filled.size() <= 2) && values * 2 <= filled.size()) {
                most = known;
                best = i;
            }
        }
        return best;
    }

    private static boolean isKnown(String heading, Destination destination) {
        return Means.namesAPerson(heading) || of(destination).anyMatch(means -> means.fits(heading) == 100)
                || heading.split(" ").length <= 4 && of(destination).anyMatch(means -> means.fits(heading) > 0);
    }

    private static Stream<Means> of(Destination destination) {
        return Arrays.stream(Means.values()).filter(means -> means.isOf(destination));
    }

    private static boolean isPersonal(String heading, List<String> values) {
        boolean saysOtherwise = heading.matches(".*\\b(?:course|module|training|group|team|service|department|unit|organisation)\\b.*");
        return Means.namesAPerson(heading) && !saysOtherwise || share(values, cell -> PersonalData.in(cell).isPresent()) > A_FEW;
    }

    private static double share(List<String> values, Predicate<String> is) {
        Map<String, Boolean> known = new HashMap<>();
        return values.isEmpty() ? 0
                : (double) values.stream().filter(cell -> known.computeIfAbsent(cell, is::test)).count() / values.size();
    }

    /** One column for each meaning, the best fit first; more than one may tell people apart. */
    private static List<Means> guesses(List<Column> columns, List<List<String>> values, Destination destination) {
        record Fit(int column, Means means, int score) {}
        List<Fit> fits = new ArrayList<>();
        Means[] guesses = new Means[columns.size()];
        Arrays.fill(guesses, Means.LEFT_ALONE);
        boolean numbered = columns.stream().anyMatch(column -> Means.numbersAPerson(Means.plain(column.heading())));
        for (int i = 0; i < guesses.length; i++) {
            String heading = Means.plain(columns.get(i).heading());
            if (columns.get(i).isPersonal() && (destination != Destination.ACTIONS || Means.numbersAPerson(heading))) {
                boolean telling = numbered ? Means.numbersAPerson(heading)
                        : heading.isEmpty()
                                || !heading.matches(".*\\b(?:manager|supervisor|supervisee|phone|mobile|address|postcode|reports to)\\b.*");
                guesses[i] = destination == Destination.TRAINING && telling ? Means.PERSON : Means.LEFT_ALONE;
                continue;
            }
            for (Means means : of(destination).filter(one -> one != Means.LEFT_ALONE && one != Means.PERSON).toList()) {
                int score = means.fits(heading) + worth(means, values.get(i), destination);
                if (score >= LEAST) {
                    fits.add(new Fit(i, means, score));
                }
            }
        }
        Set<Means> taken = EnumSet.noneOf(Means.class);
        fits.sort(Comparator.comparingInt(Fit::score).reversed());
        for (Fit fit : fits) {
            if (guesses[fit.column()] == Means.LEFT_ALONE && taken.add(fit.means())) {
                guesses[fit.column()] = fit.means();
            }
        }
        return Arrays.asList(guesses);
    }

    /** @return what the values say for or against a meaning: 50 for, 0 neither, -200 against */
    private static int worth(Means means, List<String> values, Destination destination) {
        Predicate<String> is = switch (means) {
            case DAY, DUE, STARTED -> cell -> SAID.day(cell).isPresent();
            case LEVEL -> cell -> Said.level(cell).isPresent();
            case STATUS -> switch (destination) {
                case TRAINING -> cell -> Said.completed(cell).isPresent();
                case SUPERVISION -> cell -> Said.session(cell).isPresent();
                case ACTIONS -> cell -> Said.state(cell).isPresent();
            };
            case TYPE -> cell -> Said.type(cell).isPresent();
            case FORM -> cell -> Said.form(cell).isPresent();
            case MEASURE -> cell -> Said.measure(cell).isPresent();
            case PEOPLE, OFFERED, HELD, PRESSURE, BY_STAFF, OTHERWISE -> cell -> cell.matches("-?[\\d,. ]+");
            case GROUP -> cell -> GROUPS.contains(Means.plain(cell));
            default -> cell -> !cell.matches("[\\d.,/: -]+");
        };
        if (values.isEmpty()) {
            return 0;
        }
        double share = share(values, is);
        return switch (means) {
            case GROUP -> share(values, cell -> cell.matches("[\\d.,/: -]+")) > MOST_OF_THEM ? -200 : share > A_FEW ? 50 : 0;
            case COURSE, TITLE, OWNER, COMMITMENT, LEFT_ALONE, PERSON -> share < A_FEW && means != Means.COMMITMENT ? -200 : 0;
            case PEOPLE, OFFERED, HELD, PRESSURE, BY_STAFF, OTHERWISE -> share < MOST_OF_THEM ? -200 : 0;
            default -> share >= MOST_OF_THEM ? 50 : share < A_FEW ? -200 : 0;
        };
    }

    private static Set<String> groups() {
        Field field = Log.TRAINING.fields().stream().filter(one -> one.name().equals("workforceGroup")).findFirst().orElseThrow();
        return field.suggestions().stream().map(Means::plain).collect(Collectors.toCollection(HashSet::new));
    }

    private long score() {
        return columns.stream().filter(column -> column.guess() != Means.LEFT_ALONE).count() * 2
                + columns.stream().filter(Column::isPersonal).count();
    }

    /** @return what the headings are remembered by: nothing of them can be read from it; null where there are none */
    String known() {
        if (headings == 0) {
            return null;
        }
        try {
            String all = columns.stream().map(column -> Means.plain(column.heading())).collect(Collectors.joining("\n"));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Mapping guessed(Destination destination) {
        return new Mapping(destination, sheet, headings, columns.stream().map(Column::guess).toList(), new EnumMap<>(Means.class), only,
                monthFirst);
    }

    /** @return whether a mapping takes what names people for something else */
    boolean isHarmedBy(List<Means> means) {
        for (int i = 0; i < Math.min(columns.size(), means.size()); i++) {
            boolean kept = means.get(i) != Means.LEFT_ALONE && means.get(i) != Means.PERSON && means.get(i) != Means.OWNER;
            if (kept && columns.get(i).isPersonal()) {
                return true;
            }
        }
        return false;
    }
}
