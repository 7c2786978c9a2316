package org.pledgekeeper.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.figures.DisclosureControl.Cell;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.DisclosureControl.Group;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;

/**
 * An invented country over ten quarters, with the releases made of its reviews as {@link FigureRelease} makes them: all organisations each
 * quarter, the other four tables in the first quarter and each year after it. Each organisation reviews once a year, one in ten twice.
 * Large
 * and small go with sector as they do in Scotland, so that groups of one table lie within groups of another.
 */
final class InventedCountry {
    static final int QUARTERS = 10;
    private static final int YEAR = 4;
    private static final double[] SECTORS = {.03, .02, .03, .05, .19, .50, .15, .03};
    private static final double[] SMALL = {.45, .33, .14, .06, .02};
    private static final double[] LARGE = {0, 0, .1, .3, .6};

    /** How figures are made of counts: the product's method, or a weaker one for comparison. */
    record Method(ToIntFunction<Count> figure, int smallestGroup) {
        static final Method OURS = new Method(Count::rounded, DisclosureControl.SMALLEST_GROUP);
        static final Method BARE = new Method(Count::reviews, DisclosureControl.SMALLEST_GROUP);
        static final Method BARE_AND_SMALL = new Method(Count::reviews, 1);
        static final Method WITHOUT_CHANCE = new Method(count -> (count.reviews() + 5) / 10 * 10, DisclosureControl.SMALLEST_GROUP);
    }

    record Organisation(int number, Map<Grouping, String> groups) {}

    /** @param before the level of the organisation's review before; -1 where it is the first */
    record Review(Organisation of, int quarter, int level, int before) {
        int moved() {
            return moved(level);
        }

        /** @return what its move would be at that level, as the place among {@link Movement} */
        int moved(int supposed) {
            int least = Standing.NOT_ENOUGH.ordinal();
            return before < 0 || before == least || supposed == least ? Movement.FIRST.ordinal()
                    : supposed > before ? Movement.ROSE.ordinal() : supposed < before ? Movement.FELL.ordinal() : Movement.SAME.ordinal();
        }
    }

    /** @param levels one figure for each level @param moves one for each movement; none but over all organisations */
    record Shown(List<Review> reviews, int[] levels, int[] moves) {
        int count(int level) {
            return (int) reviews.stream().filter(review -> review.level == level).count();
        }
    }

    record Table(Grouping grouping, int quarter, List<Shown> groups) {}

    final List<Organisation> organisations;
    final List<Review> reviews = new ArrayList<>();
    final List<Table> tables = new ArrayList<>();
    private final Map<Review, List<Shown>> where = new IdentityHashMap<>();

    /** @param stays the chance that a review says what the organisation's review before said; else its level is drawn anew */
    InventedCountry(int organisations, double stays, Method method, Random random) {
        this.organisations = IntStream.range(0, organisations).mapToObj(number -> organisation(number, random)).toList();
        int[] levels = new int[organisations];
        Arrays.fill(levels, -1);
        int[] first = random.ints(organisations, 0, YEAR).toArray();
        int[] every = random.ints(organisations, 0, 10).map(drawn -> drawn == 0 ? YEAR / 2 : YEAR).toArray();
        Map<Grouping, Map<Organisation, Review>> waiting = new EnumMap<>(Grouping.class);
        Map<Grouping, Integer> renewed = new EnumMap<>(Grouping.class);
        for (int now = 0; now < QUARTERS; now++) {
            for (Organisation one : this.organisations) {
                int at = one.number;
                if (now % every[at] == first[at] % every[at]) {
                    int before = levels[at];
                    levels[at] = before >= 0 && random.nextDouble() < stays ? before : AttackersTest.level(random);
                    Review review = new Review(one, now, levels[at], before);
                    reviews.add(review);
                    for (Grouping grouping : Grouping.values()) {
                        waiting.computeIfAbsent(grouping, none -> new LinkedHashMap<>()).put(one, review);
                    }
                }
            }
            for (Grouping grouping : Grouping.values()) {
                boolean due = grouping == Grouping.ALL || !renewed.containsKey(grouping) || now - renewed.get(grouping) >= YEAR;
                List<Shown> shown = due ? shown(grouping, List.copyOf(waiting.get(grouping).values()), method, random) : List.of();
                if (shown.size() > (grouping == Grouping.ALL ? 0 : 1)) {
                    tables.add(new Table(grouping, now, shown));
                    shown.forEach(group -> group.reviews
                            .forEach(review -> where.computeIfAbsent(review, none -> new ArrayList<>()).add(group)));
                    renewed.put(grouping, now);
                    waiting.get(grouping).clear();
                }
            }
        }
    }

