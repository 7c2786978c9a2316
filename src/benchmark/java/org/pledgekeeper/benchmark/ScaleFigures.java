package org.pledgekeeper.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.pledgekeeper.demo.Local;

/**
 * What national figures cost in a country that grows: a release, the page of it, its main figure as it is kept and as all answers give it,
 * and the disk.
 */
final class ScaleFigures {
    private static final int TIMES = 9;
    /**
     * The latest review signed off of each organisation, where it stands on each commitment: the lower median of its answers on the scale.
     */
    private static final String FROM_ALL_ANSWERS = """
            select commitment, level, count(*) from (
              select a.tenant_id, i.commitment, percentile_disc(0.5) within group (order by array_position(
                array['NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED'], a.level)) as level
              from answer a join (select distinct on (tenant_id) tenant_id, id from assessment where signed_off_at is not null
                                  order by tenant_id, signed_off_at desc) latest
                on latest.tenant_id = a.tenant_id and latest.id = a.assessment_id
              join (values %s) i (indicator, commitment) using (indicator)
              where a.level not in ('NOT_RELEVANT', 'DONT_KNOW') group by a.tenant_id, i.commitment) standing
            group by commitment, level""";
    private static final String AS_KEPT =
            "select commitment, value, sum(reviews) from figures_count where grouping = 'ALL' group by commitment, value";

    private final Local local;
    private final Visitor first;
    private final Visitor second;
    private final Map<String, List<Double>> found = new LinkedHashMap<>();

    /** @param first and second two of the programme's analysts */
    ScaleFigures(Local local, Visitor first, Visitor second) {
        this.local = local;
        this.first = first;
        this.second = second;
    }

    /** @param indicators of each commitment */
    void measure(Map<String, List<String>> indicators) throws Exception {
        once("a release made", () -> first.submit(first.get("/programme/progress?ask=release"), "make", Map.of()));
        for (Visitor analyst : List.of(first, second)) {
            analyst.submit(analyst.get("/programme/progress"), "sign", Map.of());
        }
        Visitor anyone = new Visitor(local.settings().baseUrl());
        median("the page of it, for everyone", () -> anyone.get("/progress"));
        median("the page of it, for staff", () -> first.get("/programme/progress"));
        median("the same by region", () -> anyone.get("/progress?by=region"));
        median("the same for programs", () -> anyone.get("/api/v1/progress"));
        String values = indicators.entrySet().stream().flatMap(commitment -> commitment.getValue().stream()
                .map(indicator -> "('" + indicator + "', '" + commitment.getKey() + "')")).collect(Collectors.joining(", "));
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            median("the main figure in SQL, as it is kept", () -> rows(statement, AS_KEPT));
            median("the main figure in SQL, from all answers", () -> rows(statement, FROM_ALL_ANSWERS.formatted(values)));
            keep("MB on disk: counts and figures",
                    megabytes(statement, "figures_count', 'figures_work', 'figure', 'item_figure', 'work_figure"));
            keep("MB on disk: what reviews sent",
                    megabytes(statement, "submitted_standing', 'submitted_item', 'submitted_count', 'counted_review"));
            keep("MB on disk: everything", one(statement, "select pg_database_size(current_database()) / 1e6"));
        }
    }

    void print() {
        System.out.println("\nNational figures in the same countries: milliseconds and megabytes; in brackets the ratio to the first");
        Scale.print(found);
    }

    private static double megabytes(Statement statement, String tables) throws SQLException {
        return one(statement, "select sum(pg_total_relation_size(oid)) / 1e6 from pg_class where relname in ('" + tables + "')");
    }

    private static double one(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static int rows(Statement statement, String sql) throws SQLException {
        int rows = 0;
        try (ResultSet all = statement.executeQuery(sql)) {
            while (all.next()) {
                rows++;
            }
        }
        return rows;
    }

    private void once(String what, Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        keep(what, (System.nanoTime() - begun) / 1e6);
    }

    private void median(String what, Callable<?> work) throws Exception {
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            work.call();
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        keep(what, took[TIMES / 2]);
    }

    private void keep(String what, double value) {
        found.computeIfAbsent(what, none -> new ArrayList<>()).add(value);
    }
}
