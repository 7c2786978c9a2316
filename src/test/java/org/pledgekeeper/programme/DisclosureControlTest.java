package org.pledgekeeper.programme;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.programme.DisclosureControl.Table;

class DisclosureControlTest {

    private static final int THRESHOLD = DisclosureControl.THRESHOLD;

    @Test
    void showsEverythingWhenNothingIsSmall() {
        Table table = protect(new int[][] {{5, 9}, {12, 7}});
        assertArrayEquals(new Integer[][] {{5, 9}, {12, 7}}, table.cells());
        assertArrayEquals(new Integer[] {14, 19}, table.overall());
        assertArrayEquals(new Integer[] {17, 16}, table.sectorTotals());
        assertEquals(33, table.total());
    }

    @Test
    void givesASingleSmallCellCompanyInItsRowAndColumn() {
        Table table = protect(new int[][] {{2, 20, 30}, {40, 9, 50}, {60, 70, 80}});
        assertNull(table.cells()[0][0]);
        assertTrue(table.cells()[0][1] == null || table.cells()[0][2] == null);
        assertTrue(table.cells()[1][0] == null || table.cells()[2][0] == null);
        assertEquals(4, published(table).filter(Objects::isNull).count());
        assertArrayEquals(new Integer[] {52, 99, 210}, table.overall());
        assertArrayEquals(new Integer[] {102, 99, 160}, table.sectorTotals());
    }

    @Test
    void withholdsZero() {
        Table table = protect(new int[][] {{0, 20}, {30, 40}});
        assertNull(table.cells()[0][0]);
        assertNull(table.cells()[0][1]);
        assertNull(table.cells()[1][0]);
    }

    @Test
    void overallMinusSectorsDoesNotReveal() {
        Table table = protect(new int[][] {{20, 1}, {30, 20}, {40, 30}});
        assertNull(table.cells()[0][1]);
        assertTrue(table.overall()[0] == null || table.cells()[0][0] == null);
    }

    @Test
    void givesASmallOverallFigureCompany() {
        Table table = protect(new int[][] {{1, 2}, {30, 20}, {40, 30}});
        assertNull(table.overall()[0]);
        assertTrue(table.overall()[1] == null || table.overall()[2] == null);
        assertEquals(123, table.total());
    }

    @Test
    void showsTheTotalOfASectorWhoseCellsAreNearlyAllSmall() {
        Table table = protect(new int[][] {{1, 30, 20}, {5, 40, 20}, {1, 20, 30}});
        assertEquals(7, table.sectorTotals()[0]);
        assertEquals(90, table.sectorTotals()[1]);
    }

    @Test
    void withholdsASmallSectorInEveryTableTogetherWithTheNextSmallest() {
        List<Table> tables = DisclosureControl.protect(List.of(
                new int[][] {{3, 6, 30}, {0, 8, 40}}, new int[][] {{1, 7, 45}, {2, 7, 25}}));
        for (Table table : tables) {
            assertArrayEquals(new Integer[] {null, null, 70}, table.sectorTotals());
            assertEquals(87, table.total());
            for (Integer[] row : table.cells()) {
                assertNull(row[0]);
                assertNull(row[1]);
            }
        }
    }

    @Test
    void withholdsEverythingBelowFiveOrganisations() {
        Table table = protect(new int[][] {{1, 1}, {1, 1}});
        assertNull(table.total());
        assertTrue(published(table).allMatch(Objects::isNull));
    }

    @Test
    void showsTheTotalAloneWhenOnlyThatIsLargeEnough() {
        Table table = protect(new int[][] {{1, 1, 1}, {1, 1, 1}});
        assertEquals(6, table.total());
        assertEquals(1, published(table).filter(Objects::nonNull).count());
    }

