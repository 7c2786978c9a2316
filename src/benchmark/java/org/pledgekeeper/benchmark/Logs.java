package org.pledgekeeper.benchmark;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.UUID;
import org.pledgekeeper.demo.Local;

/** What someone waits for in a log of 10 entries and in one of 10,000, one request at a time, as a ratio. */
final class Logs {
    private static final int TIMES = 60;
    private static final int MANY = 10_000;

    private final Local local;
    private final Client lead;

    Logs(Local local, Client lead) {
        this.local = local;
        this.lead = lead;
    }

    /** Asks one thing of one tenant. */
    private interface Asking {
        void of(String slug) throws Exception;
    }

    void run() throws Exception {
        fill("bench-18", 10);
        fill("bench-19", MANY);
        System.out.println("\nMedian milliseconds in a log of 10 and of 10,000 entries, one request at a time; in brackets the ratio");
        ratio("the timeline", slug -> lead.get("/w/" + slug + "/log"));
        ratio("filtered by log and year", slug -> lead.get("/w/" + slug + "/log?log=leadership&year=2026"));
        ratio("searched: a word of many entries", slug -> lead.get("/w/" + slug + "/log?words=visit"));
        ratio("searched: a word with a slip", slug -> lead.get("/w/" + slug + "/log?words=housnig"));
        ratio("searched: a word of one entry", slug -> lead.get("/w/" + slug + "/log?words=7"));
        ratio("searched: a word of none", slug -> lead.get("/w/" + slug + "/log?words=elephants"));
        ratio("an entry added", this::add);
    }

    private void fill(String slug, int entries) throws Exception {
        try (Connection connection = local.postgres().connect(); PreparedStatement insert = connection.prepareStatement("""
                insert into log_entry (tenant_id, id, log, happened_on, commitment, state, what, line, words,
                  written_by, subject, written_at)
                select t.id, gen_random_uuid(), 'LEADERSHIP', date '2026-11-01' - n % 700, 'courageous-leadership', 'IDEA', 'VISIT', w.line,
                w.line || ' A visit. Head of Care. People told us what would help, and we wrote it down for the next meeting.',
                  'A', 'a', now()
                from tenant t, generate_series(1, ?) n, lateral (select (array['Visit to the housing office', 'Time with the night shift',
                'Asked the panel', 'Letters about rent', 'Morning at the library'])[1 + n % 5] || ' ' || n as line) w where t.slug = ?""");
                java.sql.Statement analyze = connection.createStatement()) {
            insert.setInt(1, entries);
            insert.setString(2, slug);
            insert.executeUpdate();
            analyze.execute("analyze log_entry");
            analyze.execute("analyze log_entry_word");
        }
    }

    private void ratio(String what, Asking asking) throws Exception {
        double few = median(asking, "bench-18");
        double many = median(asking, "bench-19");
        System.out.printf("  %-40s %8.1f %8.1f (%.2f)%n", what, few, many, many / few);
    }

    private double median(Asking asking, String slug) throws Exception {
        double[] took = new double[TIMES];
        for (int i = 0; i < 2 * TIMES; i++) {
            long begun = System.nanoTime();
            asking.of(slug);
            took[i % TIMES] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        return took[TIMES / 2];
    }

    private void add(String slug) throws IOException, InterruptedException {
        lead.post("/api/v1/workspaces/" + slug + "/logs/leadership/entries",
                "{\"id\":\"" + UUID.randomUUID() + "\",\"commitment\":\"courageous-leadership\",\"fields\":"
                        + "{\"line\":\"Visit to the housing office\",\"happenedOn\":\"2026-11-20\",\"what\":\"VISIT\"}}");
    }
}