    private static Organisation organisation(int number, Random random) {
        Sector sector = Sector.values()[drawn(SECTORS, random)];
        boolean large = sector.ordinal() < 3 || sector == Sector.NATIONAL_BODY;
        int place = (int) (14 * Math.pow(random.nextDouble(), .7));
        Region region = sector == Sector.NATIONAL_BODY ? Region.SCOTLAND_WIDE : Region.values()[place];
        return new Organisation(number, Map.of(Grouping.ALL, "ALL", Grouping.SECTOR, sector.name(), Grouping.SIZE,
                Size.values()[drawn(large ? LARGE : SMALL, random)].name(), Grouping.REGION, region.name(), Grouping.COHORT,
                "" + (2022 + random.nextInt(5))));
    }

    private static int drawn(double[] shares, Random random) {
        double chance = random.nextDouble();
        int at = 0;
        for (double sum = shares[0]; at < shares.length - 1 && chance >= sum; sum += shares[at]) {
            at++;
        }
        return at;
    }

    /** Each review has a secret key of its own in each table. */
    private static List<Shown> shown(Grouping grouping, List<Review> waiting, Method method, Random random) {
        Map<String, List<Review>> members = new TreeMap<>(Comparator.comparing(grouping::place));
        Map<String, Map<Cell, Count>> cells = new LinkedHashMap<>();
        for (Review review : waiting) {
            String name = review.of.groups.get(grouping);
            members.computeIfAbsent(name, none -> new ArrayList<>()).add(review);
            Count one = new Count(1, random.nextLong() & 0xffff_ffffL);
            Map<Cell, Count> counts = cells.computeIfAbsent(name, none -> new LinkedHashMap<>());
            counts.merge(level(review.level), one, Count::plus);
            counts.merge(move(review.moved()), one, Count::plus);
        }
        List<Group> groups = members.entrySet().stream()
                .map(group -> new Group(List.of(group.getKey()), group.getValue().size(), cells.get(group.getKey()))).toList();
        int fewest = grouping == Grouping.ALL ? DisclosureControl.SMALLEST : method.smallestGroup;
        return DisclosureControl.merged(groups, fewest).stream()
                .map(group -> new Shown(group.names().stream().flatMap(name -> members.get(name).stream()).toList(),
                        figures(group, AttackersTest.LEVELS, InventedCountry::level, method),
                        figures(group, grouping == Grouping.ALL ? Movement.values().length : 0, InventedCountry::move, method)))
                .toList();
    }

    private static int[] figures(Group group, int cells, java.util.function.IntFunction<Cell> named, Method method) {
        return IntStream.range(0, cells)
                .map(at -> method.figure.applyAsInt(group.cells().getOrDefault(named.apply(at), new Count(0, 0)))).toArray();
    }

    private static Cell level(int level) {
        return new Cell("training", Standing.values()[level].name());
    }

    private static Cell move(int moved) {
        return new Cell("training", Movement.values()[moved].name());
    }

    /** @return the groups in which a review is counted: one of each table it has entered */
    List<Shown> where(Review review) {
        return where.getOrDefault(review, List.of());
    }

    /** @return the quarter after which a table's reviews came; -1 for the first table of its grouping */
    int after(Table table) {
        return tables.stream().filter(one -> one.grouping == table.grouping && one.quarter < table.quarter).mapToInt(Table::quarter).max()
                .orElse(-1);
    }

    /** @return the tables of all organisations that were made while the reviews of that table came */
    List<Table> quarters(Table table) {
        int after = after(table);
        return tables.stream().filter(one -> one.grouping == Grouping.ALL && one.quarter > after && one.quarter <= table.quarter).toList();
    }

    /** @return by level, how many more are counted in the quarters of a table: reviews of which a later one stands in the table */
    int[] superseded(Table table) {
        int[] more = new int[AttackersTest.LEVELS];
        quarters(table).forEach(quarter -> quarter.groups.get(0).reviews.forEach(review -> more[review.level]++));
        table.groups.forEach(group -> group.reviews.forEach(review -> more[review.level]--));
        return more;
    }
}
