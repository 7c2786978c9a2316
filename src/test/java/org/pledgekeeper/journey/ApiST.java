package org.pledgekeeper.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.Cookie;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** The open interface over HTTP: open data for everyone, workspaces and figures with a token, the same rules as the pages. */
@ExtendWith(LocalService.class)
class ApiST {
    private static final String EWAN = "ewan@skerrystart.example";
    private static final String CURRENT = "/api/v1/workspaces/skerry-start/assessments/current";

    @Test
    void aMemberReadsAndAnswers(Local local) {
        Api api = new Api(local);
        String token = api.token(EWAN);
        Api.Answer before = api.get(CURRENT, token);
        assertEquals(200, before.status());
        assertEquals(36, before.json().path("indicators").asInt());

        String address = CURRENT + "/answers/me-small-tests";
        Api.Answer saved = api.put(address, token, "{\"level\": \"1\", \"note\": \"One so far.\", \"version\": 0}");
        assertEquals(200, saved.status());
        assertEquals(1, saved.json().path("version").asInt());

        Api.Answer tooLate = api.put(address, token, "{\"level\": \"3\", \"version\": 0}");
        assertProblem(409, tooLate);
        assertEquals("One so far.", tooLate.json().path("theirs").path("note").asText());
        assertEquals(2, api.put(address, token, "{\"level\": \"2\", \"version\": 1}").json().path("version").asInt());

        JsonNode answer = StreamSupport.stream(api.get(CURRENT, token).json().path("answers").spliterator(), false)
                .filter(one -> one.path("indicator").asText().equals("me-small-tests")).findFirst().orElseThrow();
        assertEquals("2", answer.path("level").asText());
        assertEquals("Ewan Moar", answer.path("answeredBy").asText());
    }

    @Test
    void whatDoesNotFitIsRefusedWithReasons(Local local) {
        Api api = new Api(local);
        String token = api.token(EWAN);
        String address = CURRENT + "/answers/me-themes";
        Api.Answer unknownLevel = api.put(address, token, "{\"level\": \"9\", \"version\": 0}");
        assertProblem(422, unknownLevel);
        assertEquals("There is no level \"9\". Use 0 to 4, NOT_RELEVANT or DONT_KNOW.",
                unknownLevel.json().path("fields").path("level").asText());
        Api.Answer noReason = api.put(address, token, "{\"level\": \"NOT_RELEVANT\", \"version\": 0}");
        assertProblem(422, noReason);
        assertTrue(noReason.json().path("fields").has("note"));
        assertProblem(404, api.put(CURRENT + "/answers/no-such-indicator", token, "{\"level\": \"1\", \"version\": 0}"));
        assertProblem(400, api.put(address, token, "{\"level\": "));
        assertProblem(422, api.put(address, token, ""));
        assertEquals(0, new Database(local)
                .count("answer join tenant t on t.id = tenant_id where t.slug = 'skerry-start' and indicator = 'me-themes'"));
    }

    @Test
    void withoutAValidTokenTheAnswerIs401AndNeverARedirect(Local local) {
        Api api = new Api(local);
        String forAnotherAudience = api.idToken(EWAN);
        assertTrue(forAnotherAudience.length() > 100, "There is such a token.");
        for (String token : new String[] {null, "not.a.token", api.token(EWAN) + "x", forAnotherAudience}) {
            for (String address : List.of(CURRENT)) {
                assertUnauthorised(api.get(address, token));
            }
            assertUnauthorised(api.put(CURRENT + "/answers/me-themes", token, "{\"level\": \"1\", \"version\": 0}"));
        }
    }

    private static void assertUnauthorised(Api.Answer answer) {
        assertProblem(401, answer);
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
        assertEquals(Optional.empty(), answer.redirect());
    }

    @Test
    void anotherOrganisationsWorkspaceIsNotThere(Local local) {
        Api api = new Api(local);
        for (String email : List.of(EWAN, "priya@programme.example", "sam@elsewhere.example")) {
            String token = api.token(email);
            for (String slug : List.of("glenmorran-council", "no-such-organisation")) {
                String current = "/api/v1/workspaces/" + slug + "/assessments/current";
                assertProblem(404, api.get(current, token));
                assertProblem(404, api.put(current + "/answers/le-listening", token, "{\"level\": \"1\", \"version\": 0}"));
            }
        }
    }

