package org.pledgekeeper.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    private static final String ANSWER = "{\"level\":\"%s\",\"note\":\"Measured\",\"version\":%d}";
    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 40\"><circle cx=\"20\" cy=\"20\" r=\"15\" fill=\"#1d6260\"/></svg>";
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Settings settings;
    private final Local local;

    private Benchmark(Settings settings, Local local) {
        this.settings = settings;
        this.local = local;
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
        System.setProperty("pledgekeeper.payara.options", System.getProperty("pledgekeeper.payara.options", "-Xmx1500m"));
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
            benchmark.openTenants();
            for (String part : parts) {
                switch (part) {
                    case "steps" -> benchmark.steps();
                    case "floor" -> benchmark.floor();
                    case "reviews" -> benchmark.journeys();
                    case "rates" -> benchmark.rates();
                    case "logs" -> new Logs(settings, local, benchmark.token("ross@glenmorran.example")).run();
                    case "scale" -> benchmark.country().run();
                    case "mixed" -> {
                        benchmark.country().settle(100);
                        new Mixed(settings, () -> benchmark.token("ross@glenmorran.example")).run();
                    }
                    default -> throw new IllegalArgumentException(
                            "There is no part \"" + part
                                    + "\"; there are steps, floor, reviews, rates, logs, scale and mixed; and import, by itself.");
                }
            }
        }
    }

    private Scale country() throws IOException, InterruptedException {
        return new Scale(settings, local, () -> token("ross@glenmorran.example"), signIn("priya@programme.example"));
    }

    private void steps() throws IOException, InterruptedException {
        System.out.println("\nSQL statements of the six steps (each with the page it leads to)");
        Visitor applicant = new Visitor(settings.baseUrl());
        Visitor.Page page = applicant.get("/sign-up/organisation");
        page = say("1 Sign up: one step saved", applicant.submit(page, "next",
                Map.of("name", "Benchmark Trust", "sector", "THIRD_SECTOR", "area", "fife", "size", "UNDER_50")));
        page = applicant.submit(page, "next", Map.of("leadName", "Una Bench", "leadEmail", "una@benchmark.example", "leadRole", "Lead"));
        page = applicant.submit(page, "next", Map.of("statement", "We will listen before we act."));
        page = applicant.submit(page, "next", Map.of("logo", LOGO, "logoAlt", "A green circle"));
        page = applicant.submit(page, "next",
                Map.of("seniorName", "Ada Chair", "seniorRole", "Chair", "seniorDate", "2026-11-01", "seniorConfirms", "true"));
        page = say("  Sign up: sent", applicant.submit(page, "send", Map.of()));
        String reference = find("id=\"reference\">([^<]+)<", page.body());

        Visitor staff = signIn("priya@programme.example");
        say("2 Review: the queue", staff.get("/programme"));
        page = say("  Review: one application", staff.get("/programme/applications/" + reference));
        say("3 Approval", staff.submit(page, "approve", Map.of()));

        Visitor lead = signIn("fern@harbourlight.example");
        say("4 Assess: overview", lead.get("/w/harbour-light"));
        say("  Assess: a commitment opened", lead.get("/w/harbour-light/commitments/lived-experience"));
        HttpResponse<String> saved = save(token("fern@harbourlight.example"), "harbour-light", "me-themes", 2, 0);
        System.out.printf("  %-40s %3s%n", "Assess: an answer saved", saved.headers().firstValue("X-Sql-Statements").orElse("?"));
        page = say("  Assess: preview", lead.get("/w/harbour-light/submit"));
        say("  Assess: submitted and signed off", lead.submit(page, "sign-off", Map.of()));
        Visitor anyone = new Visitor(settings.baseUrl());
        say("5 Show: list", anyone.get("/signatories?q=a"));
        say("  Show: a profile, rendered", anyone.get("/signatories/lantern-fold"));
        say("  Show: a profile, again", anyone.get("/signatories/lantern-fold"));
        say("6 Count: national progress", staff.get("/programme/progress"));
    }

    private static Visitor.Page say(String step, Visitor.Page page) {
        if (page.status() != 200) {
            throw new IllegalStateException(step + " answered " + page.status() + ":\n" + page.body());
        }
        System.out.printf("  %-40s %3d%n", step.strip(), page.statements());
        return page;
    }

    private Visitor signIn(String email) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(settings.baseUrl());
        visitor.submit(visitor.get("/w"), "login", Map.of("username", email, "password", "keep-the-pledge"));
        return visitor;
    }

    /** The whole review as a person does it: open, look at each commitment, 36 answers with notes, preview, submit, sign off. */
    private void journeys() throws Exception {
        System.out.println("\nWhole reviews (open, 5 pages, 36 answers with notes, preview, submit, sign off), " + JOURNEY_SECONDS
                + " s each after a warm-up; CPU of the application and PostgreSQL");
        String[] token = {token("ross@glenmorran.example")};
        IntFunction<Callable<?>> work = thread -> {
            Journey journey = new Journey(settings.baseUrl(), token[0], "bench-" + thread);
            return () -> {
                journey.walk();
                return null;
            };
        };
        Load.run(8, JOURNEY_SECONDS, work);
        for (int people : PEOPLE) {
            token[0] = token("ross@glenmorran.example");
            double before = cpuSeconds();
            Load.Figures figures = Load.run(people, JOURNEY_SECONDS, work);
            System.out.printf("%2d at once  %6.2f journeys/s   p50 %5.2f s   p95 %5.2f s   %5.2f CPU s per journey%n", people,
                    figures.rate(),
                    figures.p50() / 1000, figures.p95() / 1000, (cpuSeconds() - before) / figures.count());
        }
        clear();
    }

    /** What an answer saved costs in CPU beside the least that this server and this database can do for it. */
    private void floor() throws Exception {
        String token = token("ross@glenmorran.example");
        IntFunction<Callable<?>> nothing = thread -> () -> put(Floor.ADDRESS, token, ANSWER.formatted("2", 0));
        IntFunction<Callable<?>> answer = thread -> answerOf(token, "bench-" + thread);
        System.out.println("\nCPU of one request, in milliseconds of the application and PostgreSQL, " + FLOOR_PEOPLE + " at once, "
                + FLOOR_SECONDS + " s each after a warm-up");
        clear();
        Load.run(FLOOR_PEOPLE, FLOOR_SECONDS, nothing);
        for (int warming = 0; warming < 4; warming++) {
            Load.run(FLOOR_PEOPLE, WARM_UP_SECONDS, answer);
            clear();
        }
        double saved = cpuMilliseconds("an answer saved", answer);
        double empty = cpuMilliseconds("an empty JAX-RS PUT", nothing);
        double row = cpuMilliseconds("a bare durable row (with the JDBC client's own)", this::bareRow);
        System.out.printf("  an answer saved / (empty PUT + bare row)  %.2f%n", saved / (empty + row));
        clear();
    }

    private double cpuMilliseconds(String what, IntFunction<Callable<?>> work) throws Exception {
        double before = cpuSeconds();
        double databaseBefore = databaseCpuSeconds();
        Load.Figures figures = Load.run(FLOOR_PEOPLE, FLOOR_SECONDS, work);
        double each = (cpuSeconds() - before + (what.contains("JDBC") ? figures.clientCpu() : 0)) * 1000 / figures.count();
        System.out.printf("  %-50s %6.2f ms, %5.2f of it in PostgreSQL   %s%n", what, each,
                (databaseCpuSeconds() - databaseBefore) * 1000 / figures.count(), figures);
        return each;
    }

    /** CPU time used so far by the application, Keycloak and PostgreSQL; the load itself is not in it. */
    private double cpuSeconds() throws IOException {
        return cpuSeconds(ProcessHandle.current().descendants()) + databaseCpuSeconds();
    }

    private double databaseCpuSeconds() throws IOException {
        long postmaster = Long.parseLong(Files.readAllLines(settings.data().resolve("postgres/postmaster.pid")).get(0).trim());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        return cpuSeconds(Stream.concat(Stream.of(server), server.descendants()));
    }

    private static double cpuSeconds(Stream<ProcessHandle> processes) {
        return processes.map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO)).mapToDouble(cpu -> cpu.toNanos() / 1e9)
                .sum();
    }

    private void rates() throws Exception {
        List<String> slugs = Stream.iterate(0, n -> n + 1).limit(20).map(n -> "bench-" + n).toList();
        String token = token("ross@glenmorran.example");
        System.out.println("\nRates, " + SECONDS + " s each after a warm-up (this machine, everything on it, sharing its cores)");
        IntFunction<Callable<?>> profile = thread -> () -> fetch("/signatories/lantern-fold");
        IntFunction<Callable<?>> file = thread -> () -> fetch("/themes/pledgekeeper/favicon.svg");
        IntFunction<Callable<?>> answer = thread -> answerOf(token, slugs.get(thread));
        Load.run(8, SECONDS, profile);
        Load.run(4, SECONDS, thread -> answerOf(token, slugs.get(PEOPLE[PEOPLE.length - 1] + thread)));
        for (int people : PEOPLE) {
            Load.Figures pages = Load.run(people, SECONDS, profile);
            Load.Figures files = Load.run(people, SECONDS, file);
            clear();
            Load.Figures answers = Load.run(people, SECONDS, answer);
            Load.Figures rows = Load.run(people, SECONDS, this::bareRow);
            System.out.printf(
                    "%2d at once%n  profile page   %s%n  static file    %s   page/file %.2f%n  answer saved   %s%n  bare SQL row   %s "
                            + "  answer/row %.2f%n",
                    people, pages, files, pages.rate() / files.rate(), answers, rows, answers.rate() / rows.rate());
        }
    }

    private Callable<?> answerOf(String token, String slug) {
        int[] version = {0};
        return () -> save(token, slug, "le-listening", version[0] % 5, version[0]++);
    }

    private Object fetch(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                HTTP.send(HttpRequest.newBuilder(URI.create(settings.baseUrl() + address)).build(), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + response.statusCode());
        }
        return response;
    }

    /** What PostgreSQL alone does for an answer: one row over one connection, durably, under row security. */
    private Callable<?> bareRow(int thread) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + settings.databasePort() + "/pledgekeeper",
                    "pledgekeeper_app", "");
            connection.setAutoCommit(false);
            PreparedStatement tenant =
                    connection.prepareStatement("select set_config('app.tenant', (select id::text from tenant where slug = ?), true)");
            tenant.setString(1, "bench-" + thread);
            PreparedStatement row = connection
                    .prepareStatement("update answer set level = 'EXPLORING', version = version + 1 where indicator = 'le-listening'");
            return () -> {
                tenant.execute();
                row.executeUpdate();
                connection.commit();
                return null;
            };
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Tenants with an open round each, and one person the lead of all of them. */
    private void openTenants() throws Exception {
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into tenant (id, slug, name, sector, area, size, pledged_on)
                    select gen_random_uuid(), 'bench-' || n, 'Bench ' || n, 'PRIVATE', 'fife', 'UNDER_10', current_date from \
                    generate_series(0, 19) n;
                    insert into member (tenant_id, id, subject, name, email, role)
                    select id, gen_random_uuid(), '00000000-0000-4000-8000-000000000002', 'Ross Adair', 'ross@glenmorran.example', \
                    'LEAD' from tenant where slug like 'bench-%';
                    insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, version)
                    select id, gen_random_uuid(), 1, '2026.1', 'Ross Adair', now(), 1 from tenant where slug like 'bench-%'""");
        }
    }

    private void clear() throws Exception {
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    delete from submitted_count where tenant_id in (select id from tenant where slug like 'bench-%');
                    delete from submitted_standing where tenant_id in (select id from tenant where slug like 'bench-%');
                    delete from answer_history where tenant_id in (select id from tenant where slug like 'bench-%');
                    delete from answer where tenant_id in (select id from tenant where slug like 'bench-%');
                    update assessment set submitted_at = null, signed_off_at = null, closed_at = null where tenant_id in (select id \
                    from tenant where slug like 'bench-%')""");
        }
    }

    private HttpResponse<String> save(String token, String slug, String indicator, int level, int version)
            throws IOException, InterruptedException {
        return put("/api/v1/workspaces/" + slug + "/assessments/current/answers/" + indicator, token, ANSWER.formatted(level, version));
    }

    private HttpResponse<String> put(String address, String token, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(URI.create(settings.baseUrl() + address))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private String token(String email) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(settings.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=pledgekeeper-cli&scope=openid&username=" + email + "&password=keep-the-pledge"))
                .build(),
                BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }

    private static String find(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("Nothing like " + pattern + " in:\n" + text);
        }
        return matcher.group(1);
    }
}
