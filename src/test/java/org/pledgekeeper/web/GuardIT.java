package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
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
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.tenant.Sector;

/** What every request must pass, whatever it asks for. Each test comes from a network of its own. */
@ExtendWith(ArquillianExtension.class)
class GuardIT {
    private static final String SLUG = "gate-council";
    private static final String FORM = "form=form&next=Save+and+go+on&jakarta.faces.ViewState=stateless";
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final Pattern MAKERS = Pattern.compile(
            "(?i)payara|glassfish|grizzly|catalina|tomcat|mojarra|jersey|java/|\\d+\\.\\d{4}\\.\\d+");

    @Inject
    private Tenants tenants;
    @Inject
    private Requests requests;
    @Inject
    private OpenAssessment openAssessment;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(GuardIT.class);
    }

    @BeforeEach
    void prepare() throws Exception {
        if (Superuser.column("select 1 from tenant where slug = ?", SLUG).isEmpty()) {
            publish(SLUG);
            requests.in(SLUG, Tenants.lead(SLUG), () -> {
                openAssessment.open(false);
                return null;
            });
        }
    }

    private void publish(String slug) {
        UUID tenant = tenants.found(slug, Sector.COUNCIL);
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height,"
                + " logo_alt, senior_name,"
                + " senior_role, published_at) values (?, gen_random_uuid(), 'We listen first.', '\\x00', repeat('0', 64), 1, 1, 'A"
                + " tree', 'Ann', 'Chief', now())", tenant);
    }

    // Words ---------------------------------------------------------------------------------

    @Test
    void allWordsAreReadAsUtf8AndComposed() throws Exception {
        Wire.form("/sign-up/organisation", FORM + "&name=D%C3%B2chas+%C5%81o%CC%81d%C5%BA");
        Wire.form("/sign-up/organisation", FORM + "&name=Do%CC%80chas%00%1B+eile",
                "Content-Type: application/x-www-form-urlencoded; charset=ISO-8859-1");
        assertEquals(List.of("Dòchas Łódź", "Dòchas eile"),
                Superuser.column("select name from application where name is not null order by name desc"));
        assertShows("Dòchas", Wire.send("GET /signatories?q=D%C3%B2chas HTTP/1.1"));
        assertShows("Dòchas", Wire.send("GET /signatories?q=Do%CC%80ch%00as HTTP/1.1"));

        assertTrue(Wire.send("POST /sign-up/logo HTTP/1.1\nContent-Type: multipart/form-data; boundary=b", bytes("--b\r\n"
                + FORM.replace("+", " ").replaceAll("([^&=]+)=([^&]*)&?",
                        "Content-Disposition: form-data; name=\"$1\"\r\n\r\n$2\r\n--b\r\n")
                + "Content-Disposition: form-data; name=\"logoAlt\"\r\n\r\nDòchas\r\n--b--\r\n")).status() < 400);
        assertEquals(1L, Superuser.<Long>one("select count(*) from application where logo_alt = 'Dòchas'"));

        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.lead(SLUG));
            String api = "/api/v1/workspaces/" + SLUG;
            assertEquals(200, Http.put(api + "/assessments/current/answers/le-listening", token,
                    "{\"level\":\"2\",\"note\":\"Dòchas\",\"version\":0}").statusCode());
            assertEquals("Dòchas", Superuser.<String>one("select note from answer where indicator = 'le-listening'"));
            Wire.Answer added = Wire.send("POST " + api
                    + "/evidence HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nAuthorization: Bearer " + token,
                    joined(bytes(
                            "--b\r\nContent-Disposition: form-data; name=\"indicator\"\r\n\r\nle-listening\r\n--b\r\n"
                                    + "Content-Disposition: form-data; name=\"title\"\r\n\r\nDòchas\r\n--b\r\n"
                                    + "Content-Disposition: form-data; name=\"file\"; filename=\"Leaders’ café.png\"\r\n\r\n"),
                            PNG,
                            bytes("\r\n--b--\r\n")));
            assertEquals(201, added.status(), added::toString);
            assertEquals("Dòchas Leaders’ café.png", Superuser.<String>one("select title || ' ' || file_name from evidence"));
        }
    }

    @Test
    void whereALinkLeadsToLearnsTheLinkFromNoHeader() throws Exception {
        assertEquals("no-referrer", Wire.send("GET /p/s3cret HTTP/1.1").header("Referrer-Policy").orElse(""));
        assertEquals("strict-origin", Wire.send("GET /sign-up/mend/s3cret HTTP/1.1").header("Referrer-Policy").orElse(""));
    }

    private static void assertShows(String value, Wire.Answer page) {
        assertEquals(200, page.status(), page::toString);
        assertTrue(page.body().contains("value=\"" + value + "\""), page.body());
    }

    @Test
    void whatCannotBeReadIsTheSendersFaultAndSaidKindly() throws Exception {
        for (String query : List.of("q=%", "q=%f2", "q=100%25%", "q=%zz", "%ff=1", "q=%C0%80", "q=%ED%A0%80", "q=%2", "q=1&page=%+1")) {
            assertKind(400, Wire.send("GET /signatories?" + query + " HTTP/1.1"), query);
            assertKind(400, Wire.form("/sign-up/organisation", FORM + "&name" + query), query);
        }
        Wire.Answer problem = Wire.send("GET /api/v1/signatories?q=%ff HTTP/1.1");
        assertEquals(400, problem.status());
        assertTrue(problem.header("Content-Type").orElse("").startsWith("application/problem+json"), problem::toString);

        String part = "Content-Disposition: form-data; name=\"logoAlt\"\r\n";
        for (List<String> odd : List.of(
                List.of("multipart/form-data", "--b\r\n" + part + "\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=", "--b\r\n" + part + "\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=\"", "--b\r\n" + part + "\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", ""),
                List.of("multipart/form-data; boundary=b", "--b"),
                List.of("multipart/form-data; boundary=b", "--b\r\n\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b",
                        "--b\r\nContent-Disposition: form-data; filename=\"a.png\"\r\n\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", "--b\r\n" + part + "Content-Transfer-Encoding: base64\r\n\r\n=x=\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", "--b\r\n" + part
                        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", "--b\r\n" + part
                        + "Content-Transfer-Encoding: x-uuencode\r\n\r\nM\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", "--b\r\n" + part + "\r\nx"),
                List.of("multipart/form-data; boundary=" + "b".repeat(5000), "--b\r\n" + part + "\r\nx\r\n--b--\r\n"),
                List.of("multipart/form-data; boundary=b", "--b\r\nX: " + "y".repeat(20_000) + "\r\n\r\nx\r\n--b--\r\n"))) {
            for (String address : List.of("/sign-up/logo", "/sign-up/lead", "/")) {
                int status = Wire.send("POST " + address + " HTTP/1.1\nContent-Type: " + odd.get(0), bytes(odd.get(1))).status();
                assertTrue(status / 100 == 4 || status == 200, status + " for " + odd);
            }
        }
        assertKind(400, Wire.send("POST /sign-up/logo HTTP/1.1\nContent-Type: multipart/form-data; boundary=b",
                ("--b\r\n" + part + "\r\n\u00F2\r\n--b--\r\n").getBytes(StandardCharsets.ISO_8859_1)), "Latin-1 in a part");
        assertKind(413, Wire.form("/sign-up/statement", FORM + "&statement=" + "x".repeat(2 * 1024 * 1024)), "too many words");
    }

    @Test
    void whatFacesGoesByIsNeverOurFault() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            List<String> faults = new ArrayList<>();
            List<String> callers = List.of("Authorization: Bearer " + keycloak.token(Tenants.staff()), "Authorization: Bearer "
                    + keycloak.token(Tenants.lead(SLUG)));
            for (String odd : List.of("jakarta.faces.RenderKitId=NO_SUCH_KIT", "jakarta.faces.RenderKitId=",
                    "jakarta.faces.RenderKitId=HTML_BASIC%00",
                    "jakarta.faces.ViewState=", "jakarta.faces.ViewState=stateful", "jakarta.faces.ViewState=1:2",
                    "jakarta.faces.ViewState=-9223372036854775808:x",
                    "jakarta.faces.ViewState=stateless:1", "jakarta.faces.ViewState=rO0ABXNyAA==",
                    "jakarta.faces.ViewState=stateless&jakarta.faces.ViewState=1:1",
                    "jakarta.faces.partial.ajax=true&jakarta.faces.source=none&jakarta.faces.partial.execute=@nothing"
                            + "&jakarta.faces.partial.render=no:such:thing",
                    "jakarta.faces.partial.ajax=true&jakarta.faces.partial.render=@all&jakarta.faces.partial.event=x",
                    "jakarta.faces.ClientWindow=x",
                    "jakarta.faces.behavior.event=click&jakarta.faces.source=form", "primefaces.download=1", "pfdrid=1&pfdrt=sc",
                    "queue_first=-1&queue_rows=x", "queue_pagination=true")) {
                for (String address : List.of("/programme", "/programme/", "/w/" + SLUG + "/people/invite", "/sign-up/statement")) {
                    for (String form : List.of(FORM + "&" + odd, "form=form&" + odd)) {
                        for (String more : List.of("Faces-Request: none", "Faces-Request: partial/ajax")) {
                            Wire.Answer answer = Wire.form(address, form, callers.get(address.startsWith("/programme") ? 0 : 1), more,
                                    "X-Client: " + odd.hashCode() + more.length());
                            if (answer.status() >= 500 || answer.status() == 0) {
                                faults.add(answer.status() + " at " + address + " for " + form + " " + more);
                            }
                        }
                    }
                    int read = Wire.send("GET " + address + "?" + odd + " HTTP/1.1\n" + callers.get(address.startsWith("/programme") ? 0
                            : 1)).status();
                    if (read != 200) {
                        faults.add(read + " for GET " + address + "?" + odd);
                    }
                }
            }
            assertEquals("", String.join("\n", faults));
        }
    }

    private static void assertKind(int status, Wire.Answer answer, String why) {
        assertEquals(status, answer.status(), why);
        assertTrue(answer.body().contains("<p class=\"lede\">"), answer::body);
    }

    // Addresses -----------------------------------------------------------------------------

    @Test
    void anAddressHasOneSpellingAndViewsHaveNone() throws Exception {
        for (String odd : List.of("/signup/check.xhtml", "/signup/check.xhtml;x=1", "/signup/check.xhtml;", "/error.xhtml;x",
                "/web/error.xhtml;x", "/web/error.xhtml",
                "/%73ignup/check.xhtml", "/signup/check%2exhtml", "/signup/check%2Exhtml", "/signup/check.xhtm%6c", "/signup%2fcheck.xhtml",
                "/signup/check.xhtml%3bx",
                "/signup/check.xhtml/", "/signup/check.XHTML", "/signup/check.xhtml%00", "/signup/check.xhtml%20", "/signup/",
                "//signatories",
                "/signatories//", "///", "/;/signatories", "/signatories;a=1", "/signatories/;a", "/sign-up;a=1/organisation",
                "/sign%2dup/organisation", "/%73ign-up/organisation",
                "/sign-up//organisation", "/sign-up/./organisation", "/sign-up/x/../organisation", "/sign-up/x/%2e%2e/organisation",
                "/SIGN-UP/organisation",
                "/api;a=1/v1/signatories", "/api/v1/../v1/signatories", "/api/v1/./signatories", "/api//v1/signatories",
                "/api%2fv1/signatories", "/%61pi/v1/signatories",
                "/api/v1/signatories;x", "/p;a/no-such-link",
                "/..;/signatories",
                "/signatories/..;/sign-up", "/signatories/%c0%ae%c0%ae/w", "/signatories/%e0%80%af",
                "/signatories/%252e%252e", "/signatories/a%5cb",
                "/signatories/\u00F2", "/signatories/o%CC%80", "/signatories/%ff", "/signatories/%C3%B2", "/signatories/a%0d%0aX-Evil:%20y",
                "/signatories/a\\b",
                "/signatories/" + "a".repeat(3000), "/WEB-INF/web.xml", "/web-inf/web.xml", "/META-INF/MANIFEST.MF", "/WEB-INF%2fweb.xml",
                "/jakarta.faces.resource/../web/error.xhtml", "/jakarta.faces.resource/web.xml.xhtml?ln=../WEB-INF",
                "/jakarta.faces.resource/web.xml.xhtml?ln=WEB-INF",
                "/jakarta.faces.resource/", "/jakarta.faces.resource/error.xhtml?ln=web", "/jakarta.faces.resource/web/error.xhtml")) {
            for (String method : List.of("GET", "HEAD", "POST")) {
                Wire.Answer answer = Wire.send(method + " " + odd + " HTTP/1.1\nX-Client: odd");
                assertTrue(answer.status() == 404 || answer.status() == 400, answer.status() + " for " + method + " " + odd);
                assertFalse(MAKERS.matcher(answer.body()).find(), odd + answer.body());
            }
        }
        for (String fine : List.of("/", "/signatories/", "/signatories/" + SLUG + "/", "/sign-up/organisation/", "/api/v1/signatories",
                "/openapi", "/health/ready", "/health/live",
                "/themes/pledgekeeper/pages/page.css")) {
            assertEquals(200, Wire.send("GET " + fine + " HTTP/1.1").status(), fine);
        }
    }

    /** The container takes these away before anyone sees the address: it is the same one then, and opens no one's session. */
    @Test
    void aSessionNamedInAnAddressIsNone() throws Exception {
        for (String session : List.of(";jsessionid=1", ";pledgekeeper=1", ";jsessionidversion=1", ";jreplica=1", ";JSESSIONID=1")) {
            for (String address : List.of("/signatories/" + SLUG + "%s", "/signatories%s/" + SLUG, "/sign-up%s/organisation", "/w/" + SLUG
                    + "%s")) {
                int plain = Wire.send("GET " + address.formatted("") + " HTTP/1.1").status();
                Wire.Answer answer = Wire.send("GET " + address.formatted(session) + " HTTP/1.1");
                assertTrue(answer.status() == 404 || answer.status() == plain, () -> address + session + answer);
                assertFalse(answer.body().contains("jsessionid=") || answer.header("Location").orElse("").contains("jsessionid="),
                        answer::toString);
            }
            for (String view : List.of("/signup/check.xhtml%s", "/web/error.xhtml%s")) {
                assertEquals(404, Wire.send("GET " + view.formatted(session) + " HTTP/1.1").status(), view + session);
            }
        }
        int taken = 0;
        while (taken < 130 && Wire.form("/sign-up;jsessionid=" + taken + "/organisation", FORM, "X-Client: named-sessions")
                .status() != 429) {
            taken++;
        }
        assertTrue(taken == 120 || taken == 130 && Wire.form("/sign-up;jsessionid=1/organisation", FORM).status() == 404, taken
                + " were taken");
    }

    @Test
    void limitsCountEveryWayToTheSame() throws Exception {
        int taken = 0;
        for (String way : List.of("/sign-up/lead", "/sign-up/lead/", "/sign-up/lead?x=1", "/sign-up/organisation", "/sign-up/new")) {
            for (int i = 0; i < 25 && taken < 121; i++) {
                taken += Wire.form(way, FORM, "X-Client: forms").status() == 429 ? 1000 : 1;
            }
        }
        assertEquals(1120, taken, "forms taken before the first was refused, and a thousand");
        int asked = 0;
        Wire.Answer answer = null;
        while (asked < 700) {
            answer = Wire.send((asked % 2 == 0 ? "GET" : "HEAD") + " /api/v1/checklists/"
                    + (asked % 3 == 0 ? "no-such" : "current") + " HTTP/1.1\nX-Client: api");
            if (answer.status() == 429) {
                break;
            }
            asked++;
        }
        assertTrue(asked >= 600 && asked < 700, "of 600 a minute " + asked + " were taken");
        assertTrue(answer.header("Content-Type").orElse("").startsWith("application/problem+json"), answer::toString);
    }

    @Test
    void onlyOperatorsSeeFigures() throws Exception {
        for (String address : List.of("/metrics", "/metrics/", "/metrics/base", "/health", "/health/", "/health/started")) {
            for (String caller : List.of("X-Client: x", "Authorization: Bearer ", "Authorization: Bearer null",
                    "Authorization: Bearer of-the-operator")) {
                assertEquals(404, Wire.send("GET " + address + " HTTP/1.1\n" + caller).status(), address);
            }
            assertTrue(Set.of(200, 404).contains(Wire.send("GET " + address + " HTTP/1.1\nAuthorization: Bearer of-the-operators")
                    .status()), address);
        }
        assertEquals(200, Wire.send("GET /metrics HTTP/1.1\nAuthorization: Bearer of-the-operators").status());
        assertEquals(200, Wire.send("GET /health HTTP/1.1\nAuthorization: Bearer of-the-operators").status());
        for (String address : List.of("/api/v1/application.wadl", "/api/v1/application.wadl/xsd0.xsd",
                "/api/v1/signatories/application.wadl")) {
            assertEquals(404, Wire.send("GET " + address + " HTTP/1.1\nAuthorization: Bearer of-the-operators").status(), address);
        }
        assertEquals(405, Wire.send("OPTIONS /api/v1/signatories HTTP/1.1\nAccept: application/vnd.sun.wadl+xml").status());
    }

    // What answers say ----------------------------------------------------------------------

    @Test
    void noAnswerNamesItsMaker() throws Exception {
        for (String request : List.of("GET / HTTP/1.1", "GET /no-such-page HTTP/1.1", "GET /api/v1/signatories HTTP/1.1",
                "GET /api/v1/no-such-thing HTTP/1.1", "GET /w HTTP/1.1",
                "TRACE / HTTP/1.1", "OPTIONS * HTTP/1.1", "OPTIONS / HTTP/1.1", "PUT / HTTP/1.1", "PROPFIND / HTTP/1.1", "NONSENSE",
                "GET /", "GET / HTTP/7.3", "GET  HTTP/1.1",
                "GET /%zz HTTP/1.1", "GET /%00 HTTP/1.1", "GET /\\ HTTP/1.1", "GET /../../etc/passwd HTTP/1.1", "GET http:// HTTP/1.1",
                "GET / HTTP/1.1\nBroken header",
                "GET / HTTP/1.1\nX-Long: " + "x".repeat(20_000), "GET /" + "x".repeat(20_000) + " HTTP/1.1",
                "GET / HTTP/1.1\nContent-Length: many", "GET / HTTP/1.1\nHost: a b",
                "GET / HTTP/1.1\nExpect: nonsense")) {
            Wire.Answer answer = Wire.send(request);
            String told = String.join("\n", answer.headers());
            assertFalse(told.toLowerCase(Locale.ROOT).matches("(?s).*(^|\n)(server|x-powered-by):.*"), request.lines().findFirst() + "\n"
                    + told);
            assertFalse(MAKERS.matcher(told + answer.body()).find(), () -> request.lines().findFirst() + "\n" + answer);
            assertTrue(answer.status() != 500, () -> request.lines().findFirst() + " " + answer);
        }
        assertTrue(List.of(400, 404, 405, 501).contains(Wire.send("TRACE / HTTP/1.1\nX-Secret: echo-me").status()));
        assertFalse(Wire.send("TRACE / HTTP/1.1\nX-Secret: echo-me").body().contains("echo-me"));
    }

    @Test
    void noRedirectFollowsTheHostThatARequestNames() throws Exception {
        String base = ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class);
        for (String address : List.of("/programme", "/programme/", "/w", "/w/", "/w/" + SLUG, "/sign-out", "/stay-signed-in",
                "/signed-in?state=x&code=y", "/sign-up/check",
                "/sign-up/00000000-0000-4000-8000-000000000000/check", "/scripts", "/themes", "/themes/pledgekeeper", "/directory",
                "/signup", "/web", "/pulse", "/")) {
            for (String host : List.of("Host: evil.example",
                    "Host: evil.example\nX-Forwarded-Host: evil.example\nForwarded: host=evil.example")) {
                Wire.Answer answer = Wire.send("GET " + address + " HTTP/1.1\n" + host);
                assertFalse(String.join("\n", answer.headers()).contains("evil.example") || answer.body().contains("evil.example"),
                        () -> address + " " + answer);
                String location = answer.header("Location").orElse("/");
                assertTrue(location.matches("/([^/\\\\].*)?") || location.startsWith(base + "/")
                        || location.startsWith(ConfigProvider.getConfig().getValue("pledgekeeper.identity.issuer", String.class)),
                        address
                                + location);
            }
        }
        Wire.Answer posted = Wire.form("/sign-out", "", "Host: evil.example");
        assertEquals(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class) + "/signed-out", posted.header("Location")
                .orElse(""));
    }

    @Test
    void noOtherFormOfARequestNamesAHostToGoTo() throws Exception {
        for (String line : List.of("GET http://evil.example/w HTTP/1.1", "GET http://evil.example/programme/ HTTP/1.1",
                "GET http://evil.example/themes HTTP/1.1",
                "GET https://evil.example:1/sign-out HTTP/1.1", "GET //evil.example/w HTTP/1.1", "GET /w HTTP/1.0", "GET /themes HTTP/1.0",
                "POST http://evil.example/sign-out HTTP/1.1",
                "GET http://evil.example HTTP/1.1", "GET http://evil.example@127.0.0.1/w HTTP/1.1")) {
            Wire.Answer answer = Wire.send(line + "\nHost: evil.example");
            assertTrue(answer.status() < 500, line + answer);
            assertFalse(String.join("\n", answer.headers()).contains("evil.example") || answer.body().contains("evil.example"), () -> line
                    + " " + answer);
        }
    }

    @Test
    void noWordBesideTheMethodChangesWhatAReadingRequestDoes() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = "\nAuthorization: Bearer " + keycloak.token(Tenants.lead(SLUG));
            String workspace = "/api/v1/workspaces/" + SLUG;
            String before = members();
            for (String method : List.of("DELETE", "PUT", "POST", "PATCH")) {
                for (String word : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override", "X-Http-Override", "_method")) {
                    for (String reads : List.of("GET", "HEAD", "OPTIONS")) {
                        for (String address : List.of(workspace + "/members/viewer@" + SLUG, "/w/" + SLUG + "/people/viewer@" + SLUG)) {
                            Wire.Answer answer = Wire.send(reads + " " + address + "?" + word + "=" + method + "&_method=" + method
                                    + " HTTP/1.1\n" + word + ": " + method + lead);
                            assertTrue(answer.status() < 500, () -> reads + address + answer);
                        }
                    }
                }
            }
            assertEquals(before, members());
        }
    }

    private static String members() {
        return Superuser.one("select string_agg(subject || role, ' ' order by subject) from member where tenant_id = (select id from"
                + " tenant where slug = ?)", SLUG);
    }

    @Test
    void whatASiteOrServerAddsItselfIsNoFaultEither() throws Exception {
        List<String> faults = new ArrayList<>();
        List<String> addresses =
                List.of("/", "/themes/pledgekeeper/pages/page.css", "/openapi", "/health/ready", "/.well-known/security.txt",
                        "/signatories", "/signatories/" + SLUG + "/logo",
                        "/api/v1/signatories", "/w", "/sign-up/organisation", "/signed-in", "/stay-signed-in",
                        "/jakarta.faces.resource/faces.js.xhtml?ln=jakarta.faces");
        List<String> odd = new ArrayList<>(List.of("If-Modified-Since: nonsense", "If-Unmodified-Since: nonsense", "If-Match: nonsense",
                "If-None-Match: \"", "If-Range: nonsense\nRange: bytes=0-1",
                "Range: bytes=5-1", "Range: bytes=-", "Range: bytes=99999999999999999999-", "Range: lines=1-2",
                "Cookie: pledgekeeper=\"; pledgekeeper=; =x; $Version=1", "Cookie: " + "a=b; ".repeat(1000),
                "Accept: " + "a/b,".repeat(1500), "Authorization: Bearer " + "x".repeat(6000), "Authorization: Basic",
                "Authorization: Negotiate x", "Content-Length: 0\nContent-Length: 0",
                "Transfer-Encoding: nonsense", "Connection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Key: x\nSec-WebSocket-Version: 13",
                "Accept-Language: \u00F2-\u00F2", "Accept-Language: -;q=x",
                "Content-Type: multipart/form-data", "Content-Type: ;", "Forwarded: for=\"", "X-Forwarded-For: \u0001"));
        odd.add("X-Many: x\n".repeat(500) + "X-Last: x");
        for (String address : addresses) {
            for (String method : List.of("GET", "HEAD", "POST", "OPTIONS", "TRACE", "PUT", "get", "GETX")) {
                for (String header : method.equals("GET") || method.equals("POST") ? odd : odd.subList(0, 1)) {
                    Wire.Answer answer = Wire.send(method + " " + address + " HTTP/1.1\nX-Client: " + address.length() + method
                            + header.hashCode() + "\n" + header);
                    if (answer.status() >= 500 && answer.status() != 501 && answer.status() != 503
                            || MAKERS.matcher(answer.headers() + answer.body()).find()
                                    && !address.startsWith("/openapi") && !address.startsWith("/jakarta")) {
                        faults.add(answer.status() + " " + method + " " + address + " "
                                + header.substring(0, Math.min(60, header.length())));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void noFileIsSentManyTimesOver() throws Exception {
        for (String address : List.of("/themes/pledgekeeper/pages/page.css", "/signatories/" + SLUG + "/logo", "/signatories")) {
            int once = Wire.send("GET " + address + " HTTP/1.1").body().length();
            int many = Wire.send("GET " + address + " HTTP/1.1\nRange: bytes=" + "0-,".repeat(1500) + "0-").body().length();
            assertTrue(many <= once + 1000, address + " has " + once + " and came as " + many);
        }
    }

    // Pages kept for everyone ---------------------------------------------------------------

    @Test
    void onlyThePlainPageIsKeptForEveryone() throws Exception {
        publish("poisoned-council");
        String page = "/signatories/poisoned-council";
        for (String header : List.of("Faces-Request: partial/ajax", "Range: bytes=0-1", "Accept: application/xml",
                "Accept: application/xhtml+xml", "Accept-Language: ar",
                "Accept-Encoding: gzip", "X-Requested-With: XMLHttpRequest", "Cookie: pledgekeeper=x; oam.Flash=x",
                "X-HTTP-Method-Override: POST", "User-Agent: <script>",
                "Host: evil.example", "X-Forwarded-Proto: https", "Content-Type: application/json",
                "Cookie: csfcfc=1; JSESSIONID=x; primefaces.download=1",
                "Forwarded: host=evil.example;proto=https",
                "X-Forwarded-Host: evil.example\nX-Forwarded-Port: 1\nX-Forwarded-Prefix: /evil", "X-Original-URL: /w",
                "X-Rewrite-URL: /w", "Authorization: Bearer x", "Authorization: Basic eDp5", "Sec-Fetch-Dest: empty", "Save-Data: on",
                "DNT: 1", "Pragma: no-cache",
                "If-None-Match: *", "If-Match: x", "If-Range: x\nRange: bytes=5-", "Range: bytes=0-0,1-1", "Accept-Charset: utf-16",
                "TE: trailers",
                "Accept: text/vnd.wap.wml", "User-Agent: Mozilla/4.0 (compatible; MSIE 5.5)", "X-Client: someone", "Prefer: return=minimal",
                "Proxy-keysize: 1", "If-Modified-Since: Thu, 26 Nov 2099 00:00:00 GMT")) {
            String fresh = "?page=1&fresh=" + header.hashCode();
            Superuser.change("update tenant set name = ? where slug = 'poisoned-council'", "Poisoned " + header.hashCode());
            for (String address : List.of(page + fresh, "/signatories" + fresh)) {
                assertEquals("", Wire.send("HEAD " + address + " HTTP/1.1\n" + header).body());
                assertPage(Wire.send("GET " + address + " HTTP/1.1\n" + header), header);
                assertPage(Wire.send("GET " + address + " HTTP/1.1"), header);
            }
        }
        assertEquals("text/html;charset=UTF-8", Wire.send("HEAD " + page + " HTTP/1.1").header("Content-Type").orElse("").replace(" ", ""));
        assertEquals("", Wire.send("HEAD " + page + " HTTP/1.1").body());
    }

    private static void assertPage(Wire.Answer answer, String why) {
        assertEquals(200, answer.status(), why);
        assertTrue(answer.header("Content-Type").orElse("").startsWith("text/html"), () -> why + answer);
        assertTrue(answer.body().startsWith("<!DOCTYPE html>") && answer.body().contains("lang=\"en-GB\"") && answer.body()
                .contains("</html>"), () -> why + answer);
        assertTrue(answer.header("Set-Cookie").isEmpty(), why);
    }

    @Test
    void nobodyFillsTheStoreOfKeptPages() throws Exception {
        String profile = "/signatories/" + SLUG;
        assertKept(true, profile, profile, profile + "/", profile + "?x=1", profile + "?x=2&y=3", profile
                + "?jakarta.faces.ViewState=stateless");
        assertKept(true, "/signatories?sector=COUNCIL&area=fife", "/signatories?area=fife&sector=COUNCIL",
                "/signatories/?sector=COUNCIL&area=fife&x=y",
                "/signatories?q=&sector=+COUNCIL+&area=fife&page=", "/signatories?sector=COUNCIL&sector=OTHER&area=fife");
        assertKept(false, "/signatories?q=gate", "/signatories?q=gate");
        assertKept(false, "/signatories?q=no+such+thing", "/signatories?q=no+such+thing");
        assertKept(false, "/signatories?sector=NO_SUCH&page=9999", "/signatories?sector=NO_SUCH&page=9999");
        assertKept(false, "/signatories?sector=NO_SUCH", "/signatories?sector=NO_SUCH");
        assertKept(false, "/signatories?area=no-such", "/signatories?area=no-such");
    }

    /** A page that is kept takes no statement. */
    private static void assertKept(boolean kept, String first, String... then) throws Exception {
        Wire.send("GET " + first + " HTTP/1.1");
        for (String again : then) {
            Wire.Answer answer = Wire.send("GET " + again + " HTTP/1.1");
            assertEquals(kept ? "0" : "some", answer.header("X-Sql-Statements").orElse("none").replaceAll("[1-9]\\d*", "some"), again);
        }
    }

    private static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
