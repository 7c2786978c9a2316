package org.pledgekeeper.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.database.Statements;

/** What every answer carries, error pages too, and every request must pass: security headers, same-origin writes, size and rate limits. */
public class Guard extends HttpFilter {
    private static final String CSP = "Content-Security-Policy";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final long LARGEST_FORM = 33L * 1024 * 1024;

    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;
    @Inject
    @ConfigProperty(name = "pledgekeeper.identity.issuer")
    private String issuer;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.forms-per-hour")
    private long formsPerHour;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.api-per-minute")
    private long apiPerMinute;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.pulse-answers-per-hour")
    private long pulseAnswersPerHour;
    @Inject
    @ConfigProperty(name = "pledgekeeper.limit.client-header")
    private Optional<String> clientHeader;
    @Inject
    @ConfigProperty(name = "pledgekeeper.count-statements")
    private boolean countStatements;

    private LoadingCache<String, Bucket> forms;
    private LoadingCache<String, Bucket> api;
    private LoadingCache<String, Bucket> pulse;
    private String policy;

    @Override
    public void init() {
        forms = buckets(formsPerHour, Duration.ofHours(1));
        api = buckets(apiPerMinute, Duration.ofMinutes(1));
        pulse = buckets(pulseAnswersPerHour, Duration.ofHours(1));
        URI keycloak = URI.create(issuer);
        policy = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action 'self' " + keycloak.getScheme() + "://" + keycloak.getAuthority() + "; script-src 'self'";
    }

    private static LoadingCache<String, Bucket> buckets(long tokens, Duration period) {
        return Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(period)
                .build(who -> Bucket.builder().addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period)).build());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(CSP, policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean answersPulse = isPulse(request);
        response.setHeader("Referrer-Policy", answersPulse ? "no-referrer" : "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (!request.getRequestURI().startsWith("/themes/") && !request.getRequestURI().startsWith("/scripts/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(request, new OnePolicy(response));
            return;
        }
        String path = request.getRequestURI();
        boolean writes = !READING.contains(request.getMethod());
        String origin = request.getHeader("Origin");
        if (writes && origin != null && !origin.equals(baseUrl) && !(answersPulse && origin.equals("null"))) {
            refuse(request, response, 403, "This form was sent from another site, so nothing was done. Please use the form on our own page.");
        } else if (request.getContentLengthLong() > LARGEST_FORM) {
            refuse(request, response, 413, "That file is too large to receive. Please go back and choose a smaller one; nothing else was lost.");
        } else if (path.startsWith("/api/") && !api.get(network(request)).tryConsume(1)
                || writes && answersPulse && !pulse.get(network(request)).tryConsume(1)
                || writes && path.startsWith("/sign-up") && !forms.get(network(request)).tryConsume(1)) {
            response.setHeader("Retry-After", "60");
            refuse(request, response, 429, "There have been many requests from your network. Nothing is lost; please wait a few minutes and try again.");
        } else {
            Statements.take();
            chain.doFilter(request, countStatements ? new Counted(response) : new OnePolicy(response));
        }
    }

    /**
     * A page that a pulse's link leads to, or its twin in the API: whoever answers is nobody we know, and the link is all they
     * have. No page they go to learns it; their own form then comes with the origin "null", and has no session it could misuse.
     */
    private static boolean isPulse(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String path = failed == null ? request.getRequestURI() : failed.toString();
        return path.startsWith("/p/") || path.startsWith("/api/v1/pulse/");
    }

    /** Behind a proxy every request comes from the proxy: the setting names the header in which it gives the client's address. */
    private String network(HttpServletRequest request) {
        return clientHeader.filter(name -> !name.isBlank()).map(request::getHeader).orElseGet(request::getRemoteAddr);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String message) throws IOException {
        request.setAttribute("kindMessage", message);
        response.sendError(status);
    }

    /** PrimeFaces adds its nonce as a second policy, and a browser would enforce both: its source is put into the one policy instead. */
    private static class OnePolicy extends HttpServletResponseWrapper {
        OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (name.equalsIgnoreCase(CSP)) {
                setHeader(CSP, getHeader(CSP).replaceFirst("script-src .*", value.replaceAll(";$", "")));
            } else {
                super.addHeader(name, value);
            }
        }
    }

    /** Says in a header how many SQL statements the answer took, where the setting asks for it. */
    private static final class Counted extends OnePolicy {
        Counted(HttpServletResponse response) {
            super(response);
        }

        @Override
        public java.io.PrintWriter getWriter() throws IOException {
            say();
            return super.getWriter();
        }

        @Override
        public jakarta.servlet.ServletOutputStream getOutputStream() throws IOException {
            say();
            return super.getOutputStream();
        }

        @Override
        public void sendRedirect(String location) throws IOException {
            say();
            super.sendRedirect(location);
        }

        private void say() {
            setHeader("X-Sql-Statements", Integer.toString(Statements.peek()));
        }
    }
}
