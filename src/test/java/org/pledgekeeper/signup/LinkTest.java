package org.pledgekeeper.signup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinkTest {
    @Test
    void neverRepeatsAndCannotBeGuessed() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String secret = Link.fresh().secret();
            assertTrue(secret.matches("[A-Za-z0-9_-]{32}"), "192 bits that fit an address as they are: " + secret);
            secrets.add(secret);
        }
        assertEquals(1000, secrets.size());
    }

    @Test
    void isGoodForThirtyDays() {
        assertEquals(Duration.ofDays(30), Link.LIFE);
        Instant before = Instant.now();
        Instant expires = Link.fresh().expiresAt();
        assertFalse(expires.isBefore(before.plus(Link.LIFE)) || expires.isAfter(Instant.now().plus(Link.LIFE)), expires::toString);
    }

    @Test
    void isKeptOnlyAsItsDigest() {
        Link link = Link.fresh();
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Link.hash("abc"));
        assertEquals(Link.hash(link.secret()), link.hash());
        assertFalse(link.hash().contains(link.secret()));
    }
}
