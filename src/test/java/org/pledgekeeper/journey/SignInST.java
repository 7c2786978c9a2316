package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** The production realm's file, taken in by a real Keycloak: what it asks of whom, and what it gives to nobody. */
@ExtendWith(LocalService.class)
class SignInST {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    @Test
    void programmeStaffSetUpASecondFactorAndShowItFromThenOn(People people, Local local) {
        Person staff = people.visitor();
        AtomicReference<String> staffCame = atTheDoor(staff, local, "");
        password(staff, Realms.STAFF);
        assertThat(staff.heading("Set up sign-in codes")).isVisible();
        staff.look("sign-in-codes");
        staff.follow("I cannot scan it; show me letters to type");
        SignInCodes app = new SignInCodes(staff.page().locator("#kc-totp-secret-key").textContent());
        staff.look("sign-in-codes-letters");
        staff.field("The code your app shows").fill("000 00");
        staff.press("Save");
        assertThat(staff.page().locator("#input-error-totp")).containsText("That code does not match.");
        staff.look("sign-in-codes-to-mend");
        staff.field("The code your app shows").fill(app.next());
        staff.press("Save");
        comesIn(staff, staffCame);

        Person again = people.visitor();
        AtomicReference<String> againCame = atTheDoor(again, local, "");
        password(again, Realms.STAFF);
        assertThat(again.heading("Your sign-in code")).isVisible();
        again.look("sign-in-code");
        again.field("Code").fill("123456");
        again.press("Sign in");
        assertThat(again.page().locator("#input-error-otp")).containsText("That code does not match.");
        again.field("Code").fill(app.next());
        again.press("Sign in");
        comesIn(again, againCame);
    }

