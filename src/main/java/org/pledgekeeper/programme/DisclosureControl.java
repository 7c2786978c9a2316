package org.pledgekeeper.programme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides which figures of a set of two-way tables may be published, so that nobody can tell how a handful of
 * organisations answered. Unit: organisations. The threshold is our own rule; withholding further figures to protect
 * small ones is complementary cell suppression as statistical offices practise it.
 *
 * <p>All tables count the same organisations, so they share one row of sector totals and one grand total.
 * What is promised, for a reader who has every published figure of every table and knows that counts are never
 * negative:
 * <ol>
 * <li>no figure below {@link #THRESHOLD} is shown, zero included;</li>
 * <li>every withheld figure could, as far as the published ones tell, still differ by at least {@code THRESHOLD}
 * between its least and its greatest possible value;</li>
 * <li>the same counts always give the same result.</li>
 * </ol>
 * Not promised: protection from an organisation that subtracts its own answer, or from comparing two editions of
 * the tables; snapshots are frozen for that reason.
 *
 * <p>How: a sector whose total is withheld is withheld whole, in every table. The tables then share nothing
 * unknown but the withheld totals, and each table alone can be completed for any split of their known sum: so
 * auditing the tables one by one is as strict as auditing them jointly. A single two-way table with its totals is
 * a circulation (every figure is an edge between its row and its column, totals running backwards), hence the
 * least and greatest value of a figure are found by maximum flow.
 */
public final class DisclosureControl {

    /** Fewest organisations a published figure may count, and least uncertainty left about a withheld one. */
    public static final int THRESHOLD = 5;

    /**
     * One table as it may be published; null marks a withheld figure.
     *
     * @param cells by row, then sector
     * @param overall by row, all sectors together
     * @param sectorTotals by sector, the same in every table
     * @param total all organisations, the same in every table
     */
    public record Table(Integer[][] cells, Integer[] overall, Integer[] sectorTotals, Integer total) {}

    private DisclosureControl() {}

    /**
     * Withholds what must not be shown.
     *
     * @param counts for each table the organisations by row, then sector
     * @return the tables in the order given
     * @throws IllegalArgumentException when a table is empty or ragged, a count is negative, or the tables differ in
     * their sector totals
     */
    public static List<Table> protect(List<int[][]> counts) {
        List<Grid> grids = counts.stream().map(Grid::new).toList();
        if (grids.isEmpty()) {
            return List.of();
        }
        int[] totals = grids.get(0).totals();
        if (!grids.stream().allMatch(grid -> Arrays.equals(grid.totals(), totals))) {
            throw new IllegalArgumentException("The tables differ in their sector totals.");
        }
        boolean[] withheldSectors = withheldSectors(totals);
        return grids.stream().map(grid -> grid.protect(withheldSectors)).toList();
    }

    /** Takes sectors, smallest first, until none is small and those taken could trade {@link #THRESHOLD} among them. */
    private static boolean[] withheldSectors(int[] totals) {
        int sectors = totals.length - 1;
        boolean[] withheld = new boolean[sectors];
        int taken = 0;
        int sum = 0;
        List<Integer> smallestFirst = IntStream.range(0, sectors).boxed()
                .sorted(Comparator.comparing(sector -> totals[sector])).toList();
        for (int sector : smallestFirst) {
            boolean exposed = taken == 1 || taken > 0 && sum < THRESHOLD;
            if (totals[sector] < THRESHOLD || exposed) {
                withheld[sector] = true;
                taken++;
                sum += totals[sector];
            }
        }
        return withheld;
    }

    /** A figure's place; the last row holds the sector totals, the last column the overall figures. */
    private record Place(int row, int column) {}

    /** One table with its totals, and which of its figures are withheld so far. */
    private static final class Grid {
        private static final int UNBOUNDED = Integer.MAX_VALUE / 2;

        private final int rows;
        private final int columns;
        private final int[][] value;
        private final boolean[][] withheld;
        private final List<Place> places;
        private final List<Place> ownPlaces;

        Grid(int[][] counts) {
            rows = counts.length;
            columns = rows == 0 ? 0 : counts[0].length;
            if (columns == 0) {
                throw new IllegalArgumentException("A table has no rows or no sectors.");
            }
            value = new int[rows + 1][columns + 1];
            withheld = new boolean[rows + 1][columns + 1];
            for (int row = 0; row < rows; row++) {
                if (counts[row].length != columns) {
                    throw new IllegalArgumentException("A table has rows of different length.");
                }
                for (int column = 0; column < columns; column++) {
                    int count = counts[row][column];
                    if (count < 0) {
                        throw new IllegalArgumentException("A count is negative.");
                    }
                    value[row][column] = count;
                    value[row][columns] += count;
                    value[rows][column] += count;
                    value[rows][columns] += count;
                }
            }
            places = IntStream.rangeClosed(0, rows).boxed().flatMap(row -> IntStream.rangeClosed(0, columns)
                    .mapToObj(column -> new Place(row, column))).toList();
            ownPlaces = places.subList(0, rows * (columns + 1));
        }

        int[] totals() {
            return value[rows];
        }

        Table protect(boolean[] withheldSectors) {
            withheld[rows][columns] = value[rows][columns] < THRESHOLD;
            System.arraycopy(withheldSectors, 0, withheld[rows], 0, columns);
            for (Place place : ownPlaces) {
                boolean sectorWithheld = place.column < columns && withheldSectors[place.column];
                withheld[place.row][place.column] = sectorWithheld || value(place) < THRESHOLD;
            }
            if (!withheld[rows][columns]) {
                withholdCompany(withheldSectors);
            }
            return published();
        }

        /** Withholds more until everything withheld is safe, then gives back, largest first, what was not needed. */
        private void withholdCompany(boolean[] withheldSectors) {
            List<Place> company = new ArrayList<>();
            for (Place exposed = exposed(); exposed != null; exposed = exposed()) {
                Place place = companyFor(exposed);
                withheld[place.row][place.column] = true;
                company.add(place);
            }
            company.sort(cheapestFirst().reversed());
            for (Place place : company) {
                withheld[place.row][place.column] = false;
                if (exposed() != null) {
                    withheld[place.row][place.column] = true;
                }
            }
        }

        /** A figure to be given company next; first one that stands alone in its row or column. */
        private Place exposed() {
            return ownPlaces.stream().filter(place -> !isShown(place) && !isSafe(place))
                    .min(Comparator.comparing(place -> !isAloneInRow(place) && !isAloneInColumn(place)))
                    .orElse(null);
        }

        /**
         * The cheapest figure shown, if possible where the exposed one stands alone, else in its row or column. One is
         * always left: with all its figures withheld a table says no more than totals of at least
         * {@link #THRESHOLD} do.
         */
        private Place companyFor(Place exposed) {
            boolean row = isAloneInRow(exposed) || !isAloneInColumn(exposed);
            boolean column = isAloneInColumn(exposed) || !isAloneInRow(exposed);
            return ownPlaces.stream().filter(this::isShown)
                    .min(Comparator.comparing(this::isOverall)
                            .thenComparing(place -> !(row && place.row == exposed.row)
                                    && !(column && place.column == exposed.column))
                            .thenComparing(cheapestFirst()))
                    .orElseThrow();
        }

        private boolean isAloneInRow(Place place) {
            return places.stream().filter(other -> other.row == place.row && !isShown(other)).count() == 1;
        }

        private boolean isAloneInColumn(Place place) {
            return places.stream().filter(other -> other.column == place.column && !isShown(other)).count() == 1;
        }

        private boolean isOverall(Place place) {
            return place.column == columns;
        }

        private boolean isShown(Place place) {
            return !withheld[place.row][place.column];
        }

        /** Sectors' figures before overall ones, small before large, then as read. */
        private Comparator<Place> cheapestFirst() {
            return Comparator.comparing(this::isOverall).thenComparing(this::value)
                    .thenComparing(Place::row).thenComparing(Place::column);
        }

        private boolean isSafe(Place place) {
            int up = flow(capacitiesWithout(place), head(place), tail(place));
            int down = Math.min(value(place), flow(capacitiesWithout(place), tail(place), head(place)));
            return up + down >= THRESHOLD;
        }

        /** How far the other withheld figures may rise (forwards) and fall (backwards); those shown stay. */
        private int[][] capacitiesWithout(Place audited) {
            int[][] capacity = new int[rows + columns + 2][rows + columns + 2];
            for (Place place : places) {
                if (!isShown(place) && !place.equals(audited)) {
                    capacity[tail(place)][head(place)] = UNBOUNDED;
                    capacity[head(place)][tail(place)] = value(place);
                }
            }
            return capacity;
        }

        private int tail(Place place) {
            return isTotal(place) ? rows + 1 + place.column : place.row;
        }

        private int head(Place place) {
            return isTotal(place) ? place.row : rows + 1 + place.column;
        }

        private boolean isTotal(Place place) {
            return place.row == rows ^ place.column == columns;
        }

        /** Maximum flow, counted no further than {@link #THRESHOLD}. */
        private static int flow(int[][] capacity, int source, int sink) {
            int flow = 0;
            for (int more = 1; more > 0 && flow < THRESHOLD; flow += more) {
                more = push(capacity, source, sink, THRESHOLD - flow, new boolean[capacity.length]);
            }
            return flow;
        }

        private static int push(int[][] capacity, int at, int sink, int most, boolean[] seen) {
            if (at == sink) {
                return most;
            }
            seen[at] = true;
            for (int next = 0; next < capacity.length; next++) {
                if (!seen[next] && capacity[at][next] > 0) {
                    int pushed = push(capacity, next, sink, Math.min(most, capacity[at][next]), seen);
                    if (pushed > 0) {
                        capacity[at][next] -= pushed;
                        capacity[next][at] += pushed;
                        return pushed;
                    }
                }
            }
            return 0;
        }

        private int value(Place place) {
            return value[place.row][place.column];
        }

        private Table published() {
            Integer[][] shown = new Integer[rows + 1][columns + 1];
            for (int row = 0; row <= rows; row++) {
                for (int column = 0; column <= columns; column++) {
                    shown[row][column] = withheld[row][column] ? null : Integer.valueOf(value[row][column]);
                }
            }
            Integer[][] cells = Arrays.stream(shown, 0, rows)
                    .map(row -> Arrays.copyOf(row, columns)).toArray(Integer[][]::new);
            Integer[] overall = Arrays.stream(shown, 0, rows)
                    .map(row -> row[columns]).toArray(Integer[]::new);
            return new Table(cells, overall, Arrays.copyOf(shown[rows], columns), shown[rows][columns]);
        }
    }
}
