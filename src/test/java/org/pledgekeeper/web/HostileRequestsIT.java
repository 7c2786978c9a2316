package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.Counts;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/**
 * Plays the enemy over HTTP: every operation that /openapi describes by everyone with everyone's ids; malformed requests made from
 * it, the same for the same seed ({@code ./mvnw verify -Pfuzz} sends 20,000, the usual run 1,500); bodies that are slow, large, or many at
 * once.
 */
@ExtendWith(ArquillianExtension.class)
class HostileRequestsIT {
    private static final String OWN = "own-council";
    private static final String OTHER = "other-council";
    private static final Map<String, String> CANARIES = Map.of(OWN, "CANARY-2b80c4", OTHER, "CANARY-7f3a91");
    private static final String CANARY = CANARIES.get(OTHER);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1500);
    private static final long SEED = 20261126;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    private static boolean prepared;
    private static JsonNode described;
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");
    private static final List<Operation> OPERATIONS = new ArrayList<>();
    /** By tenant: an id for each name that stands in an address. */
    private static final Map<String, Map<String, List<String>>> IDS = new TreeMap<>();

    @Inject
    private Tenants tenants;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(HostileRequestsIT.class, Malformed.class);
    }

    record Operation(String method, String path, String type, JsonNode bodies) {
        boolean isOf(String kind) {
            return path.contains(kind);
        }
    }

    // What everyone finds ------------------------------------------------------------------

    @BeforeEach
    void prepare() throws Exception {
        if (prepared) {
            return;
        }
        prepared = true;
        described = JSON.readTree(Http.get("/openapi?format=json", null).body());
        described.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                JsonNode bodies = operation.getValue().path("requestBody").path("content");
                OPERATIONS.add(new Operation(operation.getKey().toUpperCase(), path.getKey(), "application/json", bodies));
                // What takes files takes words as JSON too: both are described under one address.
                if (bodies.has("multipart/form-data")) {
                    OPERATIONS.add(new Operation(operation.getKey().toUpperCase(), path.getKey(), "multipart/form-data; boundary=b",
                            bodies));
                }
            }
        }));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (String slug : List.of(OWN, OTHER)) {
                UUID tenant = tenants.found(slug, Sector.COUNCIL);
                String words = CANARIES.get(slug);
                Superuser.change("update tenant set name = ? where slug = ?", words + " " + slug, slug);
                Superuser.change("update member set name = ? || ' ' || name where tenant_id = ?", words, tenant);
                IDS.put(slug, plant(keycloak.token(Tenants.lead(slug)), slug, words));
            }
        }
    }

    private static Map<String, List<String>> plant(String lead, String slug, String words) throws Exception {
        String workspace = "/api/v1/workspaces/" + slug;
        Map<String, List<String>> ids = new TreeMap<>();
        taken(Http.post(workspace + "/assessments", lead, "{}"));
        taken(Http.put(workspace + "/assessments/current/answers/le-listening", lead, "{\"level\":\"2\",\"note\":\"" + words
                + "\",\"version\":0}"));
        ids.put("comments", List.of(id(Http.post(workspace + "/assessments/current/indicators/le-listening/comments", lead, "{\"words\":\""
                + words + "\"}"), "id")));
        ids.put("evidence", List.of(id(Http.post(workspace + "/evidence", lead,
                "{\"kind\":\"WORDS\",\"words\":\"" + words + "\",\"indicators\":[\"le-listening\"]}"), "id")));
        ids.put("actions", List.of(id(Http.post(workspace + "/actions", lead,
                "{\"title\":\"" + words + "\",\"ownerRole\":\"" + words
                        + "\",\"dueMonth\":\"2100-01\",\"commitment\":\"lived-experience\",\"indicator\":\"le-listening\"}"),
                "id")));
        JsonNode pulse = taken(Http.post(workspace + "/pulses", lead,
                "{\"indicators\":[\"le-listening\"],\"closesOn\":\"%s\",\"singleUse\":false}"
                        .formatted(java.time.LocalDate.now().plusDays(14))));
        ids.put("pulses", List.of(pulse.path("pulse").path("id").asText()));
        ids.put("{token}", List.of(pulse.path("links").path(0).path("address").asText().replaceFirst(".*/", "")));
        ids.put("{subject}", List.of("viewer@" + slug, "contributor@" + slug));
        ids.put("{indicatorId}", List.of("le-listening", "cl-vision"));
        ids.put("{indicator}", List.of("le-listening", "cl-vision"));
        ids.put("{number}", List.of("1"));
        return ids;
    }

    private static JsonNode taken(HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() < 300, () -> answer.statusCode() + answer.body());
        return JSON.readTree(answer.body());
    }

    private static String id(HttpResponse<String> answer, String name) throws IOException {
        return taken(answer).path(name).asText();
    }

    /** @return the address with one tenant's name and another's ids */
    private static String address(String path, String slug, String owner, Malformed random) {
        Map<String, List<String>> ids = IDS.get(owner);
        String filled = path.replace("{slug}", slug);
        for (String kind : List.of("comments", "evidence", "actions", "pulses")) {
            filled = filled.replace(kind + "/{id}", kind + "/" + ids.get(kind).get(0));
        }
        for (Map.Entry<String, List<String>> name : ids.entrySet()) {
            filled = filled.replace(name.getKey(), random.one(name.getValue()));
        }
        return filled;
    }

    // Everyone, everywhere -----------------------------------------------------------------

    @Test
    void nobodyReachesWhatIsAnothersByAnyOperation() throws Exception {
        // What a request of another test opened to the programme is read there by right.
        Superuser.change("update help_grant set ended_by = 'Its lead', ended_at = now() where ended_at is null");
        Malformed random = new Malformed(SEED);
        Map<String, Integer> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (List<String> sides : List.of(List.of(OWN, OTHER), List.of(OTHER, OWN))) {
                List<String> before = Superuser.digests(sides.get(1));
                everyone(keycloak, sides.get(0), List.of(sides.get(1), sides.get(1)), sides.get(1), random, counts, wrong);
                everyone(keycloak, sides.get(0), List.of(sides.get(1), sides.get(0)), sides.get(1), random, counts, wrong);
                everyone(keycloak, sides.get(0), List.of(sides.get(0), sides.get(1)), sides.get(1), random, counts, wrong);
                assertEquals(before, Superuser.digests(sides.get(1)));
            }
            for (List<String> sides : List.of(List.of(OWN, OTHER), List.of(OTHER, OWN))) {
                List<String> before = Superuser.digests(sides.get(1));
                everyone(keycloak, sides.get(0), List.of(sides.get(0), sides.get(0)), sides.get(1), random, counts, wrong);
                assertEquals(before, Superuser.digests(sides.get(1)));
            }
        }
        Counts.say("Everyone, everywhere: " + OPERATIONS.size() + " operations, " + counts);
        assertEquals(List.of(), wrong);
        assertTrue(counts.get("own canary seen by its own") > 50, counts::toString);
    }

    /**
     * Every operation by those of one tenant, by staff, a stranger and nobody.
     *
     * @param whose the tenant in the address, and the one whose ids stand there
     */
    private static void everyone(StandInKeycloak keycloak, String of, List<String> whose, String others, Malformed random,
            Map<String, Integer> counts, List<String> wrong) throws Exception {
        List<Person> callers = new ArrayList<>(List.of(Tenants.staff(), Tenants.stranger()));
        for (Role role : Role.values()) {
            callers.add(Tenants.member(role, of));
        }
        callers.add(null);
        for (Operation operation : OPERATIONS) {
            // Someone else's link to a pulse may be followed by anyone: it is all that they have.
            if (operation.isOf("{token}") && whose.get(1).equals(others)) {
                continue;
            }
            for (Person caller : callers) {
                String address = address(operation.path(), whose.get(0), whose.get(1), random);
                int sent = counts.merge("requests", 1, Integer::sum);
                Wire.Answer answer = Wire.send(operation.method() + " " + address + " HTTP/1.1\nContent-Type: " + operation.type()
                        + "\nX-Client: m" + sent / 100
                        + (caller == null ? "" : "\nAuthorization: Bearer " + keycloak.token(caller)),
                        wellFormed(operation, random, whose.get(1)));
                counts.merge("answered " + answer.status(), 1, Integer::sum);
                boolean refused = List.of(400, 401, 403, 404, 409, 415, 422).contains(answer.status());
                boolean leaks = answer.body().contains(CANARIES.get(others));
                if (answer.body().contains(CANARIES.get(of))) {
                    counts.merge("own canary seen by its own", 1, Integer::sum);
                    leaks |= !operation.isOf("{token}") && (caller == null || !caller.subject().endsWith("@" + of));
                }
                if (answer.status() == 0 || answer.status() >= 500 || leaks || whose.get(0).equals(others) && operation.isOf("{slug}")
                        && operation.isOf("workspaces") && !refused) {
                    wrong.add(answer.status() + (leaks ? " leak " : " ") + operation.method() + " " + address + " by "
                            + (caller == null ? "nobody" : caller.subject()));
                }
            }
        }
    }

    private static byte[] wellFormed(Operation operation, Malformed random, String owner) {
        JsonNode schema = operation.bodies().path("application/json").path("schema");
        if (operation.type().startsWith("multipart")) {
            return ("--b\r\nContent-Disposition: form-data; name=\"indicator\"\r\n\r\nle-listening\r\n--b\r\nContent-Disposition:"
                    + " form-data; name=\"id\"\r\n\r\n"
                    + IDS.get(owner).get("evidence").get(0)
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.4\r\n--b--\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }
        if (schema.isMissingNode() && !operation.bodies().has("multipart/form-data")) {
            return new byte[0];
        }
        String name = schema.isMissingNode() ? "NewBody" : schema.path("$ref").asText().replaceFirst(".*/", "");
        String indicator = "\"le-listening\"";
        return (switch (name) {
            case "AnswerBody" -> "{\"level\":\"3\",\"version\":0}";
            case "SeveralBody" -> "{\"level\":\"3\",\"indicators\":{" + indicator + ":1}}";
            case "CommentBody" -> "{\"id\":\"" + IDS.get(owner).get("comments").get(0) + "\",\"words\":\"Mine\"}";
            case "ActionBody" -> "{\"id\":\"" + IDS.get(owner).get("actions").get(0)
                    + "\",\"title\":\"Mine\",\"ownerRole\":\"Mine\",\"dueMonth\":\"2100-01\","
                    + "\"commitment\":\"lived-experience\",\"state\":\"DONE\",\"version\":1}";
            case "NewBody" -> "{\"id\":\"" + IDS.get(owner).get("evidence").get(0)
                    + "\",\"kind\":\"WORDS\",\"words\":\"Mine\",\"indicators\":[" + indicator + "]}";
            case "AboutBody" -> "{\"title\":\"Mine\",\"version\":1}";
            case "InviteBody" -> "{\"name\":\"Someone\",\"email\":\"someone@example.org\",\"role\":\"VIEWER\",\"items\":[]}";
            case "ChangeBody" -> "{\"role\":\"CHAMPION\",\"onlyAssigned\":false}";
            case "AssignmentsBody" -> "{\"items\":[" + indicator + "]}";
            case "ReasonBody" -> "{\"reason\":\"Mine\"}";
            case "PulseBody" -> "{\"indicators\":[" + indicator + "],\"closesOn\":\"" + java.time.LocalDate.now().plusDays(3)
                    + "\",\"singleUse\":false}";
            case "AnswersBody" -> "{\"answers\":{" + indicator + ":\"1\"}}";
            default -> "{}";
        }).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void eachPartOfAnAddressIsDescribed() {
        Map<String, List<String>> silent = new TreeMap<>();
        described.path("paths").fields().forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                List<String> told = Stream.concat(path.getValue().path("parameters").findValuesAsText("name").stream(),
                        operation.getValue().path("parameters").findValuesAsText("name").stream()).toList();
                List<String> missing = PART.matcher(path.getKey()).results().map(part -> part.group(1)).filter(part -> !told.contains(part))
                        .toList();
                if (!missing.isEmpty()) {
                    silent.put(operation.getKey() + " " + path.getKey(), missing);
                }
            }
        }));
        assertEquals(Map.of(), silent);
    }

    // Nonsense -----------------------------------------------------------------------------

    @Test
    void noMalformedRequestToTheApiIsOurFault() throws Exception {
        Malformed random = new Malformed(SEED);
        JsonNode schemas = described.path("components").path("schemas");
        List<String> ids = new ArrayList<>(List.of("le-listening", "lived-experience", "VIEWER", "LINK", "2"));
        IDS.get(OWN).values().forEach(ids::addAll);
        IDS.get(OTHER).values().forEach(ids::addAll);
        send("API", REQUESTS * 2 / 3, random, (keycloak, lead) -> {
            Operation operation = random.one(OPERATIONS);
            String path = operation.path();
            if (random.in(4)) {
                path = path.replaceFirst(random.in(3) ? "\\{\\w+}" : "\\{(?!slug)\\w+}", random.inAPath().replace("\\", "\\\\")
                        .replace("$", "\\$"));
            }
            String address = address(path, OWN, random.in(3) ? OTHER : OWN, random)
                    + (random.in(5) ? "?" + random.form(List.of("q", "sector", "area", "format", "release", "lang")) : "");
            String method = random.in(25) ? random.one(List.of("PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "get", "X"))
                    : operation.method();
            boolean file = operation.isOf("/evidence") && method.equals("POST") && random.in(2);
            JsonNode schema = operation.bodies().path("application/json").path("schema");
            byte[] body = file ? random.multipart(List.of("file", "indicator", "id", "title", "coversFrom", "")) : method.equals("GET")
                    && !random.in(20) ? new byte[0]
                            : random.json(operation.isOf("/evidence") && schema.isMissingNode() ? schemas.path("NewBody") : schema, schemas,
                                    ids);
            String type = file ? random.one(List.of("multipart/form-data; boundary=b", "multipart/form-data; boundary=b",
                    "multipart/form-data; boundary=c", "multipart/form-data"))
                    : random.in(6) ? random.type() : "application/json";
            return new Request(method + " " + address, (body.length > 0 ? "\nContent-Type: " + type : "")
                    + (random.in(30) ? "" : "\nAuthorization: Bearer " + lead), body);
        });
    }

    @Test
    void noMalformedRequestToAPageIsOurFault() throws Exception {
        Malformed random = new Malformed(SEED + 1);
        List<String> fields = List.of("form", "jakarta.faces.ViewState", "jakarta.faces.RenderKitId", "jakarta.faces.source",
                "jakarta.faces.partial.ajax", "jakarta.faces.ClientWindow", "person",
                "email", "name", "role", "q", "sector", "page", "state", "id", "item", "level", "by", "organisation:name", "form:save",
                "title", "dueMonth");
        send("pages", REQUESTS / 3, random, (keycloak, lead) -> {
            String path = random.one(Route.ALL).pattern().pattern();
            String slug = random.in(8) ? random.inAPath() : OWN;
            String address = path.replaceFirst("/w/\\(\\[\\^/]\\{1,120}\\)", "/w/" + slug.replace("\\", "\\\\").replace("$", "\\$"));
            while (address.contains("([^/]{1,120})")) {
                String part = random.in(2) ? random.inAPath() : random.one(random.one(List.copyOf(IDS.get(OWN).values())));
                address = address.replaceFirst("\\(\\[\\^/]\\{1,120}\\)", part.replace("\\", "\\\\").replace("$", "\\$"));
            }
            String method = random.one(List.of("GET", "POST", "POST", "POST", "HEAD", "PUT"));
            boolean file = random.in(4);
            byte[] body = !method.equals("POST") ? new byte[0] : file ? random.multipart(fields)
                    : ((random.in(2) ? "jakarta.faces.ViewState=stateless&form=form&" : "") + random.form(fields))
                            .getBytes(StandardCharsets.UTF_8);
            String type = random.in(10) ? random.type() : file ? "multipart/form-data; boundary=b" : "application/x-www-form-urlencoded";
            return new Request(method + " " + address + (random.in(3) ? "?" + random.form(fields) : ""),
                    (body.length > 0 ? "\nContent-Type: " + type : "") + (random.in(3) ? "" : "\nAuthorization: Bearer " + lead), body);
        });
    }

    private record Request(String line, String head, byte[] body) {}

    private interface Making {
        Request next(StandInKeycloak keycloak, String lead) throws Exception;
    }

    private static void send(String where, int howMany, Malformed random, Making making) throws Exception {
        List<String> before = Superuser.digests(OTHER);
        Map<Integer, Integer> answered = new TreeMap<>();
        List<String> logged = java.util.Collections.synchronizedList(new ArrayList<>());
        Handler listening = listening(logged);
        List<String> wrong = new ArrayList<>();
        String lead = null;
        long began = System.nanoTime();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (int i = 0; i < howMany; i++) {
                lead = i % 200 == 0 ? keycloak.token(Tenants.lead(OWN)) : lead;
                Request request = making.next(keycloak, lead);
                String head = request.line() + " HTTP/1.1\nX-Client: f" + where + i / 50 + request.head()
                        + (random.in(5) ? "\n" + random.header() : "");
                int status;
                String body = "";
                boolean later = false;
                try {
                    Wire.Answer answer = Wire.send(head, request.body());
                    status = answer.status();
                    body = answer.body();
                    later = status == 503 && (answer.header("Retry-After").isPresent() || request.line().contains("/w/"));
                } catch (java.net.SocketTimeoutException hang) {
                    status = 999;
                } catch (IOException | RuntimeException cut) {
                    // The server closed before all was sent, or answered what is no HTTP: as 0, without an answer.
                    status = 0;
                }
                answered.merge(status, 1, Integer::sum);
                if (status < 500) {
                    logged.clear();
                }
                // There is no mail server here, which is 503; and whoever holds a pulse's link may read what it asks.
                if (status >= 500 && !later || body.contains(CANARY) && !request.line().contains("/pulse/") && !request.line()
                        .contains("/p/")) {
                    wrong.add(logged + " " + status + (body.contains(CANARY) ? " leak " : " ")
                            + head.replaceFirst("Bearer \\S+", "Bearer …").lines().limit(6).toList()
                            + " | " + new String(request.body(), 0, Math.min(300, request.body().length), StandardCharsets.UTF_8));
                }
            }
        }
        Logger.getLogger("org.pledgekeeper").removeHandler(listening);
        Counts.say("Malformed, " + where + ", seed " + SEED + ": " + howMany + " requests in " + (System.nanoTime() - began) / 1_000_000_000
                + " s, answered " + answered);
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " of " + answered + "\n"
                + String.join("\n", wrong.subList(0, Math.min(25, wrong.size()))));
        assertEquals(before, Superuser.digests(OTHER));
    }

    /** What the application logs while it is asked nonsense tells where a fault is. */
    private static Handler listening(List<String> logged) {
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                Throwable cause = entry.getThrown();
                while (cause != null && cause.getCause() != null) {
                    cause = cause.getCause();
                }
                if (cause != null) {
                    logged.add(cause + " " + List.of(cause.getStackTrace()).subList(0, Math.min(6, cause.getStackTrace().length)));
                }
            }

            @Override
            public void flush() {
                // Nothing is held back.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger.getLogger("org.pledgekeeper").addHandler(handler);
        return handler;
    }

    // Slow and large -----------------------------------------------------------------------

    @Test
    void whoSendsSlowlyKeepsNobodyWaiting() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 220; i++) {
                String[] started = {"POST /api/v1/pulse/x HTTP/1.1\nContent-Type: application/json\nContent-Length: 100\n\n{\"a\":",
                        "POST /sign-up/organisation HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 100\n\na=",
                        "POST /sign-up/logo HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nContent-Length: 1000\n\n--b\n",
                        "GET / HTTP/1.1\nX-Header: a"};
                slow.add(open(started[i % 4].replaceFirst("HTTP/1.1", "HTTP/1.1\nHost: localhost\nX-Client: s" + i)));
            }
            long began = System.nanoTime();
            for (String address : List.of("/", "/signatories", "/api/v1/signatories")) {
                assertEquals(200, Http.get(address, null).statusCode(), address);
            }
            // What comes in one piece needs none of the places that the slow ones hold.
            assertEquals(404, Wire.send("POST /api/v1/pulse/no-such-link HTTP/1.1\nContent-Type: application/json",
                    "{\"answers\":{\"le-listening\":\"1\"}}".getBytes(StandardCharsets.UTF_8)).status());
            assertTrue(System.nanoTime() - began < 8_000_000_000L, "answered after " + (System.nanoTime() - began) / 1_000_000 + " ms");
            for (int i = 0; i < slow.size(); i++) {
                slow.get(i).setSoTimeout(60_000);
                String answer = new String(slow.get(i).getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                assertTrue(List.of("HTTP/1.1 408", "HTTP/1.1 503", "HTTP/1.1 429", "").contains(answer), i % 4 + ": " + answer);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void whoeverWritesOnAnHonestPhoneIsTakenWhileAnotherHoldsSlowBodies() throws Exception {
        List<Socket> held = new ArrayList<>();
        try {
            int[] served = new int[2];
            for (int i = 0; i < 70; i++) {
                held.add(begun(i % 2, "attacker"));
            }
            for (int i = 0; i < 20; i++) {
                for (int beside = 0; beside < 2; beside++) {
                    try (Socket phone = begun(i % 2, beside == 0 ? "phone" : "attacker")) {
                        held.add(begun(i % 2, "attacker"));
                        // By the time that another request is answered, this one waits for its second packet.
                        assertEquals(200, Wire.send("GET /signatories HTTP/1.1").status());
                        phone.getOutputStream().write(BODIES.get(i % 2).getBytes(StandardCharsets.US_ASCII));
                        phone.setSoTimeout(30_000);
                        String answer = new String(phone.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                        served[beside] += List.of("HTTP/1.1 404", "HTTP/1.1 302", "HTTP/1.1 303", "HTTP/1.1 200").contains(answer) ? 1 : 0;
                    }
                }
            }
            // Those who lost their places wait no longer.
            for (int i = 0; i < 100 && waiting() > 40; i++) {
                Wire.send("GET /signatories HTTP/1.1");
            }
            assertTrue(waiting() <= 40, waiting() + " threads wait");
            assertEquals(20, served[0], "of 20 from another address");
            assertTrue(served[1] >= 16, served[1] + " of 20 behind the same address");
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack).anyMatch(call -> call.getClassName().endsWith("TakeBody$Counted"))).count();
    }

    private static final List<String> BODIES = List.of("{\"answers\":{\"le-listening\":\"1\"}}",
            "form=form&name=An+honest+phone&jakarta.faces.ViewState=stateless");

    /** Headers, and nothing yet of the body they promise. */
    private static Socket begun(int which, String from) throws IOException {
        return open(List.of("POST /api/v1/pulse/no-such-link HTTP/1.1\nContent-Type: application/json",
                "POST /sign-up/organisation HTTP/1.1\nContent-Type: application/x-www-form-urlencoded").get(which)
                + "\nHost: localhost\nConnection: close\nX-Client: " + from + "\nContent-Length: " + BODIES.get(which).length() + "\n\n");
    }

    @Test
    void aFormWithAFileThatComesInDropsEndsInItsTime() throws Exception {
        try (Socket slow = open("POST /sign-up/logo HTTP/1.1\nHost: localhost\nConnection: close\nX-Client: drops\nContent-Type:"
                + " multipart/form-data; boundary=b\nContent-Length: 100000\n\n"
                + "--b\nContent-Disposition: form-data; name=\"logo\"; filename=\"a.png\"\n\n")) {
            slow.setSoTimeout(500);
            int first = -2;
            for (int drops = 0; first == -2; drops++) {
                assertTrue(drops < 200, "it goes on for ever");
                try {
                    slow.getOutputStream().write('x');
                    first = slow.getInputStream().read();
                } catch (java.net.SocketTimeoutException noAnswerYet) {
                    first = -2;
                }
            }
            assertEquals("TTP/1.1 408", new String(slow.getInputStream().readNBytes(11), StandardCharsets.US_ASCII));
        }
    }

    private static Socket open(String start) throws IOException {
        URI base = URI.create(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class));
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream().write(start.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    @Test
    void whatIsTooLargeIsRefusedWhetherItSaysItsLengthOrNot() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            Wire.Answer problem = Wire.send("POST /api/v1/pulse/x HTTP/1.1\nContent-Type: application/json\nX-Client: large",
                    new byte[2 * 1024 * 1024]);
            assertEquals(413, problem.status());
            assertTrue(problem.header("Content-Type").orElse("").startsWith("application/problem+json"), problem::toString);
            String token = "\nAuthorization: Bearer " + keycloak.token(Tenants.lead(OWN));
            for (String head : List.of("POST /api/v1/pulse/x HTTP/1.1\nContent-Type: application/json",
                    "POST /sign-up/organisation HTTP/1.1\nContent-Type: application/x-www-form-urlencoded",
                    "POST /sign-up/logo HTTP/1.1\nContent-Type: multipart/form-data; boundary=b",
                    "POST /api/v1/workspaces/" + OWN + "/evidence HTTP/1.1\nContent-Type: multipart/form-data; boundary=b" + token)) {
                assertEquals(413, chunked(head + "\nX-Client: large"), head);
                Wire.Answer said = Wire.send(head + "\nX-Client: large\nContent-Length: 400000000\nTransfer-Encoding: identity",
                        new byte[0]);
                assertTrue(said.status() >= 400 && said.status() < 500, head + said);
            }
        }
    }

    @Test
    void aFormOfManyPartsIsRefusedBeforeItFillsTheMemory() throws Exception {
        byte[] many = ("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n".repeat(400_000) + "--b--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (String address : List.of("/sign-up/logo", "/signatories", "/api/v1/workspaces/" + OWN + "/evidence")) {
                Wire.Answer answer = Wire.send("POST " + address
                        + " HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nX-Client: parts\nAuthorization: Bearer "
                        + keycloak.token(Tenants.lead(OWN)), many);
                assertTrue(answer.status() == 413 || address.equals("/signatories") && answer.status() < 500, address + " "
                        + answer.status());
            }
        }
    }

    /** Sends 40 MB that nobody said would come. */
    private static int chunked(String head) throws IOException {
        try (Socket socket = open(head + "\nHost: localhost\nTransfer-Encoding: chunked\nConnection: close\n\n")) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            String start = head.contains("multipart")
                    ? "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
                    : "{\"a\":\"";
            byte[] chunk = "x".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            try {
                out.write((Integer.toHexString(start.length()) + "\r\n" + start + "\r\n").getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 40; i++) {
                    out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.write(chunk);
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                // Refused before all was sent: the answer is there all the same.
            }
            String status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.length() < 12 ? 0 : Integer.parseInt(status.substring(9));
        }
    }

    @Test
    void manyFilesAtOnceAreTakenSomeAtATime() throws Exception {
        byte[] large = ("--b\r\nContent-Disposition: form-data; name=\"indicator\"\r\n\r\nle-listening\r\n--b\r\nContent-Disposition:"
                + " form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n"
                + "x".repeat(24 * 1024 * 1024) + "\r\n--b--\r\n").getBytes(StandardCharsets.US_ASCII);
        ExecutorService senders = Executors.newFixedThreadPool(12);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String head = "POST /api/v1/workspaces/" + OWN
                    + "/evidence HTTP/1.1\nContent-Type: multipart/form-data; boundary=b\nX-Client: files\nAuthorization: Bearer "
                    + keycloak.token(Tenants.lead(OWN));
            List<Future<Wire.Answer>> all = IntStream.range(0, 12).mapToObj(i -> senders.submit(() -> Wire.send(head, large))).toList();
            for (Future<Wire.Answer> one : all) {
                Wire.Answer answer = one.get();
                assertTrue(answer.status() == 422 || answer.status() == 503 && answer.header("Retry-After").isPresent(), answer::toString);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    // Two at once --------------------------------------------------------------------------

    @Test
    void twoAtOnceNeverMeetAFaultOfOurs() throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            UUID tenant = tenants.found("busy-council", Sector.COUNCIL);
            Person second = new Person("second@busy", "Second Lead", "second@busy.example", false);
            Tenants.join(tenant, second, Role.LEAD);
            String first = keycloak.token(Tenants.lead("busy-council"));
            String workspace = "/api/v1/workspaces/busy-council";
            taken(Http.post(workspace + "/assessments", first, "{}"));
            String comment = "{\"id\":\"" + UUID.randomUUID() + "\",\"words\":\"Twice\"}";
            String action = "{\"id\":\"" + UUID.randomUUID()
                    + "\",\"title\":\"Twice\",\"ownerRole\":\"Team\",\"dueMonth\":\"2100-01\",\"commitment\":\"lived-experience\"}";
            String evidence = "{\"id\":\"" + UUID.randomUUID()
                    + "\",\"kind\":\"WORDS\",\"words\":\"Twice\",\"indicators\":[\"le-listening\"]}";
            String pulse = "{\"indicators\":[\"le-listening\"],\"closesOn\":\"" + java.time.LocalDate.now().plusDays(3)
                    + "\",\"singleUse\":false}";
            List<List<String>> writes = List.of(List.of("PUT", "/members/viewer@busy-council/assignments",
                    "{\"items\":[\"le-listening\",\"cl-vision\"]}"),
                    List.of("PUT", "/assessments/current/answers/cl-vision", "{\"level\":\"1\",\"version\":0}"),
                    List.of("POST", "/assessments/current/indicators/le-listening/comments", comment),
                    List.of("POST", "/actions", action), List.of("POST", "/evidence", evidence), List.of("POST", "/pulses", pulse),
                    List.of("POST", "/members", "{\"name\":\"New\",\"email\":\"new@example.org\",\"role\":\"VIEWER\"}"),
                    List.of("POST", "/assessments/current/submit", "{}"),
                    List.of("POST", "/assessments/current/reopen", "{\"reason\":\"Again\"}"));
            for (List<String> write : writes) {
                List<Integer> statuses = new ArrayList<>();
                for (Future<Integer> one : IntStream.range(0, 8)
                        .mapToObj(i -> senders.submit(() -> Wire.send(write.get(0) + " " + workspace + write.get(1)
                                + " HTTP/1.1\nContent-Type: application/json\nAuthorization: Bearer " + first + "\nX-Client: t" + i,
                                write.get(2)
                                        .getBytes(StandardCharsets.UTF_8))
                                .status()))
                        .toList()) {
                    statuses.add(one.get());
                }
                assertTrue(statuses.stream().allMatch(status -> status < 300 || status == 409 || status == 422) && statuses.stream()
                        .anyMatch(status -> status < 300), write + " " + statuses);
            }
            for (int i = 0; i < 10; i++) {
                Superuser.change("update member set role = 'LEAD' where subject in (?, ?)", second.subject(), "lead@busy-council");
                String other = keycloak.token(second);
                Future<HttpResponse<String>> one = senders.submit(() -> Http.put(workspace + "/members/" + second.subject(), first,
                        "{\"role\":\"VIEWER\"}"));
                Future<HttpResponse<String>> two = senders.submit(() -> Http.put(workspace + "/members/lead@busy-council", other,
                        "{\"role\":\"VIEWER\"}"));
                assertTrue(one.get().statusCode() < 500 && two.get().statusCode() < 500, one.get().body() + two.get().body());
                assertEquals(1L, Superuser.<Long>one("select count(*) from member where role = 'LEAD' and tenant_id = ?", tenant));
            }
        } finally {
            senders.shutdownNow();
        }
    }

    @Test
    void anIdThatIsSomebodyElsesIsAConflict() throws Exception {
        String workspace = "/api/v1/workspaces/two-council";
        tenants.found("two-council", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("two-council"));
            String champion = keycloak.token(Tenants.member(Role.CHAMPION, "two-council"));
            taken(Http.post(workspace + "/assessments", lead, "{}"));
            Map<String, String> bodies = Map.of("/assessments/current/indicators/cl-vision/comments", "{\"id\":\"%s\",\"words\":\"Mine\"}",
                    "/actions", "{\"id\":\"%s\",\"title\":\"Mine\",\"ownerRole\":\"Team\",\"dueMonth\":\"2100-01\","
                            + "\"commitment\":\"lived-experience\"}",
                    "/evidence", "{\"id\":\"%s\",\"kind\":\"WORDS\",\"words\":\"Mine\",\"indicators\":[\"le-listening\"]}");
            for (Map.Entry<String, String> one : bodies.entrySet()) {
                String body = one.getValue().formatted(UUID.randomUUID());
                int made = Http.post(workspace + one.getKey(), champion, body).statusCode();
                assertTrue(made < 300, one.getKey() + made);
                assertEquals(made, Http.post(workspace + one.getKey(), champion, body).statusCode(), "sent twice: " + one.getKey());
                assertEquals(409, Http.post(workspace + one.getKey(), lead, body).statusCode(), one.getKey());
                if (!one.getKey().equals("/actions")) {
                    assertEquals(409, Http.post(workspace + one.getKey(), champion, body.replace("Mine", "Other")).statusCode(),
                            "other words: " + one.getKey());
                }
            }
        }
    }
}
