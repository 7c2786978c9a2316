package org.pledgekeeper.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.InventedCountry.Method;
import org.pledgekeeper.figures.InventedCountry.Organisation;
import org.pledgekeeper.figures.InventedCountry.Review;
import org.pledgekeeper.figures.InventedCountry.Shown;

/**
 * Someone who has all figures of all tables and releases of an {@link InventedCountry}, knows the public facts of each organisation, how
 * some
 * of them answered and how common each level is, and names the likeliest level of one by Bayes' rule. It knows the method and has tried it
 * out, so that it makes the most of whatever the method is; it does not know the keys.
 */
final class CountryAttacker {
    private static final int TRIALS = 1000;
    private static final double HARDLY = 1e-6;
    private static final double[] LOG_FACTORIALS = logFactorials(30_000);

    private final Method method;
    private final Random random = new Random(1);
    private final Map<Integer, Map<Integer, Double>> tried = new HashMap<>();

    CountryAttacker(Method method) {
        this.method = method;
    }

    /**
     * @param targets reviews of one organisation; supposed to be of the same level where they are more than one
     * @param knows whose reviews are known; the target's own are not
     * @return the likeliest level
     */
    int guess(InventedCountry country, List<Review> targets, Predicate<Organisation> knows) {
        double[] likely = IntStream.range(0, AttackersTest.LEVELS).mapToDouble(level -> Math.log(AttackersTest.SHARES[level])).toArray();
        targets.forEach(target -> country.where(target).forEach(group -> learn(likely, group, target, knows, targets.size() > 1)));
        return IntStream.range(0, AttackersTest.LEVELS).boxed().max((a, b) -> Double.compare(likely[a], likely[b])).orElseThrow();
    }

    private void learn(double[] likely, Shown group, Review target, Predicate<Organisation> knows, boolean still) {
        int[] levels = new int[AttackersTest.LEVELS];
        int[] moves = new int[Movement.values().length];
        int unknown = 0;
        for (Review other : group.reviews()) {
            if (other.of().number() != target.of().number()) {
                if (knows.test(other.of())) {
                    levels[other.level()]++;
                    moves[other.moved()]++;
                } else {
                    unknown++;
                }
            }
        }
        for (int cell = 0; cell < levels.length; cell++) {
            double without = chance(group.levels()[cell], levels[cell], unknown, AttackersTest.SHARES[cell]);
            double with = chance(group.levels()[cell], levels[cell] + 1, unknown, AttackersTest.SHARES[cell]);
            for (int guess = 0; guess < likely.length; guess++) {
                likely[guess] += Math.log(guess == cell ? with : without);
            }
        }
        for (int cell = 0; cell < group.moves().length && unknown == 0 && !still; cell++) {
            double without = chance(group.moves()[cell], moves[cell], 0, 0);
            double with = chance(group.moves()[cell], moves[cell] + 1, 0, 0);
            for (int guess = 0; guess < likely.length; guess++) {
                likely[guess] += Math.log(target.moved(guess) == cell ? with : without);
            }
        }
    }

    /** @return how likely a figure is where so many are known to be counted, and of the unknown each with that chance */
    private double chance(int seen, int known, int unknown, double share) {
        double chance = HARDLY;
        for (int count = Math.max(known, seen - DisclosureControl.STEP); count
                <= Math.min(known + unknown, seen + DisclosureControl.STEP); count++) {
            chance += binomial(count - known, unknown, share) * tried(count).getOrDefault(seen, 0.0);
        }
        return chance;
    }

    private Map<Integer, Double> tried(int count) {
        return tried.computeIfAbsent(count, reviews -> {
            Map<Integer, Double> chances = new HashMap<>();
            for (int i = 0; i < TRIALS; i++) {
                chances.merge(method.figure().applyAsInt(new Count(reviews, random.nextLong() & 0xffff_ffffL)), 1.0 / TRIALS, Double::sum);
            }
            return chances;
        });
    }

    private static double binomial(int of, int all, double share) {
        return all == 0 ? 1 : Math.exp(LOG_FACTORIALS[all] - LOG_FACTORIALS[of] - LOG_FACTORIALS[all - of] + of * Math.log(share)
                + (all - of) * Math.log(1 - share));
    }

    private static double[] logFactorials(int up) {
        double[] logs = new double[up + 1];
        for (int i = 1; i <= up; i++) {
            logs[i] = logs[i - 1] + Math.log(i);
        }
        return logs;
    }
}
