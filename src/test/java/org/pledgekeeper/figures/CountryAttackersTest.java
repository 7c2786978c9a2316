package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.figures.InventedCountry.Method;
import org.pledgekeeper.figures.InventedCountry.Organisation;
import org.pledgekeeper.figures.InventedCountry.Review;

/**
 * Those who would find out how one organisation answered, with all figures of ten quarters of an {@link InventedCountry}, by what they know
 * besides. What each gains is in how many of 100 it names the level more often than by naming the commonest.
 */
class CountryAttackersTest {
    private static final double AT_MOST = AttackersTest.AT_MOST;
    private static final int GUESSES = 4000;
    private static final int OF_ONE_COUNTRY = 1000;
    private static final double SMALL = .1;
    private static final double MOSTLY_STAYS = .6;
    private static final double NEVER_MOVES = 1;

    /** Whose reviews are known; targets of insiders are in a small sector, which is also theirs. */
    enum Knows {
        EVERYONE_ELSE, ALL_ELSE_IN_ITS_SECTOR, ITSELF, NOBODY
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 10_000})
    void whoKnowsEveryoneElseGuessesLittleBetter(int organisations) {
        assertAtMost(AT_MOST, organisations, Knows.EVERYONE_ELSE, MOSTLY_STAYS);
    }

    /**
     * The same, who knows too that the organisation never moved, and so takes all its reviews as one: each enters tables of its own. The
     * limit
     * is one for each review and does not hold here; it is ten more.
     */
    @ParameterizedTest
    @ValueSource(ints = {300, 10_000})
    void ofAnOrganisationThatIsKnownNeverToMoveMoreIsFoundOut(int organisations) {
        assertAtMost(AT_MOST + 10, organisations, Knows.EVERYONE_ELSE, NEVER_MOVES);
    }

    /** Staff of a small sector: the sector's own table is one of five, and is shown with a neighbour's; to the others most are unknown. */
    @ParameterizedTest
    @ValueSource(ints = {300, 10_000})
    void whoKnowsAllButOneOfASmallSectorGuessesLittleBetter(int organisations) {
        assertAtMost(AT_MOST / 2, organisations, Knows.ALL_ELSE_IN_ITS_SECTOR, MOSTLY_STAYS);
        assertAtMost(10, organisations, Knows.ALL_ELSE_IN_ITS_SECTOR, NEVER_MOVES);
    }

    /** A member of one organisation takes its own reviews away: it knows hardly more of another in its sector than any reader. */
    @ParameterizedTest
    @ValueSource(ints = {300, 10_000})
    void whoTakesItsOwnReviewsAwayGuessesNoBetterThanAnyReader(int organisations) {
        for (double stays : new double[] {MOSTLY_STAYS, NEVER_MOVES}) {
            double reader = assertAtMost(AT_MOST / 2, organisations, Knows.NOBODY, stays);
            double insider = assertAtMost(AT_MOST / 2, organisations, Knows.ITSELF, stays);
            assertTrue(insider - reader <= 2, insider + " by knowing itself, " + reader + " without");
        }
    }

    @Test
    void theAttacksWorkWhereCountsAreShownAsTheyAre() {
        assertTrue(gain(300, Knows.EVERYONE_ELSE, MOSTLY_STAYS, Method.BARE) > 60);
        assertTrue(gain(300, Knows.ALL_ELSE_IN_ITS_SECTOR, MOSTLY_STAYS, Method.BARE) > AT_MOST / 2, "small groups are merged");
        assertTrue(gain(10_000, Knows.ALL_ELSE_IN_ITS_SECTOR, MOSTLY_STAYS, Method.BARE) > 50);
        assertTrue(gain(300, Knows.ITSELF, MOSTLY_STAYS, Method.BARE_AND_SMALL) > AT_MOST);
    }

    /** Figures rounded to the nearest ten are known to be, and tell where they turn. */
    @Test
    void theAttacksWorkWhereRoundingIsWithoutChance() {
        assertTrue(gain(300, Knows.EVERYONE_ELSE, MOSTLY_STAYS, Method.WITHOUT_CHANCE) > 2 * AT_MOST);
        assertTrue(gain(10_000, Knows.ALL_ELSE_IN_ITS_SECTOR, MOSTLY_STAYS, Method.WITHOUT_CHANCE) > AT_MOST / 2);
    }

    private static double assertAtMost(double most, int organisations, Knows knows, double stays) {
        double gain = gain(organisations, knows, stays, Method.OURS);
        System.out.printf("  %,d organisations, %s: %.1f in 100 more%s%n", organisations, knows, gain,
                stays == NEVER_MOVES ? ", of one that never moves" : "");
        assertTrue(gain <= most, gain + " in 100 more");
        return gain;
    }

    /** The same countries and targets for whoever attacks. */
    private static double gain(int organisations, Knows knows, double stays, Method method) {
        CountryAttacker attacker = new CountryAttacker(method);
        int right = 0;
        int commonest = 0;
        int guesses = 0;
        for (int run = 0; guesses < GUESSES; run++) {
            Random random = new Random(run);
            InventedCountry country = new InventedCountry(organisations, stays, method, random);
            Map<String, List<Organisation>> sectors =
                    country.organisations.stream().collect(Collectors.groupingBy(CountryAttackersTest::sector));
            Map<Organisation, List<Review>> reviews = country.reviews.stream()
                    .collect(Collectors.groupingBy(Review::of, java.util.IdentityHashMap::new, Collectors.toList()));
            List<Organisation> targets = new ArrayList<>(country.organisations);
            Collections.shuffle(targets, random);
            targets.removeIf(one -> knows != Knows.EVERYONE_ELSE && sectors.get(sector(one)).size() > SMALL * organisations);
            for (Organisation target : targets.subList(0, Math.min(targets.size(), OF_ONE_COUNTRY))) {
                List<Organisation> sector = sectors.get(sector(target));
                Organisation insider = sector.get((sector.indexOf(target) + 1) % sector.size());
                List<Review> own = reviews.get(target);
                List<Review> asked = stays == NEVER_MOVES ? own : List.of(own.get(random.nextInt(own.size())));
                int guess = attacker.guess(country, asked, other -> switch (knows) {
                    case EVERYONE_ELSE -> true;
                    case ALL_ELSE_IN_ITS_SECTOR -> sector(other).equals(sector(target));
                    case ITSELF -> other == insider;
                    case NOBODY -> false;
                });
                guesses++;
                right += guess == asked.get(0).level() ? 1 : 0;
                commonest += asked.get(0).level() == AttackersTest.COMMONEST ? 1 : 0;
            }
        }
        return 100.0 * (right - commonest) / guesses;
    }

    private static String sector(Organisation one) {
        return one.groups().get(Grouping.SECTOR);
    }
}
