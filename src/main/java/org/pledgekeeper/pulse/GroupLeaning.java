package org.pledgekeeper.pulse;

import java.util.Collection;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;

/**
 * What is said of one group's answers to one question: which part of the scale they lean towards, after chance has been
 * added. Each answer weighs 0 (lower), 1 (between, not sure, left out) or 2 (upper); to their sum comes a whole number drawn
 * from the two-sided geometric distribution. So one person's answer changes how likely each result is by a bounded factor
 * only, whatever the others answered (docs/adr/0024).
 */
final class GroupLeaning {
    /** Of fewer answers than this nothing is ever said. */
    static final int FEWEST = 5;
    /** By how many questions a pulse asks, from none: the more there are, the more chance is added to each. */
    private static final double[] STRENGTHS = {0, 0.6, 0.6, 0.4, 0.4, 0.32, 0.32, 0.27, 0.27};

    private GroupLeaning() {}

    /** How likely each result is. */
    record Chances(double lower, double between, double upper) {
        double of(Leaning leaning) {
            return leaning == Leaning.LOWER ? lower : leaning == Leaning.BETWEEN ? between : upper;
        }

        private Leaning draw(RandomGenerator random) {
            double drawn = random.nextDouble();
            return drawn < lower ? Leaning.LOWER : drawn < lower + upper ? Leaning.UPPER : Leaning.BETWEEN;
        }
    }

    /**
     * @param questions how many the pulse asks
     * @return the natural logarithm of the most by which one person's answer to one question can change how likely a result is
     */
    static double strength(int questions) {
        return STRENGTHS[questions];
    }

    /**
     * @param questions how many the pulse asks
     * @param random must not be foreseeable
     * @return empty for fewer than five answers
     */
    static Optional<Leaning> of(Collection<Level> answers, int questions, RandomGenerator random) {
        return answers.size() < FEWEST ? Optional.empty() : Optional.of(chances(answers, questions).draw(random));
    }

    static Chances chances(Collection<Level> answers, int questions) {
        int sum = answers.stream().mapToInt(level -> Leaning.of(level).ordinal()).sum();
        int lastLower = (2 * answers.size() - 1) / 3;
        int firstUpper = 4 * answers.size() / 3 + 1;
        double step = Math.exp(-strength(questions) / 2);
        double lower = addedAtMost(lastLower - sum, step);
        double upper = addedAtMost(sum - firstUpper, step);
        return new Chances(lower, 1 - lower - upper, upper);
    }

    /** @return how likely it is to add {@code most} or less, where each step away from 0 is {@code step} times as likely */
    private static double addedAtMost(int most, double step) {
        return most < 0 ? Math.pow(step, -most) / (1 + step) : 1 - Math.pow(step, most + 1) / (1 + step);
    }
}
