package org.pledgekeeper.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.Unavailable;

/** Makes and removes people's accounts in Keycloak, through its Admin REST API. */
@ApplicationScoped
public class Accounts {
    private static final int INVITATION_SECONDS = 48 * 3600;

    @Inject
    private Identity identity;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.issuer")
    private String issuer;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.client")
    private String webClient;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.accounts-client")
    private String client;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.accounts-secret", defaultValue = "")
    private Optional<String> secret;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    private final ObjectMapper json = new ObjectMapper();

    /**
     * Finds the account with this email, or makes one.
     *
     * @throws Unavailable when Keycloak does not answer or refuses
     */
    public Account ensure(String email, String fullName) {
        Optional<Account> existing = find(email);
        if (existing.isPresent()) {
            return existing.get();
        }
        int space = fullName.trim().lastIndexOf(' ');
        String first = space < 0 ? fullName.trim() : fullName.trim().substring(0, space);
        String last = space < 0 ? "" : fullName.trim().substring(space + 1);
        Identity.Answer created = send("POST", "/users", Map.of("username", email, "email", email, "emailVerified", true,
                "enabled", true, "firstName", first, "lastName", last));
        if (created.status() == 409) {
            return find(email).orElseThrow(() -> unexpected(created));
        }
        require(created);
        return new Account(created.location().substring(created.location().lastIndexOf('/') + 1), true, false);
    }

    private Optional<Account> find(String email) {
        Identity.Answer found = require(send("GET", "/users?exact=true&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8), null));
        if (found.body().isEmpty()) {
            return Optional.empty();
        }
        String subject = found.body().get(0).path("id").asText();
        return Optional.of(new Account(subject, false, hasPassword(subject)));
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
     * Has Keycloak email a link, good for two days, with which the person chooses a password and is then sent to their
     * workspace. A link that has run out offers to send another.
     *
     * @throws Unavailable when Keycloak does not answer or cannot hand the mail over
     */
    public void inviteToChoosePassword(String subject) {
        require(send("PUT", "/users/" + subject + "/execute-actions-email?" + Identity.form(Map.of("client_id", webClient,
                "redirect_uri", baseUrl + "/w?invited=yes", "lifespan", Integer.toString(INVITATION_SECONDS))), List.of("UPDATE_PASSWORD")));
    }

    /** Removes an account made moments ago for something that then failed. */
    public void remove(String subject) {
        require(send("DELETE", "/users/" + subject, null));
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

    private static Unavailable unexpected(Identity.Answer answer) {
        return new Unavailable("The sign-in service could not do this just now. Nothing has been changed. Please try again in a minute.",
                new IllegalStateException("Keycloak answered " + answer.status() + ": " + answer.body()));
    }

    /**
     * @param subject Keycloak's id of the person
     * @param isNew whether {@link #ensure} has just made it
     * @param hasPassword whether the person has chosen a password already
     */
    public record Account(String subject, boolean isNew, boolean hasPassword) {
    }
}
