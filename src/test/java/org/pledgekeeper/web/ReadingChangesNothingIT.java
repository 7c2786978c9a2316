package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.PageForm;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.SignUps;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.signup.Drafts;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.Sector;

/**
 * Every page there is, and every form on it: followed as a link, or sent from another site, it changes no row of any table.
 * The pages are those that {@link Route} knows; a new one needs an example of each part of its address here.
 */
@ExtendWith(ArquillianExtension.class)
class ReadingChangesNothingIT {
    private static final List<String> WORKSPACES = List.of("open-council", "submitted-council", "new-council");
    /** Proof that the forms found are filled in well enough to do something when their own page sends them. */
    private static final Set<String> FORMS_THAT_WORK =
            Set.of("/p/{token}", "/story/{secret}", "/review/{secret}", "/w/{slug}/board", "/digest/stop/{secret}",
                    "/digest/{secret}/{answer}",
                    "/w/{slug}/pulse/{id}/close", "/invitation/{token}", "/sign-up/new", "/sign-up/{draft}/statement",
                    "/sign-up/mend/{token}", "/programme/mail/{id}", "/programme/checklist", "/sign-up/{draft}/done", "/w/{slug}",
                    "/w/{slug}/evidence/{id}", "/w/{slug}/log/entries/{id}", "/w/{slug}/people/invite", "/w/{slug}/people/{subject}",
                    "/w/{slug}/people/{subject}/remove", "/w/{slug}/submit", "/w/{slug}/help/new", "/w/{slug}/help/{id}",
                    "/programme/support/{slug}/{id}", "/programme/announcements/new");

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private SignUps signUps;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private Drafts allDrafts;

