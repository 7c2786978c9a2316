package org.pledgekeeper.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Settings;

/** What someone waits for in a log of 10 entries and in one of 10,000, one request at a time, as a ratio. */
final class Logs {
    private static final int TIMES = 60;
    private static final int MANY = 10_000;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Settings settings;
    private final Local local;
    private final String token;

    Logs(Settings settings, Local local, String token) {
        this.settings = settings;
        this.local = local;
        this.token = token;
    }

    void run() throws Exception {
        fill("bench-18", 10);
        fill("bench-19", MANY);
        System.out.println("\nMedian milliseconds in a log of 10 and of 10,000 entries, one request at a time; in brackets the ratio");
        ratio("the timeline", slug -> page("/w/" + slug + "/log"));
        ratio("filtered by log and year", slug -> page("/w/" + slug + "/log?log=leadership&year=2026"));
        ratio("searched: a word of many entries", slug -> page("/w/" + slug + "/log?words=visit"));
        ratio("searched: a word with a slip", slug -> page("/w/" + slug + "/log?words=housnig"));
        ratio("searched: a word of one entry", slug -> page("/w/" + slug + "/log?words=7"));
        ratio("searched: a word of none", slug -> page("/w/" + slug + "/log?words=elephants"));
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

    private void ratio(String what, Function<String, HttpRequest.Builder> asking) throws Exception {
        double few = median(asking, "bench-18");
        double many = median(asking, "bench-19");
        System.out.printf("  %-40s %8.1f %8.1f (%.2f)%n", what, few, many, many / few);
    }

    private double median(Function<String, HttpRequest.Builder> asking, String slug) throws Exception {
        double[] took = new double[TIMES];
        for (int i = 0; i < 2 * TIMES; i++) {
            HttpRequest request = asking.apply(slug).header("Authorization", "Bearer " + token).build();
            long begun = System.nanoTime();
            HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
            took[i % TIMES] = (System.nanoTime() - begun) / 1e6;
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
        }
        Arrays.sort(took);
        return took[TIMES / 2];
    }

    private HttpRequest.Builder page(String address) {
        return HttpRequest.newBuilder(URI.create(settings.baseUrl() + address));
    }

    private HttpRequest.Builder add(String slug) {
        return page("/api/v1/workspaces/" + slug + "/logs/leadership/entries").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"" + UUID.randomUUID() + "\",\"commitment\":\"courageous-leadership\",\"fields\":"
                        + "{\"line\":\"Visit to the housing office\",\"happenedOn\":\"2026-11-20\",\"what\":\"VISIT\"}}"));
    }
}
