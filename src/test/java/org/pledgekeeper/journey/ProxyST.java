package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Built;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.LocalPayara;

/** Behind a real HAProxy that ends TLS: cookies, strict transport and redirects follow the address people use. */
@ExtendWith(LocalService.class)
class ProxyST {
    private static final Path FOLDER = Built.FOLDER.resolve("proxy-data").toAbsolutePath();
    private static final String LEAD = "morven@glenmorran.example";
    private static LocalPayara application;
    private static Process proxy;
    private static String address;
    private static int plain;

    @BeforeAll
    static void start(Local local) throws Exception {
        Files.createDirectories(FOLDER);
        Path program = haproxy();
        int inside = free();
        int outside = free();
        plain = free();
        address = "https://localhost:" + outside;
        letComeBack(local);
        application = local.another(inside, address);
        application.start();
        Path settings = Files.writeString(FOLDER.resolve("haproxy.cfg"), """
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 60s
                  timeout server 60s
                frontend tls
                  bind 127.0.0.1:%d ssl crt %s
                  bind 127.0.0.1:%d
                %s
                  http-request set-header X-Forwarded-Proto https
                  http-request set-header X-Forwarded-For %%[src]
                  default_backend application
                backend application
                  server one 127.0.0.1:%d
                """.formatted(outside, certificate(), plain, whatTheOneThatShipsRefuses(), inside));
        proxy = new ProcessBuilder(program.toString(), "-db", "-f", settings.toString()).redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("haproxy.log").toFile()).start();
        awaitListening(outside);
    }

    private static void awaitListening(int port) throws IOException, InterruptedException {
        for (int tries = 0; tries < 400; tries++) {
            try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (ConnectException notYet) {
                if (proxy.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("HAProxy has ended: " + Files.readString(FOLDER.resolve("haproxy.log")));
                }
            }
        }
        throw new IllegalStateException("HAProxy does not listen after 20 seconds.");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (proxy != null) {
            proxy.destroy();
            proxy.waitFor(10, TimeUnit.SECONDS);
        }
        if (application != null) {
            application.stop();
        }
    }

    @Test
    void signingInOverTlsKeepsEveryCookieToIt(People people) {
        Person lead = people.visitorAt(address);
        lead.page().navigate("/w");
        assertThat(lead.heading("Sign in")).isVisible();
        assertTrue(lead.context().cookies(address).stream().filter(cookie -> !cookie.path.startsWith("/realms"))
                .allMatch(cookie -> cookie.secure && cookie.name.startsWith("__")), () -> names(lead));
        lead.field("Email address").fill(LEAD);
        lead.field("Password").fill(Person.PASSWORD);
        lead.press("Sign in");
        lead.page().waitForURL(url -> url.startsWith(address + "/w"));
        List<Cookie> ours = lead.context().cookies(address).stream().filter(cookie -> cookie.name.contains("pledgekeeper")).toList();
        assertEquals(List.of("__Host-pledgekeeper"), ours.stream().map(cookie -> cookie.name).toList());
        assertTrue(ours.get(0).secure && ours.get(0).httpOnly, ours.get(0).name);

        Response page = lead.page().navigate("/w/glenmorran-council");
        assertEquals(200, page.status());
        assertEquals("max-age=31536000; includeSubDomains", page.headerValue("Strict-Transport-Security"));
        lead.page().locator("form.account button").click();
        assertThat(lead.heading("You are signed out")).isVisible();
        assertTrue(lead.page().url().startsWith(address), lead.page().url());
    }

    @Test
    void whatPayaraWouldAnswerByItselfIsRefusedInFrontOfIt() throws IOException {
        for (String line : List.of("GET /%u0041", "GET /signatories/%zz", "GET /%", "CONNECT localhost:443")) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), plain)) {
                socket.setSoTimeout(5000);
                socket.getOutputStream().write((line + " HTTP/1.1\r\nHost: localhost:443\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertTrue(answer.startsWith("HTTP/1.1 400"), line + ": " + answer);
            }
        }
    }

    private static String whatTheOneThatShipsRefuses() throws IOException {
        String rules = Files.readAllLines(Path.of("docker/proxy/haproxy.cfg")).stream()
                .filter(line -> line.startsWith("  http-request deny deny_status 400")).collect(Collectors.joining("\n"));
        assertTrue(rules.contains("CONNECT"), rules);
        return rules;
    }

    private static String names(Person person) {
        return person.context().cookies(address).stream().map(cookie -> cookie.name + (cookie.secure ? " secure" : " open")).toList()
                .toString();
    }

    /** Keycloak sends people back to the addresses it knows only: it learns this one. */
    private static void letComeBack(Local local) {
        Operator operator = new Operator(local);
        JsonNode client = operator.ask("GET", "pledgekeeper/clients?clientId=pledgekeeper", null).get(0);
        ObjectNode changed = client.deepCopy();
        changed.withArray("redirectUris").add(address + "/signed-in");
        ObjectNode attributes = (ObjectNode) changed.get("attributes");
        attributes.put("post.logout.redirect.uris", attributes.path("post.logout.redirect.uris").asText() + "##" + address + "/signed-out");
        operator.ask("PUT", "pledgekeeper/clients/" + client.get("id").asText(), changed);
    }

    private static Path certificate() throws Exception {
        Path store = FOLDER.resolve("key.p12");
        Files.deleteIfExists(store);
        run(List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair", "-alias", "proxy", "-keyalg", "EC",
                "-groupname", "secp256r1", "-dname", "CN=localhost", "-validity", "2", "-storetype", "PKCS12", "-storepass", "changeit",
                "-keystore", store.toString()));
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        return Files.writeString(FOLDER.resolve("proxy.pem"), pem("CERTIFICATE", keys.getCertificate("proxy").getEncoded())
                + pem("PRIVATE KEY", keys.getKey("proxy", "changeit".toCharArray()).getEncoded()));
    }

    private static String pem(String what, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    private static Path haproxy() {
        List<Path> places = List.of(Path.of("/usr/sbin/haproxy"), Path.of("/usr/local/sbin/haproxy"), Path.of("/opt/homebrew/bin/haproxy"));
        return places.stream().filter(Files::isExecutable).findFirst().or(() -> DebianPackage.program("haproxy", "usr/sbin/haproxy"))
                .orElseThrow(() -> new IllegalStateException("The journey through a proxy needs HAProxy, and there is none here."
                        + " Please install it (Debian: sudo apt-get install haproxy), then try again."));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(FOLDER.resolve("commands.log").toFile()).start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command.get(0) + " did not do it: " + Files.readString(FOLDER.resolve("commands.log")));
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
