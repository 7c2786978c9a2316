package org.pledgekeeper.benchmark;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pledgekeeper.demo.Settings;

/** The six steps of the main job, each with the number of SQL statements it took and the page it leads to. */
final class Steps {
    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 40\"><circle cx=\"20\" cy=\"20\" r=\"15\" fill=\"#1d6260\"/></svg>";
    private static final Pattern REFERENCE = Pattern.compile("id=\"reference\">([^<]+)<");

    private final Settings settings;

    Steps(Settings settings) {
        this.settings = settings;
    }

    void run() throws IOException, InterruptedException {
        System.out.println("\nSQL statements of the six steps (each with the page it leads to)");
        String reference = signUp();
        Visitor staff = Visitor.signedIn(settings.baseUrl(), "priya@programme.example");
        say("2 Review: the queue", staff.get("/programme"));
        Visitor.Page page = say("  Review: one application", staff.get("/programme/applications/" + reference));
        say("3 Approval", staff.submit(page, "approve", Map.of()));
        assess();
        Visitor anyone = new Visitor(settings.baseUrl());
        say("5 Show: list", anyone.get("/signatories?q=a"));
        say("  Show: a profile, rendered", anyone.get("/signatories/lantern-fold"));
        say("  Show: a profile, again", anyone.get("/signatories/lantern-fold"));
        say("6 Count: national progress", staff.get("/programme/progress"));
    }

    /** @return the reference of the application */
    private String signUp() throws IOException, InterruptedException {
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
        Matcher reference = REFERENCE.matcher(page.body());
        if (!reference.find()) {
            throw new IllegalStateException("No reference in:\n" + page.body());
        }
        return reference.group(1);
    }

    private void assess() throws IOException, InterruptedException {
        Visitor lead = Visitor.signedIn(settings.baseUrl(), "fern@harbourlight.example");
        say("4 Assess: overview", lead.get("/w/harbour-light"));
        say("  Assess: a commitment opened", lead.get("/w/harbour-light/commitments/lived-experience"));
        HttpResponse<String> saved = Benchmark.save(Client.of(settings, "fern@harbourlight.example"), "harbour-light", "me-themes", 2, 0);
        System.out.printf("  %-40s %3s%n", "Assess: an answer saved", saved.headers().firstValue("X-Sql-Statements").orElse("?"));
        Visitor.Page page = say("  Assess: preview", lead.get("/w/harbour-light/submit"));
        say("  Assess: submitted and signed off", lead.submit(page, "sign-off", Map.of()));
    }

    private static Visitor.Page say(String step, Visitor.Page page) {
        if (page.status() != 200) {
            throw new IllegalStateException(step + " answered " + page.status() + ":\n" + page.body());
        }
        System.out.printf("  %-40s %3d%n", step.strip(), page.statements());
        return page;
    }
}
