package org.pledgekeeper.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.InventedCountry.Method;
import org.pledgekeeper.figures.InventedCountry.Organisation;
import org.pledgekeeper.figures.InventedCountry.Shown;
import org.pledgekeeper.figures.InventedCountry.Table;

/**
 * The limits of each count by a linear program over all tables of an {@link InventedCountry}: sector, size, region, cohort and the quarters
 * of all organisations. Known are the figures and how far they can be off, how many reviews each group has, that tables of the same reviews
 * have the same sums, which group lies within which but for a few, the reviews that a later one of the same year replaced, and an insider's
 * own.
 * Tables that have reviews in common are solved together; others say nothing of each other. All counts are asked for of 60
 * organisations; of 300 and 10,000 those in which the insider is, the smallest, where limits are narrowest, and some of all sizes: of
 * 10,000
 * fewest, since no groups are merged there and the programs are larger.
 */
class LinearProgramTest {
    private static final int NARROWEST = 3;
    private static final int NEARLY_WITHIN = 5;

    /** One count that is to be found. */
    private record Unknown(Shown group, int level) {}

    @ParameterizedTest
    @CsvSource({"60, 10000", "300, 30", "10000, 10"})
    void noCountIsPinnedDownByAllTablesTogether(int organisations, int asked) {
        double narrowest = narrowest(new InventedCountry(organisations, .6, Method.OURS, new Random(organisations)), Method.OURS, asked);
        System.out.printf("  %,d organisations: by a linear program no count is known to less than %.1f%n", organisations, narrowest);
        assertTrue(narrowest >= NARROWEST, "a count is known to " + narrowest);
    }

    @Test
    void theAttackWorksWhereCountsAreShownAsTheyAre() {
        assertEquals(0, narrowest(new InventedCountry(300, .6, Method.BARE, new Random(300)), Method.BARE, 1), 1e-6);
    }

    private static double narrowest(InventedCountry country, Method method, int asked) {
        Organisation insider = country.organisations.get(0);
        double narrowest = Double.MAX_VALUE;
        for (List<Table> year : years(country)) {
            List<Shown> groups = groups(country, year);
            Program program = new Program(country, year, groups, method, insider);
            List<Unknown> unknown = groups.stream()
                    .flatMap(group -> IntStream.range(0, AttackersTest.LEVELS).mapToObj(level -> new Unknown(group, level)))
                    .sorted(Comparator.comparing((Unknown one) -> own(one.group, one.level, insider) == 0)
                            .thenComparing(one -> one.group.count(one.level)))
                    .toList();
            int spread = Math.max(1, unknown.size() / asked);
            for (int i = 0; i < unknown.size(); i++) {
                if (i < asked || i % spread == 0) {
                    narrowest = Math.min(narrowest, program.width(unknown.get(i)));
                }
            }
        }
        return narrowest;
    }

    private static int own(Shown group, int level, Organisation insider) {
        return (int) group.reviews().stream().filter(review -> review.of() == insider && review.level() == level).count();
    }

    /** @return the tables but those of all organisations, in parts that have no review in common */
    private static Collection<List<Table>> years(InventedCountry country) {
        List<Table> tables = country.tables.stream().filter(table -> table.grouping() != Grouping.ALL)
                .sorted(Comparator.comparing(country::after)).toList();
        List<List<Table>> years = new ArrayList<>();
        int until = -1;
        for (Table table : tables) {
            if (years.isEmpty() || country.after(table) >= until) {
                years.add(new ArrayList<>());
            }
            years.get(years.size() - 1).add(table);
            until = Math.max(until, table.quarter());
        }
        return years;
    }

    private static List<Shown> groups(InventedCountry country, List<Table> year) {
        List<Shown> groups = new ArrayList<>();
        year.stream().flatMap(table -> country.quarters(table).stream()).distinct().forEach(quarter -> groups.addAll(quarter.groups()));
        year.forEach(table -> groups.addAll(table.groups()));
        return groups;
    }

