package org.pledgekeeper.container;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.security.ProgrammeRole;

/**
 * The few answers of Keycloak that an in-container test needs, at the issuer's address: its keys, so that a test can sign
 * a person's token; and making, inviting and removing an account, each of which it can be told to fail.
 * The browser journeys run against the real one.
 */
public final class StandInKeycloak implements AutoCloseable {
    private static final RsaJsonWebKey KEY = key();

    private final String issuer = ConfigProvider.getConfig().getValue("pledgekeeper.identity.issuer", String.class);
    private final HttpServer server;
    private final Cache<List<Object>, String> tokens = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String failing = "none";
    private volatile String idToken = "";
    private volatile String refused;
    private volatile long slow;
    private volatile boolean known;
    private volatile boolean password = true;

    public StandInKeycloak() throws IOException {
        URI address = URI.create(issuer);
        server = HttpServer.create(new InetSocketAddress(address.getHost(), address.getPort()), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** From now on a call whose method and path contain this is answered with a fault. */
    public StandInKeycloak failing(String call) {
        failing = call;
        return this;
    }

    /** From now on whoever comes with a code is this person, who began with this nonce. */
    public StandInKeycloak signingIn(Person person, String nonce) {
        idToken = sign(
                claims(person, ConfigProvider.getConfig().getValue("pledgekeeper.identity.client", String.class), Map.of("nonce", nonce)));
        return this;
    }

    /** From now on the person looked for has an account, with a password. */
    public StandInKeycloak knowingThePerson() {
        known = true;
        return this;
    }

    /** From now on nobody who has an account has chosen a password. */
    public StandInKeycloak withoutPasswords() {
        password = false;
        return this;
    }

    /** Waits until the Admin API has been called so: mail goes after the answer. */
    public void await(String call) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        synchronized (calls) {
            while (!calls.contains(call)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("Nobody called " + call + ", only " + calls);
                }
                calls.wait(left);
            }
        }
    }

    /** @return the calls that look for an account or make or remove one: what an answer waits for */
    public List<String> accountCalls() {
        return calls.stream().filter(call -> call.endsWith(" /users") || call.startsWith("DELETE")).toList();
    }

    /** From now on an account cannot be made: Keycloak says what is wrong with this field of it. */
    public StandInKeycloak refusing(String field) {
        refused = field;
        return this;
    }

    /** From now on making an account takes this long. */
    public StandInKeycloak slowBy(long millis) {
        slow = millis;
        return this;
    }

    /** @return each call to the Admin API: its method and what follows the realm */
    public List<String> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String call = exchange.getRequestMethod() + " " + path.replaceFirst("^.*/realms/[^/]+", "");
        if (path.startsWith("/admin/")) {
            synchronized (calls) {
                calls.add(call);
                calls.notifyAll();
            }
        }
        if (call.contains(failing)) {
            send(exchange, 500, "{\"error\":\"failing on purpose\"}");
        } else if (path.endsWith("/certs")) {
            send(exchange, 200, new JsonWebKeySet(KEY).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
        } else if (path.endsWith("/token")) {
            send(exchange, 200, "{\"access_token\":\"a service account\",\"refresh_token\":\"more\",\"id_token\":\"" + idToken + "\"}");
        } else if (call.equals("GET /users")) {
            send(exchange, 200, known ? "[{\"id\":\"known-subject\"}]" : "[]");
        } else if (call.matches("GET /users/[^/]+")) {
            send(exchange, 200, "{\"id\":\"someone\",\"username\":\"una@example.org\",\"email\":\"una@example.org\"}");
        } else if (call.endsWith("/credentials")) {
            send(exchange, 200, password ? "[{\"type\":\"password\"}]" : "[]");
        } else if (call.endsWith("/reset-password")) {
            password = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).matches(".*\"value\":\"[^\"]{12,}\".*");
            send(exchange, password ? 204 : 400, password ? "" : "{\"error\":\"invalidPasswordMinLengthMessage\"}");
        } else if (call.equals("POST /users") && refused != null) {
            send(exchange, 400, "{\"field\":\"" + refused + "\",\"errorMessage\":\"error-invalid\"}");
        } else if (call.equals("POST /users")) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(slow));
            exchange.getResponseHeaders().set("Location", issuer + "/users/new-subject");
            send(exchange, 201, "");
        } else {
            send(exchange, 204, "");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /** @return an access token as Keycloak would give it to this person; for a minute the same one, because signing takes its time */
    public String token(Person person) {
        return tokens.get(Arrays.asList(person.subject(), person.fullName(), person.email(), person.programmeRoles()),
                key -> newToken(person));
    }

    private String newToken(Person person) {
        return sign(claims(person, ConfigProvider.getConfig().getValue("pledgekeeper.identity.audience", String.class),
                Map.of("typ", "Bearer")));
    }

    private JwtClaims claims(Person person, String audience, Map<String, String> more) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(person.subject());
        claims.setExpirationTimeMinutesInTheFuture(30);
        claims.setClaim("name", person.fullName());
        claims.setClaim("email", person.email());
        claims.setClaim("groups", person.programmeRoles().stream().map(ProgrammeRole::realmRole).toList());
        more.forEach(claims::setStringClaim);
        return claims;
    }

    private static String sign(JwtClaims claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(KEY.getPrivateKey());
        token.setKeyIdHeaderValue(KEY.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("stand-in");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
