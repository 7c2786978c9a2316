package org.pledgekeeper.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What every national figure passes before anyone sees it, programme staff too. Unit: reviews, one of an organisation at most.
 *
 * <p>A count is rounded to a multiple of {@link #STEP}, up or down by chance: of 13, up with three chances in ten, so that figures are
 * true on average. Chance is drawn from the secret keys of the reviews counted, as with the cell keys of statistical offices: the same
 * reviews get the same figure wherever they are counted. Totals are sums of figures shown, so they say nothing more. A group of fewer than
 * {@link #SMALLEST_GROUP} is merged with a neighbour, and is shown under both names.
 *
 * <p>What is promised, and shown by {@code AttackersTest}: someone who knows how all organisations but one answered, and has all figures
 * of all tables and releases, guesses the level of that one at most 15 of 100 times more often than by naming the commonest. That
 * holds because each review enters each table once. Why ten and not three stands in docs/adr/0060.
 */
public final class DisclosureControl {
    /** Figures are multiples of this. */
    public static final int STEP = 10;
    /** Fewest reviews of which a release is made. */
    public static final int SMALLEST = 10;
    /** Fewest reviews in a group that is shown beside others. */
    public static final int SMALLEST_GROUP = 20;
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

    /** @return how many of a hundred, to the next five, as the figures are no finer */
    public static int percent(int part, int total) {
        return total == 0 ? 0 : (int) Math.round(part * 20.0 / total) * 5;
    }
}
