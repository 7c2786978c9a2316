package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityTextTest {
    @Test
    void saysWhomToTellAndUntilWhenThatHolds() {
        Clock lastOfTheYear = Clock.fixed(Instant.parse("2026-12-31T23:59:59Z"), ZoneOffset.UTC);
        assertEquals("""
                Contact: mailto:security@example.org
                Expires: 2027-06-29T00:00:00Z
                Preferred-Languages: en
                Canonical: https://pledge.example.org/.well-known/security.txt
                """, SecurityText.text("mailto:security@example.org", "https://pledge.example.org", lastOfTheYear));
    }

    @Test
    void takesAnEmailAddressOrASecurePage() {
        assertEquals(Optional.of("mailto:security@example.org"), SecurityText.address(" security@example.org "));
        assertEquals(Optional.of("https://example.org/report?of=security"), SecurityText.address("https://example.org/report?of=security"));
        assertEquals(Optional.of("https://example.org"), SecurityText.address("https://example.org"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "the front desk", "http://example.org/report", "https://", "javascript:alert(1)@x",
            "a@b\nExpires: 1999-01-01T00:00:00Z",
            "https://example.org/\nContact: mailto:x@y", "Ann <ann@example.org>"})
    void nothingElseIsShown(String contact) {
        assertEquals(Optional.empty(), SecurityText.address(contact));
    }
}
