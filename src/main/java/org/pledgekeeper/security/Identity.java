package org.pledgekeeper.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.pledgekeeper.refusal.Unavailable;

/**
 * Keycloak's OpenID Connect endpoints, reached with time limits. Addresses are worked out from the issuer,
 * so the application starts before Keycloak does and needs no restart when Keycloak comes back.
 */
@ApplicationScoped
public class Identity {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.issuer")
    private String issuer;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.client")
    private String client;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.client-secret", defaultValue = "")
    private Optional<String> secret;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.audience")
    private String apiAudience;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(4)).build();
    private HttpsJwksVerificationKeyResolver keys;

    @PostConstruct
    void keys() {
        HttpsJwks jwks = new HttpsJwks(endpoint("certs"));
        jwks.setDefaultCacheDuration(300);
        jwks.setRefreshReprieveThreshold(10_000);
        keys = new HttpsJwksVerificationKeyResolver(jwks);
    }

    String issuer() {
        return issuer;
    }

    private String endpoint(String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }

    String authorizationAddress(String redirectUri, String state, String nonce, String challenge) {
        return endpoint("auth") + "?" + form(Map.of("client_id", client, "response_type", "code", "scope", "openid profile email",
                "redirect_uri", redirectUri, "state", state, "nonce", nonce, "code_challenge", challenge, "code_challenge_method", "S256"));
    }

    String signOutAddress(String idToken, String returnTo) {
        return endpoint("logout") + "?" + form(Map.of("client_id", client, "id_token_hint", idToken, "post_logout_redirect_uri", returnTo));
    }

    Answer exchange(String code, String redirectUri, String verifier) {
        return token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri, "code_verifier", verifier));
    }

    Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Answer token(Map<String, String> parameters) {
        return token(client, secret.orElse(""), parameters);
    }

    /** @throws Unavailable when Keycloak does not answer in time or answers with a fault of its own */
    Answer token(String clientId, String clientSecret, Map<String, String> parameters) {
        String credentials = java.util.Base64.getEncoder().encodeToString((encode(clientId) + ":" + encode(clientSecret)).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(endpoint("token")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Basic " + credentials)
                .POST(BodyPublishers.ofString(form(parameters))));
    }

    /** @throws Unavailable when Keycloak does not answer in time or answers with a fault of its own */
    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                throw new IOException("status " + response.statusCode() + ": " + response.body());
            }
            return new Answer(response.statusCode(), response.body().isBlank() ? json.nullNode() : json.readTree(response.body()),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException failure) {
            throw new Unavailable("The sign-in service is not answering just now. Nothing has been changed. Please try again in a minute.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The work was stopped before the sign-in service answered.", interrupted);
        }
    }

    /** @throws InvalidJwtException when the signature, issuer, audience, nonce or time does not hold */
    JwtClaims idToken(String token, String nonce) throws InvalidJwtException {
        JwtClaims claims = verify(token, client);
        if (nonce != null && !nonce.equals(claims.getClaimValueAsString("nonce"))) {
            throw new InvalidJwtException("nonce does not match", List.of(), null);
        }
        return claims;
    }

    /** @throws InvalidJwtException when the signature, issuer, audience or time does not hold */
    JwtClaims bearer(String token) throws InvalidJwtException {
        JwtClaims claims = verify(token, apiAudience);
        if (!"Bearer".equals(claims.getClaimValueAsString("typ"))) {
            throw new InvalidJwtException("not an access token", List.of(), null);
        }
        return claims;
    }

    private JwtClaims verify(String token, String audience) throws InvalidJwtException {
        return new JwtConsumerBuilder().setVerificationKeyResolver(keys)
                .setExpectedIssuer(issuer).setExpectedAudience(audience)
                .setRequireExpirationTime().setRequireSubject().setAllowedClockSkewInSeconds(20)
                .build().processToClaims(token);
    }

    static Person person(JwtClaims claims) {
        Object groups = claims.getClaimValue("groups");
        return new Person(claims.getClaimValueAsString("sub"),
                Optional.ofNullable(claims.getClaimValueAsString("name")).orElse(claims.getClaimValueAsString("preferred_username")),
                claims.getClaimValueAsString("email"),
                groups instanceof List<?> list && list.contains(Person.PROGRAMME_STAFF));
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(p -> p.getKey() + "=" + encode(p.getValue())).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What Keycloak said: never a 5xx, which is {@link Unavailable} instead. */
    record Answer(int status, JsonNode body, String location) {
        boolean ok() {
            return status / 100 == 2;
        }
    }
}