    @Test
    void refusesTablesThatDoNotCountTheSameOrganisations() {
        assertThrows(IllegalArgumentException.class, () -> DisclosureControl.protect(
                List.of(new int[][] {{5, 6}}, new int[][] {{6, 5}})));
        assertThrows(IllegalArgumentException.class, () -> protect(new int[][] {{5, 6}, {7}}));
        assertThrows(IllegalArgumentException.class, () -> protect(new int[][] {{5, -1}}));
        assertThrows(IllegalArgumentException.class, () -> protect(new int[][] {}));
        assertEquals(List.of(), DisclosureControl.protect(List.of()));
    }

    @Test
    void keepsMostOfARealisticSetPublishedAndIsQuick() {
        int[] sectors = {32, 14, 31, 9, 40, 150, 18, 6};
        List<int[][]> counts = tables(new Random(7), 5, 6, sectors);
        List<Table> tables = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> DisclosureControl.protect(counts));
        verify(counts, tables);
        assertTrue(tables.stream().flatMap(table -> Arrays.stream(table.sectorTotals())).allMatch(Objects::nonNull));
        long large = counts.stream().flatMap(Arrays::stream).flatMapToInt(Arrays::stream)
                .filter(count -> count >= THRESHOLD).count();
        long shown = tables.stream().flatMap(table -> Arrays.stream(table.cells())).flatMap(Arrays::stream)
                .filter(Objects::nonNull).count();
        assertTrue(shown * 2 > large, shown + " shown of " + large);
    }

    @Test
    void isDeterministic() {
        List<int[][]> counts = tables(new Random(3), 5, 6, new int[] {32, 3, 31, 9, 40, 150, 0, 6});
        assertTrue(Arrays.deepEquals(
                DisclosureControl.protect(counts).stream().flatMap(DisclosureControlTest::published).toArray(),
                DisclosureControl.protect(counts).stream().flatMap(DisclosureControlTest::published).toArray()));
    }

    /** Independent audit by linear algebra, of all tables jointly. */
    @Test
    void noEquationsDetermineAWithheldFigure() {
        Random random = new Random(20230);
        for (int round = 0; round < 300; round++) {
            int rows = 1 + random.nextInt(6);
            int largest = 4 + random.nextInt(round % 3 == 0 ? 12 : 70);
            int[] sectors = random.ints(2 + random.nextInt(7), 0, largest).toArray();
            List<int[][]> counts = tables(random, 1 + random.nextInt(5), rows, sectors);
            verify(counts, DisclosureControl.protect(counts));
        }
    }

    /** Independent audit by trying every filling that is consistent with what is published in two tables. */
    @Test
    void everyWithheldFigureCouldStillBeManyValues() {
        Random random = new Random(11);
        for (int round = 0; round < 120; round++) {
            int rows = 2 + round % 2;
            int[] sectors = random.ints(3, 0, rows == 2 ? 14 : 9).toArray();
            List<int[][]> counts = tables(random, 2, rows, sectors);
            List<Table> tables = DisclosureControl.protect(counts);
            verify(counts, tables);
            if (tables.get(0).total() == null) {
                continue;
            }
            int[][][] range = new Fillings(tables, rows).ranges();
            for (int t = 0; t < 2; t++) {
                Integer[] shown = published(tables.get(t)).toArray(Integer[]::new);
                for (int i = 0; i < shown.length - 1; i++) {
                    int width = range[t][i][1] - range[t][i][0];
                    assertTrue(shown[i] == null ? width >= THRESHOLD : width == 0,
                            () -> "counts " + Arrays.deepToString(counts.toArray()) + " published " + tables);
                }
            }
        }
    }

    private static Table protect(int[][] counts) {
        return DisclosureControl.protect(List.<int[][]>of(counts)).get(0);
    }

    /** Spreads each sector's organisations over the rows, unevenly, anew for each table. */
    private static List<int[][]> tables(Random random, int tables, int rows, int[] sectors) {
        List<int[][]> counts = new ArrayList<>();
        for (int t = 0; t < tables; t++) {
            int[][] table = new int[rows][sectors.length];
            int favourite = random.nextInt(rows);
            for (int column = 0; column < sectors.length; column++) {
                for (int i = 0; i < sectors[column]; i++) {
                    table[random.nextInt(3) == 0 ? favourite : random.nextInt(rows)][column]++;
                }
            }
            counts.add(table);
        }
        return counts;
    }

    /** Row by row with its overall figure, then the sector totals, then the total. */
    private static Stream<Integer> published(Table table) {
        Stream<Integer> rows = IntStream.range(0, table.cells().length).boxed()
                .flatMap(row -> Stream.concat(Arrays.stream(table.cells()[row]), Stream.of(row).map(r -> table.overall()[r])));
        return Stream.of(rows, Arrays.stream(table.sectorTotals()), Stream.of(table).map(Table::total))
                .flatMap(figures -> figures);
    }

    private static int[] truth(int[][] counts) {
        int columns = counts[0].length;
        IntStream.Builder truth = IntStream.builder();
        int[] totals = new int[columns];
        for (int[] row : counts) {
            Arrays.stream(row).forEach(truth::add);
            truth.add(Arrays.stream(row).sum());
            Arrays.setAll(totals, column -> totals[column] + row[column]);
        }
        Arrays.stream(totals).forEach(truth::add);
        return truth.add(Arrays.stream(totals).sum()).build().toArray();
    }

    private static void verify(List<int[][]> counts, List<Table> tables) {
        assertEquals(counts.size(), tables.size());
        for (int t = 0; t < tables.size(); t++) {
            Integer[] shown = published(tables.get(t)).toArray(Integer[]::new);
            int[] truth = truth(counts.get(t));
            for (int i = 0; i < shown.length; i++) {
                if (shown[i] != null) {
                    assertEquals(truth[i], shown[i]);
                    assertTrue(shown[i] >= THRESHOLD);
                }
            }
            assertArrayEquals(tables.get(0).sectorTotals(), tables.get(t).sectorTotals());
            assertEquals(tables.get(0).total(), tables.get(t).total());
        }
        assertEquals(0, determined(tables), () -> "determined in " + Arrays.deepToString(counts.toArray()));
    }

    /** How many withheld figures the additions alone determine: rows of the reduced echelon form with one entry. */
    private static int determined(List<Table> tables) {
        int rows = tables.get(0).cells().length;
        int columns = tables.get(0).sectorTotals().length;
        int own = rows * (columns + 1);
        int unknowns = tables.size() * own + columns + 1;
        boolean[] withheld = new boolean[unknowns];
        List<long[]> equations = new ArrayList<>();
        int totals = tables.size() * own;
        for (int t = 0; t < tables.size(); t++) {
            Integer[] shown = published(tables.get(t)).toArray(Integer[]::new);
            for (int i = 0; i < shown.length; i++) {
                withheld[i < own ? t * own + i : totals + i - own] = shown[i] == null;
            }
            int first = t * own;
            for (int row = 0; row < rows; row++) {
                int start = first + row * (columns + 1);
                equations.add(equation(unknowns, start + columns,
                        e -> Arrays.fill(e, start, start + columns, 1)));
            }
            for (int column = 0; column <= columns; column++) {
                int place = column;
                equations.add(equation(unknowns, totals + column, e -> IntStream.range(0, rows)
                        .forEach(row -> e[first + row * (columns + 1) + place] = 1)));
            }
        }
        equations.add(equation(unknowns, totals + columns, e -> Arrays.fill(e, totals, totals + columns, 1)));
        for (long[] equation : equations) {
            for (int i = 0; i < unknowns; i++) {
                equation[i] = withheld[i] ? equation[i] : 0;
            }
        }
        int rank = 0;
        for (int i = 0; i < unknowns; i++) {
            int column = i;
            int pivot = IntStream.range(rank, equations.size()).filter(r -> equations.get(r)[column] != 0)
                    .findFirst().orElse(-1);
            if (pivot < 0) {
                continue;
            }
            Collections.swap(equations, rank, pivot);
            for (int r = 0; r < equations.size(); r++) {
                if (r != rank && equations.get(r)[i] != 0) {
                    equations.set(r, eliminate(equations.get(r), equations.get(rank), i));
                }
            }
            rank++;
        }
        return (int) equations.stream().filter(e -> Arrays.stream(e).filter(c -> c != 0).count() == 1).count();
    }

    private static long[] equation(int unknowns, int sum, Consumer<long[]> terms) {
        long[] equation = new long[unknowns];
        terms.accept(equation);
        equation[sum] = -1;
        return equation;
    }

    /** Exact: whole numbers, divided by their common divisor, overflow refused. */
    private static long[] eliminate(long[] equation, long[] pivot, int column) {
        long a = pivot[column];
        long b = equation[column];
        long[] result = new long[equation.length];
        long divisor = 0;
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.subtractExact(Math.multiplyExact(a, equation[i]), Math.multiplyExact(b, pivot[i]));
            divisor = BigInteger.valueOf(divisor).gcd(BigInteger.valueOf(result[i])).longValue();
        }
        for (int i = 0; divisor > 1 && i < result.length; i++) {
            result[i] /= divisor;
        }
        return result;
    }

    /** Every way to fill the tables jointly; keeps the least and greatest value of each figure. */
    private static final class Fillings {
        private final List<Table> tables;
        private final int rows;
        private final int columns;
        private int[][][] ranges;

        Fillings(List<Table> tables, int rows) {
            this.tables = tables;
            this.rows = rows;
            this.columns = tables.get(0).sectorTotals().length;
        }

        int[][][] ranges() {
            splitTotal(new int[columns], 0, tables.get(0).total());
            assertNotNull(ranges, "not even the truth fits what is published");
            return ranges;
        }

        private void splitTotal(int[] totals, int column, int left) {
            if (column == columns) {
                if (left == 0) {
                    tryTotals(totals);
                }
                return;
            }
            Integer shown = tables.get(0).sectorTotals()[column];
            for (int total = shown == null ? 0 : shown; total <= (shown == null ? left : Math.min(shown, left)); total++) {
                totals[column] = total;
                splitTotal(totals, column + 1, left - total);
            }
        }

        private void tryTotals(int[] totals) {
            int[][][] found = new int[tables.size()][][];
            for (int t = 0; t < found.length; t++) {
                int table = t;
                fill(tables.get(t), new int[rows][columns], 0, totals.clone(),
                        filling -> found[table] = widen(found[table], truth(filling)));
                if (found[t] == null) {
                    return;
                }
            }
            if (ranges == null) {
                ranges = new int[tables.size()][][];
            }
            for (int t = 0; t < found.length; t++) {
                for (int end = 0; end < 2; end++) {
                    int side = end;
                    ranges[t] = widen(ranges[t], Arrays.stream(found[t]).mapToInt(range -> range[side]).toArray());
                }
            }
        }

        private void fill(Table table, int[][] filling, int cell, int[] left, Consumer<int[][]> found) {
            if (cell == rows * columns) {
                for (int row = 0; row < rows; row++) {
                    Integer overall = table.overall()[row];
                    if (overall != null && overall != Arrays.stream(filling[row]).sum()) {
                        return;
                    }
                }
                found.accept(filling);
                return;
            }
            int row = cell / columns;
            int column = cell % columns;
            Integer shown = table.cells()[row][column];
            int least = row == rows - 1 ? left[column] : 0;
            for (int value = least; value <= left[column]; value++) {
                if (shown == null || shown == value) {
                    filling[row][column] = value;
                    left[column] -= value;
                    fill(table, filling, cell + 1, left, found);
                    left[column] += value;
                }
            }
        }

        private static int[][] widen(int[][] ranges, int[] values) {
            int[][] widened = ranges == null ? new int[values.length][] : ranges;
            for (int i = 0; i < values.length; i++) {
                widened[i] = ranges == null ? new int[] {values[i], values[i]}
                        : new int[] {Math.min(ranges[i][0], values[i]), Math.max(ranges[i][1], values[i])};
            }
            return widened;
        }
    }
}
