package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.figures.DisclosureControl.Count;

/**
 * The attacker of {@link AttackersTest} with the counts of items too: knows how everyone else answered every item, has every table of
 * commitments, and is given the counts as they are drawn, from which all shares of items, drivers and agreed statements are worked out;
 * also those of how soon each item was first answered. A commitment has seven items, which go with its level, and what is harder is
 * answered later; what is likely is learned from 3,000 invented reviews.
 */
class ItemAttackersTest {
    private static final int RUNS = 3000;
    private static final int REVIEWS = 3000;
    private static final int ITEMS = 7;
    private static final double LITTLE = 2;
    private static final int BITS = 512;
    private static final double[] CHANCES = chances(BITS);

    private record Review(Level[] answers, FirstAnswered[] soon, Standing standing) {}

    private record Gains(double commitment, double item, double lowerHalf, double soon) {}

    @ParameterizedTest
    @CsvSource({"60", "300", "10000"})
    void countsOfItemsBesideTablesOfCommitmentsGiveLittleMore(int organisations) {
        Chance chance = random -> DisclosureControl.noisy(0, new UUID(random.nextLong(), random.nextLong()), "");
        Gains without = attack(organisations, false, CHANCES, chance);
        Gains gains = attack(organisations, true, CHANCES, chance);
        System.out.printf("  %,d organisations: with items, and with how soon they were answered: %.1f %.1f more for a commitment's level,"
                + " %.1f %.1f for an item's, %.1f %.1f for its half, %.1f for how soon%n", organisations, without.commitment,
                gains.commitment, without.item, gains.item, without.lowerHalf, gains.lowerHalf, gains.soon);
        assertTrue(gains.commitment <= AttackersTest.AT_MOST, gains.toString());
        assertTrue(gains.item <= AttackersTest.AT_MOST, gains.toString());
        assertTrue(gains.lowerHalf <= AttackersTest.AT_MOST, gains.toString());
        assertTrue(gains.soon <= gains.item, "no more than a level: " + gains);
        assertTrue(gains.commitment - without.commitment <= LITTLE, "beside the counts of levels: " + without + gains);
        assertTrue(gains.item - without.item <= LITTLE, "beside the counts of levels: " + without + gains);
    }

    /** The same with little chance in the counts of items: why so much is mixed in. */
    @Test
    void theAttackWorksWhereLittleIsMixedIn() {
        double[] few = chances(8);
        Gains gains = attack(300, true, few, random -> Integer.bitCount(random.nextInt(256)) - 4);
        assertTrue(gains.commitment > 20 && gains.item > AttackersTest.AT_MOST && gains.soon > AttackersTest.AT_MOST,
                "else the attack proves nothing: " + gains);
    }

    private interface Chance {
        int drawn(Random random);
    }

    private static Gains attack(int organisations, boolean timed, double[] chances, Chance chance) {
        Random random = new Random(organisations);
        List<Review> known = known(random);
        int commonestItem = commonest(known.stream().map(one -> one.answers[0]));
        int commonestSoon = commonest(known.stream().map(one -> one.soon[0]));
        boolean mostlyLower = known.stream().filter(one -> lower(one.answers[0])).count() * 2 > known.size();
        double[] gains = new double[4];
        for (int run = 0; run < RUNS; run++) {
            Review target = known.get(random.nextInt(known.size()));
            double[] likely = tables(organisations, target.standing.ordinal(), known, random);
            double[][] items = counts(target.answers, Level.values().length, chances, chance, random);
            double[][] soon = counts(target.soon, FirstAnswered.values().length, chances, chance, random);
            double[] weights = known.stream().mapToDouble(one -> likely[one.standing.ordinal()] + IntStream.range(0, ITEMS)
                    .mapToDouble(item -> items[item][one.answers[item].ordinal()] + (timed ? soon[item][one.soon[item].ordinal()] : 0))
                    .sum())
                    .toArray();
            double most = Arrays.stream(weights).max().orElseThrow();
            double[] standings = new double[Standing.values().length];
            double[] levels = new double[Level.values().length];
            double[] spans = new double[FirstAnswered.values().length];
            double lower = 0;
            double all = 0;
            for (int i = 0; i < weights.length; i++) {
                double weight = Math.exp(weights[i] - most);
                Review one = known.get(i);
                standings[one.standing.ordinal()] += weight;
                levels[one.answers[0].ordinal()] += weight;
                spans[one.soon[0].ordinal()] += weight;
                lower += lower(one.answers[0]) ? weight : 0;
                all += weight;
            }
            gains[0] += right(largest(standings) == target.standing.ordinal(), AttackersTest.COMMONEST == target.standing.ordinal());
            gains[1] += right(largest(levels) == target.answers[0].ordinal(), commonestItem == target.answers[0].ordinal());
            gains[2] += right(lower * 2 > all == lower(target.answers[0]), mostlyLower == lower(target.answers[0]));
            gains[3] += right(largest(spans) == target.soon[0].ordinal(), commonestSoon == target.soon[0].ordinal());
        }
        return new Gains(100 * gains[0] / RUNS, 100 * gains[1] / RUNS, 100 * gains[2] / RUNS, 100 * gains[3] / RUNS);
    }

