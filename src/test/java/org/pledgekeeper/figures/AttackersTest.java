package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.figures.DisclosureControl.Count;

/**
 * Those who would find out how one organisation answered, on invented countries over ten quarters. Every attacker has all figures of all
 * tables and releases. The limit is that of the programme's method: 15 in 100 above the commonest level. A whole invented country, and who
 * knows less than everyone
 * else, are in {@link CountryAttackersTest}, {@link AveragingTest} and {@link LinearProgramTest}.
 */
class AttackersTest {
    static final int LEVELS = 6;
    static final double[] SHARES = {.10, .20, .27, .25, .10, .08};
    static final int COMMONEST = 2;
    private static final int QUARTERS = 10;
    private static final int RUNS = 3000;
    static final double AT_MOST = 15;

    /** How many groups each table has in which a review enters once: all of a quarter, then sector, size, region and cohort of a year. */
    static final int[] GROUPS = {1, 8, 5, 14, 5};

    /**
     * The single changer's neighbour: knows how everyone else answered, in every release, and when each review was signed off; does not
     * know the secret keys. Knows even how the one stood before, and so what its move would say. Names the likeliest level by Bayes' rule.
     * Of the ten quarters those count in which the review is counted.
     */
    @ParameterizedTest
    @CsvSource({"60", "300", "10000"})
    void whoKnowsEveryoneElseGuessesLittleBetterThanByTheCommonestLevel(int organisations) {
        Random random = new Random(organisations);
        int right = 0;
        int commonest = 0;
        for (int run = 0; run < RUNS; run++) {
            int quarter = random.nextInt(QUARTERS);
            int target = level(random);
            double[] likely = Arrays.stream(SHARES).map(Math::log).toArray();
            for (int table = 0; table < GROUPS.length; table++) {
                int reviews = Math.max(table == 0 ? DisclosureControl.SMALLEST : DisclosureControl.SMALLEST_GROUP,
                        organisations / (table == 0 ? 4 : GROUPS[table]) + quarter - QUARTERS / 2);
                int[] others = new int[LEVELS];
                for (int i = 1; i < reviews; i++) {
                    others[level(random)]++;
                }
                for (int level = 0; level < LEVELS; level++) {
                    int seen = new Count(others[level] + (level == target ? 1 : 0), random.nextLong() & 0xffff_ffffL).rounded();
                    for (int guess = 0; guess < LEVELS; guess++) {
                        likely[guess] += Math.log(chance(others[level] + (level == guess ? 1 : 0), seen));
                    }
                }
            }
            int before = level(random);
            int[] moved = random.ints(3, 5, 60).toArray();
            for (int movement = 0; movement < moved.length; movement++) {
                int seen = new Count(moved[movement] + (movement == movement(before, target) ? 1 : 0), random.nextLong() & 0xffff_ffffL)
                        .rounded();
                for (int guess = 0; guess < LEVELS; guess++) {
                    likely[guess] += Math.log(chance(moved[movement] + (movement == movement(before, guess) ? 1 : 0), seen));
                }
            }
            int guess = IntStream.range(0, LEVELS).boxed().max((a, b) -> Double.compare(likely[a], likely[b])).orElseThrow();
            right += guess == target ? 1 : 0;
            commonest += target == COMMONEST ? 1 : 0;
        }
        double better = 100.0 * (right - commonest) / RUNS;
        System.out.printf("  %,d organisations: who knows everyone else names the level %.1f in 100 times more often%n", organisations,
                better);
        assertTrue(better <= AT_MOST, better + " in 100 times better");
    }

    /** The same attacker against rounding to three, once in each of five tables: why this product rounds to ten. */
    @Test
    void theAttackWorksWhereRoundingIsFiner() {
        Random random = new Random(3);
        int right = 0;
        int commonest = 0;
        for (int run = 0; run < RUNS; run++) {
            int target = level(random);
            double[] likely = Arrays.stream(SHARES).map(Math::log).toArray();
            for (int table = 0; table < GROUPS.length; table++) {
                for (int level = 0; level < LEVELS; level++) {
                    int others = random.nextInt(30);
                    int count = others + (level == target ? 1 : 0);
                    int seen = count - count % 3 + (random.nextInt(3) < count % 3 ? 3 : 0);
                    for (int guess = 0; guess < LEVELS; guess++) {
                        int said = others + (level == guess ? 1 : 0);
                        double up = said % 3 / 3.0;
                        double chance = seen == said - said % 3 ? 1 - up : seen == said - said % 3 + 3 ? up : 0;
                        likely[guess] += Math.log(Math.max(chance, 1e-12));
                    }
                }
            }
            int guess = IntStream.range(0, LEVELS).boxed().max((a, b) -> Double.compare(likely[a], likely[b])).orElseThrow();
            right += guess == target ? 1 : 0;
            commonest += target == COMMONEST ? 1 : 0;
        }
        assertTrue(100.0 * (right - commonest) / RUNS > 30, "else the attack proves nothing");
    }

    /** Averaging needs many draws of the same. There is one for each table, whoever asks and however often. */
    @Test
    void askingAgainDrawsNothingNew() {
        Random random = new Random(8);
        for (int run = 0; run < 200; run++) {
            Count count = new Count(1 + random.nextInt(40), random.nextLong() & 0xffff_ffffL);
            assertEquals(1, IntStream.range(0, 20).map(again -> count.rounded()).distinct().count());
        }
    }

    static double chance(int count, int seen) {
        double up = count % DisclosureControl.STEP / (double) DisclosureControl.STEP;
        int down = count - count % DisclosureControl.STEP;
        return Math.max(seen == down ? 1 - up : seen == down + DisclosureControl.STEP ? up : 0, 1e-12);
    }

    static int movement(int before, int level) {
        return Integer.signum(level - before) + 1;
    }

    static int level(Random random) {
        double chance = random.nextDouble();
        int level = 0;
        for (double sum = SHARES[0]; level < LEVELS - 1 && chance >= sum; sum += SHARES[level]) {
            level++;
        }
        return level;
    }
}
