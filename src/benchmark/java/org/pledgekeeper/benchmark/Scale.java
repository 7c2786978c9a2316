package org.pledgekeeper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.pledgekeeper.demo.Country;
import org.pledgekeeper.demo.Local;

/**
 * What a tenant and a visitor wait for with 100, 1,000 and 10,000 organisations, as a ratio to what they wait with 100; and what national
 * figures cost there.
 */
final class Scale {
    private static final int[] SIZES =
            Arrays.stream(System.getProperty("sizes", "100,1000,10000").split(",")).mapToInt(Integer::parseInt).toArray();
    private static final int TIMES = 40;
    /** How often all of it is done before a size is measured: by then what made the country is on disk, too. */
    private static final int WARMING_UP = 4;

    private final Local local;
    private final Callable<Client> signIn;
    private final Map<String, List<Double>> medians = new LinkedHashMap<>();
    private Client lead;
    private int round;
    private boolean counted;
    private int asked;
    private final Map<Integer, String> names = new HashMap<>();
    private Map<String, List<String>> indicators;
    private final ScaleFigures figures;

    /** @param signIn gives the person who leads every organisation, for minutes @param staff and second two of the programme's analysts */
    Scale(Local local, Callable<Client> signIn, Visitor staff, Visitor second) {
        this.local = local;
        this.signIn = signIn;
        figures = new ScaleFigures(local, staff, second);
    }

    void run() throws Exception {
        System.out.println(
                "\nMedian milliseconds with " + Arrays.toString(SIZES) + " organisations of four reviews each, one request at a time; in "
                        + "brackets the ratio to the first");
        for (int size : SIZES) {
            settle(size);
            for (int i = 0; i < WARMING_UP; i++) {
                measure(false);
            }
            measure(true);
            figures.measure(indicators);
        }
        print(medians);
        figures.print();
    }

    static void print(Map<String, List<Double>> measured) {
        measured.forEach((what, of) -> {
            StringBuilder line = new StringBuilder(String.format("  %-44s", what));
            of.forEach(one -> line.append(String.format(" %10.1f (%.2f)", one, one / of.get(0))));
            System.out.println(line);
        });
    }

    /** Adds to the country until there are as many organisations. */
    void settle(int size) throws Exception {
        lead = signIn.call();
        JsonNode edition = lead.json("/api/v1/checklists/current");
        indicators = Country.indicators(edition);
        try (Connection connection = local.postgres().connect()) {
            new Country(connection).settle(size, edition.path("edition").asText(), indicators);
        }
        for (int n = 1; n <= 2 * TIMES; n++) {
            names.put(n, URLEncoder.encode(lead.json("/api/v1/signatories/country-" + n).path("name").asText(), StandardCharsets.UTF_8));
        }
    }

    private void measure(boolean counts) throws Exception {
        round++;
        counted = counts;
        forgetPages();
        lead = signIn.call();
        median("workspace: overview", n -> "/w/country-" + n);
        median("workspace: a commitment", n -> "/w/country-" + n + "/commitments/lived-experience");
        median("workspace: actions", n -> "/w/country-" + n + "/actions");
        median("workspace: evidence", n -> "/w/country-" + n + "/evidence");
        median("workspace: report", n -> "/w/country-" + n + "/reviews/3/report.pdf");
        median("interface: the latest review", n -> "/api/v1/workspaces/country-" + n + "/assessments/current");
        save();
        median("public: a profile, not kept", n -> "/signatories/country-" + n);
        median("public: directory, 24 of all, not kept", n -> "/signatories?page=" + firstPage());
        median("public: directory, 24 of a sector, not kept", n -> "/signatories?sector=THIRD_SECTOR&page=" + firstPage());
        median("public: directory searched, 24 found", n -> "/signatories?q=a&page=" + (1 + n % 3));
        median("public: directory searched, one found", n -> "/signatories?q=" + names.get(n));
        median("open data: 100 signatories", n -> "/api/v1/signatories");
        median("open data: searched, one found", n -> "/api/v1/signatories?q=" + names.get(n));
    }

    /** As after a change of anything public: no page that the service has kept is good any more. */
    private void forgetPages() throws Exception {
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute("update public_change set changes = changes + 1 where stripe = 1");
        }
    }

    /** Another spelling of page 1 each time, which is not one that the service has kept. */
    private String firstPage() {
        return "0" + asked++;
    }

    private void median(String what, IntFunction<String> address) throws Exception {
        timed(what, i -> () -> lead.get(address.apply(1 + i + TIMES * (round % 2))));
    }

    private void save() throws Exception {
        int[] versions = new int[TIMES];
        for (int i = 0; i < TIMES; i++) {
            for (JsonNode answer : lead.json(answers(i)).path("answers")) {
                versions[i] = answer.path("indicator").asText().equals("le-listening") ? answer.path("version").asInt() : versions[i];
            }
        }
        timed("interface: an answer saved",
                i -> () -> lead.put(answers(i) + "/answers/le-listening",
                        "{\"level\":\"2\",\"note\":\"Measured\",\"version\":" + versions[i] + "}"));
    }

    private static String answers(int i) {
        return "/api/v1/workspaces/country-" + (1 + i) + "/assessments/current";
    }

    /** Keeps the median of what each of these takes, where it counts. */
    private void timed(String what, IntFunction<Callable<?>> work) throws Exception {
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            Callable<?> one = work.apply(i);
            long begun = System.nanoTime();
            one.call();
            took[i] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(took);
        if (counted) {
            medians.computeIfAbsent(what, none -> new ArrayList<>()).add(took[took.length / 2]);
        }
    }
}
