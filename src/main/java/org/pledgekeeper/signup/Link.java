package org.pledgekeeper.signup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/** A secret that leads to one application or invitation: carried in a cookie or an email, and kept by us only as its digest. */
public record Link(String secret, Instant expiresAt) {
    public static final Duration LIFE = Duration.ofDays(30);
    /** Of a link with which a first password can be chosen. */
    public static final Duration LIFE_OF_INVITATION = Duration.ofDays(7);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @return one that is good for thirty days */
    public static Link fresh() {
        return fresh(LIFE);
    }

    public static Link fresh(Duration life) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new Link(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), Instant.now().plus(life));
    }

    /** @return a fresh link with this secret; with another where it is none that {@link #fresh} could have made */
    public static Link of(String secret) {
        return isLink(secret) ? new Link(secret, Instant.now().plus(LIFE)) : fresh();
    }

    static boolean isLink(String secret) {
        return secret != null && secret.matches("[A-Za-z0-9_-]{32}");
    }

    public String hash() {
        return hash(secret);
    }

    public static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
