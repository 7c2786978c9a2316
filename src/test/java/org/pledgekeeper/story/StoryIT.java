package org.pledgekeeper.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** A story from its link to its end, as teller, colleagues, staff and strangers meet it. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class StoryIT {
    private static final String CANARY = "xylophonecanary";
    private static final String CONSENT = "{\"channels\":[\"INSIDE\",\"TRAINING\",\"PROGRAMME\",\"PUBLIC\"],\"months\":12,\"news\":true,"
            + "\"email\":\"teller@example.org\"}";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private StoryKeeper keeper;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(StoryIT.class);
    }

    @Test
    void afterAWithdrawalNothingOfItIsAnywhere() throws Exception {
        String slug = "canary";
        found(slug);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String lead = keycloak.token(Tenants.lead(slug));
            String staff = keycloak.token(Tenants.staff());
            String home = "/api/v1/workspaces/" + slug + "/stories";
            String secret = invited(home, lead);
            tell(secret, "The " + CANARY + " was kind. Mrs McGarvie stayed.");
            String id = id(Http.get(home, lead).body());
            for (String channel : List.of("INSIDE", "TRAINING", "PROGRAMME", "PUBLIC")) {
                assertEquals(204, Http.post(home + "/" + id + "/share", lead,
                        "{\"channel\":\"" + channel + "\",\"note\":\"About a visit, and " + CANARY + "\"}").statusCode(), channel);
            }
            assertEquals(204, Http.put(home + "/" + id + "/copies/" + UUID.randomUUID(), lead,
                    "{\"how\":\"PRINTED\",\"toWhom\":\"Trainers\",\"forWhat\":\"Induction\"}").statusCode());
            assertEquals(204, Http.put(home + "/" + id + "/news/" + UUID.randomUUID(), lead, "{\"words\":\"Since then " + CANARY + ".\"}")
                    .statusCode());
            keeper.round();
            Superuser.change("update story set public_state = 'PUBLISHED' where id = '" + id + "'");
            List<String> open =
                    List.of("/", "/signatories", "/signatories/" + slug, "/signatories/" + slug + "/stories", "/signatories?q=" + CANARY,
                            "/api/v1/signatories", "/api/v1/signatories/" + slug, "/api/v1/signatories?q=" + CANARY, "/story/" + secret,
                            "/api/v1/story/" + secret, "/taken-back", "/openapi");
            assertTrue(Http.get("/signatories/" + slug + "/stories", null).body().contains(CANARY), "it was public");
            assertEquals("no-store",
                    Http.get("/signatories/" + slug + "/stories", null).headers().firstValue("Cache-Control").orElseThrow());
            assertTrue(Http.get(home, keycloak.token(Tenants.member(Role.VIEWER, slug))).body().contains(CANARY), "it was read inside");
            assertTrue(Http.get("/programme/stories/" + id, staff).body().contains(CANARY), "staff read it");
            assertFalse(Http.get(home, lead).body().contains("McGarvie"), "a surname is taken out");

            for (String other : List.of("tenant_id, null", "tenant_id, gen_random_uuid()", "null, null", "gen_random_uuid(), id")) {
                Superuser.change("insert into outbox (id, recipient, subject, body, created_at, attempts, sent_at, workspace, story)"
                        + " select gen_random_uuid(), 'other@example.org', 'It stays', 'It stays', now(), 1, now(), " + other
                        + " from story where id = '" + id + "'");
            }
            assertEquals(200, Http.get("/story/" + secret + "/withdraw", null).statusCode());
            assertTrue(Http.get("/story/" + secret, null).body().contains(CANARY), "following the link changes nothing");
            assertEquals(204, Http.delete("/api/v1/story/" + secret, null).statusCode());

            for (String address : open) {
                assertFalse(Http.get(address, null).body().contains(CANARY + " "), address);
            }
            for (Role role : Role.values()) {
                String token = keycloak.token(Tenants.member(role, slug));
                for (String address : List.of(home, home + "/" + id, "/w/" + slug + "/stories", "/w/" + slug + "/stories/" + id)) {
                    assertFalse(Http.get(address, token).body().contains(CANARY), role + " " + address);
                }
            }
            assertEquals(404, Http.get("/programme/stories/" + id, staff).statusCode());
            for (String gone : List.of(CANARY, secret, Link.hash(secret), "teller@example.org")) {
                assertEquals(List.of(), Superuser.tablesWith(gone), gone);
            }
            assertEquals(4L, Superuser.<Long>one("select count(*) from outbox where subject = 'It stays'"),
                    "mail of no story, of another story, of no workspace and of another workspace");
            String left = Http.get(home + "/" + id, lead).body();
            assertTrue(left.contains("\"ended\":\"WITHDRAWN\"") && left.contains("Trainers") && left.contains("\"what\":\"GIVEN\""), left);
            assertTrue(Http.get(home, lead).body().contains("\"copiesOut\":1"));
        }
    }

    @Test
    void aLinkThatHasEndedAndOneThatNeverWasAnswerAlike() throws Exception {
        String slug = "alike";
        found(slug);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String secret = invited("/api/v1/workspaces/" + slug + "/stories", keycloak.token(Tenants.lead(slug)));
            assertEquals(204, Http.delete("/api/v1/story/" + secret, null).statusCode());
            for (String page : List.of("", "/check", "/consent", "/withdraw")) {
                HttpResponse<String> ended = Http.get("/story/" + secret + page, null);
                HttpResponse<String> never = Http.get("/story/" + Link.fresh().secret() + page, null);
                assertEquals(404, ended.statusCode(), page);
                assertEquals(plain(never), plain(ended), page);
                assertEquals(404, never.statusCode());
                assertEquals(Http.statements(never), Http.statements(ended));
                assertEquals("no-referrer", ended.headers().firstValue("Referrer-Policy").orElseThrow());
                assertEquals("no-store", ended.headers().firstValue("Cache-Control").orElseThrow());
            }
            assertEquals(404, Http.delete("/api/v1/story/" + secret, null).statusCode(), "used twice");
        }
    }

    @Test
    void whatIsTypedIsKeptAndNothingIsSharedUnread() throws Exception {
        String slug = "typed";
        found(slug);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String home = "/api/v1/workspaces/" + slug + "/stories";
            String lead = keycloak.token(Tenants.lead(slug));
            String secret = invited(home, lead);
            String own = "/api/v1/story/" + secret;
            String long1001 = "<script>alert(1)</script> " + "word ".repeat(1000);
            assertEquals(200, Http.put(own, null, "{\"words\":\"" + long1001 + "\",\"version\":1}").statusCode(), "a draft may be longer");
            String digest = Http.get(own, null).body().replaceFirst("(?s).*\"digest\":\"([^\"]*)\".*", "$1");
            String version = Http.get(own, null).body().replaceFirst("(?s).*\"version\":(\\d+).*", "$1");
            HttpResponse<String> tooLong = Http.post(own + "/tell", null,
                    "{\"version\":" + version + ",\"digest\":\"" + digest + "\",\"consent\":" + CONSENT + "}");
            assertEquals(422, tooLong.statusCode(), tooLong.body());
            assertTrue(Http.get("/story/" + secret, null).body().contains("&lt;script&gt;"), "shown as it was typed");
            assertFalse(Http.get(home, lead).body().contains("script"), "nobody reads a draft");
            assertEquals(409, Http.put(own, null, "{\"words\":\"From another tab\",\"version\":1}").statusCode());
            assertEquals(200, Http.put(own, null, "{\"words\":\"Short.\",\"version\":" + version + "}").statusCode());
            version = Http.get(own, null).body().replaceFirst("(?s).*\"version\":(\\d+).*", "$1");
            assertEquals(422,
                    Http.post(own + "/tell", null, "{\"version\":" + version + ",\"digest\":\"" + digest + "\",\"consent\":" + CONSENT
                            + "}").statusCode(),
                    "words that were not read");
            HttpResponse<String> page = Http.get("/story/" + secret + "/check", null);
            assertTrue(page.body().contains("<title>Your page") && page.body().contains("id=\"exit\""), page.body());
            assertTrue(Http.statements(page) <= 8, () -> "statements: " + Http.statements(page));
        }
    }

    @Test
    void aStoryWhoseTimeIsOverIsErasedAndItsTellerIsRemindedBefore() throws Exception {
        String slug = "times";
        UUID tenant = found(slug);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String home = "/api/v1/workspaces/" + slug + "/stories";
            String lead = keycloak.token(Tenants.lead(slug));
            String secret = invited(home, lead);
            tell(secret, "They were kind.");
            Superuser.change(
                    "update story set expires_on = current_date + 20, public_state = 'PUBLISHED', public_at = now() where tenant_id = ?",
                    tenant);
            for (int node = 0; node < 2; node++) {
                keeper.round();
            }
            assertEquals(1L,
                    Superuser.<Long>one("select count(*) from outbox where recipient = 'teller@example.org' and workspace = '" + tenant
                            + "'"),
                    "once, however many look");
            Superuser.change("update story set expires_on = current_date - 2 where tenant_id = ?", tenant);
            assertFalse(Http.get("/signatories/" + slug + "/stories", null).body().contains("They were kind."), "gone with its day");
            assertFalse(Http.get(home, lead).body().contains("They were kind."));
            Superuser.change("update story set public_state = 'OFFERED', programme_at = now() where tenant_id = ?", tenant);
            assertEquals(0, Superuser.seenAs("pledgekeeper_programme", "story"), "staff neither");
            keeper.round();
            assertEquals("EXPIRED", Superuser.one("select ended_how from story where tenant_id = '" + tenant + "'"));
            assertEquals(0L, Superuser.<Long>one("select count(*) from outbox where recipient = 'teller@example.org'"));
            assertEquals(404, Http.get("/story/" + secret, null).statusCode());
        }
    }

    @Test
    void withoutConsentToAPlaceNobodyShowsItThere() throws Exception {
        String slug = "agreed";
        found(slug);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String home = "/api/v1/workspaces/" + slug + "/stories";
            String lead = keycloak.token(Tenants.lead(slug));
            String secret = invited(home, lead);
            tell(secret, "They were kind.");
            String id = id(Http.get(home, lead).body());
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, slug));
            assertEquals("[]", Http.get(home, viewer).body(), "not shown to colleagues yet");
            assertEquals(200, Http.put("/api/v1/story/" + secret + "/consent", null,
                    "{\"channels\":[\"INSIDE\",\"TRAINING\"],\"months\":24}").statusCode());
            assertEquals(204, Http.put(home + "/" + id + "/copies/" + UUID.randomUUID(), lead,
                    "{\"how\":\"PRINTED\",\"toWhom\":\"Trainers\",\"forWhat\":\"Induction\"}").statusCode());
            assertFalse(Http.get("/w/" + slug + "/stories", lead).body().contains("Copies to ask back"), "agreed to");
            assertEquals(200,
                    Http.put("/api/v1/story/" + secret + "/consent", null, "{\"channels\":[\"INSIDE\"],\"months\":24}").statusCode());
            assertTrue(Http.get("/w/" + slug + "/stories", lead).body().contains("Copies to ask back"), "no longer agreed to");
            assertTrue(Http.get("/w/" + slug + "/stories/" + id, lead).body().contains("Please ask for these back"));
            String share = home + "/" + id + "/share";
            assertEquals(422, Http.put(home + "/" + id + "/copies/" + UUID.randomUUID(), lead,
                    "{\"how\":\"PRINTED\",\"toWhom\":\"Trainers\",\"forWhat\":\"Induction\"}").statusCode(), "no copy without training");
            assertEquals(422, Http.post(share, lead, "{\"channel\":\"PUBLIC\",\"note\":\"A visit\"}").statusCode());
            assertEquals(422, Http.post(share, lead, "{\"channel\":\"INSIDE\",\"note\":\"About Moira\"}").statusCode());
            assertEquals(204, Http.post(share, lead, "{\"channel\":\"INSIDE\",\"note\":\"A visit\"}").statusCode());
            assertTrue(Http.get(home, viewer).body().contains("They were kind."));
            assertEquals(200, Http.put("/api/v1/story/" + secret + "/consent", null, "{\"channels\":[]}").statusCode());
            assertEquals("[]", Http.get(home, viewer).body());
            assertFalse(Http.get(home, lead).body().contains("They were kind."), "with no channel it is the teller's alone");
            assertEquals(4L, Superuser.<Long>one("select count(*) from story_consent where story_id = '" + id + "'"),
                    "the ledger only grows");
            assertEquals(404, Http.get(home + "/" + id, keycloak.token(Tenants.stranger())).statusCode());
            assertEquals(403, Wire.form("/story/" + secret + "/withdraw", "form=form&withdraw=Withdraw+it", "Origin: https://evil.example",
                    "Cookie: none=1").status());
        }
    }

    private UUID found(String slug) {
        UUID tenant = tenants.found(slug, Sector.COUNCIL);
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), 'We listen first.', '\\x00', repeat('0', "
                + "64), 1, 1,"
                + " 'A tree', 'Ann', 'Chief', now())", tenant);
        return tenant;
    }

    private static String invited(String home, String lead) throws Exception {
        HttpResponse<String> made = Http.post(home, lead, "{}");
        assertEquals(200, made.statusCode(), made.body());
        return made.body().replaceFirst("(?s).*/story/([\\w-]{32}).*", "$1");
    }

    private static void tell(String secret, String words) throws Exception {
        String own = "/api/v1/story/" + secret;
        String written = Http.put(own, null, "{\"words\":\"" + words + "\",\"version\":1}").body();
        HttpResponse<String> told = Http.post(own + "/tell", null,
                "{\"version\":" + written.replaceFirst("(?s).*\"version\":(\\d+).*", "$1")
                        + ",\"digest\":\"" + written.replaceFirst("(?s).*\"digest\":\"([^\"]*)\".*", "$1") + "\",\"consent\":" + CONSENT
                        + "}");
        assertEquals(200, told.statusCode(), told.body());
    }

    private static String id(String json) {
        return json.replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
    }

    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("nonce=\"[^\"]*\"", "").replaceAll("/story/[\\w-]{32}", "/story/…");
    }
}