    /** A count is its least possible number and what is above it; the program is over what is above. */
    private static final class Program {
        private final List<Shown> groups;
        private final int cells;
        private final int[] least;
        private final List<LinearConstraint> known = new ArrayList<>();

        Program(InventedCountry country, List<Table> year, List<Shown> groups, Method method, Organisation insider) {
            this.groups = groups;
            cells = groups.size() * AttackersTest.LEVELS;
            least = new int[cells];
            int off = furthest(method);
            for (int at = 0; at < cells; at++) {
                Shown group = groups.get(at / AttackersTest.LEVELS);
                int level = at % AttackersTest.LEVELS;
                least[at] = Math.max(own(group, level, insider), group.levels()[level] - off);
                double[] one = new double[cells];
                one[at] = 1;
                add(one, Relationship.LEQ, group.levels()[level] + off);
            }
            for (int group = 0; group < groups.size(); group++) {
                double[] sum = new double[cells];
                for (int level = 0; level < AttackersTest.LEVELS; level++) {
                    sum[at(group, level)] = 1;
                }
                add(sum, Relationship.EQ, groups.get(group).reviews().size());
            }
            for (Table table : year) {
                sameSums(country, table);
                year.stream().filter(other -> other.grouping() != table.grouping() && other.quarter() == table.quarter())
                        .forEach(other -> within(table, other));
            }
        }

        private void sameSums(InventedCountry country, Table table) {
            int[] superseded = country.superseded(table);
            for (int level = 0; level < AttackersTest.LEVELS; level++) {
                double[] sum = new double[cells];
                for (Table quarter : country.quarters(table)) {
                    sum[at(place(quarter.groups().get(0)), level)] = 1;
                }
                for (Shown group : table.groups()) {
                    sum[at(place(group), level)] = -1;
                }
                add(sum, Relationship.EQ, superseded[level]);
            }
        }

        private void within(Table inner, Table outer) {
            for (Shown small : inner.groups()) {
                for (Shown large : outer.groups()) {
                    Set<Integer> outside =
                            small.reviews().stream().map(one -> one.of().number()).collect(Collectors.toCollection(HashSet::new));
                    large.reviews().forEach(one -> outside.remove(one.of().number()));
                    for (int level = 0; level < AttackersTest.LEVELS && outside.size() <= NEARLY_WITHIN; level++) {
                        double[] beyond = new double[cells];
                        beyond[at(place(small), level)] = 1;
                        beyond[at(place(large), level)] = -1;
                        add(beyond, Relationship.LEQ, outside.size());
                    }
                }
            }
        }

        private void add(double[] of, Relationship relationship, double value) {
            known.add(
                    new LinearConstraint(of, relationship, value - IntStream.range(0, cells).mapToDouble(at -> of[at] * least[at]).sum()));
        }

        double width(Unknown unknown) {
            double[] one = new double[cells];
            one[at(place(unknown.group), unknown.level)] = 1;
            return bound(one, GoalType.MAXIMIZE) - bound(one, GoalType.MINIMIZE);
        }

        private double bound(double[] of, GoalType goal) {
            return new SimplexSolver()
                    .optimize(new MaxIter(50_000), new LinearObjectiveFunction(of, 0), new LinearConstraintSet(known), goal,
                            new NonNegativeConstraint(true))
                    .getValue();
        }

        private int place(Shown group) {
            return IntStream.range(0, groups.size()).filter(i -> groups.get(i) == group).findFirst().orElseThrow();
        }

        private static int at(int group, int level) {
            return group * AttackersTest.LEVELS + level;
        }

        private static int furthest(Method method) {
            Random random = new Random(2);
            return IntStream.range(0, 4000)
                    .map(i -> Math.abs(method.figure().applyAsInt(new Count(i % 40, random.nextLong() & 0xffff_ffffL)) - i % 40)).max()
                    .orElseThrow();
        }
    }
}