    /** What the counts of each item say of each value that the target's may have. */
    private static double[][] counts(Enum<?>[] target, int values, double[] chances, Chance chance, Random random) {
        double[][] likely = new double[ITEMS][values];
        for (int item = 0; item < ITEMS; item++) {
            for (int value = 0; value < values; value++) {
                int beyondOthers = chance.drawn(random) + (target[item].ordinal() == value ? 1 : 0);
                for (int guess = 0; guess < values; guess++) {
                    int at = beyondOthers - (guess == value ? 1 : 0) + (chances.length - 1) / 2;
                    likely[item][guess] += at < 0 || at >= chances.length ? -50 : chances[at];
                }
            }
        }
        return likely;
    }

    /** What the tables of commitments and of movements say of each level. */
    private static double[] tables(int organisations, int target, List<Review> known, Random random) {
        double[] likely = new double[AttackersTest.LEVELS];
        for (int table = 0; table < AttackersTest.GROUPS.length; table++) {
            int reviews = Math.max(table == 0 ? DisclosureControl.SMALLEST : DisclosureControl.SMALLEST_GROUP,
                    organisations / (table == 0 ? 4 : AttackersTest.GROUPS[table]));
            int[] others = new int[AttackersTest.LEVELS];
            for (int i = 1; i < reviews; i++) {
                others[known.get(random.nextInt(known.size())).standing.ordinal()]++;
            }
            add(likely, others, target, level -> level, random);
        }
        int before = AttackersTest.level(random);
        add(likely, random.ints(3, 5, 60).toArray(), target, level -> AttackersTest.movement(before, level), random);
        return likely;
    }

    private static void add(double[] likely, int[] others, int target, java.util.function.IntUnaryOperator cell, Random random) {
        for (int at = 0; at < others.length; at++) {
            int seen = new Count(others[at] + (cell.applyAsInt(target) == at ? 1 : 0), random.nextLong() & 0xffff_ffffL).rounded();
            for (int guess = 0; guess < likely.length; guess++) {
                likely[guess] += Math.log(AttackersTest.chance(others[at] + (cell.applyAsInt(guess) == at ? 1 : 0), seen));
            }
        }
    }

    /** Reviews whose levels are as common as elsewhere in these tests, with items that go with them. */
    private static List<Review> known(Random random) {
        List<List<Review>> byStanding = Stream.of(Standing.values()).map(one -> (List<Review>) new ArrayList<Review>()).toList();
        for (int i = 0; i < 10 * REVIEWS; i++) {
            double base = 1.6 + 1.1 * random.nextGaussian();
            Level[] answers = Stream.generate(() -> {
                double out = random.nextDouble();
                return out < 0.05 ? Level.NOT_RELEVANT : out < 0.13 ? Level.DONT_KNOW
                        : Level.values()[(int) Math.max(0, Math.min(4, Math.round(base + 0.9 * random.nextGaussian())))];
            }).limit(ITEMS).toArray(Level[]::new);
            double pace = random.nextGaussian();
            FirstAnswered[] soon = Stream.of(answers).map(answer -> FirstAnswered.values()[(int) Math.max(0, Math.min(3,
                    Math.round(1 + 0.5 * pace + (lower(answer) || answer == Level.DONT_KNOW ? 0.9 : -0.4) + 0.5 * random.nextGaussian())))])
                    .toArray(FirstAnswered[]::new);
            Standing standing = Standing.of(Arrays.asList(answers), ITEMS);
            byStanding.get(standing.ordinal()).add(new Review(answers, soon, standing));
        }
        return Stream.generate(() -> {
            List<Review> alike = byStanding.get(AttackersTest.level(random));
            return alike.get(random.nextInt(alike.size()));
        }).limit(REVIEWS).toList();
    }

    /** @return the logarithm of how likely each number of ones among so many bits is */
    private static double[] chances(int bits) {
        double[] factorial = new double[bits + 1];
        for (int i = 1; i <= bits; i++) {
            factorial[i] = factorial[i - 1] + Math.log(i);
        }
        return IntStream.rangeClosed(0, bits).mapToDouble(i -> factorial[bits] - factorial[i] - factorial[bits - i] - bits * Math.log(2))
                .toArray();
    }

    private static boolean lower(Level level) {
        return level == Level.NOT_CONSIDERED || level == Level.EXPLORING;
    }

    private static int right(boolean guessed, boolean commonest) {
        return (guessed ? 1 : 0) - (commonest ? 1 : 0);
    }

    private static int commonest(Stream<? extends Enum<?>> values) {
        double[] counts = new double[Level.values().length];
        values.forEach(value -> counts[value.ordinal()]++);
        return largest(counts);
    }

    private static int largest(double[] of) {
        return IntStream.range(0, of.length).boxed().max((a, b) -> Double.compare(of[a], of[b])).orElseThrow();
    }
}
