package org.pledgekeeper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.pledgekeeper.demo.Country;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Settings;

/** What a tenant, a visitor and staff wait for with 100, 1,000 and 10,000 organisations, as a ratio to what they wait with 100. */
final class Scale {
    private static final int[] SIZES = {100, 1_000, 10_000};
    private static final int TIMES = 40;
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Settings settings;
    private final Local local;
    private final Callable<String> signIn;
    private final Visitor staff;
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();
    private String token;
    private int round;

    /** @param signIn gives a token of the person who leads every organisation; it lasts for minutes only */
    Scale(Settings settings, Local local, Callable<String> signIn, Visitor staff) {
        this.settings = settings;
        this.local = local;
        this.signIn = signIn;
        this.staff = staff;
    }

    void run() throws Exception {
        System.out.println(
                "\nMedian milliseconds with 100, 1,000 and 10,000 organisations of four reviews each, one request at a time; in "
                        + "brackets the ratio to 100");
        for (int size : SIZES) {
            settle(size);
            measure();
            measure();
        }
        medians.forEach((what, of) -> System.out.printf("  %-44s %8.1f %8.1f (%.2f) %8.1f (%.2f)%n", what,
                of.get(0), of.get(1), of.get(1) / of.get(0), of.get(2), of.get(2) / of.get(0)));
    }

    /** Adds to the country until there are as many organisations. */
    void settle(int size) throws Exception {
        token = signIn.call();
        JsonNode edition = new ObjectMapper().readTree(get("/api/v1/checklists/current"));
        Map<String, List<String>> indicators = new LinkedHashMap<>();
        edition.path("commitments").forEach(commitment -> {
            List<String> ids = new ArrayList<>();
            commitment.path("indicators").forEach(indicator -> ids.add(indicator.path("id").asText()));
            indicators.put(commitment.path("id").asText(), ids);
        });
        try (Connection connection = local.postgres().connect()) {
            new Country(connection).settle(size, edition.path("edition").asText(), indicators);
        }
    }

    private void measure() throws Exception {
        round++;
        token = signIn.call();
        median("workspace: overview", n -> "/w/country-" + n);
        median("workspace: a commitment", n -> "/w/country-" + n + "/commitments/lived-experience");
        median("workspace: actions", n -> "/w/country-" + n + "/actions");
        median("workspace: evidence", n -> "/w/country-" + n + "/evidence");
        median("workspace: report", n -> "/w/country-" + n + "/reviews/3/report.pdf");
        median("interface: the latest review", n -> "/api/v1/workspaces/country-" + n + "/assessments/current");
        save();
        median("public: a profile, not kept", n -> "/signatories/country-" + n);
        median("public: directory by sector and area, not kept", n -> "/signatories?sector=EDUCATION&area=" + Distinct.area(n) + "&page=1");
        median("public: directory searched by words", n -> "/signatories?q=" + Distinct.word(n));
        median("public: directory, a page", n -> "/signatories?q=a&page=" + (1 + n % 3));
        median("open data: a page of signatories", n -> "/api/v1/signatories?after=country-" + n);
        timed("staff: progress", i -> () -> staff.get("/programme/progress"));
    }

    private void median(String what, IntFunction<String> address) throws Exception {
        timed(what, i -> () -> get(address.apply(1 + i + (round - 1) * 7 % 40)));
    }

    private void save() throws Exception {
        int[] versions = new int[TIMES];
        for (int i = 0; i < TIMES; i++) {
            for (JsonNode answer : new ObjectMapper().readTree(get(answers(i))).path("answers")) {
                versions[i] = answer.path("indicator").asText().equals("le-listening") ? answer.path("version").asInt() : versions[i];
            }
        }
        timed("interface: an answer saved",
                i -> () -> send(HttpRequest.newBuilder(URI.create(settings.baseUrl() + answers(i) + "/answers/le-listening"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"level\":\"2\",\"note\":\"Measured\",\"version\":" + versions[i] + "}"))));
    }

    private static String answers(int i) {
        return "/api/v1/workspaces/country-" + (1 + i) + "/assessments/current";
    }

    /** Keeps the median of what each of these takes. Each size is measured twice: the first time warms up. */
    private void timed(String what, IntFunction<Callable<?>> work) throws Exception {
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            Callable<?> one = work.apply(i);
            long begun = System.nanoTime();
            one.call();
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        if (round % 2 == 0) {
            medians.computeIfAbsent(what, none -> new ArrayList<>()).add(took[took.length / 2]);
        }
    }

    private String get(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(settings.baseUrl() + address)));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = HTTP.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    /** Questions that differ, so that no answer has been kept. */
    private static final class Distinct {
        private static final List<String> AREAS =
                List.of("fife", "angus", "highland", "moray", "stirling", "falkirk", "inverclyde", "midlothian");
        private static final List<String> WORDS = List.of("Strath", "Inver", "Kil", "Bal", "Dun", "Ard", "Glen", "Loch", "Craig", "Cairn");

        private static String area(int n) {
            return AREAS.get(n % AREAS.size());
        }

        private static String word(int n) {
            return WORDS.get(n % WORDS.size()) + "&area=" + area(n / WORDS.size());
        }
    }
}
