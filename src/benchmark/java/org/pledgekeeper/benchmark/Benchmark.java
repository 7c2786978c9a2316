package org.pledgekeeper.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.pledgekeeper.demo.Built;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Settings;
import org.pledgekeeper.importing.ImportBenchmark;

/**
 * Runs the whole service, walks the six steps of the main job and prints how many SQL statements each took; then loads
 * the two busiest requests and prints their rates beside what the same machine does at best, as ratios.
 */
public final class Benchmark {
    private static final int[] PEOPLE = {1, 8, 16};
    private static final int SECONDS = 8;
    private static final int JOURNEY_SECONDS = 20;
    private static final int FLOOR_PEOPLE = 8;
    private static final int FLOOR_SECONDS = 15;
    private static final int WARM_UP_SECONDS = 30;
    private static final int WARM_UPS = 4;
    private static final String ANSWER = "{\"level\":\"%s\",\"note\":\"Measured\",\"version\":%d}";

    private final Settings settings;
    private final Local local;
    private final Tenants tenants;
    private final Cpu cpu;

    private Benchmark(Settings settings, Local local) {
        this.settings = settings;
        this.local = local;
        tenants = new Tenants(settings, local);
        cpu = new Cpu(settings);
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).equals(List.of("import"))) {
            ImportBenchmark.run();
            return;
        }
        Path data = Built.FOLDER.resolve("benchmark-data").toAbsolutePath();
        if (Files.exists(data)) {
            try (Stream<Path> old = Files.walk(data)) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        System.setProperty("pledgekeeper.payara.options", System.getProperty("pledgekeeper.payara.options", "-XX:+UseSerialGC -Xmx1500m"));
        Files.createDirectories(data);
        Path floor = data.resolve("floor.war");
        Floor.writeTo(floor);
        Path deploy = Files.writeString(data.resolve("floor.txt"), "deploy --contextroot /floor " + floor + "\n");
        System.setProperty("pledgekeeper.payara.arguments", "--postdeploycommandfile " + deploy);
        List<String> parts =
                arguments.length == 0 ? List.of("steps", "floor", "reviews", "rates", "logs", "scale", "mixed") : List.of(arguments);
        Settings settings = new Settings(28080, 28081, 25433, 22525, 28025, data, Path.of("").toAbsolutePath());
        try (Local local = new Local(settings, Map.of("pledgekeeper.count-statements", "true",
                "pledgekeeper.limit.api-per-minute", "100000000", "pledgekeeper.limit.forms-per-hour", "100000"),
                line -> System.out.println("· " + line))) {
            local.start();
            Benchmark benchmark = new Benchmark(settings, local);
            benchmark.tenants.open();
            for (String part : parts) {
                switch (part) {
                    case "steps" -> new Steps(settings).run();
                    case "floor" -> benchmark.floor();
                    case "reviews" -> benchmark.journeys();
                    case "rates" -> benchmark.rates();
                    case "logs" -> new Logs(local, benchmark.lead()).run();
                    case "scale" -> benchmark.country().run();
                    case "mixed" -> {
                        benchmark.country().settle(100);
                        new Mixed(benchmark::lead).run();
                    }
                    default -> throw new IllegalArgumentException(
                            "There is no part \"" + part
                                    + "\"; there are steps, floor, reviews, rates, logs, scale and mixed; and import, by itself.");
                }
            }
        }
    }

    private Scale country() throws IOException, InterruptedException {
        return new Scale(local, this::lead, Visitor.signedIn(settings.baseUrl(), "priya@programme.example"),
                Visitor.signedIn(settings.baseUrl(), "callum@programme.example"));
    }

    /** @return the person who leads every organisation that is measured; signed in for minutes only */
    private Client lead() throws IOException, InterruptedException {
        return Client.of(settings, Tenants.LEAD);
    }

    /** The whole review as a person does it: open, look at each commitment, 36 answers with notes, preview, submit, sign off. */
    private void journeys() throws Exception {
        System.out.println("\nWhole reviews (open, 5 pages, 36 answers with notes, preview, submit, sign off), " + JOURNEY_SECONDS
                + " s each after a warm-up; CPU of the application and PostgreSQL");
        Client[] lead = {lead()};
        IntFunction<Callable<?>> work = thread -> {
            Journey journey = new Journey(lead[0], "bench-" + thread);
            return () -> {
                journey.walk();
                return null;
            };
        };
        for (int warming = 0; warming < WARM_UPS; warming++) {
            Load.run(FLOOR_PEOPLE, WARM_UP_SECONDS, work);
        }
        for (int people : PEOPLE) {
            lead[0] = lead();
            double before = cpu.seconds();
            Load.Figures figures = Load.run(people, JOURNEY_SECONDS, work);
            System.out.printf("%2d at once  %6.2f journeys/s   p50 %5.2f s   p95 %5.2f s   %5.2f CPU s per journey%n", people,
                    figures.rate(),
                    figures.p50() / 1000, figures.p95() / 1000, (cpu.seconds() - before) / figures.count());
        }
        tenants.clear();
    }

    /** What an answer saved costs in CPU beside the least that this server and this database can do for it. */
    private void floor() throws Exception {
        Client lead = lead();
        IntFunction<Callable<?>> nothing = thread -> () -> lead.put(Floor.ADDRESS, ANSWER.formatted("2", 0));
        IntFunction<Callable<?>> answer = thread -> answerOf(lead, "bench-" + thread);
        System.out.println("\nCPU of one request, in milliseconds of the application and PostgreSQL, " + FLOOR_PEOPLE + " at once, "
                + FLOOR_SECONDS + " s each after a warm-up");
        tenants.clear();
        Load.run(FLOOR_PEOPLE, FLOOR_SECONDS, nothing);
        for (int warming = 0; warming < WARM_UPS; warming++) {
            Load.run(FLOOR_PEOPLE, WARM_UP_SECONDS, answer);
            tenants.clear();
        }
        double saved = cpuMilliseconds("an answer saved", answer);
        double empty = cpuMilliseconds("an empty JAX-RS PUT", nothing);
        double row = cpuMilliseconds("a bare durable row (with the JDBC client's own)", tenants::bareRow);
        System.out.printf("  an answer saved / (empty PUT + bare row)  %.2f%n", saved / (empty + row));
        tenants.clear();
    }

    private double cpuMilliseconds(String what, IntFunction<Callable<?>> work) throws Exception {
        double before = cpu.seconds();
        double databaseBefore = cpu.ofDatabase();
        Load.Figures figures = Load.run(FLOOR_PEOPLE, FLOOR_SECONDS, work);
        double each = (cpu.seconds() - before + (what.contains("JDBC") ? figures.clientCpu() : 0)) * 1000 / figures.count();
        System.out.printf("  %-50s %6.2f ms, %5.2f of it in PostgreSQL   %s%n", what, each,
                (cpu.ofDatabase() - databaseBefore) * 1000 / figures.count(), figures);
        return each;
    }

    private void rates() throws Exception {
        List<String> slugs = Stream.iterate(0, n -> n + 1).limit(20).map(n -> "bench-" + n).toList();
        Client lead = lead();
        Client visitor = Client.anyone(settings);
        System.out.println("\nRates, " + SECONDS + " s each after a warm-up (this machine, everything on it, sharing its cores)");
        IntFunction<Callable<?>> profile = thread -> () -> visitor.bytes("/signatories/lantern-fold");
        IntFunction<Callable<?>> file = thread -> () -> visitor.bytes("/themes/pledgekeeper/favicon.svg");
        IntFunction<Callable<?>> answer = thread -> answerOf(lead, slugs.get(thread));
        Load.run(8, SECONDS, profile);
        Load.run(4, SECONDS, thread -> answerOf(lead, slugs.get(PEOPLE[PEOPLE.length - 1] + thread)));
        for (int people : PEOPLE) {
            Load.Figures pages = Load.run(people, SECONDS, profile);
            Load.Figures files = Load.run(people, SECONDS, file);
            tenants.clear();
            Load.Figures answers = Load.run(people, SECONDS, answer);
            Load.Figures rows = Load.run(people, SECONDS, tenants::bareRow);
            System.out.printf(
                    "%2d at once%n  profile page   %s%n  static file    %s   page/file %.2f%n  answer saved   %s%n  bare SQL row   %s "
                            + "  answer/row %.2f%n",
                    people, pages, files, pages.rate() / files.rate(), answers, rows, answers.rate() / rows.rate());
        }
    }

    private static Callable<?> answerOf(Client lead, String slug) {
        int[] version = {0};
        return () -> save(lead, slug, "le-listening", version[0] % 5, version[0]++);
    }

    static HttpResponse<String> save(Client client, String slug, String indicator, int level, int version)
            throws IOException, InterruptedException {
        return client.put("/api/v1/workspaces/" + slug + "/assessments/current/answers/" + indicator, ANSWER.formatted(level, version));
    }
}
