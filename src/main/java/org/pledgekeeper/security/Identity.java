package org.pledgekeeper.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
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
    private static final int REMEMBERED_TOKENS = 10_000;

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
    /** Bearer tokens that held, by their digest, until they expire: a program sends the same one with each request. */
    private final Cache<String, Bearer> held = Caffeine.newBuilder().maximumSize(REMEMBERED_TOKENS)
            .expireAfter(Expiry.<String, Bearer>creating((digest, bearer) -> Duration.between(Instant.now(), bearer.until()))).build();
    private JwtConsumer idTokens;
    private JwtConsumer accessTokens;

    @PostConstruct
    void keys() {
        HttpsJwks jwks = new HttpsJwks(endpoint("certs"));
        jwks.setDefaultCacheDuration(300);
        jwks.setRefreshReprieveThreshold(10_000);
        HttpsJwksVerificationKeyResolver keys = new HttpsJwksVerificationKeyResolver(jwks);
        idTokens = consumer(keys, client);
        accessTokens = consumer(keys, apiAudience);
    }

    private JwtConsumer consumer(HttpsJwksVerificationKeyResolver keys, String audience) {
        return new JwtConsumerBuilder().setVerificationKeyResolver(keys)
                .setExpectedIssuer(issuer).setExpectedAudience(audience)
                .setRequireExpirationTime().setRequireSubject().setAllowedClockSkewInSeconds(20)
                .build();
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
        String credentials = java.util.Base64.getEncoder()
                .encodeToString((encode(clientId) + ":" + encode(clientSecret)).getBytes(StandardCharsets.UTF_8));
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
            throw new Unavailable("The sign-in service is not answering just now. Nothing has been changed. Please try again in a minute.",
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The work was stopped before the sign-in service answered.", interrupted);
        }
    }

    /** @throws InvalidJwtException when the signature, issuer, audience, nonce or time does not hold */
    JwtClaims idToken(String token, String nonce) throws InvalidJwtException {
        JwtClaims claims = idTokens.processToClaims(token);
        if (nonce != null && !nonce.equals(claims.getClaimValueAsString("nonce"))) {
            throw new InvalidJwtException("nonce does not match", List.of(), null);
        }
        return claims;
    }

    /**
     * @return whose access token it is
     * @throws InvalidJwtException when the signature, issuer, audience or time does not hold
     */
    Person bearer(String token) throws InvalidJwtException {
        String digest = digest(token);
        Bearer bearer = held.getIfPresent(digest);
        if (bearer == null) {
            bearer = verify(token);
            held.put(digest, bearer);
        }
        return bearer.person();
    }

    private Bearer verify(String token) throws InvalidJwtException {
        JwtClaims claims = accessTokens.processToClaims(token);
        if (!"Bearer".equals(claims.getClaimValueAsString("typ"))) {
            throw new InvalidJwtException("not an access token", List.of(), null);
        }
        try {
            return new Bearer(person(claims), Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (MalformedClaimException noTime) {
            throw new InvalidJwtException("no time of expiry: " + noTime.getMessage(), List.of(), null);
        }
    }

    private static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static Person person(JwtClaims claims) {
        Object groups = claims.getClaimValue("groups");
        return new Person(claims.getClaimValueAsString("sub"),
                Optional.ofNullable(claims.getClaimValueAsString("name")).orElse(claims.getClaimValueAsString("preferred_username")),
                claims.getClaimValueAsString("email"),
                groups instanceof List<?> list ? ProgrammeRole.among(list) : Set.of());
    }

    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(p -> p.getKey() + "=" + encode(p.getValue())).collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Bearer(Person person, Instant until) {}

    /** What Keycloak said: never a 5xx, which is {@link Unavailable} instead. */
    record Answer(int status, JsonNode body, String location) {
        boolean ok() {
            return status / 100 == 2;
        }
    }
}
