package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.figures.DisclosureControl.Sent;

/**
 * Those who would find out a number that one organisation sent, on invented countries. A number is taken as found out when the best guess
 * is no further from it than a tenth. What each knows besides the figure is said beside it.
 */
class PeopleAttackersTest {
    private static final int RUNS = 4000;

    /** Numbers as organisations differ: most are small, a few are large. */
    private static int[] country(int organisations, Random random) {
        return IntStream.range(0, organisations).map(i -> (int) Math.round(Math.exp(1.5 + 1.3 * random.nextGaussian())) + 1).toArray();
    }

    private static List<Sent> sent(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(number -> new Sent(number, 1)).toList();
    }

    /**
     * The insider takes its own number away from the figure. Of what is left the largest of the others is at most half, even where the
     * insider is the next largest: so naming all of it, or half of it, finds nobody out.
     */
    @ParameterizedTest
    @CsvSource({"5", "12", "40", "300"})
    void whoTakesItsOwnNumberAwayKnowsNobodyElses(int organisations) {
        Random random = new Random(organisations);
        int shown = 0;
        int found = 0;
        for (int run = 0; run < RUNS; run++) {
            int[] numbers = country(organisations, random);
            OptionalInt figure = DisclosureControl.people(sent(numbers), random.nextDouble());
            if (figure.isPresent()) {
                shown++;
                int[] sorted = Arrays.stream(numbers).sorted().toArray();
                int insider = random.nextBoolean() ? sorted[organisations - 2] : sorted[random.nextInt(organisations - 1)];
                int largest = sorted[organisations - 1];
                double left = figure.getAsInt() - insider;
                found += near(left / 2, largest) ? 1 : 0;
                assertTrue(2L * largest <= Arrays.stream(numbers).asLongStream().sum() - insider, "the largest is half of what is left");
            }
        }
        System.out.printf("  %,d organisations: %d of %d counts shown; an insider finds the largest in %d%n", organisations, shown, RUNS,
                found);
        assertTrue(shown > 0 && found <= 0.25 * shown, found + " of " + shown);
    }

    /** Knows what everyone else sent, and takes all of it away. The worst there is; chance alone stands against it. */
    @ParameterizedTest
    @ValueSource(ints = {12, 40, 300})
    void whoKnowsEveryoneElseFindsOutFewAndNoneExactly(int organisations) {
        assertTrue(found(organisations, PeopleAttackersTest::byTheRule) <= 0.25);
        assertTrue(exactly(organisations, PeopleAttackersTest::byTheRule) <= 0.1);
    }

    /** Why rounding to five is not enough: the same attacker against it finds out nearly every large number, and many exactly. */
    @Test
    void theSameAttackWorksWhereTheFigureIsOnlyRounded() {
        assertTrue(found(40, PeopleAttackersTest::onlyRounded) > 0.5, "else the attack proves nothing");
    }

    /**
     * Two figures of the same organisations, of which one is known to the last: chance that was the same in both could be read there and
     * taken away here. It is drawn for each figure by itself.
     */
    @Test
    void whatWasAddedToOneFigureSaysNothingOfAnother() {
        Random random = new Random(6);
        int found = 0;
        int shown = 0;
        for (int run = 0; run < RUNS; run++) {
            UUID seed = new UUID(random.nextLong(), random.nextLong());
            int[] need = country(40, random);
            int[] held = country(40, random);
            OptionalInt ofNeed = DisclosureControl.people(sent(need), DisclosureControl.chance(seed, "need"));
            OptionalInt ofHeld = DisclosureControl.people(sent(held), DisclosureControl.chance(seed, "held"));
            if (ofNeed.isPresent() && ofHeld.isPresent()) {
                shown++;
                int largest = Arrays.stream(held).max().orElseThrow();
                double added =
                        (ofNeed.getAsInt() - IntStream.of(need).sum()) / (double) Math.max(10, Arrays.stream(need).max().orElseThrow());
                double others = IntStream.of(held).sum() - largest;
                found += near((ofHeld.getAsInt() - others) / (1 + added), largest) ? 1 : 0;
            }
        }
        assertTrue(found <= 0.25 * shown, found + " of " + shown);
    }

    private static OptionalInt byTheRule(Object[] drawn) {
        return DisclosureControl.people(sent((int[]) drawn[0]), (double) drawn[1]);
    }

    private static OptionalInt onlyRounded(Object[] drawn) {
        return OptionalInt.of((int) Math.round(IntStream.of((int[]) drawn[0]).sum() / 5.0) * 5);
    }

    private interface Rule extends java.util.function.Function<Object[], OptionalInt> {}

    private static double found(int organisations, Rule rule) {
        return attack(organisations, rule, guess -> near(guess[0], guess[1]) ? 1 : 0);
    }

    private static double exactly(int organisations, Rule rule) {
        return attack(organisations, rule, guess -> guess[0] == guess[1] ? 1 : 0);
    }

    private static double attack(int organisations, Rule rule, ToIntFunction<int[]> hit) {
        Random random = new Random(organisations * 7L);
        int hits = 0;
        int shown = 0;
        for (int run = 0; run < RUNS; run++) {
            int[] numbers = country(organisations, random);
            OptionalInt figure = rule.apply(new Object[] {numbers, random.nextDouble()});
            if (figure.isPresent()) {
                shown++;
                List<Integer> order = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
                order.sort(Comparator.reverseOrder());
                int target = order.get(random.nextInt(5));
                hits += hit.applyAsInt(new int[] {Math.max(0, figure.getAsInt() - (IntStream.of(numbers).sum() - target)), target});
            }
        }
        System.out.printf("  %,d organisations: %.1f in 100 of %d%n", organisations, 100.0 * hits / shown, shown);
        return shown == 0 ? 1 : (double) hits / shown;
    }

    private static boolean near(double guess, int number) {
        return Math.abs(guess - number) <= 0.1 * number;
    }
}
