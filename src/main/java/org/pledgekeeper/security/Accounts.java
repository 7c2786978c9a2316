package org.pledgekeeper.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;

/** Makes people's accounts in Keycloak, through its Admin REST API. */
@ApplicationScoped
public class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class.getName());
    /** Longer than Keycloak takes to make an account. */
    private static final long EVEN_NANOS = 500_000_000;
    /** Keycloak's word for a rule that a new password breaks, and ours. */
    private static final Map<String, String> BROKEN_RULES = Map.of(
            "invalidPasswordMinLengthMessage", "Please use at least 12 characters.",
            "invalidPasswordMaxLengthMessage", "Please use at most 128 characters.",
            "invalidPasswordNotUsernameMessage", "Please choose something other than your email address.",
            "invalidPasswordNotEmailMessage", "Please choose something other than your email address.",
            "invalidPasswordBlacklistedMessage", "Many people use that password, so it is easily guessed. Please choose another."
                    + " Three or four words that do not belong together work well.");

    @Inject
    private Identity identity;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.issuer")
    private String issuer;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.accounts-client")
    private String client;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.accounts-secret", defaultValue = "")
    private Optional<String> secret;
    private final ObjectMapper json = new ObjectMapper();

    /**
     * Finds the account with this email, or makes one. It is never removed again: whoever needs it next finds it. How long this
     * takes does not tell which it was.
     *
     * @return the person's subject
     * @throws Refused under "name" or "email" when Keycloak does not take it
     * @throws Unavailable when Keycloak does not answer
     */
    public String ensure(String email, String fullName) {
        long begun = System.nanoTime();
        try {
            return find(email).orElseGet(() -> make(email, fullName));
        } finally {
            LockSupport.parkNanos(EVEN_NANOS - (System.nanoTime() - begun) % EVEN_NANOS);
        }
    }

    private String make(String email, String fullName) {
        int space = fullName.trim().lastIndexOf(' ');
        String first = space < 0 ? fullName.trim() : fullName.trim().substring(0, space);
        String last = space < 0 ? "" : fullName.trim().substring(space + 1);
        Identity.Answer created = send("POST", "/users", Map.of("username", email, "email", email, "emailVerified", true,
                "enabled", true, "firstName", first, "lastName", last));
        if (created.status() == 409) {
            return find(email).orElseThrow(() -> unexpected(created));
        }
        if (created.status() == 400) {
            throw refused(created);
        }
        return require(created).location().substring(created.location().lastIndexOf('/') + 1);
    }

    private static Refused refused(Identity.Answer answer) {
        LOG.log(Level.INFO, "Keycloak does not take a new account: {0}", answer.body());
        return answer.body().toString().contains("Name\"")
                ? new Refused("name", "The sign-in service does not take this name. Please use letters, spaces, hyphens and apostrophes.")
                : new Refused("email", "The sign-in service does not take this email address. Please use another one.");
    }

    private Optional<String> find(String email) {
        JsonNode found = require(send("GET", "/users?exact=true&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8), null)).body();
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0).path("id").asText());
    }

    /**
     * @return whether the person has chosen a password already
     * @throws Unavailable when Keycloak does not answer, or knows no such person
     */
    public boolean hasPassword(String subject) {
        boolean password = false;
        for (JsonNode credential : require(send("GET", "/users/" + subject + "/credentials", null)).body()) {
            password |= credential.path("type").asText().equals("password");
        }
        return password;
    }

    /**
     * Gives an account its first password. Keycloak holds it to the realm's rules; it is neither kept nor logged here.
     *
     * @throws Refused under "password" with the rule it breaks
     * @throws Unavailable when Keycloak does not answer, or knows no such person
     */
    public void choosePassword(String subject, String password) {
        Identity.Answer answer =
                send("PUT", "/users/" + subject + "/reset-password", Map.of("type", "password", "value", password, "temporary", false));
        if (answer.status() == 400) {
            throw new Refused("password",
                    BROKEN_RULES.getOrDefault(answer.body().path("error").asText(), "Please choose a different password."));
        }
        require(answer);
    }

    /**
     * Gives the account of an address that never worked its right one, unless its owner has signed in with it.
     *
     * @throws Refused under "address" when another account has that address
     * @throws Unavailable when Keycloak does not answer
     */
    public void correctAddress(String from, String to) {
        Optional<String> subject = find(from).filter(found -> !hasPassword(found));
        if (subject.isPresent()) {
            ObjectNode person = (ObjectNode) require(send("GET", "/users/" + subject.get(), null)).body();
            Identity.Answer changed = send("PUT", "/users/" + subject.get(), person.put("email", to).put("username", to));
            if (changed.status() == 409) {
                throw new Refused("address", "Someone has an account with this address already. Please ask the organisation for another.");
            }
            require(changed);
        }
    }

    /** @return the address somebody signs in with */
    public String address(String subject) {
        return require(send("GET", "/users/" + subject, null)).body().path("email").asText();
    }

    private Identity.Answer send(String method, String path, Object body) {
        Identity.Answer token = require(identity.token(client, secret.orElse(""), Map.of("grant_type", "client_credentials")));
        try {
            return identity.send(HttpRequest.newBuilder(URI.create(issuer.replace("/realms/", "/admin/realms/") + path))
                    .header("Authorization", "Bearer " + token.body().path("access_token").asText())
                    .header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json.writeValueAsString(body))));
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Identity.Answer require(Identity.Answer answer) {
        if (!answer.ok()) {
            throw unexpected(answer);
        }
        return answer;
    }

    /** What is in the way here is how the two are set up, so trying again would not help. */
    private static Unavailable unexpected(Identity.Answer answer) {
        return new Unavailable("The sign-in service did not let us do this. Nothing has been changed, and trying again will not help:"
                + " please tell those who run this service.",
                new IllegalStateException("Keycloak answered " + answer.status() + ": " + answer.body()));
    }
}
