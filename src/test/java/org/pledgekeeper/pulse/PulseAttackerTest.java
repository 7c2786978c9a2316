package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;

/**
 * Someone who knows every answer to a pulse but one, or gave them all to suit, and reads its results. Nothing here is sampled:
 * each chance is worked out, for every combination of the others' answers and every answer of the last person.
 */
class PulseAttackerTest {
    private static final List<Level> LEVELS = Arrays.stream(Level.values()).filter(level -> level != Level.NOT_RELEVANT).toList();
    /** Of 1: what a guess may gain. */
    private static final double GAIN = 0.15;
    private static final double ROUNDING = 1e-9;

    /**
     * Whatever is said, the last person may have given any answer; and whatever was thought likely before, is at most 15 points likelier
     * after.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12})
    void oneResultTellsLittleOfTheLastAnswer(int people) {
        for (int questions = 1; questions <= Pulse.MOST_QUESTIONS; questions++) {
            double most = Math.exp(GroupLeaning.strength(questions));
            int asked = questions;
            eachCombination(people - 1, others -> {
                for (Leaning said : Leaning.values()) {
                    double[] chances =
                            LEVELS.stream().mapToDouble(level -> GroupLeaning.chances(with(others, level), asked).of(said)).toArray();
                    double least = Arrays.stream(chances).min().orElseThrow();
                    double ratio = Arrays.stream(chances).max().orElseThrow() / least;
                    assertTrue(least > 0 && ratio <= most + ROUNDING,
                            () -> others + " and one more, of whom is said " + said + ": " + ratio);
                    // The prior for which that ratio moves a belief most is 1 / (1 + √ratio).
                    assertTrue((Math.sqrt(ratio) - 1) / (Math.sqrt(ratio) + 1) <= GAIN, () -> others + ": " + ratio);
                }
            });
        }
    }

    /**
     * All results of a pulse together, where the last person is known to answer all its questions in one way or all in another.
     * Whatever differs by a factor of at most e^strength tells at most as much as a coin that says the truth with the odds
     * e^strength to 1; so many coins as questions, and the best guess from them, bound every attack, however the others answer.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void allResultsTogetherTellLittleOfTheLastPerson(int questions) {
        double truth = 1 / (1 + Math.exp(-GroupLeaning.strength(questions)));
        double bound = bestGuess(questions, new double[] {truth, 1 - truth}, new double[] {1 - truth, truth}) - 0.5;
        assertTrue(bound <= GAIN, () -> questions + " questions: " + bound);
        for (int people = 5; people <= 12; people++) {
            eachCombination(people - 1, others -> {
                double gain = bestGuess(questions, chances(with(others, Level.NOT_CONSIDERED), questions),
                        chances(with(others, Level.SUSTAINED), questions)) - 0.5;
                assertTrue(gain <= bound + ROUNDING, () -> others + " " + questions + " times: " + gain);
            });
        }
    }

    /** The case that was found: with 0, 0, 4 and 4 of one's own, the fifth person's answer stood there as the level of all. */
    @Test
    void withTwoOfEachEndTheFifthAnswerStaysTheirOwn() {
        List<Level> own = List.of(Level.NOT_CONSIDERED, Level.NOT_CONSIDERED, Level.SUSTAINED, Level.SUSTAINED);
        for (Leaning said : Leaning.values()) {
            for (Level one : LEVELS) {
                for (Level other : LEVELS) {
                    double ratio = GroupLeaning.chances(with(own, one), 1).of(said) / GroupLeaning.chances(with(own, other), 1).of(said);
                    assertTrue(ratio < 1.83, () -> said + " " + one + " " + other + " " + ratio);
                }
            }
        }
    }

    private static double[] chances(List<Level> answers, int questions) {
        GroupLeaning.Chances chances = GroupLeaning.chances(answers, questions);
        return Arrays.stream(Leaning.values()).mapToDouble(chances::of).toArray();
    }

    private static List<Level> with(List<Level> others, Level one) {
        List<Level> all = new ArrayList<>(others);
        all.add(one);
        return all;
    }

    /** @return how often the best guess is right as to which of two chances, even at first, so many results were drawn from */
    private static double bestGuess(int results, double[] one, double[] other) {
        return bestGuess(results, 0, 1, 1, one, other) / 2;
    }

    private static double bestGuess(int left, int from, double one, double other, double[] ones, double[] others) {
        if (left == 0) {
            return Math.max(one, other);
        }
        if (from == ones.length - 1) {
            return Math.max(one * Math.pow(ones[from], left), other * Math.pow(others[from], left));
        }
        return IntStream.rangeClosed(0, left)
                .mapToDouble(times -> choose(left, times) * bestGuess(left - times, from + 1, one * Math.pow(ones[from], times),
                        other * Math.pow(others[from], times), ones, others))
                .sum();
    }

    private static double choose(int of, int many) {
        return IntStream.range(0, many).mapToDouble(i -> (of - i) / (i + 1.0)).reduce(1, (a, b) -> a * b);
    }

    private static void eachCombination(int number, Consumer<List<Level>> each) {
        combine(new ArrayList<>(), 0, number, each);
    }

    private static void combine(List<Level> sofar, int from, int number, Consumer<List<Level>> each) {
        if (sofar.size() == number) {
            each.accept(sofar);
            return;
        }
        for (int i = from; i < LEVELS.size(); i++) {
            sofar.add(LEVELS.get(i));
            combine(sofar, i, number, each);
            sofar.remove(sofar.size() - 1);
        }
    }
}
