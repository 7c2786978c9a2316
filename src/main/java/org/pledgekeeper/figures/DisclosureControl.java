package org.pledgekeeper.figures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What every national figure passes before anyone sees it, programme staff too. Unit: reviews, one of an organisation at most.
 *
 * <p>A count is rounded to a multiple of {@link #STEP}, up or down by chance: of 13, up with three chances in ten, so that figures are
 * true on average. Chance is drawn from the secret keys of the reviews counted, as with the cell keys of statistical offices: the same
 * reviews get the same figure in a table whenever it is asked for. Totals are sums of figures shown, so they say nothing more. A group of
 * fewer than {@link #SMALLEST_GROUP} is merged with a neighbour, and is shown under both names.
 *
 * <p>What is promised, and shown by {@code AttackersTest} and {@code CountryAttackersTest}: someone who knows how all organisations but one
 * answered, and has all figures
 * of all tables and releases, guesses the level of that one at most 15 of 100 times more often than by naming the commonest. That
 * holds because each review enters each table once. Why ten and not three stands in docs/adr/0060.
 *
 * <p>Counts of people and of work have a rule of their own, {@link #people}: what one organisation sends may be any number, so what chance
 * adds grows with the largest of them (docs/adr/0061).
 */
public final class DisclosureControl {
    /** Figures are multiples of this. */
    public static final int STEP = 10;
    /** Fewest reviews of which a release is made. */
    public static final int SMALLEST = 10;
    /** Fewest reviews in a group that is shown beside others. */
    public static final int SMALLEST_GROUP = 20;
    /** Counts of people and of work are multiples of this. */
    public static final int PEOPLE_STEP = 5;
    /** The smallest count of people or of work that is shown. */
    public static final int FEWEST_PEOPLE = 10;
    /** Fewest organisations in a count of people or of work. */
    public static final int FEWEST_ORGANISATIONS = 5;
    /** Fewest reviews of which items are counted. */
    public static final int FEWEST_FOR_ITEMS = 100;
    private static final int DIGEST_BITS = 512;
    private static final long KEYS = 1L << 32;

    private DisclosureControl() {}

    /** @param reviews how many @param keys the sum of their keys, each at least 0 and below 2^32 */
    public record Count(int reviews, long keys) {
        Count plus(Count other) {
            return new Count(reviews + other.reviews, keys + other.keys);
        }

        /** @return the figure that may be shown */
        int rounded() {
            int over = reviews % STEP;
            boolean up = Math.floorMod(keys, KEYS) * STEP < over * KEYS;
            return reviews - over + (up ? STEP : 0);
        }
    }

    /**
     * @param names of the groups that are one
     * @param reviews how many it counts
     * @param cells what is counted, by commitment and value
     */
    public record Group(List<String> names, int reviews, Map<Cell, Count> cells) {
        private Group with(Group other) {
            Map<Cell, Count> both = new LinkedHashMap<>(cells);
            other.cells.forEach((cell, count) -> both.merge(cell, count, Count::plus));
            return new Group(Stream.concat(names.stream(), other.names.stream()).toList(), reviews + other.reviews, both);
        }
    }

    /** @param value a standing, or how it moved */
    public record Cell(String commitment, String value) {}

    /**
     * @param groups in an order in which neighbours have something in common
     * @param fewest reviews a group may have
     * @return the groups that may be shown, in the same order; none when all together are fewer than that
     */
    public static List<Group> merged(List<Group> groups, int fewest) {
        List<Group> merged = new ArrayList<>(groups.stream().filter(group -> group.reviews > 0).toList());
        for (int small = smallest(merged, fewest); small >= 0 && merged.size() > 1; small = smallest(merged, fewest)) {
            boolean before = small > 0 && (small + 1 == merged.size() || merged.get(small - 1).reviews <= merged.get(small + 1).reviews);
            int first = before ? small - 1 : small;
            merged.set(first, merged.get(first).with(merged.remove(first + 1)));
        }
        return smallest(merged, fewest) < 0 ? merged : List.of();
    }

    private static int smallest(List<Group> groups, int fewest) {
        int found = -1;
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).reviews < fewest && (found < 0 || groups.get(i).reviews < groups.get(found).reviews)) {
                found = i;
            }
        }
        return found;
    }

    /** What so many organisations sent of one thing: a number each, and by how many just that. */
    public record Sent(int number, int organisations) {}

    /**
     * A count of people or of work over several organisations, as it may be shown. Half the largest organisation's number at most, and
     * never less than {@link #STEP} / 2, is added or taken away by chance; then it is rounded to {@link #PEOPLE_STEP}.
     *
     * @param sent numbers above 0
     * @param chance from 0 to below 1, drawn once for this count and known to nobody
     * @return empty where fewer than {@link #FEWEST_ORGANISATIONS} sent any, where the largest has more than half of what is left when the
     * next is taken away, or where the figure is below {@link #FEWEST_PEOPLE}
     */
    public static OptionalInt people(List<Sent> sent, double chance) {
        int[] largest = sent.stream().filter(one -> one.organisations > 0).flatMapToInt(one -> IntStream.generate(() -> one.number)
                .limit(Math.min(2, one.organisations))).sorted().toArray();
        int organisations = sent.stream().mapToInt(Sent::organisations).sum();
        long total = sent.stream().mapToLong(one -> (long) one.number * one.organisations).sum();
        if (organisations < FEWEST_ORGANISATIONS || 2L * largest[largest.length - 1] + largest[largest.length - 2] > total) {
            return OptionalInt.empty();
        }
        double noisy = total + (chance - 0.5) * Math.max(largest[largest.length - 1], STEP);
        int figure = Math.toIntExact(Math.round(noisy / PEOPLE_STEP)) * PEOPLE_STEP;
        return figure < FEWEST_PEOPLE ? OptionalInt.empty() : OptionalInt.of(figure);
    }

    /**
     * How many reviews answered an item so, with chance mixed in: the number of ones among 512 drawn bits, less the 256 to be expected, is
     * added. So it is true on average and off by 11 (one standard deviation), whatever its size, and can be below 0. Nothing that
     * is worked out from such numbers says more than they do.
     *
     * @param seed the secret of a release @param what the count's own name
     */
    static int noisy(int reviews, UUID seed, String what) {
        return reviews + BitSet.valueOf(digest(seed, what)).cardinality() - DIGEST_BITS / 2;
    }

    /**
     * @param seed the secret of a release
     * @param what each figure that is drawn by itself has a name of its own
     * @return from 0 to below 1, the same each time
     */
    static double chance(UUID seed, String what) {
        return (ByteBuffer.wrap(digest(seed, what)).getLong() >>> 11) * 0x1.0p-53;
    }

    private static byte[] digest(UUID seed, String what) {
        try {
            return MessageDigest.getInstance("SHA-512").digest((seed + "|" + what).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @return how many of a hundred, to the next five, as the figures are no finer */
    public static int percent(int part, int total) {
        return total == 0 ? 0 : (int) Math.round(part * 20.0 / total) * 5;
    }
}
