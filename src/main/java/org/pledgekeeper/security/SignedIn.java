package org.pledgekeeper.security;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * What a session remembers of a sign-in. Every few minutes Keycloak is asked again whether it still holds,
 * which is how a person disabled or stripped of a role there stops being one here.
 */
class SignedIn implements Serializable {
    static final String ATTRIBUTE = SignedIn.class.getName();
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMinutes(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final Instant since = Instant.now();
    private Person person;
    private String idToken;
    private String refreshToken;
    private Instant askAgainAt;

    SignedIn(Person person, String idToken, String refreshToken) {
        confirmed(person, idToken, refreshToken);
    }

    final void confirmed(Person person, String idToken, String refreshToken) {
        this.person = person;
        this.idToken = idToken;
        this.refreshToken = refreshToken;
        this.askAgainAt = Instant.now().plus(ASK_AGAIN_AFTER);
    }

    /** Keycloak did not answer: the sign-in holds for now. */
    void retryLater() {
        askAgainAt = Instant.now().plus(RETRY_AFTER);
    }

    boolean olderThan(Duration limit) {
        return Instant.now().isAfter(since.plus(limit));
    }

    boolean isDue() {
        return Instant.now().isAfter(askAgainAt);
    }

    Person person() {
        return person;
    }

    String idToken() {
        return idToken;
    }

    String refreshToken() {
        return refreshToken;
    }
}
