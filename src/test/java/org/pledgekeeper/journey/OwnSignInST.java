package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/**
 * Signing in with an organisation's own identity, set up as docs/sign-in.md says. A second realm is the provider. For
 * as long as these run, the sign-in asks everyone for their email address first; it is put back after each.
 */
@ExtendWith(LocalService.class)
class OwnSignInST {
    private static final String DOMAIN = "council.example";
    private String organisation;

    @BeforeEach
    void setUp(Local local) {
        organisation = setUp(new Operator(local), "pledgekeeper");
    }

    /** @return the id of the organisation whose domain leads to the council's sign-in */
    private static String setUp(Operator operator, String realm) {
        String provider = operator.keycloak() + "/realms/" + Realms.COUNCIL;
        return setUp(operator, realm, "oidc", Map.ofEntries(Map.entry("issuer", provider),
                Map.entry("authorizationUrl", provider + "/protocol/openid-connect/auth"),
                Map.entry("tokenUrl", provider + "/protocol/openid-connect/token"),
                Map.entry("jwksUrl", provider + "/protocol/openid-connect/certs"),
                Map.entry("useJwksUrl", "true"), Map.entry("validateSignature", "true"), Map.entry("pkceEnabled", "true"),
                Map.entry("pkceMethod", "S256"), Map.entry("clientId", "pledgekeeper"), Map.entry("clientSecret", Realms.COUNCILS_SECRET),
                Map.entry("clientAuthMethod", "client_secret_post"), Map.entry("defaultScope", "openid profile email")));
    }

    private static String setUp(Operator operator, String realm, String kind, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("kc.org.domain", DOMAIN);
        config.put("kc.org.broker.redirect.mode.email-matches", "true");
        operator.ask("POST", realm + "/identity-provider/instances", Map.of("alias", Realms.COUNCIL, "providerId", kind,
                "displayName", "Sample Council", "enabled", true, "hideOnLogin", true,
                "firstBrokerLoginFlowAlias", "first sign-in with an organisation's own",
                "postBrokerLoginFlowAlias", "after an organisation's own sign-in", "config", config));
        String organisation = operator.ask("POST", realm + "/organizations", Map.of("name", "Sample Council", "alias", Realms.COUNCIL,
                "domains", List.of(Map.of("name", DOMAIN, "verified", true)))).asText();
        operator.ask("POST", realm + "/organizations/" + organisation + "/identity-providers", Realms.COUNCIL);
        return organisation;
    }

