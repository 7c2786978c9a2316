package org.pledgekeeper.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * The sign-ins begun in a browser, one for each tab. The browser keeps them, in cookies that are sealed: nobody can read or
 * make one, and none leads to a sign-in in another browser. So someone who has not signed in costs us no memory.
 */
@ApplicationScoped
class SignInsUnderWay {
    private static final Logger LOG = Logger.getLogger(SignInsUnderWay.class.getName());
    /** As long as Keycloak waits for a password. */
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final int MOST = 5;
    private static final int SHORTEST_KEY = 32;
    private static final String NAME = BaseUrl.cookieName("pledgekeeper-in-", "/");
    private static final AlgorithmConstraints DIRECT =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT);
    private static final AlgorithmConstraints GCM =
            new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    @ConfigProperty(name = "pledgekeeper.sign-in.key", defaultValue = "")
    private Optional<String> setting;
    private byte[] key;

    /** @throws IllegalStateException when the setting's key is short enough to be guessed */
    @PostConstruct
    void requireKey() {
        String given = setting.orElse("");
        if (given.isEmpty()) {
            key = key == null ? random(32) : key;
        } else if (given.length() < SHORTEST_KEY) {
            throw new IllegalStateException(
                    "pledgekeeper.sign-in.key has " + given.length() + " characters. Please give at least " + SHORTEST_KEY
                            + " random ones, or leave it empty where there is one node.");
        } else {
            key = given.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** One sign-in under way. @param returnTo a {@link WayBack} */
    record UnderWay(String state, String nonce, String verifier, String returnTo) {
        String challenge() {
            try {
                return text(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Begins one and has the browser keep it; past five, the oldest goes. */
    UnderWay begin(HttpServletRequest request, HttpServletResponse response, String returnTo) {
        cookies(request).map(Cookie::getName).sorted(java.util.Comparator.reverseOrder()).skip(MOST - 1L)
                .forEach(old -> response.addCookie(BaseUrl.cookie(old, "", 0)));
        String state = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "." + text(random(24));
        UnderWay begun = new UnderWay(state, text(random(32)), text(random(32)), returnTo);
        response.addCookie(BaseUrl.cookie(NAME + state, seal(begun), (int) LIFE.toSeconds()));
        return begun;
    }

    /** @return the one of this state, which the browser then forgets; empty where this browser began none of it, or too long ago */
    Optional<UnderWay> end(HttpServletRequest request, HttpServletResponse response, String state) {
        Optional<Cookie> cookie = cookies(request).filter(one -> one.getName().equals(NAME + state)).findFirst();
        cookie.ifPresent(found -> response.addCookie(BaseUrl.cookie(found.getName(), "", 0)));
        return cookie.flatMap(found -> open(found.getValue(), state));
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        return request.getCookies() == null ? Stream.empty()
                : Arrays.stream(request.getCookies()).filter(cookie -> cookie.getName().startsWith(NAME));
    }

    private String seal(UnderWay begun) {
        JwtClaims claims = new JwtClaims();
        claims.setExpirationTimeMinutesInTheFuture(LIFE.toMinutes());
        claims.setStringClaim("nonce", begun.nonce());
        claims.setStringClaim("verifier", begun.verifier());
        claims.setStringClaim("to", begun.returnTo());
        JsonWebEncryption sealed = new JsonWebEncryption();
        sealed.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        sealed.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        sealed.setKey(keyOf(begun.state()));
        sealed.setPayload(claims.toJson());
        try {
            return sealed.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Optional<UnderWay> open(String sealed, String state) {
        try {
            JwtClaims claims =
                    new JwtConsumerBuilder().setDecryptionKey(keyOf(state)).setDisableRequireSignature().setEnableRequireEncryption()
                            .setJweAlgorithmConstraints(DIRECT).setJweContentEncryptionAlgorithmConstraints(GCM)
                            .setRequireExpirationTime().build().processToClaims(sealed);
            return Optional.of(new UnderWay(state, claims.getClaimValueAsString("nonce"), claims.getClaimValueAsString("verifier"),
                    claims.getClaimValueAsString("to")));
        } catch (InvalidJwtException notOurs) {
            LOG.log(Level.FINE, "A cookie of a sign-in does not hold", notOurs);
            return Optional.empty();
        }
    }

    /** Each state has a key of its own, so a cookie holds under its own name only. */
    private SecretKeySpec keyOf(String state) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(state.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
