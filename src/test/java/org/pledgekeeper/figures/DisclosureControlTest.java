package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.figures.DisclosureControl.Cell;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.DisclosureControl.Group;
import org.pledgekeeper.figures.DisclosureControl.Sent;

class DisclosureControlTest {
    private static final Cell CELL = new Cell("training", "EXPLORING");

    @Test
    void aFigureIsOneOfTheTwoMultiplesOfTenBesideTheCountAndTrueOnAverage() {
        Random random = new Random(12);
        for (int reviews = 0; reviews < 35; reviews++) {
            int of = reviews;
            int[] rounded = IntStream.range(0, 40_000).map(i -> new Count(of, keys(random, of)).rounded()).toArray();
            for (int one : rounded) {
                assertTrue(one % 10 == 0 && Math.abs(one - reviews) < 10, reviews + " became " + one);
            }
            assertEquals(reviews, IntStream.of(rounded).average().orElseThrow(), 0.15);
        }
    }

    @Test
    void theSameReviewsGetTheSameFigureInWhateverOrderTheyAreAdded() {
        Random random = new Random(3);
        long[] keys = LongStream.generate(() -> key(random)).limit(13).toArray();
        Count forwards = new Count(0, 0);
        Count backwards = new Count(0, 0);
        for (int i = 0; i < keys.length; i++) {
            forwards = forwards.plus(new Count(1, keys[i]));
            backwards = backwards.plus(new Count(1, keys[keys.length - 1 - i]));
        }
        assertEquals(forwards.rounded(), backwards.rounded());
        assertEquals(forwards, forwards.plus(new Count(1, 77)).plus(new Count(-1, -77)), "what is taken back leaves no trace");
    }

    @Test
    void aSmallGroupIsMergedWithTheSmallerOfItsNeighbours() {
        assertEquals(List.of(List.of("a"), List.of("b", "c"), List.of("d")), names(12, 10, 3, 40));
        assertEquals(List.of(List.of("a", "b"), List.of("c")), names(4, 30, 20));
        assertEquals(List.of(List.of("a", "b", "c", "d")), names(3, 3, 3, 3));
        assertEquals(List.of(List.of("a"), List.of("c", "d")), names(10, 0, 30, 9), "a group of none is no group");
        assertEquals(List.of(), names(3, 6), "nine in all are not shown");
        assertEquals(List.of(), names());
    }

    /** Additivity: whatever is merged, nobody is lost and nobody counted twice. */
    @Test
    void mergedGroupsCountWhatTheirPartsCounted() {
        Random random = new Random(5);
        for (int run = 0; run < 500; run++) {
            int[] sizes = random.ints(1 + random.nextInt(14), 0, 25).toArray();
            List<Group> merged = DisclosureControl.merged(groups(sizes), 10);
            int all = IntStream.of(sizes).sum();
            assertEquals(all < 10 ? 0 : all, merged.stream().mapToInt(Group::reviews).sum());
            assertEquals(all < 10 ? 0 : all, merged.stream().mapToInt(group -> group.cells().get(CELL).reviews()).sum());
            assertTrue(merged.stream().allMatch(group -> group.reviews() >= 10));
        }
    }

    @Test
    void countsOfPeopleAreTrueOnAverageAndMultiplesOfFive() {
        Random random = new Random(31);
        List<Sent> sent = List.of(new Sent(40, 1), new Sent(12, 3), new Sent(25, 2));
        int[] figures = IntStream.range(0, 20_000).map(i -> DisclosureControl.people(sent, random.nextDouble()).getAsInt()).toArray();
        assertTrue(IntStream.of(figures).allMatch(figure -> figure % 5 == 0 && Math.abs(figure - 126) <= 22));
        assertEquals(126, IntStream.of(figures).average().orElseThrow(), 0.3);
    }

