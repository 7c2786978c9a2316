package org.pledgekeeper.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.pledgekeeper.refusal.Unavailable;

/**
 * Signs people in with Keycloak: the authorisation code flow with PKCE for browsers, a bearer token for the API.
 * A page that needs a sign-in is returned to afterwards. See docs/adr for why the mechanism is our own.
 */
@ApplicationScoped
public class SignIn implements HttpAuthenticationMechanism {
    static final String CALLBACK = "/signed-in";
    private static final String WORKSPACES = "/w";
    private static final Logger LOG = Logger.getLogger(SignIn.class.getName());
    private static final String PENDING = SignIn.class.getName() + ".pending";
    /** Request attribute: a bearer token was sent and does not hold. */
    public static final String BEARER_REFUSED = SignIn.class.getName() + ".bearerRefused";
    private static final int PENDING_AT_MOST = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Inject
    private Identity identity;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;
    @Inject
    @ConfigProperty(name = "pledgekeeper.session.idle-minutes")
    private int idleMinutes;
    @Inject
    @ConfigProperty(name = "pledgekeeper.session.max-hours")
    private int maxHours;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return bearer(authorization.substring(7).trim(), request, context);
        }
        Optional<Person> person = stillSignedIn(request);
        if (person.isPresent()) {
            return admit(person.get(), context);
        }
        if (!context.isProtected()) {
            return context.doNothing();
        }
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return sendAjaxToSignIn(request, response);
        }
        return context.redirect(start(request, returnAddress(request)));
    }

    /** A script's request cannot follow a redirect to Keycloak: the page it stands on is loaded again instead, and that one can. */
    private static AuthenticationStatus sendAjaxToSignIn(HttpServletRequest request, HttpServletResponse response) throws AuthenticationException {
        response.setContentType("text/xml;charset=UTF-8");
        try {
            response.getWriter().append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"")
                    .append(request.getRequestURI().replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;")).append("\"/></partial-response>");
        } catch (java.io.IOException failure) {
            throw new AuthenticationException(failure);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus bearer(String token, HttpServletRequest request, HttpMessageContext context) {
        try {
            return admit(Identity.person(identity.bearer(token)), context);
        } catch (InvalidJwtException invalid) {
            LOG.log(Level.FINE, "Bearer token refused", invalid);
            request.setAttribute(BEARER_REFUSED, Boolean.TRUE);
            return context.isProtected() ? context.responseUnauthorized() : context.doNothing();
        }
    }

    private static AuthenticationStatus admit(Person person, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(person, person.programmeStaff() ? Set.of(Person.PROGRAMME_STAFF) : Set.of());
    }

    private Optional<Person> stillSignedIn(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SignedIn signedIn = session == null ? null : (SignedIn) session.getAttribute(SignedIn.ATTRIBUTE);
        if (signedIn == null) {
            return Optional.empty();
        }
        synchronized (signedIn) {
            if (signedIn.olderThan(Duration.ofHours(maxHours)) || signedIn.isDue() && !confirm(signedIn)) {
                end(session);
                return Optional.empty();
            }
            return Optional.of(signedIn.person());
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException over) {
            LOG.log(Level.FINE, "Another request of this session has ended it", over);
        }
    }

    private boolean confirm(SignedIn signedIn) {
        try {
            Identity.Answer answer = identity.refresh(signedIn.refreshToken());
            if (!answer.ok()) {
                return false;
            }
            String idToken = answer.body().path("id_token").asText();
            signedIn.confirmed(Identity.person(identity.idToken(idToken, null)), idToken, answer.body().path("refresh_token").asText());
            return true;
        } catch (Unavailable unavailable) {
            signedIn.retryLater();
            return true;
        } catch (InvalidJwtException invalid) {
            LOG.log(Level.WARNING, "Keycloak confirmed a sign-in with a token that does not hold", invalid);
            return false;
        }
    }

    /** @return where to send the browser so that the person sets up a passkey, or else sign-in codes, and comes back to their workspaces */
    String makeSafer(HttpServletRequest request, boolean passkey) {
        return start(request, WORKSPACES) + "&kc_action=" + (passkey ? "webauthn-register-passwordless" : "CONFIGURE_TOTP");
    }

    @SuppressWarnings("unchecked")
    private String start(HttpServletRequest request, String returnTo) {
        Pending pending = new Pending(random(), random(), returnTo);
        String state = random();
        HttpSession session = request.getSession();
        synchronized (session) {
            Map<String, Pending> all = (Map<String, Pending>) session.getAttribute(PENDING);
            LinkedHashMap<String, Pending> kept = all == null ? new LinkedHashMap<>() : new LinkedHashMap<>(all);
            while (kept.size() >= PENDING_AT_MOST) {
                kept.remove(kept.keySet().iterator().next());
            }
            kept.put(state, pending);
            session.setAttribute(PENDING, kept);
        }
        return identity.authorizationAddress(baseUrl + CALLBACK, state, pending.nonce(), challenge(pending.verifier()));
    }

    /** The page first asked for; for a form sent after the session ended, the page the form stands on. */
    private static String returnAddress(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /**
     * Finishes a sign-in that Keycloak has sent back.
     *
     * @return the page first asked for; the list of workspaces when the state is unknown (an old tab, a second try)
     * @throws Unavailable when Keycloak does not answer
     */
    @SuppressWarnings("unchecked")
    String finish(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Map<String, Pending> all = session == null ? null : (Map<String, Pending>) session.getAttribute(PENDING);
        Pending pending = all == null ? null : all.get(String.valueOf(request.getParameter("state")));
        if (pending == null || request.getParameter("code") == null) {
            return "/w";
        }
        Identity.Answer answer = identity.exchange(request.getParameter("code"), baseUrl + CALLBACK, pending.verifier());
        if (!answer.ok()) {
            return pending.returnTo();
        }
        try {
            String idToken = answer.body().path("id_token").asText();
            Person person = Identity.person(identity.idToken(idToken, pending.nonce()));
            request.changeSessionId();
            session.removeAttribute(PENDING);
            session.setAttribute(SignedIn.ATTRIBUTE, new SignedIn(person, idToken, answer.body().path("refresh_token").asText()));
            session.setMaxInactiveInterval((int) Duration.ofMinutes(idleMinutes).toSeconds());
            return pending.returnTo();
        } catch (InvalidJwtException invalid) {
            LOG.log(Level.WARNING, "Keycloak sent an identity token that does not hold", invalid);
            return "/w";
        }
    }

    /** @return where to send the browser so that the session at Keycloak ends too */
    String end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        SignedIn signedIn = session == null ? null : (SignedIn) session.getAttribute(SignedIn.ATTRIBUTE);
        if (session != null) {
            session.invalidate();
        }
        String goodbye = baseUrl + "/signed-out";
        return signedIn == null ? goodbye : identity.signOutAddress(signedIn.idToken(), goodbye);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A sign-in under way in one tab. */
    private record Pending(String nonce, String verifier, String returnTo) implements java.io.Serializable {
    }
}
