package org.pledgekeeper.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** A session whose sign-in is due to be confirmed, and Keycloak takes each refresh token once. */
class SignInTest {
    private static final int REQUESTS = 8;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Test
    void requestsAtOnceUseEachTokenOnceAndAllStaySignedIn() throws Exception {
        SignedIn signedIn = new SignedIn(new Person("subject", "Fern", "fern@example.org", false), "id", "token 0");
        for (int round = 1; round <= 3; round++) {
            makeDue(signedIn);
            assertEquals(REQUESTS, atOnce(signedIn).stream().filter(AuthenticationStatus.SUCCESS::equals).count());
            assertEquals(round, asked.get());
            assertEquals("token " + round, signedIn.refreshToken());
        }
        assertEquals(0, ended.get());
    }

    @Test
    void aSignInThatNoLongerHoldsEndsForAllOfThemWithoutAFault() throws Exception {
        SignedIn signedIn = new SignedIn(new Person("subject", "Fern", "fern@example.org", false), "id", "stolen and used");
        makeDue(signedIn);
        assertEquals(REQUESTS, atOnce(signedIn).stream().filter(AuthenticationStatus.NOT_DONE::equals).count());
        assertEquals(1, ended.get());
    }

    private static void makeDue(SignedIn signedIn) throws ReflectiveOperationException {
        set(signedIn, "askAgainAt", Instant.now().minusSeconds(1));
    }

    private List<AuthenticationStatus> atOnce(SignedIn signedIn) throws Exception {
        SignIn signIn = new SignIn();
        set(signIn, "identity", new KeycloakThatRotates());
        set(signIn, "maxHours", 12);
        HttpSession session = answering(HttpSession.class, Map.of("getAttribute", () -> signedIn, "invalidate", () -> {
            if (ended.getAndIncrement() > 0) {
                ended.decrementAndGet();
                throw new IllegalStateException("this session has ended");
            }
            return null;
        }));
        HttpServletRequest request = answering(HttpServletRequest.class, Map.of("getSession", () -> session, "getRequestURI", () -> "/"));
        HttpMessageContext context =
                answering(HttpMessageContext.class, Map.of("notifyContainerAboutLogin", () -> AuthenticationStatus.SUCCESS,
                        "doNothing", () -> AuthenticationStatus.NOT_DONE));
        CyclicBarrier together = new CyclicBarrier(REQUESTS);
        ExecutorService browsers = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<AuthenticationStatus>> answers = browsers.invokeAll(java.util.Collections.nCopies(REQUESTS, () -> {
                together.await();
                return signIn.validateRequest(request, answering(HttpServletResponse.class, Map.of()), context);
            }));
            List<AuthenticationStatus> statuses = new java.util.ArrayList<>();
            for (Future<AuthenticationStatus> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            browsers.shutdownNow();
        }
    }

    private static void set(Object target, String field, Object value) throws ReflectiveOperationException {
        var found = target.getClass().getDeclaredField(field);
        found.setAccessible(true);
        found.set(target, value);
    }

    private static <T> T answering(Class<T> type, Map<String, Callable<?>> answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> answers.containsKey(method.getName()) ? answers.get(method.getName()).call() : null));
    }

    /** Gives token 1 for token 0, and so on; any other token has been used or never was. */
    private final class KeycloakThatRotates extends Identity {
        @Override
        Answer refresh(String refreshToken) {
            int number = asked.get();
            if (!refreshToken.equals("token " + number)) {
                return new Answer(400, new ObjectMapper().createObjectNode().put("error", "invalid_grant"), "");
            }
            asked.incrementAndGet();
            return new Answer(200,
                    new ObjectMapper().createObjectNode().put("id_token", "id").put("refresh_token", "token " + (number + 1)), "");
        }

        @Override
        JwtClaims idToken(String token, String nonce) {
            JwtClaims claims = new JwtClaims();
            claims.setSubject("subject");
            claims.setClaim("name", "Fern");
            return claims;
        }
    }
}
