package org.pledgekeeper.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;

/** The way in by a browser, as a browser sees it, and as someone sees it who makes up what a browser sends. */
@ExtendWith(ArquillianExtension.class)
class SignInIT {
    private static final String SESSION = "pledgekeeper";
    private static final Person UNA = Tenants.stranger();

    private static String base() {
        return ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class);
    }

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(SignInIT.class, Tab.class, Begun.class);
    }

    /** What a browser keeps between its requests. */
    static final class Tab {
        private final Map<String, String> cookies = new TreeMap<>();

        private Wire.Answer get(String address, String... lines) throws IOException {
            StringBuilder head = new StringBuilder("GET " + address + " HTTP/1.1");
            for (String line : lines) {
                head.append('\n').append(line);
            }
            if (!cookies.isEmpty()) {
                head.append("\nCookie: ");
                cookies.forEach((name, value) -> head.append(name).append('=').append(value).append("; "));
                head.setLength(head.length() - 2);
            }
            Wire.Answer answer = Wire.send(head.toString());
            for (String set : answer.all("Set-Cookie")) {
                String[] pair = set.split(";")[0].split("=", 2);
                if (set.contains("Max-Age=0") || set.matches("(?i).*expires=[^;]*1970.*")) {
                    cookies.remove(pair[0]);
                } else {
                    cookies.put(pair[0], pair[1]);
                }
            }
            return answer;
        }

        /** @return what Keycloak is told */
        private Begun begin(String address, String... lines) throws IOException {
            Wire.Answer answer = get(address, lines);
            assertEquals(302, answer.status(), () -> address + ": " + answer);
            return new Begun(parameter("state", answer), parameter("nonce", answer));
        }

        private String finish(StandInKeycloak keycloak, Begun begun, Person person) throws IOException {
            keycloak.signingIn(person, begun.nonce);
            return location(get("/signed-in?code=c&state=" + begun.state));
        }

        private boolean isSignedIn() throws IOException {
            return get("/w").status() == 200;
        }
    }

    record Begun(String state, String nonce) {}

    private static String parameter(String name, Wire.Answer answer) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(answer.header("Location").orElse(""));
        assertTrue(found.find(), answer::toString);
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    private static String location(Wire.Answer answer) {
        return answer.header("Location").orElse(answer.toString()).replaceFirst("^" + Pattern.quote(base()), "");
    }

    @Test
    void nobodyHasASessionBeforeSigningIn() throws Exception {
        for (String address : List.of("/", "/signatories", "/signatories?q=a", "/signatories/none", "/sign-up", "/sign-up/organisation",
                "/sign-up/new",
                "/sign-up/lead", "/sign-up/check", "/sign-up/mend/none", "/p/none", "/p/none/thanks", "/accessibility", "/privacy",
                "/signed-out", "/signed-in",
                "/signed-in?state=a&code=b", "/w", "/w/", "/w/none", "/w/none/people", "/programme", "/programme/progress", "/no-such-page",
                "/sign-out",
                "/web/error.xhtml", "/api/v1/signatories", "/api/v1/workspaces/none/members", "/health/ready")) {
            assertNoSession(address, Wire.send("GET " + address + " HTTP/1.1"));
            assertNoSession(address, Wire.send("GET " + address + " HTTP/1.1\nFaces-Request: partial/ajax"));
            assertNoSession(address, Wire.send("HEAD " + address + " HTTP/1.1"));
            assertNoSession(address, Wire.send("GET " + address + " HTTP/1.1\nCookie: " + SESSION + "=made-up"));
            assertNoSession(address, Wire.form(address, "form=form&next=x&jakarta.faces.ViewState=stateless", "Origin: " + base()));
        }
    }

    private static void assertNoSession(String address, Wire.Answer answer) {
        assertTrue(answer.status() > 0, answer::toString);
        assertTrue(answer.all("Set-Cookie").stream().noneMatch(set -> set.startsWith(SESSION + "=")), () -> address + ": " + answer);
    }

    @Test
    void aSignInUnderWayIsKeptByTheBrowserAloneAndSealed() throws Exception {
        Wire.Answer answer = Wire.send("GET /w/glen/people?a=b HTTP/1.1");
        assertEquals(1, answer.all("Set-Cookie").size(), answer::toString);
        String cookie = answer.all("Set-Cookie").get(0);
        assertTrue(cookie.contains("Max-Age=1800") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")
                && cookie.contains("Path=/"), cookie);
        assertFalse(cookie.contains(parameter("nonce", answer)), cookie);
        assertTrue(cookie.length() < 800, cookie);
    }

    @Test
    void eachTabComesBackToItsOwnPage() throws Exception {
        Tab browser = new Tab();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            Begun first = browser.begin("/w/one");
            Begun second = browser.begin("/w/two/items?show=open");
            Begun third = browser.begin("/programme/");
            assertEquals("/w/two/items?show=open", browser.finish(keycloak, second, UNA));
            assertTrue(browser.isSignedIn());
            assertEquals("/w/one", browser.finish(keycloak, first, UNA));
            assertEquals("/programme", location(
                    browser.get("/signed-in?error=temporarily_unavailable&error_description=authentication_expired&state=" + third.state)));
            assertTrue(browser.isSignedIn());
            assertEquals(List.of(SESSION), List.copyOf(browser.cookies.keySet()));
        }
    }

    @Test
    void pastFiveTabsTheOldestIsForgotten() throws Exception {
        Tab browser = new Tab();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            List<Begun> begun = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                begun.add(browser.begin("/w/tab-" + i));
            }
            assertEquals(5, browser.cookies.size());
            assertEquals("/w", browser.finish(keycloak, begun.get(0), UNA));
            assertEquals("/w/tab-6", browser.finish(keycloak, begun.get(6), UNA));
        }
    }

    @Test
    void aCallbackIsWorthNothingInAnotherBrowserOrASecondTime() throws Exception {
        Tab sender = new Tab();
        Tab victim = new Tab();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            Begun begun = sender.begin("/w/one");
            Begun own = victim.begin("/w/two");
            assertEquals("/w", victim.finish(keycloak, begun, UNA));
            assertFalse(victim.isSignedIn());
            String sealed = sender.cookies.values().iterator().next();
            victim.cookies.replaceAll((name, value) -> sealed);
            assertEquals("/w", victim.finish(keycloak, own, UNA), "a cookie holds under its own name only");
            assertFalse(victim.isSignedIn());

            Map<String, String> before = new TreeMap<>(sender.cookies);
            assertEquals("/w/one", sender.finish(keycloak, begun, UNA));
            assertEquals("/w", sender.finish(keycloak, begun, UNA), "a second time");
            assertTrue(sender.isSignedIn());
            sender.cookies.putAll(before);
            keycloak.signingIn(UNA, "another nonce");
            assertEquals("/w", location(new Tab().get("/signed-in?code=c&state=" + begun.state)));
            assertEquals("/w", location(sender.get("/signed-in?code=c&state=" + begun.state)), "another's code");
        }
    }

    @Test
    void whoSignsInNextHasASessionOfTheirOwn() throws Exception {
        Tab browser = new Tab();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            Begun first = browser.begin("/w");
            Begun second = browser.begin("/w");
            browser.finish(keycloak, first, UNA);
            String session = browser.cookies.get(SESSION);
            browser.finish(keycloak, second, Tenants.staff());
            assertNotEquals(session, browser.cookies.get(SESSION));
            assertEquals(302, Wire.send("GET /w HTTP/1.1\nCookie: " + SESSION + "=" + session).status());
            assertEquals(200, browser.get("/programme/").status());
        }
    }

    @Test
    void oddCallbacksAreAnsweredKindly() throws Exception {
        String odd = "a".repeat(3000);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (String query : List.of("", "?", "?state", "?state=", "?code=c", "?state=%s", "?state=%s&code=",
                    "?state=%s&state=%s&code=c", "?state=%s&code=c&code=d",
                    "?state=%s&code=%%00", "?state=%%00&code=c", "?state=%%0d%%0aa&code=c", "?state=%%&code=c", "?state=%%c3&code=%%c3",
                    "?state=" + odd + "&code=" + odd,
                    "?state=%s;x&code=c", "?state=%s%%20&code=c", "?state=%s&code=c&iss=http://elsewhere.example", "?state=%s&code=c&iss=",
                    "?state=%s&code=c&iss=a&iss=b",
                    "?state=%s&error=", "?state=%s&error=a&error=temporarily_unavailable", "?error=access_denied",
                    "?state=%s&error=access_denied", "?state[]=%s&code=c",
                    "?state=../../w&code=c", "?state=//host&code=c")) {
                Tab browser = new Tab();
                Begun begun = browser.begin("/w/glen");
                keycloak.signingIn(UNA, "not the nonce");
                Wire.Answer answer = browser.get("/signed-in" + query.replace("%s", begun.state).replace("%%", "%"));
                assertTrue(answer.status() == 302 && List.of("/w", "/w/glen").contains(location(answer))
                        || answer.status() / 100 == 4, () -> query + ": " + answer);
                assertNoSession(query, answer);
                assertFalse(answer.body().contains("org.pledgekeeper"), answer::body);
            }
        }
        Tab browser = new Tab();
        Wire.Answer stopped = browser.get("/signed-in?error=access_denied&state=" + browser.begin("/w/glen").state);
        assertEquals(403, stopped.status());
        assertTrue(stopped.body().contains("You are not signed in"), stopped.body());
    }

    @Test
    void onlyAPageOfOursIsGoneBackTo() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (String address : List.of("/w;@host", "//w;@host", "//w/", "/w/..%2f", "/w/%2e%2e/host", "/w/..%5chost", "/w//host",
                    "/w/%0d%0aLocation:%20x", "/%77", "/%2fw")) {
                Tab browser = new Tab();
                Wire.Answer answer = browser.get(address, "Host: elsewhere.example");
                assertTrue(answer.status() < 500, answer::toString);
                assertFalse(answer.header("Location").orElse("").contains("elsewhere"), answer::toString);
                if (answer.status() == 302 && answer.header("Location").orElse("").contains("state=")) {
                    Begun begun = new Begun(parameter("state", answer), parameter("nonce", answer));
                    keycloak.signingIn(UNA, begun.nonce);
                    assertEquals(base() + "/w", browser.get("/signed-in?code=c&state=" + begun.state, "Host: elsewhere.example")
                            .header("Location").orElseThrow(), address);
                }
            }
            assertEquals(base() + "/", Wire.send("GET /sign-out HTTP/1.1\nHost: elsewhere.example").header("Location").orElseThrow());
            String ajax = Wire.send("GET //w;@host HTTP/1.1\nFaces-Request: partial/ajax").body();
            assertFalse(ajax.contains("@host"), ajax);
        }
    }

    @Test
    void aNetworkBeginsSoManySignInsAMinuteAndAPersonHasTenSessions() throws Exception {
        Wire.Answer answer = null;
        for (int i = 0; i < 1_000 && (answer == null || answer.status() == 302); i++) {
            answer = Wire.send("GET " + (i % 2 == 0 ? "/w" : "/signed-in?state=a&code=b") + " HTTP/1.1", new byte[0], "127.0.0.2");
        }
        assertEquals(429, answer.status());
        assertTrue(answer.body().contains("Nothing is lost"), answer.body());
        assertEquals("60", answer.header("Retry-After").orElseThrow());

        List<Tab> browsers = new ArrayList<>();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (int i = 0; i < 12; i++) {
                Tab browser = new Tab();
                browser.finish(keycloak, browser.begin("/w"), Tenants.lead("glen"));
                browsers.add(browser);
            }
            int signedIn = 0;
            for (Tab browser : browsers) {
                signedIn += browser.isSignedIn() ? 1 : 0;
            }
            assertEquals(10, signedIn);
            assertFalse(browsers.get(0).isSignedIn());
        }
    }
}
