package org.pledgekeeper.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The sessions of signed-in people, the only ones there are: each person has a few at most, and the oldest makes room. */
@ApplicationScoped
class Sessions {
    private static final int MOST = 10;

    @Inject
    @ConfigProperty(name = "pledgekeeper.session.idle-minutes")
    private int idleMinutes;
    @Inject
    @ConfigProperty(name = "pledgekeeper.session.max-hours")
    private int maxHours;
    private Cache<String, Deque<HttpSession>> all;

    @PostConstruct
    void prepare() {
        all = Caffeine.newBuilder().expireAfterWrite(Duration.ofHours(maxHours)).build();
    }

    /** Begins one for this browser. Whatever it had before ends, whoever's it was. */
    void begin(HttpServletRequest request, SignedIn signedIn) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval((int) Duration.ofMinutes(idleMinutes).toSeconds());
        session.setAttribute(SignedIn.ATTRIBUTE, signedIn);
        all.asMap().compute(signedIn.person().subject(), (subject, kept) -> {
            Deque<HttpSession> sessions = kept == null ? new ArrayDeque<>() : kept;
            sessions.removeIf(Sessions::isOver);
            sessions.addLast(session);
            while (sessions.size() > MOST) {
                sessions.removeFirst().invalidate();
            }
            return sessions;
        });
    }

    private static boolean isOver(HttpSession session) {
        try {
            session.getLastAccessedTime();
            return false;
        } catch (IllegalStateException over) {
            return true;
        }
    }
}