    @Test
    void aSessionCookieCountsOnlyForOurOwnPages(People people, Local local) {
        Person ewan = people.signedIn(EWAN, "/w/skerry-start");
        String cookie = ewan.context().cookies(local.settings().baseUrl()).stream().filter(one -> one.name.equals("pledgekeeper"))
                .map((Cookie one) -> one.name + "=" + one.value).collect(Collectors.joining());
        Api api = new Api(local);
        assertProblem(401, api.get(CURRENT, null, "Cookie", cookie));
        assertEquals(200, api.get(CURRENT, null, "Cookie", cookie, "X-Requested-With", "pledgekeeper").status());
        assertEquals(403, api.put(CURRENT + "/answers/me-themes", null, "{\"level\": \"1\", \"version\": 0}",
                "Cookie", cookie, "X-Requested-With", "pledgekeeper", "Origin", "https://elsewhere.example").status());
        assertEquals(403, api.post("/sign-out", "", "Cookie", cookie, "Origin", "https://elsewhere.example").status());
        assertEquals(403, api.post("/sign-up/organisation", "form=form", "Origin", "null").status());
        assertEquals(200, ewan.goTo("/w/skerry-start"), "Another site signs nobody out.");
    }

    @Test
    void signatoriesAreOpenData(Local local) {
        Api api = new Api(local);
        Api.Answer list = api.get("/api/v1/signatories", null);
        assertEquals(200, list.status());
        assertTrue(list.json().size() >= 26);
        assertEquals("", list.header("Set-Cookie"));
        Api.Answer csv = api.get("/api/v1/signatories", null, "Accept", "text/csv");
        assertTrue(csv.header("Content-Type").startsWith("text/csv"), csv.header("Content-Type"));
        assertTrue(csv.response().body().startsWith("\uFEFFslug,name,sector,area,website,statement,pledgedOn,lastReviewOn,profile,logo"));
        JsonNode one = api.get("/api/v1/signatories/glenmorran-council", null).json();
        assertEquals("Glenmorran Council", one.path("name").asText());
        assertTrue(one.path("lastReviewOn").asText().matches("\\d{4}-\\d\\d-\\d\\d"), one.toString());
        assertTrue(one.path("statement").asText().length() > 50);
        assertEquals(List.of(), one.findValues("leadEmail"));
        api.get("/api/v1/signatories?sector=JUSTICE", null).json().forEach(found -> assertEquals("JUSTICE", found.path("sector").asText()));
        assertProblem(404, api.get("/api/v1/signatories/no-such-organisation", null));
        assertProblem(404, api.get("/api/v1/no-such-address", null));
    }

    @Test
    void theChecklistTheInterfaceAndTheHealthAreOpen(Local local) {
        Api api = new Api(local);
        JsonNode checklist = api.get("/api/v1/checklists/current", null).json();
        assertEquals(5, checklist.path("commitments").size());
        assertEquals(36, StreamSupport.stream(checklist.path("commitments").spliterator(), false)
                .mapToInt(one -> one.path("indicators").size()).sum());
        JsonNode paths = api.get("/openapi", null, "Accept", "application/json").json().path("paths");
        Set<String> operations = operations();
        assertTrue(operations.size() > 30, operations::toString);
        operations
                .forEach(one -> assertTrue(paths.path(one.split(" ")[1]).has(one.split(" ")[0]), () -> one + " is missing among " + paths));
        assertTrue(api.get("/.well-known/security.txt", null).response().body().contains("Contact: mailto:security@programme.example"));
        assertEquals(200, api.get("/health/live", null).status());
        assertEquals("UP", api.get("/health/ready", null).json().path("status").asText());
    }

    private static void assertProblem(int status, Api.Answer answer) {
        assertEquals(status, answer.status(), answer.response().body());
        assertEquals("application/problem+json", answer.header("Content-Type").replaceAll(";.*", ""));
        assertEquals(status, answer.json().path("status").asInt());
        assertTrue(answer.json().path("detail").asText().length() > 10, answer.response().body());
    }

    /** @return what the code serves, as "get /api/v1/signatories" */
    private static Set<String> operations() {
        Set<String> all = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().withImportOption(place -> !place.contains("/test-classes/"))
                .importPackages("org.pledgekeeper")) {
            if (type.isAnnotatedWith(Path.class)) {
                for (Method method : type.reflect().getDeclaredMethods()) {
                    Stream.of(method.getAnnotations()).map(one -> one.annotationType().getAnnotation(HttpMethod.class))
                            .filter(Objects::nonNull).forEach(verb -> {
                                Path more = method.getAnnotation(Path.class);
                                String path = "/api/v1/" + type.getAnnotationOfType(Path.class).value()
                                        + (more == null ? "" : "/" + more.value());
                                all.add(verb.value().toLowerCase(Locale.ROOT) + " " + path.replaceAll("\\{(\\w+)\\s*:[^}]*}", "{$1}"));
                            });
                }
            }
        }
        return all;
    }
}