    @Test
    void aLeadIsNotMadeToAndTheirTokensAreGoodForOneRefresh(People people, Local local) throws IOException {
        Person lead = people.visitor();
        AtomicReference<String> cameBackTo = atTheDoor(lead, local, "");
        password(lead, Realms.LEAD);
        String address = comesIn(lead, cameBackTo);
        Operator operator = new Operator(local);
        String secret = local.secret("PLEDGEKEEPER_CLIENT_SECRET");
        JsonNode tokens = JSON.readTree(operator.token(Realms.PRODUCTION, "pledgekeeper", secret, Map.of("grant_type", "authorization_code",
                "code", address.replaceFirst(".*[?&]code=([^&]*).*", "$1"), "redirect_uri", callback(local), "code_verifier", VERIFIER))
                .body());
        Map<String, String> refresh = Map.of("grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token").asText());
        assertEquals(200, operator.token(Realms.PRODUCTION, "pledgekeeper", secret, refresh).statusCode(), tokens::toString);
        HttpResponse<String> second = operator.token(Realms.PRODUCTION, "pledgekeeper", secret, refresh);
        assertEquals(400, second.statusCode(), second::body);
        assertTrue(second.body().contains("invalid_grant"), second::body);
        assertFalse(tokens.path("scope").asText().contains("offline_access"));
    }

    @Test
    void noClientTakesAPasswordWhateverItIsSetTo(Local local) {
        Operator operator = new Operator(local);
        Map<String, String> form = Map.of("grant_type", "password", "username", Realms.LEAD, "password", Person.PASSWORD, "scope",
                "openid");
        for (JsonNode client : operator.ask("GET", Realms.PRODUCTION + "/clients", null)) {
            assertFalse(client.path("directAccessGrantsEnabled").asBoolean(), () -> client.path("clientId").asText());
            String secret = client.path("publicClient").asBoolean() ? null : client.path("secret").asText();
            HttpResponse<String> answer = operator.token(Realms.PRODUCTION, client.path("clientId").asText(), secret, form);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 401, answer::body);
        }
        JsonNode client = operator.ask("GET", Realms.PRODUCTION + "/clients?clientId=pledgekeeper", null).get(0);
        String path = Realms.PRODUCTION + "/clients/" + client.path("id").asText();
        operator.ask("PUT", path, ((ObjectNode) client.deepCopy()).put("directAccessGrantsEnabled", true));
        try {
            HttpResponse<String> answer = operator.token(Realms.PRODUCTION, "pledgekeeper", client.path("secret").asText(), form);
            assertTrue(answer.statusCode() == 400 || answer.statusCode() == 401, answer::body);
            assertFalse(answer.body().contains("access_token"), answer::body);
        } finally {
            operator.ask("PUT", path, client);
        }
    }

    @Test
    void aSignInLeadsToOneAddressOnly(People people, Local local) {
        Person person = people.visitor();
        for (String elsewhere : List.of("/w/harbour-light", "/signed-in/more", "/signed-in?next=1", "/", "/api/v1/signatories",
                "/signed-in/../w", "/signed-out")) {
            int status = person.goTo(door(local, "").replace("%2Fsigned-in", Operator.form(Map.of("", elsewhere)).substring(1)));
            assertEquals(400, status, elsewhere);
        }
        person.look("sign-in-elsewhere");
    }

    @Test
    void aPasswordThatManyUseIsRefusedKindly(People people, Local local) {
        Person lead = people.visitor();
        atTheDoor(lead, local, "&kc_action=UPDATE_PASSWORD");
        password(lead, Realms.LEAD);
        for (String common : List.of("Password1234", "liverpoolliverpool", "pledgekeeper2026")) {
            lead.field("New password").fill(common);
            lead.field("The same password again").fill(common);
            lead.press("Save password");
            assertThat(lead.page().locator("#kc-message")).containsText("Many people use that password");
        }
        lead.look("choose-password-common");
    }

    @Test
    void aLinkThatHasRunOutOffersANewOne(People people, Local local) {
        Operator operator = new Operator(local);
        String id = operator.ask("POST", Realms.PRODUCTION + "/users", Map.of("username", "late@signed.example", "email",
                "late@signed.example",
                "enabled", true, "firstName", "Late")).asText();
        operator.ask("PUT", Realms.PRODUCTION + "/users/" + id + "/execute-actions-email?"
                + Operator.form(Map.of("client_id", "pledgekeeper",
                        "redirect_uri", local.settings().baseUrl() + "/w?invited=yes", "lifespan", "1")),
                List.of("UPDATE_PASSWORD"));
        Person late = people.visitor();
        String link = late.mail("late@signed.example", "choose a password").link();
        late.page().waitForCondition(() -> {
            late.goTo(link);
            return late.text("That link has run out.").isVisible();
        });
        late.look("link-run-out");
        late.follow("Send me a new link");
        assertThat(late.heading("Forgot your password?")).isVisible();
    }

    @Test
    void everyoneIsOfferedASaferSignInAndComesBack(People people, Local local) {
        Operator operator = new Operator(local);
        operator.ask("POST", "pledgekeeper/users", Map.of("username", "careful@elsewhere.example", "email", "careful@elsewhere.example",
                "enabled", true, "emailVerified", true, "firstName", "Cara",
                "credentials", List.of(Map.of("type", "password", "value", Person.PASSWORD))));
        Person careful = people.signedIn("careful@elsewhere.example", "/w");
        careful.press("Set up codes");
        assertThat(careful.heading("Set up sign-in codes")).isVisible();
        careful.press("Not now");
        assertThat(careful.heading("Your workspaces")).isVisible();
        assertThat(careful.text("Your sign-in is safer now.")).isHidden();
        phoneThatKeepsPasskeys(careful);
        careful.press("Set up a passkey");
        assertThat(careful.heading("Set up a passkey")).isVisible();
        careful.press("Set up a passkey");
        assertThat(careful.text("Your sign-in is safer now.")).isVisible();
        careful.look("workspaces-safer");
        assertEquals(1, operator.ask("GET", "pledgekeeper/events?type=UPDATE_CREDENTIAL&max=1", null).size());
    }

    @Test
    void programmeStaffComeInByAPasskeyAlone(People people, Local local) {
        String email = "pia@programme.example";
        Operator operator = new Operator(local);
        String id = someone(operator, email);
        operator.ask("POST", Realms.PRODUCTION + "/users/" + id + "/role-mappings/realm",
                List.of(operator.ask("GET", Realms.PRODUCTION + "/roles/programme-moderator", null)));
        Person pia = people.visitor();
        // Otherwise the browser would offer it in the email box, and take it before the button is pressed.
        pia.context().addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        phoneThatKeepsPasskeys(pia);
        AtomicReference<String> cameBackTo = atTheDoor(pia, local, "&kc_action=webauthn-register-passwordless");
        password(pia, email);
        setUpCodes(pia);
        assertThat(pia.heading("Set up a passkey")).isVisible();
        pia.press("Set up a passkey");
        comesIn(pia, cameBackTo);

        pia.context().clearCookies();
        pia.goTo(door(local, ""));
        assertThat(pia.heading("Sign in")).isVisible();
        pia.press("Sign in with a passkey");
        comesIn(pia, cameBackTo);
    }

    @Test
    void aForgottenPasswordStillAsksForTheSecondFactor(People people, Local local) {
        String email = "fay@signed.example";
        someone(new Operator(local), email);
        Person fay = people.visitor();
        AtomicReference<String> cameBackTo = atTheDoor(fay, local, "&kc_action=CONFIGURE_TOTP");
        password(fay, email);
        SignInCodes app = setUpCodes(fay);
        comesIn(fay, cameBackTo);

        Person forgets = people.visitor();
        AtomicReference<String> forgetsCame = atTheDoor(forgets, local, "");
        forgets.follow("Forgot your password?");
        forgets.field("Email address").fill(email);
        forgets.press("Send me a link");
        forgets.goTo(forgets.mail(email, "Choose a new password").link());
        assertThat(forgets.heading("Your sign-in code")).isVisible();
        forgets.look("forgotten-password-code");
        assertThat(forgets.field("New password")).isHidden();
        forgets.field("Code").fill("123456");
        forgets.press("Sign in");
        assertThat(forgets.page().locator("#input-error-otp")).containsText("That code does not match.");
        forgets.field("Code").fill(app.next());
        forgets.press("Sign in");
        assertThat(forgets.heading("Choose a password")).isVisible();
        forgets.field("New password").fill("a quiet walk by the firth");
        forgets.field("The same password again").fill("a quiet walk by the firth");
        forgets.press("Save password");
        comesIn(forgets, forgetsCame);
    }

    @Test
    void aPasskeysButtonWaitsForItsScriptAndWithoutScriptsAPasswordWillDo(People people, Local local) {
        Person slow = people.visitor();
        AtomicReference<Route> script = new AtomicReference<>();
        slow.page().route("**/passkeysConditionalAuth.js", script::set);
        slow.page().navigate(door(local, ""), new Page.NavigateOptions().setWaitUntil(WaitUntilState.COMMIT));
        assertThat(slow.button("Sign in with a passkey")).isDisabled();
        slow.page().waitForCondition(() -> script.get() != null);
        assertThat(slow.button("Sign in with a passkey")).isDisabled();
        script.get().resume();
        assertThat(slow.button("Sign in with a passkey")).isEnabled();

        Person plain = people.visitorWithoutScripts();
        AtomicReference<String> cameBackTo = atTheDoor(plain, local, "");
        assertThat(plain.button("Sign in with a passkey")).isDisabled();
        // The browser of this test keeps such words in the page without drawing them.
        assertTrue(plain.page().content().contains("You can sign in without one as usual."));
        password(plain, Realms.LEAD);
        comesIn(plain, cameBackTo);
    }

    private static String someone(Operator operator, String email) {
        return operator.ask("POST", Realms.PRODUCTION + "/users", Map.of("username", email, "email", email, "emailVerified", true,
                "enabled", true,
                "firstName", "Sample", "credentials", List.of(Map.of("type", "password", "value", Person.PASSWORD)))).asText();
    }

    private static SignInCodes setUpCodes(Person person) {
        assertThat(person.heading("Set up sign-in codes")).isVisible();
        person.follow("I cannot scan it; show me letters to type");
        SignInCodes app = new SignInCodes(person.page().locator("#kc-totp-secret-key").textContent());
        person.field("The code your app shows").fill(app.next());
        person.press("Save");
        return app;
    }

    private static String callback(Local local) {
        return local.settings().baseUrl() + "/signed-in";
    }

    static String door(Local local, String more) {
        return local.settings().issuer().replaceFirst("[^/]*$", Realms.PRODUCTION) + "/protocol/openid-connect/auth?"
                + Operator.form(Map.of(
                        "client_id", "pledgekeeper", "response_type", "code", "scope", "openid profile email", "state", "s", "nonce", "n",
                        "redirect_uri", callback(local), "code_challenge", CHALLENGE, "code_challenge_method", "S256"))
                + more;
    }

    /** @return the address the person came back to, once they have */
    private static AtomicReference<String> atTheDoor(Person person, Local local, String more) {
        AtomicReference<String> cameBackTo = new AtomicReference<>();
        person.page().onRequest(request -> {
            if (request.url().startsWith(callback(local) + "?")) {
                cameBackTo.set(request.url());
            }
        });
        person.goTo(door(local, more));
        return cameBackTo;
    }

    /** @return the address with the code, once; the application then asks them to sign in at its own realm, as it began no such sign-in */
    private static String comesIn(Person person, AtomicReference<String> cameBackTo) {
        person.page().waitForCondition(() -> cameBackTo.get() != null);
        String address = cameBackTo.getAndSet(null);
        assertTrue(address.contains("code="), address);
        assertThat(person.heading("Sign in")).isVisible();
        return address;
    }

    private static void password(Person person, String email) {
        assertThat(person.heading("Sign in")).isVisible();
        person.field("Email address").fill(email);
        person.field("Password").fill(Person.PASSWORD);
        person.press("Sign in");
    }

    private static void phoneThatKeepsPasskeys(Person person) {
        CDPSession session = person.context().newCDPSession(person.page());
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        for (String yes : List.of("hasResidentKey", "hasUserVerification", "isUserVerified", "automaticPresenceSimulation")) {
            options.addProperty(yes, true);
        }
        JsonObject arguments = new JsonObject();
        arguments.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", arguments);
    }
}
