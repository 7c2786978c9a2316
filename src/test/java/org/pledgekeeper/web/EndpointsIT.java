package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.SignUps;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Over HTTP, with tokens as Keycloak signs them: who is answered what at each address, and how refusals look. */
@ExtendWith(ArquillianExtension.class)
class EndpointsIT {
    private static final String SLUG = "dell-council";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private SignUps signUps;
    @Inject
    private OpenAssessment openAssessment;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(EndpointsIT.class);
    }

    @BeforeEach
    void prepare() throws Exception {
        if (Superuser.column("select 1 from tenant where slug = ?", SLUG).isEmpty()) {
            Superuser.change(
                    "insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, "
                            + "senior_name, senior_role,"
                            + " published_at) values (?, gen_random_uuid(), 'We listen first.', '\\x00', repeat('0', 64), 1, 1, 'A "
                            + "tree', 'Ann', 'Chief', now())",
                    tenants.found(SLUG, Sector.COUNCIL));
            tenants.found("other-council", Sector.COUNCIL);
            requests.in(SLUG, Tenants.lead(SLUG), () -> {
                openAssessment.open(false);
                return null;
            });
            Superuser.published(1);
        }
    }

    @Test
    void everyAddressAnswersEveryoneAsTheTableSays() throws Exception {
        String reference = signUps.submitted("Waiting Council");
        List<Person> everyone =
                new ArrayList<>(List.of(Tenants.lead(SLUG), Tenants.member(Role.VIEWER, SLUG), Tenants.lead("other-council"),
                        Tenants.stranger(), Tenants.staff()));
        everyone.add(null);
        //        lead  viewer other none  staff nobody
        String table = """
                  200   200   200   200   200   200  /
                  200   200   200   200   200   200  /signatories
                  200   200   200   200   200   200  /signatories/%1$s
                  200   200   200   200   200   200  /signatories/%1$s/logo.png
                  200   200   200   200   200   200  /.well-known/security.txt
                  404   404   404   404   404   404  /.well-known/no-such-thing
                  404   404   404   404   404   404  /signatories/no-such-council
                  404   404   404   404   404   404  /signatories/no-such-council/logo.png
                  200   200   200   200   200   200  /sign-up
                  200   200   200   200   200   200  /sign-up/organisation
                  404   404   404   404   404   404  /sign-up/mend/no-such-link
                  200   200   200   200   200   200  /sign-up/new
                  302   302   302   302   302   302  /sign-up/check
                  302   302   302   302   302   302  /sign-up/00000000-0000-4000-8000-000000000000/organisation
                  302   302   302   302   302   302  /sign-up/00000000-0000-4000-8000-000000000000/check
                  302   302   302   302   302   302  /sign-up/00000000-0000-4000-8000-000000000000/done
                  404   404   404   404   404   404  /sign-up/00000000-0000-4000-8000-000000000000/logo.png
                  404   404   404   404   404   404  /sign-up/no-such-draft/organisation
                  404   404   404   404   404   404  /signup/logo
                  200   200   200   200   200   200  /offline
                  200   200   200   200   200   200  /worker.js
                  200   200   200   200   200   200  /manifest.webmanifest
                  200   200   200   200   200   302  /w
                  200   200   404   404   404   302  /w/%1$s
                  200   200   404   404   404   302  /w/%1$s/commitments/lived-experience
                  404   404   404   404   404   302  /w/%1$s/commitments/no-such-commitment
                  200   200   404   404   404   302  /w/%1$s/submit
                  200   200   404   404   404   302  /w/%1$s/pictures
                  200   200   404   404   404   302  /w/%1$s/reviews/1/pictures?by=driver
                  404   404   404   404   404   302  /w/%1$s/reviews/2/pictures
                  404   404   404   404   404   302  /w/%1$s/reviews/one/pictures
                  200   200   404   404   404   302  /w/%1$s/reviews/1/report.pdf
                  200   200   404   404   404   302  /w/%1$s/reviews/1/report.xlsx
                  200   200   404   404   404   302  /w/%1$s/reviews/1/report.csv
                  200   200   404   404   404   302  /w/%1$s/reviews/1/report.json
                  404   404   404   404   404   302  /w/%1$s/reviews/1/report.docx
                  404   404   404   404   404   302  /w/%1$s/reviews/2/report.pdf
                  200   403   404   404   404   302  /w/%1$s/board
                  200   403   404   404   404   302  /w/%1$s/board/paper.docx
                  404   404   404   404   404   302  /w/%1$s/board/paper.exe
                  200   403   404   404   404   302  /w/%1$s/board/links
                  404   404   404   404   404   404  /review/no-such-link
                  404   404   404   404   404   404  /api/v1/review/no-such-link
                  404   404   404   404   404   404  /board/file
                  200   200   404   404   404   302  /w/%1$s/pulse
                  200   403   404   404   404   302  /w/%1$s/pulse/new
                  404   404   404   404   404   302  /w/%1$s/pulse/no-such-pulse
                  404   404   404   404   404   302  /w/%1$s/pulse/00000000-0000-4000-8000-000000000000
                  404   404   404   404   404   302  /w/%1$s/pulse/00000000-0000-4000-8000-000000000000/close
                  404   404   404   404   404   404  /p/no-such-link
                  200   200   404   404   404   401  /api/v1/workspaces/%1$s/pulses
                  404   404   404   404   404   401  /api/v1/workspaces/%1$s/pulses/00000000-0000-4000-8000-000000000000
                  404   404   404   404   404   404  /api/v1/pulse/no-such-link
                  404   404   404   404   404   302  /w/no-such-council
                  404   404   404   404   404   302  /w/no-such-council/submit
                  404   404   404   404   200   302  /programme/
                  404   404   404   404   200   302  /programme/progress
                  404   404   404   404   200   302  /programme/checklist
                  404   404   404   404   404   302  /programme/checklist/changes
                  404   404   404   404   404   302  /programme/checklist/edition.yaml
                  404   404   404   404   404   302  /programme/checklist/items/le-listening
                  404   404   404   404   404   401  /api/v1/programme/edition-draft
                  404   404   404   404   200   302  /programme/applications/%2$s
                  404   404   404   404   404   302  /programme/applications/PK-2026-00000000
                  404   404   404   404   200   302  /programme/logos/%2$s
                  404   404   404   404   404   404  /assessment/overview.xhtml
                  404   404   404   404   404   404  /WEB-INF/web.xml
                  404   404   404   404   404   404  /report
                  404   404   404   404   404   404  /no-such-page
                  200   200   200   200   200   200  /api/v1/signatories
                  200   200   200   200   200   200  /api/v1/signatories/%1$s
                  404   404   404   404   404   404  /api/v1/signatories/no-such-council
                  200   200   200   200   200   200  /api/v1/checklists/current
                  200   200   404   404   404   401  /api/v1/workspaces/%1$s/assessments/current
                  404   404   404   404   404   401  /api/v1/workspaces/no-such-council/assessments/current
                  200   200   404   404   404   401  /api/v1/workspaces/%1$s/assessments/1/report
                  200   200   404   404   404   401  /api/v1/workspaces/%1$s/assessments/1/report?format=pdf
                  404   404   404   404   404   401  /api/v1/workspaces/%1$s/assessments/2/report?format=csv
                  422   422   404   404   404   401  /api/v1/workspaces/%1$s/assessments/1/report?format=docx
                  200   200   200   200   200   200  /api/v1/progress
                  404   404   404   404   404   404  /api/v1/progress?release=2
                  200   200   200   200   200   200  /progress
                  200   200   200   200   200   200  /progress/figures.ods
                  200   200   200   200   200   200  /progress/figures.pdf
                  404   404   404   404   404   404  /progress/figures.docx
                  200   200   200   200   200   200  /progress/pictures/stand.svg
                  200   200   200   200   200   200  /progress/pictures/stand.png
                  404   404   404   404   404   404  /progress/pictures/stand.gif
                  404   404   404   404   404   404  /progress/pictures/sector-training.png?release=1
                  404   404   404   404   404   404  /api/v1/no-such-thing
                """.formatted(SLUG, reference);
        StringBuilder answered = new StringBuilder();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (String line : table.lines().toList()) {
                String address = line.substring(line.indexOf('/'));
                for (Person person : everyone) {
                    answered.append("  ").append(Http.get(address, person == null ? null : keycloak.token(person)).statusCode())
                            .append(' ');
                }
                answered.append(' ').append(address).append('\n');
            }
        }
        assertEquals(table, answered.toString());
    }

    @Test
    void whoeverFindsAWeaknessIsToldWhomToTell() throws Exception {
        HttpResponse<String> answer = Http.get("/.well-known/security.txt", null);
        assertEquals("text/plain;charset=UTF-8", answer.headers().firstValue("Content-Type").orElse(""));
        assertTrue(answer.body().startsWith("Contact: mailto:security@pledgekeeper.example\nExpires: "), answer.body());
    }

    @Test
    void nobodyIsSentToKeycloakAndBack() throws Exception {
        HttpResponse<String> answer = Http.get("/w/" + SLUG + "/submit?a=b", null);
        String location = answer.headers().firstValue("Location").orElseThrow();
        assertTrue(location.contains("/realms/pledgekeeper/protocol/openid-connect/auth?"), location);
        assertTrue(location.contains("code_challenge_method=S256") && location.contains("signed-in"), location);
    }

    @Test
    void savingAnAnswerAnswersEveryoneAsTheirRoleAllows() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertEquals(200,
                    put(keycloak, Tenants.lead(SLUG), "le-listening", "{\"level\":\"3\",\"note\":\"Mine.\",\"version\":0}").statusCode());
            assertEquals(403,
                    put(keycloak, Tenants.member(Role.VIEWER, SLUG), "le-listening", "{\"level\":\"0\",\"version\":1}").statusCode());
            for (Person other : List.of(Tenants.lead("other-council"), Tenants.stranger(), Tenants.staff())) {
                assertEquals(404, put(keycloak, other, "le-listening", "{\"level\":\"0\",\"version\":1}").statusCode());
            }
            assertEquals(401, Http.put(address("le-listening"), null, "{\"level\":\"0\",\"version\":1}").statusCode());
            assertEquals(List.of("MOST_AREAS 1"),
                    Superuser.column("select level || ' ' || version from answer where indicator = 'le-listening'"));
        }
    }

    @Test
    void whatIsWrongWithAnAnswerIsSaidAsAProblem() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            Person lead = Tenants.lead(SLUG);
            JsonNode level = problem(422, put(keycloak, lead, "cl-vision", "{\"level\":\"7\",\"version\":0}"));
            assertEquals("There is no level \"7\". Use 0 to 4, NOT_RELEVANT or DONT_KNOW.", level.path("fields").path("level").asText());
            JsonNode several = problem(422, put(keycloak, lead, "cl-vision",
                    "{\"level\":\"NOT_RELEVANT\",\"changed\":\"" + "x".repeat(4001) + "\",\"version\":0}"));
            assertEquals(List.of("note", "changed"), names(several.path("fields")));
            problem(404, put(keycloak, lead, "no-such-indicator", "{\"level\":\"1\",\"version\":0}"));
            problem(400, put(keycloak, lead, "cl-vision", "{\"level\":"));
            problem(401, Http.put(address("cl-vision"), "forged." + keycloak.token(lead), "{\"level\":\"1\",\"version\":0}"));
            problem(401, Http.get("/api/v1/workspaces/no-such-council/assessments/1", null));
            assertEquals(0L, Superuser.<Long>one("select count(*) from answer where indicator = 'cl-vision'"));

            assertEquals(200, put(keycloak, lead, "cl-vision", "{\"level\":\"1\",\"note\":\"First.\",\"version\":0}").statusCode());
            JsonNode meanwhile = problem(409, put(keycloak, lead, "cl-vision", "{\"level\":\"2\",\"note\":\"Second.\",\"version\":0}"));
            assertEquals("First.", meanwhile.path("theirs").path("note").asText());
            assertEquals(1, meanwhile.path("theirs").path("version").asInt());
        }
    }

    @Test
    void aBodyThatCannotBeReadIsRefusedAndSaysWhere() throws Exception {
        for (String unfinished : List.of("{\"a\":{", "{\"answers\":{", "{", "[", "{\"a\":[{", "{\"language\":\"en\"} {}", "\ud800")) {
            problem(400, Http.post("/api/v1/pulse/x", null, unfinished));
        }
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            JsonNode problem = problem(400, put(keycloak, Tenants.lead(SLUG), "cl-vision", "{\"level\":\"1\",\"version\":\"none\"}"));
            assertEquals("This has to be a whole number.", problem.path("fields").path("version").asText());
            assertEquals(List.of("colour"),
                    names(problem(400, put(keycloak, Tenants.lead(SLUG), "cl-vision", "{\"colour\":\"red\"}")).path("fields")));
        }
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.lead(SLUG));
            for (String address : List.of("/", "/signatories/" + SLUG, "/signatories/no-such-council", "/no-such-page", "/w/" + SLUG,
                    "/w/no-such-council",
                    "/programme/", "/api/v1/signatories", "/api/v1/no-such-thing",
                    "/api/v1/workspaces/no-such-council/assessments/current")) {
                Map<String, List<String>> headers = Http.get(address, token).headers().map();
                assertEquals(List.of("nosniff"), headers.get("x-content-type-options"), address);
                assertEquals(List.of("same-origin"), headers.get("referrer-policy"), address);
                assertEquals(1, headers.get("content-security-policy").size(), address);
                String policy = headers.get("content-security-policy").get(0);
                assertTrue(policy.startsWith("default-src 'none';") && policy.contains("frame-ancestors 'none'")
                        && policy.contains("base-uri 'none'"), address + ": " + policy);
                assertFalse(policy.contains("unsafe"), address + ": " + policy);
            }
        }
    }

    @Test
    void publicPagesSetNoCookie() throws Exception {
        for (String address : List.of("/", "/signatories", "/signatories/" + SLUG, "/privacy", "/accessibility", "/api/v1/signatories")) {
            assertTrue(Http.get(address, null).headers().firstValue("Set-Cookie").isEmpty(), address);
        }
    }

    @Test
    void openDataComesInPagesHoweverManyThereAre() throws Exception {
        Superuser.change("""
                with paged as (insert into tenant (id, slug, name, sector, area, size, pledged_on)
                    select gen_random_uuid(), 'paged-' || n, 'Paged & ' || n / 3, 'PRIVATE', 'fife', 'UNDER_10', current_date
                    from generate_series(1, 245) n returning id)
                insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,
                    senior_name, senior_role, published_at)
                select id, gen_random_uuid(), 'We listen.', '\\x00', repeat('0', 64), 1, 1, 'A tree', 'Ann', 'Chief', now() from paged""");
        List<Integer> pages = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        String next = "/api/v1/signatories?q=Paged+%26&sector=PRIVATE";
        while (next != null) {
            HttpResponse<String> page = Http.get(next, null);
            JsonNode found = JSON.readTree(page.body());
            pages.add(found.size());
            found.forEach(one -> names.add(one.path("name").asText()));
            found.forEach(one -> slugs.add(one.path("slug").asText()));
            next = page.headers().firstValue("Link").map(link -> link.replaceAll("<https?://[^/]+(.*)>; rel=\"next\"", "$1")).orElse(null);
        }
        assertEquals(List.of(100, 100, 45), pages);
        assertEquals(245, new HashSet<>(slugs).size());
        assertEquals(Superuser.<String>column("select name from tenant where slug like 'paged-%' order by name, slug"), names);
        problem(404, Http.get("/api/v1/signatories?after=no-such-council", null));

        String searched = Http.get("/signatories?q=Paged&page=10", null).body();
        assertTrue(searched.contains("More than 240 organisations fit your search.") && searched.contains("Page 10 of 10"), searched);
        assertFalse(Http.get("/signatories?q=Paged&page=11", null).body().contains("class=\"signatory-card\""));
        String last = Http.get("/signatories?sector=PRIVATE&page=11", null).body();
        assertTrue(last.contains("245 organisations fit your search.") && last.contains("Page 11 of 11"), last);
        assertEquals(5, last.split("class=\"signatory-card\"", -1).length - 1);
    }

    private static HttpResponse<String> put(StandInKeycloak keycloak, Person person, String indicator, String json) throws Exception {
        return Http.put(address(indicator), keycloak.token(person), json);
    }

    private static String address(String indicator) {
        return "/api/v1/workspaces/" + SLUG + "/assessments/current/answers/" + indicator;
    }

    private static JsonNode problem(int status, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer::body);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                answer.headers()::toString);
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals(status, problem.path("status").asInt());
        assertTrue(problem.path("detail").asText().length() > 10, answer::body);
        return problem;
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