    /** From the provider's own metadata, with signatures asked for and its attribute for mail named. */
    private void setUpSaml(Operator operator) {
        putBack(operator, "pledgekeeper", organisation);
        Map<String, String> config = new HashMap<>();
        operator.ask("POST", "pledgekeeper/identity-provider/import-config", Map.of("providerId", "saml",
                "fromUrl", operator.keycloak() + "/realms/" + Realms.COUNCIL + "/protocol/saml/descriptor"))
                .fields().forEachRemaining(one -> config.put(one.getKey(), one.getValue().asText()));
        config.putAll(Map.of("validateSignature", "true", "wantAssertionsSigned", "true", "principalType", "SUBJECT",
                "nameIDPolicyFormat", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"));
        organisation = setUp(operator, "pledgekeeper", "saml", config);
        operator.ask("POST", "pledgekeeper/identity-provider/instances/" + Realms.COUNCIL + "/mappers", Map.of("name", "mail",
                "identityProviderAlias", Realms.COUNCIL, "identityProviderMapper", "saml-user-attribute-idp-mapper",
                "config", Map.of("attribute.name", "email", "user.attribute", "email", "syncMode", "INHERIT")));
    }

    @AfterEach
    void putBack(Local local) {
        putBack(new Operator(local), "pledgekeeper", organisation);
    }

    private static void putBack(Operator operator, String realm, String organisation) {
        operator.ask("DELETE", realm + "/organizations/" + organisation, null);
        operator.ask("DELETE", realm + "/identity-provider/instances/" + Realms.COUNCIL, null);
    }

    @Test
    void whoIsInvitedComesInByTheirOrganisationOnceTheirMailboxHasAgreed(People people, Local local) {
        String email = "una@" + DOMAIN;
        invite(people, email);
        Person una = people.visitor();
        emailFirst(una, email, "sign-in-email-first");
        atWork(una, email);
        assertThat(una.heading("One email, this once")).isVisible();
        una.look("own-sign-in-email-sent");
        una.goTo(una.mail(email, "Is this you?").link());
        assertThat(una.page()).hasURL("/w/harbour-light");

        Person later = people.visitor();
        emailFirst(later, email, "sign-in-email-first-again");
        atWork(later, email);
        assertThat(later.page()).hasURL("/w/harbour-light");
        new Database(local).change("delete from member where email = ?", email);
    }

    @Test
    void aStrangerGetsNoAccountAndNoWorkspace(People people, Local local) {
        String email = "stranger@" + DOMAIN;
        Person stranger = people.visitor();
        emailFirst(stranger, email, "sign-in-email-first-stranger");
        atWork(stranger, email);
        assertThat(stranger.page().locator("#kc-error-message")).containsText("there is no account here for");
        stranger.look("own-sign-in-stranger");
        assertEquals(0, new Operator(local).ask("GET", "pledgekeeper/users?exact=true&email=" + email, null).size());
    }

    @Test
    void aProviderThatSpeaksForSomeoneElsesAddressGetsNoFurtherThanTheirMailbox(People people, Local local) {
        Operator operator = new Operator(local);
        String path = Realms.COUNCIL + "/users?exact=true&email=impostor@" + DOMAIN;
        String id = operator.ask("GET", path, null).get(0).path("id").asText();
        operator.ask("PUT", Realms.COUNCIL + "/users/" + id, Map.of("email", "fern@harbourlight.example", "emailVerified", true));
        Person impostor = people.visitor();
        emailFirst(impostor, "someone@" + DOMAIN, "sign-in-email-first-someone");
        atWork(impostor, "impostor@" + DOMAIN);
        assertThat(impostor.heading("One email, this once")).isVisible();
        impostor.goTo("/w");
        assertThat(impostor.heading("Sign in")).isVisible();
    }

    @Test
    void overSamlItIsTheSame(People people, Local local) {
        Operator operator = new Operator(local);
        setUpSaml(operator);
        String email = "sorley@" + DOMAIN;
        invite(people, email);
        Person sorley = people.visitor();
        emailFirst(sorley, email, "sign-in-email-first-saml");
        atWork(sorley, email);
        assertThat(sorley.heading("One email, this once")).isVisible();
        sorley.goTo(sorley.mail(email, "Is this you?").link());
        assertThat(sorley.page()).hasURL("/w/harbour-light");

        Person later = people.visitor();
        emailFirst(later, email, "sign-in-email-first-saml-again");
        atWork(later, email);
        assertThat(later.page()).hasURL("/w/harbour-light");

        Person stranger = people.visitor();
        emailFirst(stranger, "stranger@" + DOMAIN, "sign-in-email-first-saml-stranger");
        atWork(stranger, "stranger@" + DOMAIN);
        assertThat(stranger.page().locator("#kc-error-message")).containsText("there is no account here for");
        assertEquals(0, operator.ask("GET", "pledgekeeper/users?exact=true&email=stranger@" + DOMAIN, null).size());
        new Database(local).change("delete from member where email = ?", email);
    }

    @Test
    void programmeStaffShowASecondFactorAfterItToo(People people, Local local) {
        Operator operator = new Operator(local);
        String email = "stuart@" + DOMAIN;
        String id = operator.ask("POST", Realms.PRODUCTION + "/users", Map.of("username", email, "email", email, "enabled", true)).asText();
        operator.ask("POST", Realms.PRODUCTION + "/users/" + id + "/role-mappings/realm",
                List.of(operator.ask("GET", Realms.PRODUCTION + "/roles/programme-staff", null)));
        String there = setUp(operator, Realms.PRODUCTION);
        try {
            Person staff = people.visitor();
            staff.goTo(SignInST.door(local, ""));
            staff.field("Email address").fill(email);
            staff.press("Go on");
            atWork(staff, email);
            assertThat(staff.heading("One email, this once")).isVisible();
            staff.goTo(staff.mail(email, "Is this you?").link());
            assertThat(staff.heading("Set up sign-in codes")).isVisible();
        } finally {
            putBack(operator, Realms.PRODUCTION, there);
        }
    }

    @Test
    void whoHasAPasswordAtAnotherAddressSignsInAsBefore(People people) {
        Person fern = people.visitor();
        emailFirst(fern, "fern@harbourlight.example", "sign-in-email-first-fern");
        fern.look("sign-in-password-second");
        fern.field("Password").fill(Person.PASSWORD);
        fern.press("Sign in");
        assertThat(fern.page()).hasURL("/w/harbour-light");
    }

    private static void invite(People people, String email) {
        Person lead = people.visitor();
        emailFirst(lead, "fern@harbourlight.example", "sign-in-email-first-lead");
        lead.field("Password").fill(Person.PASSWORD);
        lead.press("Sign in");
        lead.goTo("/w/harbour-light/people/invite");
        lead.field("Their name").fill("Una Reid");
        lead.field("Their work email").fill(email);
        lead.page().locator("#role-VIEWER").check();
        lead.press("Send the invitation");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Invited.");
    }

    private static void emailFirst(Person person, String email, String name) {
        person.goTo("/w/harbour-light");
        assertThat(person.heading("Sign in")).isVisible();
        person.look(name);
        person.field("Email address").fill(email);
        person.press("Go on");
    }

    /** On the council's own sign-in page, which is Keycloak's in its own look. */
    private static void atWork(Person person, String email) {
        person.page().waitForURL(url -> url.contains("/realms/" + Realms.COUNCIL + "/"));
        person.page().locator("#username").fill(email);
        person.page().locator("#password").fill(Person.PASSWORD);
        person.page().locator("#kc-login").click();
    }
}