    @Test
    void countsOfPeopleAreNotShownWhereFewSentThemOrOneIsMostOfThem() {
        assertTrue(people(new Sent(20, 5)).isPresent());
        assertTrue(people(new Sent(20, 4)).isEmpty(), "four organisations");
        assertTrue(people(new Sent(20, 4), new Sent(90, 0)).isEmpty(), "what was taken back is none");
        assertTrue(people(new Sent(2, 4)).isEmpty());
        assertTrue(people(new Sent(1, 6)).isEmpty(), "fewer than ten people");
        assertTrue(people(new Sent(50, 1), new Sent(10, 5)).isEmpty(), "without the next, half of the rest is the largest");
        assertTrue(people(new Sent(50, 1), new Sent(10, 6)).isPresent());
        assertTrue(people().isEmpty());
    }

    @Test
    void chanceIsTheSameForTheSameAndAnotherForEachFigure() {
        UUID seed = UUID.fromString("00000000-0000-0000-0000-000000000007");
        assertEquals(DisclosureControl.chance(seed, "one"), DisclosureControl.chance(seed, "one"));
        double[] drawn = IntStream.range(0, 20_000).mapToDouble(i -> DisclosureControl.chance(seed, "figure " + i)).toArray();
        assertTrue(Arrays.stream(drawn).allMatch(one -> one >= 0 && one < 1));
        assertEquals(0.5, Arrays.stream(drawn).average().orElseThrow(), 0.01);
        assertEquals(20_000, Arrays.stream(drawn).distinct().count());
    }

    @Test
    void countsOfItemsAreTrueOnAverageAndOffByElevenWhateverTheirSize() {
        UUID seed = UUID.fromString("00000000-0000-0000-0000-000000000009");
        int[] counts = IntStream.range(0, 20_000).map(i -> DisclosureControl.noisy(100, seed, "item " + i)).toArray();
        double average = IntStream.of(counts).average().orElseThrow();
        assertEquals(100, average, 0.3);
        assertEquals(128, IntStream.of(counts).mapToDouble(one -> (one - average) * (one - average)).average().orElseThrow(), 4);
        assertEquals(DisclosureControl.noisy(7, seed, "one"), DisclosureControl.noisy(7, seed, "one"));
    }

    @Test
    void sharesAreToldInQuarters() {
        assertEquals(List.of("UNDER_A_QUARTER", "A_QUARTER_TO_HALF", "HALF_TO_THREE_QUARTERS", "OVER_THREE_QUARTERS"),
                IntStream.of(49, 50, 149, 150).mapToObj(part -> Share.of(part, 200).name()).toList());
        assertEquals(Share.UNDER_A_QUARTER, Share.of(-12, 200), "chance can take more than there is");
        assertEquals(Share.OVER_THREE_QUARTERS, Share.of(220, 200));
        assertEquals(Share.UNDER_A_QUARTER, Share.of(5, -3));
    }

    private static OptionalInt people(Sent... sent) {
        return DisclosureControl.people(List.of(sent), 0.5);
    }

    @Test
    void sharesAreNoFinerThanFiveOfAHundred() {
        assertEquals(35, DisclosureControl.percent(40, 120));
        assertEquals(0, DisclosureControl.percent(0, 120));
        assertEquals(0, DisclosureControl.percent(0, 0));
        assertEquals(100, DisclosureControl.percent(70, 70));
    }

    private static List<List<String>> names(int... sizes) {
        return DisclosureControl.merged(groups(sizes), 10).stream().map(Group::names).toList();
    }

    private static List<Group> groups(int... sizes) {
        return IntStream.range(0, sizes.length)
                .mapToObj(i -> new Group(List.of("" + (char) ('a' + i)), sizes[i], Map.of(CELL, new Count(sizes[i], 0)))).toList();
    }

    private static long keys(Random random, int reviews) {
        return LongStream.generate(() -> key(random)).limit(reviews).sum();
    }

    private static long key(Random random) {
        return random.nextLong() & 0xffff_ffffL;
    }
}
