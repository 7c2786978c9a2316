package org.pledgekeeper.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.Unavailable;

/**
 * Signs people in with Keycloak: the authorisation code flow with PKCE for browsers, a bearer token for the API.
 * A page that needs a sign-in is returned to afterwards. See docs/adr for why the mechanism is our own.
 */
@ApplicationScoped
public class SignIn implements HttpAuthenticationMechanism {
    static final String CALLBACK = "/signed-in";
    private static final Pattern SIGNED_IN_PAGES = Pattern.compile("/(w|programme)(/.*)?");
    private static final Logger LOG = Logger.getLogger(SignIn.class.getName());
    /** Request attribute: a bearer token was sent and does not hold. */
    public static final String BEARER_REFUSED = SignIn.class.getName() + ".bearerRefused";
    /** What Keycloak answers in a tab that was left waiting while another tab of the browser signed in. */
    private static final String SIGNED_IN_ELSEWHERE = "temporarily_unavailable";

    @Inject
    private Identity identity;
    @Inject
    private SignInsUnderWay underWay;
    @Inject
    private Sessions sessions;
    @Inject
    private Network network;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.sign-ins-per-minute")
    private long signInsPerMinute;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;
    @Inject
    @ConfigProperty(name = "pledgekeeper.session.max-hours")
    private int maxHours;
    private Allowance allowance;

    @PostConstruct
    void prepare() {
        allowance = new Allowance(signInsPerMinute, Duration.ofMinutes(1));
    }

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
        if (!needsSignIn(request)) {
            return context.doNothing();
        }
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return sendAjaxToSignIn(request, response);
        }
        return sendToSignIn(request, context);
    }

    /** A script's request cannot follow a redirect to Keycloak: the page it stands on is loaded again instead, and that one can. */
    private static AuthenticationStatus sendAjaxToSignIn(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        response.setContentType("text/xml;charset=UTF-8");
        try {
            response.getWriter().append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"")
                    .append(WayBack.to(request.getRequestURI(), request.getQueryString()).replace("&", "&amp;").replace("'", "&#39;"))
                    .append("\"/></partial-response>");
        } catch (IOException failure) {
            throw new AuthenticationException(failure);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus bearer(String token, HttpServletRequest request, HttpMessageContext context) {
        try {
            return admit(identity.bearer(token), context);
        } catch (InvalidJwtException invalid) {
            LOG.log(Level.FINE, "Bearer token refused", invalid);
            request.setAttribute(BEARER_REFUSED, Boolean.TRUE);
            return needsSignIn(request) ? context.responseUnauthorized() : context.doNothing();
        }
    }

    /**
     * Said here and not as a constraint of the container, because Payara 7 then keeps the start page from everyone
     * (docs/platform.md). The address is compared as it was sent: any other spelling of it leads nowhere.
     */
    private static boolean needsSignIn(HttpServletRequest request) {
        return SIGNED_IN_PAGES.matcher(request.getRequestURI()).matches();
    }

    private static AuthenticationStatus admit(Person person, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(person,
                person.programmeRoles().stream().map(ProgrammeRole::realmRole).collect(Collectors.toSet()));
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

    /** Has the person set up a passkey, or else sign-in codes; they come back to their workspaces. */
    Optional<String> makeSafer(HttpServletRequest request, HttpServletResponse response, boolean passkey) {
        if (!allowance.take(network.of(request))) {
            tooMany(request, response);
            return Optional.empty();
        }
        return Optional.of(begin(request, response, WayBack.WORKSPACES) + "&kc_action="
                + (passkey ? "webauthn-register-passwordless" : "CONFIGURE_TOTP"));
    }

    private String begin(HttpServletRequest request, HttpServletResponse response, String wayBack) {
        SignInsUnderWay.UnderWay begun = underWay.begin(request, response, wayBack);
        return identity.authorizationAddress(baseUrl + CALLBACK, begun.state(), begun.nonce(), begun.challenge());
    }

    private AuthenticationStatus sendToSignIn(HttpServletRequest request, HttpMessageContext context) {
        if (!allowance.take(network.of(request))) {
            tooMany(request, context.getResponse());
            return AuthenticationStatus.SEND_FAILURE;
        }
        // The container asks before any filter of ours, so this one answer carries its own headers.
        context.getResponse().setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.getResponse().setHeader("X-Content-Type-Options", "nosniff");
        context.getResponse().setHeader("Cache-Control", "no-store");
        return context.redirect(begin(request, context.getResponse(), WayBack.to(request.getRequestURI(), request.getQueryString())));
    }

    private static void tooMany(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute("kindMessage",
                "Many people from your network have signed in within the minute. Nothing is lost; please wait a minute and try again.");
        response.setHeader("Retry-After", "60");
        try {
            response.sendError(429);
        } catch (IOException gone) {
            LOG.log(Level.FINE, "The browser has left", gone);
        }
    }

    /**
     * Finishes a sign-in that Keycloak has sent back.
     *
     * @return the page first asked for; the list of workspaces when this browser began no such sign-in (an old tab, a second try,
     * an address made up or sent by somebody else); nothing when the answer is given already
     * @throws NotAllowed when Keycloak says that this person does not sign in
     * @throws Unavailable when Keycloak does not answer
     */
    Optional<String> finish(HttpServletRequest request, HttpServletResponse response) {
        if (!allowance.take(network.of(request))) {
            tooMany(request, response);
            return Optional.empty();
        }
        Optional<SignInsUnderWay.UnderWay> ended = only(request, "state").flatMap(state -> underWay.end(request, response, state))
                .filter(begun -> only(request, "iss").orElse(request.getParameter("iss") == null ? identity.issuer() : "")
                        .equals(identity.issuer()));
        return Optional.of(baseUrl + (ended.isPresent() ? finish(ended.get(), request) : WayBack.WORKSPACES));
    }

    private String finish(SignInsUnderWay.UnderWay begun, HttpServletRequest request) {
        Optional<String> code = only(request, "code");
        String error = request.getParameter("error");
        if (error != null && !error.equals(SIGNED_IN_ELSEWHERE)) {
            throw new NotAllowed(
                    "You are not signed in: the sign-in was stopped before it was done. Please go to your workspace and try once more.");
        }
        if (error != null || code.isEmpty()) {
            return begun.returnTo();
        }
        Identity.Answer answer = identity.exchange(code.get(), baseUrl + CALLBACK, begun.verifier());
        if (!answer.ok()) {
            LOG.log(Level.INFO, "Keycloak did not take the code of a sign-in: {0}", answer.body().path("error").asText());
            return begun.returnTo();
        }
        try {
            String idToken = answer.body().path("id_token").asText();
            Person person = Identity.person(identity.idToken(idToken, begun.nonce()));
            sessions.begin(request, new SignedIn(person, idToken, answer.body().path("refresh_token").asText()));
            return begun.returnTo();
        } catch (InvalidJwtException invalid) {
            LOG.log(Level.WARNING, "Keycloak sent an identity token that does not hold", invalid);
            return WayBack.WORKSPACES;
        }
    }

    /** @return a parameter that is there once */
    private static Optional<String> only(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null || values.length != 1 ? Optional.empty() : Optional.of(values[0]);
    }

    /** @return the public start page */
    String start() {
        return baseUrl + "/";
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
}
