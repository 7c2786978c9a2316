package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.figures.DisclosureControl.Cell;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.DisclosureControl.Group;

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
