package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.figures.InventedCountry.Method;
import org.pledgekeeper.figures.InventedCountry.Shown;
import org.pledgekeeper.figures.InventedCountry.Table;

/**
 * Who takes the mean of all figures that say the same, over ten quarters of an {@link InventedCountry} in which no organisation ever moves,
 * since otherwise few would. The same organisations are counted again where they review again in another year; all of a year are also the
 * sum of its quarters and the sum of each of its tables. A sum of many figures is off by more than one, so it has less weight.
 */
class AveragingTest {
    private static final int STILL = 1;
    private static final int NARROWEST = 3;
    private static final int OFTEN = 100;
    /** Of a single figure: the root of the mean of 1 x 9, 2 x 8 and so on. */
    private static final double OFF = 4.06;
    /** What a mean may weigh, in single figures. */
    private static final int MOST_FIGURES = 7;

    private record Counted(BitSet organisations, int level) {}

    /** @param figures how many were added up */
    private record Said(double count, int figures) {}

    /**
     * In ten quarters the same organisations are counted at most three times in a quarter's table. The other four tables add up to the same
     * at
     * best, each of two groups or more, so that all four weigh no more than two figures. A group that is the same in two tables is counted
     * twice in each of two years. So no mean weighs more than five figures; two more are allowed for chance in this test.
     */
    @ParameterizedTest
    @CsvSource({"300, 40", "10000, 30"})
    void theMeanOfAllThatSayTheSameIsNoBetterThanOfAFewFigures(int organisations, int countries) {
        Map<Integer, double[]> errors = errors(organisations, countries, Method.OURS);
        errors.forEach((means, of) -> System.out.printf("  %,d organisations: a mean of %d is off by %.1f, 95 of 100 within %.0f (%d)%n",
                organisations, means, deviation(of), span(of), of.length));
        assertTrue(errors.keySet().stream().anyMatch(means -> means > 3), "means of quarters and of all tables");
        errors.forEach((means, of) -> {
            assertTrue(deviation(of) >= OFF / Math.sqrt(MOST_FIGURES), "a mean of " + means + " is off by " + deviation(of));
            assertTrue(span(of) >= NARROWEST, "a mean of " + means + " is known to " + span(of));
        });
    }

    @Test
    void theAttackWorksWhereCountsAreShownAsTheyAre() {
        errors(300, 10, Method.BARE).forEach((means, of) -> assertEquals(0, deviation(of), 1e-9));
    }

    @Test
    void theAttackWorksWhereRoundingIsToThree() {
        Random random = new Random(5);
        Method toThree = new Method(count -> count.reviews() / 3 * 3 + (random.nextInt(3) < count.reviews() % 3 ? 3 : 0),
                DisclosureControl.SMALLEST_GROUP);
        assertTrue(errors(300, 20, toThree).values().stream().anyMatch(of -> deviation(of) < OFF / Math.sqrt(MOST_FIGURES)),
                "else the attack proves nothing");
    }

    /** @return by how many figures or sums a mean was taken of, how far it was from the count */
    private static Map<Integer, double[]> errors(int organisations, int countries, Method method) {
        Random random = new Random(organisations);
        Map<Integer, List<Double>> errors = new HashMap<>();
        for (int run = 0; run < countries; run++) {
            InventedCountry country = new InventedCountry(organisations, STILL, method, random);
            Map<Counted, Integer> counts = new HashMap<>();
            said(country, counts).forEach((counted, all) -> {
                double weights = all.stream().mapToDouble(said -> 1.0 / said.figures).sum();
                double mean = all.stream().mapToDouble(said -> said.count / said.figures).sum() / weights;
                errors.computeIfAbsent(all.size(), none -> new ArrayList<>()).add(mean - counts.get(counted));
            });
        }
        errors.values().removeIf(of -> of.size() < OFTEN);
        Map<Integer, double[]> sorted = new java.util.TreeMap<>();
        errors.forEach((means, of) -> sorted.put(means, of.stream().mapToDouble(Double::doubleValue).sorted().toArray()));
        return sorted;
    }

    private static Map<Counted, List<Said>> said(InventedCountry country, Map<Counted, Integer> counts) {
        Map<Counted, List<Said>> said = new HashMap<>();
        for (Table table : country.tables) {
            for (Shown group : table.groups()) {
                add(said, counts, List.of(group), 0, new int[AttackersTest.LEVELS]);
            }
            if (table.grouping() != Grouping.ALL) {
                add(said, counts, table.groups(), 1, new int[AttackersTest.LEVELS]);
                List<Shown> quarters = country.quarters(table).stream().map(quarter -> quarter.groups().get(0)).toList();
                if (table.grouping() == Grouping.SECTOR && quarters.size() > 1) {
                    add(said, counts, quarters, 1, country.superseded(table));
                }
            }
        }
        return said;
    }

    /** @param twice by level, reviews in those groups of organisations that are in them already */
    private static void add(Map<Counted, List<Said>> said, Map<Counted, Integer> counts, List<Shown> groups, int least, int[] twice) {
        BitSet organisations = new BitSet();
        groups.forEach(group -> group.reviews().forEach(review -> organisations.set(review.of().number())));
        for (int level = 0; level < AttackersTest.LEVELS && groups.size() > least; level++) {
            int at = level;
            Counted counted = new Counted(organisations, level);
            int count = groups.stream().mapToInt(group -> group.count(at)).sum() - twice[level];
            assertEquals(count, counts.merge(counted, count, (before, now) -> now));
            said.computeIfAbsent(counted, none -> new ArrayList<>())
                    .add(new Said(groups.stream().mapToInt(group -> group.levels()[at]).sum() - twice[level], groups.size()));
        }
    }

    private static double deviation(double[] errors) {
        return Math.sqrt(Arrays.stream(errors).map(error -> error * error).average().orElseThrow());
    }

    private static double span(double[] sorted) {
        return sorted[(int) (sorted.length * .975)] - sorted[(int) (sorted.length * .025)];
    }
}
