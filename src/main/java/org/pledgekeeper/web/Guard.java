package org.pledgekeeper.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.database.Statements;
import org.pledgekeeper.security.Allowance;
import org.pledgekeeper.security.BaseUrl;
import org.pledgekeeper.security.Network;

/**
 * What every answer carries, error pages too, and every request must pass: security headers, one spelling of each address,
 * known methods, same-origin writes, size and rate limits, clean fields. What passes is a {@link CleanRequest}.
 */
public class Guard extends HttpFilter {
    private static final String CSP = "Content-Security-Policy";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> API_WRITING = Set.of("PUT", "PATCH", "DELETE");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final int LONGEST_PATH = 2000;
    /** No path parameter, no part that is empty or only dots, nothing encoded: no address of ours needs any of these. */
    private static final Pattern PLAIN = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[\\w.~@$!*'(),:=&+-]++)*+/?");
    private static final Pattern FOR_OPERATORS = Pattern.compile("/metrics(?:/.*)?|/health(?!/ready/?$|/live/?$)(?:/.*)?");
    private static final List<String> BY_LINK =
            List.of("/p/", "/api/v1/pulse/", "/digest/", "/api/v1/digest/", "/story/", "/api/v1/story/", "/review/", "/api/v1/review/");
    /** Pages by a link that count in the allowance of the interface, so that nobody tries secrets at speed. */
    private static final List<String> COUNTED = List.of("/calendar/", "/digest/", "/review/");
    private static final ObjectMapper JSON = new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_NULL);

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
    private Network network;
    @Inject
    @ConfigProperty(name = "pledgekeeper.count-statements")
    private boolean countStatements;
    @Inject
    @ConfigProperty(name = "pledgekeeper.operator-token")
    private Optional<String> operatorToken;
    @Inject
    private CurrentRequest current;

    private Allowance forms;
    private Allowance api;
    private Allowance pulse;
    private String policy;

    @Override
    public void init() {
        forms = new Allowance(formsPerHour, Duration.ofHours(1));
        api = new Allowance(apiPerMinute, Duration.ofMinutes(1));
        pulse = new Allowance(pulseAnswersPerHour, Duration.ofHours(1));
        URI keycloak = URI.create(issuer);
        policy = "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self';"
                + " manifest-src 'self'; base-uri 'none';"
                + " frame-ancestors 'none'; form-action 'self' " + keycloak.getScheme() + "://" + keycloak.getAuthority()
                + "; script-src 'self'";
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(CSP, policy);
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean byLink = isByLink(request);
        response.setHeader("Referrer-Policy", byLink ? "no-referrer"
                : asked(request).startsWith("/sign-up/mend/") || asked(request).startsWith("/invitation/") ? "strict-origin"
                        : "same-origin");
        if (byLink) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
        }
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (BaseUrl.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        if (!request.getRequestURI().startsWith("/themes/") && !request.getRequestURI().startsWith("/scripts/")) {
            response.setHeader("Cache-Control", "no-store");
        }
        current.is(request);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(request, new OnePolicy(response));
            return;
        }
        String path = request.getRequestURI();
        String method = request.getMethod();
        boolean writes = !reads(method);
        boolean toApi = path.startsWith("/api/");
        if (!isPlain(path) || FOR_OPERATORS.matcher(path).matches() && !isOperator(request)) {
            refuse(request, response, 404, "There is nothing at this address.");
        } else if (writes && !method.equals("POST") && !(toApi && API_WRITING.contains(method))) {
            response.setHeader("Allow", toApi ? "GET, HEAD, POST, PUT, PATCH, DELETE" : "GET, HEAD, POST");
            refuse(request, response, 405, "This address does not take that request.");
        } else if (writes && isForeign(request, byLink)) {
            refuse(request, response, 403,
                    "This form was sent from another site, so nothing was done. Please use the form on our own page.");
        } else if ((toApi || COUNTED.stream().anyMatch(path::startsWith)) && !api.take(network.of(request))
                || writes && byLink && !pulse.take(network.of(request))
                || writes && (path.startsWith("/sign-up") || path.startsWith("/invitation/")) && !forms.take(network.of(request))) {
            response.setHeader("Retry-After", "60");
            refuse(request, response, 429,
                    "There have been many requests from your network. Nothing is lost; please wait a few minutes and try again.");
        } else {
            pass(request, response, chain);
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        CleanRequest clean;
        try {
            clean = clean(request);
        } catch (IOException | ServletException unreadable) {
            refuse(request, response, 400,
                    "What was sent could not be read: it is not UTF-8, or was cut short. Please go back and try again.");
            return;
        }
        current.is(clean);
        Statements.take();
        chain.doFilter(clean, countStatements ? new Counted(response) : new OnePolicy(response));
    }

    private static CleanRequest clean(HttpServletRequest request) throws IOException, ServletException {
        Fields query = new Fields();
        query.addEncoded(request.getQueryString());
        Fields all = new Fields();
        all.addEncoded(request.getQueryString());
        if (reads(request.getMethod())) {
            all.dropWhatFacesActsOn();
        } else if (!request.getRequestURI().startsWith("/api/")) {
            String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            if (type.startsWith("application/x-www-form-urlencoded")) {
                all.addEncoded(new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            } else if (type.startsWith("multipart/form-data")) {
                all.addParts(request);
            }
            all.dropWhatOnlyOddFormsCarry();
        }
        return new CleanRequest(request, query, all);
    }

    static boolean reads(String method) {
        return READING.contains(method);
    }

    static boolean isPlain(String path) {
        return path.length() <= LONGEST_PATH && PLAIN.matcher(path).matches();
    }

    /** Browsers say in one of three headers where a form stands; a program that says nothing has nobody's session to misuse. */
    private boolean isForeign(HttpServletRequest request, boolean byLink) {
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        String referer = request.getHeader("Referer");
        if (site != null && !OWN_SITE.contains(site)) {
            return true;
        }
        return origin != null ? !origin.equals(baseUrl) && !(byLink && origin.equals("null"))
                : referer != null && !referer.equals(baseUrl) && !referer.startsWith(baseUrl + "/");
    }

    private boolean isOperator(HttpServletRequest request) {
        byte[] sent = String.valueOf(request.getHeader("Authorization")).getBytes(StandardCharsets.UTF_8);
        return operatorToken.filter(token -> !token.isBlank())
                .filter(token -> MessageDigest.isEqual(sent, ("Bearer " + token).getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    /**
     * A page that a link alone leads to, or its twin in the API: whoever comes is nobody we know, and the link is all they
     * have. No page they go to learns it; their own form then comes with the origin "null", and has no session it could misuse.
     */
    private static boolean isByLink(HttpServletRequest request) {
        return BY_LINK.stream().anyMatch(asked(request)::startsWith);
    }

    /** The address that was asked for, on its error page too. */
    private static String asked(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String message) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.setStatus(status);
            response.setContentType(ApiProblems.TYPE);
            response.getOutputStream().write(JSON.writeValueAsBytes(ApiProblems.problem(status, message, Map.of())));
        } else {
            request.setAttribute("kindMessage", message);
            response.sendError(status);
        }
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