    private final Map<String, String> parts = new HashMap<>(
            Map.of("item", "le-listening", "commitment", "lived-experience", "number", "1", "format", "csv", "log", "leadership",
                    "audience", "staff", "picture",
                    "stand", "image", "svg"));
    private final List<String> drafts = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(ReadingChangesNothingIT.class, PageForm.class);
    }

    @Test
    void noLinkAndNoOtherSiteSendsAFormOfOurs() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            prepare(keycloak);
            List<String> before = Superuser.digests();
            Map<String, List<PageForm>> forms = new TreeMap<>();
            Set<String> answered = new TreeSet<>();
            for (Route route : Route.ALL) {
                for (String address : addresses(route)) {
                    for (String who : callers(address, keycloak)) {
                        Wire.Answer page = Wire.send("GET " + address + " HTTP/1.1\n" + who);
                        for (String method : answered.contains(route.address()) ? List.<String>of()
                                : List.of("OPTIONS", "PUT", "PATCH", "DELETE", "PROPFIND", "get", "Post")) {
                            int status = Wire.send(method + " " + address + " HTTP/1.1\n" + who).status();
                            assertTrue(status >= 400 && status < 500 || status == 302, method + " " + address + ": " + status);
                        }
                        if (page.status() == 200 || page.header("Location").filter(to -> to.contains("/sign-up")).isPresent()) {
                            answered.add(route.address());
                            PageForm.on(page.body()).forEach(
                                    form -> forms.computeIfAbsent(route.address() + " " + who, first -> new ArrayList<>()).add(form));
                        }
                        for (PageForm form : PageForm.on(page.body())) {
                            attack(address, form, who);
                        }
                    }
                }
                assertEquals(before, Superuser.digests(), route.address());
            }
            whoReadsAsHelpChangesNothing(keycloak.token(Tenants.staff()));
            assertEquals(before, Superuser.digests(), "as help");
            Set<String> silent = new TreeSet<>(Route.ALL.stream().map(Route::address).toList());
            silent.removeAll(answered);
            assertEquals(Set.of(), silent, "pages whose example leads nowhere");
            assertTrue(forms.size() > 20, forms::toString);

            Set<String> work = new TreeSet<>();
            for (Map.Entry<String, List<PageForm>> page : forms.entrySet()) {
                String[] where = page.getKey().split(" ", 2);
                for (PageForm form : page.getValue()) {
                    for (String button : form.buttons()) {
                        List<String> then = Superuser.digests();
                        Wire.form(form.action(), form.fields() + "&" + button, "Origin: " + base(), where[1]);
                        if (!then.equals(Superuser.digests())) {
                            work.add(where[0]);
                        }
                    }
                }
            }
            Set<String> doNothing = new TreeSet<>(FORMS_THAT_WORK);
            doNothing.removeAll(work);
            assertEquals(Set.of(), doNothing, () -> "forms that do nothing at all; those that do: " + work);
        }
    }

    /** Every page of a workspace that its lead lets the programme read, each form on it as its own page sends it, and the interface. */
    private void whoReadsAsHelpChangesNothing(String token) throws Exception {
        Superuser.change("insert into help_grant (tenant_id, id, granted_by, ends_at) select id, id, 'Lead', now() + interval '1 day'"
                + " from tenant where slug = 'open-council'");
        Superuser.change("insert into help_visit (tenant_id, grant_id, subject, name) select tenant_id, id, ?, 'Staff' from help_grant",
                Tenants.staff().subject());
        List<String> before = Superuser.digests();
        String who = "Authorization: Bearer " + token;
        Map<String, Integer> answers = new TreeMap<>();
        for (Route route : Route.ALL) {
            if (route.address().startsWith("/w/{slug}")) {
                Wire.Answer page = Wire.send("GET " + addresses(route).get(0) + " HTTP/1.1\n" + who);
                answers.put(route.address(), page.status());
                assertEquals(page.status() == 200 && page.body().contains("<main"), page.body().contains("You read this as help"),
                        route.address());
                for (PageForm form : PageForm.on(page.body())) {
                    for (String button : form.action().startsWith("/w/") ? form.buttons() : List.<String>of()) {
                        int status = Wire.form(form.action(), form.fields() + "&" + button, "Origin: " + base(), who).status();
                        assertTrue(status < 500, form.action() + " " + button + ": " + status);
                    }
                }
            }
        }
        assertEquals(Set.of(200, 403, 404), Set.copyOf(answers.values()), answers::toString);
        assertTrue(answers.values().stream().filter(status -> status == 200).count() > 35, answers::toString);
        Map<String, Integer> calls = calls(token);
        assertEquals(Map.of(), calls.entrySet().stream().filter(call -> call.getValue() >= 500
                || !call.getKey().startsWith("GET ") && call.getValue() < 400)
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertTrue(calls.entrySet().stream().filter(call -> call.getKey().startsWith("GET ") && call.getValue() == 200).count() > 20,
                calls::toString);
        assertTrue(calls.entrySet().stream().filter(call -> !call.getKey().startsWith("GET ") && call.getValue() == 403).count() > 50,
                calls::toString);
        assertEquals(before, Superuser.digests());
        Superuser.change("delete from help_visit");
        Superuser.change("delete from help_grant");
    }

    /** @return what each address of a workspace in the interface answers, by method and address */
    private Map<String, Integer> calls(String token) throws Exception {
        Map<String, Integer> answers = new TreeMap<>();
        JsonNode paths = new ObjectMapper().readTree(Wire.send("GET /openapi?format=JSON HTTP/1.1").body()).get("paths");
        for (var path = paths.fields(); path.hasNext();) {
            Map.Entry<String, JsonNode> one = path.next();
            if (one.getKey().contains("workspaces/{slug}")) {
                String address = one.getKey().replace("{slug}", "open-council");
                for (String name : List.of("item", "commitment", "number", "log", "picture")) {
                    address = address.replace("{" + name + "}", parts.get(name));
                }
                address = address.replaceAll("\\{\\w+}", "00000000-0000-4000-8000-00000000beef");
                for (var method = one.getValue().fieldNames(); method.hasNext();) {
                    String verb = method.next().toUpperCase();
                    if (List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(verb)) {
                        String sent = verb.equals("GET") || verb.equals("DELETE") ? "" : "{}";
                        answers.put(verb + " " + address, Wire.send(verb + " " + address
                                + " HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer " + token,
                                sent.getBytes(StandardCharsets.UTF_8)).status());
                    }
                }
            }
        }
        return answers;
    }

    private static void attack(String address, PageForm form, String who) throws Exception {
        for (String button : form.buttons()) {
            String link = form.action() + "?" + form.fields() + "&" + button;
            Wire.send("GET " + link
                    + "&jakarta.faces.ViewState=stateless&jakarta.faces.partial.ajax=true&jakarta.faces.source=form "
                    + "HTTP/1.1\nFaces-Request: partial/ajax\n"
                    + who);
            Wire.send("HEAD " + link + "&jakarta.faces.ViewState=stateless HTTP/1.1\n" + who);
            assertEquals(403, Wire.form(form.action(), form.fields() + "&" + button, "Origin: https://evil.example", who).status(),
                    address);
        }
        for (String from : form.buttons().isEmpty() ? List.<String>of()
                : List.of("Origin: " + base() + ".evil.example", "Origin: null\nSec-Fetch-Site: cross-site", "Sec-Fetch-Site: cross-site",
                        "Sec-Fetch-Site: same-site",
                        "Referer: https://evil.example" + address, "Referer: " + base() + ".evil.example/",
                        "Origin: " + base() + "\nSec-Fetch-Site: cross-site")) {
            assertEquals(403, Wire.form(form.action(), form.fields() + "&" + String.join("&", form.buttons()), from, who).status(),
                    from + " at " + address);
        }
    }

    private List<String> addresses(Route route) {
        List<String> all = new ArrayList<>();
        for (String where : route.names().contains("slug") ? WORKSPACES : route.names().contains("draft") ? drafts : List.of("")) {
            String address = route.address();
            for (String name : route.names()) {
                String example = name.equals("slug") || name.equals("draft") ? where : name.equals("subject") ? "viewer@" + where
                        : parts.getOrDefault(route.address().substring(0, route.address().indexOf("{" + name + "}")), parts.get(name));
                assertNotNull(example, "Please give an example of {" + name + "} in " + route.address());
                address = address.replace("{" + name + "}", example);
            }
            all.add(address);
        }
        return all;
    }

    private List<String> callers(String address, StandInKeycloak keycloak) throws Exception {
        if (address.startsWith("/sign-up")) {
            return cookies;
        }
        Person person = address.startsWith("/programme") ? Tenants.staff()
                : address.startsWith("/w")
                        ? Tenants.lead(WORKSPACES.stream().filter(address::contains).findFirst().orElse(WORKSPACES.get(0))) : null;
        return List.of(person == null ? "Cookie: none=1" : "Authorization: Bearer " + keycloak.token(person));
    }

    private void prepare(StandInKeycloak keycloak) throws Exception {
        for (String slug : WORKSPACES) {
            UUID tenant = tenants.found(slug, Sector.COUNCIL);
            Superuser.change(
                    "insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, "
                            + "senior_name,"
                            + " senior_role, published_at) values (?, gen_random_uuid(), 'We listen first.', '\\x00', repeat('0', "
                            + "64), 1, 1, 'A tree', 'Ann', 'Chief', now())",
                    tenant);
            if (!slug.equals("new-council")) {
                requests.in(slug, Tenants.lead(slug), () -> {
                    openAssessment.open(true);
                    return null;
                });
            }
        }
        String lead = keycloak.token(Tenants.lead("open-council"));
        String workspace = "/api/v1/workspaces/open-council";
        assertEquals(200, Http.post("/api/v1/workspaces/submitted-council/assessments/current/submit",
                keycloak.token(Tenants.lead("submitted-council")), "{}").statusCode());
        parts.put("/w/{slug}/evidence/", id(Wire.send(
                "POST " + workspace + "/evidence HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nAuthorization: Bearer " + lead,
                joined("--b\r\nContent-Disposition: form-data; name=\"indicator\"\r\n\r\nle-listening\r\n--b\r\nContent-Disposition: "
                        + "form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n",
                        png(), "\r\n--b--\r\n"))
                .body()));
        parts.put("/w/{slug}/actions/",
                id(Http.post(workspace + "/actions", lead, "{\"title\":\"Ask\",\"ownerRole\":\"Head\",\"dueMonth\":\""
                        + LocalDate.now().plusMonths(1).toString().substring(0, 7)
                        + "\",\"commitment\":\"lived-experience\",\"indicator\":\"le-listening\"}").body()));
        parts.put("/w/{slug}/log/import/", new UUID(7, 7).toString());
        parts.put("/w/{slug}/log/entries/", id(Http
                .post(workspace + "/logs/leadership/entries", lead, "{\"fields\":{\"line\":\"Listened\",\"happenedOn\":\"2026-11-20\"}}")
                .body()));
        String shared = UUID.randomUUID().toString();
        assertEquals(200,
                Http.put(workspace + "/joint-actions/" + shared, lead, "{\"partner\":\"submitted-council\",\"title\":\"One door\"}")
                        .statusCode());
        parts.put("/w/{slug}/joint/", shared);
        parts.put("/w/{slug}/log/feedback/public/", id(Http
                .post(workspace + "/logs/feedback/entries", lead, "{\"fields\":{\"line\":\"Letters\",\"happenedOn\":\"2026-11-20\"}}")
                .body()));
        Superuser.change("update published_statement set logo_png = decode(?, 'hex')", java.util.HexFormat.of().formatHex(png()));
        String promise = Http.post(workspace + "/promises", lead, "{\"sentence\":\"We listen first.\"}").body();
        parts.put("promise", id(promise));
        String line = UUID.randomUUID().toString();
        assertEquals(200,
                Http.put(workspace + "/promises/" + id(promise) + "/lines/" + line, lead, "{\"on\":\"2026-11-20\",\"words\":\"We met.\"}")
                        .statusCode());
        parts.put("/programme/lines/", line);
        String asked = UUID.randomUUID().toString();
        assertEquals(200, Http.put(workspace + "/support-requests/" + asked, lead,
                "{\"subject\":\"Panels\",\"about\":\"le-listening\",\"words\":\"How do others begin?\"}").statusCode());
        parts.put("/w/{slug}/help/", asked);
        parts.put("/programme/support/{slug}/", asked);
        parts.put("/programme/campaigns/", "00000000-0000-4000-8000-0000000000c0");
        Superuser.change("insert into campaign (id, title, subject, words, begins_on, reminders, days_between, reviewed, written_by,"
                + " written_at, version) values ('00000000-0000-4000-8000-0000000000c0', 'May', 'A review', 'Dear {organisation}',"
                + " current_date + 9, 1, 14, 'ANY', 'Staff', now(), 1)");
        parts.put("/programme/library/", "00000000-0000-4000-8000-0000000000b0");
        Superuser.change("insert into library_link (id, item, title, address, why, made_by, checked_on, written_by, version) values"
                + " ('00000000-0000-4000-8000-0000000000b0', 'le-listening', 'Listening', 'https://example.org/', 'Short.', 'A panel',"
                + " current_date, 'Staff', 1)");
        parts.put("/programme/announcements/", "00000000-0000-4000-8000-0000000000a0");
        Superuser.change("insert into announcement (id, title, words, shown_from, shown_until, written_by, written_at, version) values"
                + " ('00000000-0000-4000-8000-0000000000a0', 'News', 'We meet.', current_date, current_date, 'Staff', now(), 1)");
        parts.put("/programme/changes/", "open-council");
        parts.put("/w/{slug}/public/logos/", "draft");
        assertEquals(200, Http.put(workspace + "/statement/draft", lead, "{\"statement\":\"We listen last.\",\"logoAlt\":\"A tree\","
                + "\"seniorName\":\"Ann\",\"seniorRole\":\"Chief\",\"authorisedOn\":\"2026-11-20\",\"confirmed\":true,\"version\":0}")
                .statusCode());
        assertEquals(200, Http.post(workspace + "/statement/draft/send", lead, "{\"version\":1}").statusCode());
        parts.put("/calendar/", Http.post(workspace + "/calendar-feed", lead, "{\"kinds\":[\"ACTION\"],\"titlesAsTyped\":false}").body()
                .replaceFirst("(?s).*/calendar/([\\w-]{32})\\.ics.*", "$1"));
        String champion = "00000000-0000-4000-8000-00000000c4a3";
        assertEquals(200, Http.put(workspace + "/champions/" + champion, lead,
                "{\"role\":\"Champion\",\"from\":\"2026-11-20\",\"handover\":\"NOT_BEGUN\"}").statusCode());
        parts.put("/w/{slug}/champions/", champion);
        for (String what : List.of("/digest/stop/", "/digest/")) {
            String secret = Link.fresh().secret();
            parts.put(what, secret);
            Superuser.change("insert into digest_link (tenant_id, subject, secret_hash, action_id, expires_at)"
                    + " select tenant_id, 'lead@open-council', ?, case when ? then null else id end, now() + interval '1 day' from action",
                    Link.hash(secret), what.endsWith("stop/"));
        }
        parts.put("answer", "done");
        String readable = "r".repeat(32);
        UUID reviewed = tenants.found("reviewed-council", Sector.COUNCIL);
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), 'We listen.', '\\x00', repeat('0', 64), 1, 1,"
                + " 'A tree', 'Ann', 'Chief', now())", reviewed);
        Superuser.change("insert into assessment (tenant_id, id, number, edition, opened_at, opened_by, submitted_at, signed_off_at,"
                + " version) values (?, gen_random_uuid(), 1, '2026.1', now(), 'Lead', now(), now(), 1)", reviewed);
        Superuser.change("insert into review_link (tenant_id, secret_hash, assessment_id, for_whom, made_by, expires_at)"
                + " select tenant_id, ?, id, 'The board', 'Lead', now() + interval '1 day' from assessment where tenant_id = ?",
                Link.hash(readable), reviewed);
        parts.put("/review/", readable);
        parts.put("/w/{slug}/board/paper.", "pdf");
        String pulse = Http
                .post(workspace + "/pulses", lead,
                        "{\"indicators\":[\"le-listening\"],\"closesOn\":\"" + LocalDate.now().plusDays(9) + "\",\"singleUse\":false}")
                .body();
        parts.put("/w/{slug}/pulse/", id(pulse));
        parts.put("/p/", pulse.replaceFirst("(?s).*?/p/([\\w-]+).*", "$1"));
        String secret = "s".repeat(32);
        UUID story = UUID.randomUUID();
        Superuser.change("insert into story (tenant_id, id, state, invited_by, made_at, words, note, channels, months, told_at, expires_on,"
                + " public_state, public_at, version) select id, ?, 'TOLD', 'Lead', now(), 'They listened.', 'A visit', 'INSIDE "
                + "PUBLIC', 12,"
                + " now(), current_date + 90, 'OFFERED', now(), 1 from tenant where slug = 'open-council'", story);
        Superuser.change("insert into story_link (tenant_id, link_hash, story_id) select tenant_id, ?, id from story", Link.hash(secret));
        parts.put("secret", secret);
        parts.put("/w/{slug}/stories/", story.toString());
        parts.put("/programme/stories/", story.toString());
        parts.put("/sign-up/mend/", signUps.expired("Late Council"));
        parts.put("reference", signUps.submitted("Waiting Council"));
        String invited = "i".repeat(32);
        Superuser.change(
                "insert into invitation values (?, now() + interval '1 day', 'viewer@open-council', 'Una', 'Open', 'Come', 'Come.', "
                        + "'/w/open-council')",
                Link.hash(invited));
        parts.put("/invitation/", invited);
        String draft = signUps.complete("Draft Council");
        String sent = signUps.complete("Sent Council");
        signUps.send(sent);
        for (String link : List.of(draft, sent)) {
            drafts.add(allDrafts.find(link).orElseThrow().id().toString());
            cookies.add("Cookie: pledgekeeper_draft=" + link);
        }
        cookies.add("Cookie: none=1");
        Superuser.published(1);
        assertEquals(200, Http.post("/api/v1/programme/edition-draft", keycloak.token(Tenants.staff()), "").statusCode());
        Superuser.change("delete from outbox");
        parts.put("/programme/mail/", "00000000-0000-4000-8000-000000000001");
        Superuser.change("insert into outbox (id, recipient, subject, body, created_at, failed_at, attempts, problem, written_as) values"
                + " ('00000000-0000-4000-8000-000000000001', 'gone@example.org', 'News', 'x', now(), now(), 1, '550 gone', "
                + "'pledgekeeper_programme')");
    }

    private static byte[] joined(String before, byte[] file, String after) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        all.writeBytes(file);
        all.writeBytes(after.getBytes(StandardCharsets.UTF_8));
        return all.toByteArray();
    }

    private static byte[] png() throws java.io.IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    private static String id(String json) {
        assertTrue(json.contains("\"id\":\""), json);
        return json.replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private static String base() {
        return ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class);
    }
}
