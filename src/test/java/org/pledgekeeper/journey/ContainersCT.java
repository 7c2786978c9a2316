package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The compose file, brought up: docs/deploying.md. Only with {@code -Pcontainers}, and where there is a container engine. It has ports,
 * volumes and containers of its own, and leaves none of them.
 */
class ContainersCT {
    private static final Path LOG = Path.of("target/containers.log").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final List<String> ALL = List.of("database", "keycloak", "application", "proxy");
    private static final String LEAD = "fern@harbourlight.example";
    private static final String TRAINING = "/w/harbour-light/commitments/training";

    private static Browsers browsers;
    private Profile profile;

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(LOG.getParent());
        Files.deleteIfExists(LOG);
        browsers = new Browsers();
    }

    @AfterAll
    static void close() {
        browsers.close();
    }

    @AfterEach
    void down() {
        if (profile != null) {
            profile.compose("down", "-v", "--remove-orphans");
        }
    }

    @Test
    void whatWasAnsweredIsThereAfterEachPartWasRestarted() throws Exception {
        profile = new Profile("demo");
        profile.up();
        for (String part : ALL) {
            assertNotEquals("0", profile.compose("exec", "-T", part, "id", "-u").strip(), part + " runs as root");
            assertTrue(profile.run("exec", "-T", part, "touch", "/here").status != 0, part + " can write to its file system");
        }
        Person lead = signedIn();
        Question question = new Question(lead, "td-resources");
        question.choose("In place across most");
        question.isSaved();
        lead.context().close();
        for (String part : ALL) {
            profile.compose("restart", part);
            profile.awaitAnswers();
            Person back = signedIn();
            new Question(back, "td-resources").isAnswered("In place across most");
            back.context().close();
        }
        mailIsCaught();
        profile.compose("down");
        profile.up();
        Person another = signedIn();
        new Question(another, "td-resources").isAnswered("In place across most");
        another.context().close();
    }

    @Test
    void theProductionProfileHasNoSamplesAndCatchesNoMail() throws Exception {
        profile = new Profile("production");
        profile.up();
        Person visitor = visitor();
        assertEquals(200, visitor.goTo("/signatories"));
        assertThat(visitor.page().locator("main")).not().containsText("Glenmorran");
        visitor.goTo("/w");
        assertThat(visitor.heading("Sign in")).isVisible();
        assertEquals(404, visitor.goTo(profile.accounts() + "/admin/master/console/"));
        assertFalse(profile.compose("ps").contains("mail"), "No mail is caught.");
        visitor.context().close();
    }

    private void mailIsCaught() throws Exception {
        Person forgetful = visitor();
        forgetful.goTo("/w");
        forgetful.follow("Forgot your password?");
        forgetful.field("Email address").fill(LEAD);
        forgetful.press("Send me a link");
        Instant end = Instant.now().plus(PATIENCE);
        while (!profile.mails().contains(LEAD)) {
            assertTrue(Instant.now().isBefore(end), "No mail has come.");
            TimeUnit.MILLISECONDS.sleep(500);
        }
        forgetful.context().close();
    }

    /** On a busy machine a Keycloak that has just begun can take longer than it is waited for; people then try again, and so does this. */
    private Person signedIn() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Person lead = visitor();
            lead.goTo(TRAINING);
            assertThat(lead.heading("Sign in")).isVisible();
            lead.field("Email address").fill(LEAD);
            lead.field("Password").fill(Person.PASSWORD);
            lead.press("Sign in");
            try {
                lead.page().waitForURL(profile.base() + TRAINING);
                return lead;
            } catch (TimeoutError notThere) {
                String seen = "Signing in led to " + lead.page().url() + "\n" + lead.page().locator("body").innerText();
                log(seen + "\n" + profile.compose("logs", "--tail=40", "application", "keycloak"));
                assertTrue(Instant.now().isBefore(end), seen);
                lead.context().close();
            }
        }
    }

    private static void log(String what) throws IOException {
        Files.writeString(LOG, what + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Person visitor() {
        Person visitor = new Person(browsers.browser().newContext(new Browser.NewContextOptions().setBaseURL(profile.base())
                .setIgnoreHTTPSErrors(true).setLocale("en-GB")), null);
        visitor.serviceMayFail(true);
        return visitor;
    }

    /** A profile of the compose file, as a project of its own on free ports. */
    private static final class Profile {
        private final String name;
        private final Map<String, String> environment = new HashMap<>();

        Profile(String name) throws IOException {
            this.name = name;
            int https = free();
            environment.putAll(Map.of(
                    "COMPOSE_PROJECT_NAME", "pledgekeeper-test-" + name,
                    "PLEDGEKEEPER_BASE_URL", "https://pledgekeeper.localhost:" + https,
                    "PLEDGEKEEPER_ACCOUNTS_URL", "https://accounts.pledgekeeper.localhost:" + https,
                    "PLEDGEKEEPER_ACCOUNTS_NAME", "accounts.pledgekeeper.localhost",
                    "PLEDGEKEEPER_LISTEN", "127.0.0.1",
                    "PLEDGEKEEPER_HTTPS_PORT", Integer.toString(https),
                    "PLEDGEKEEPER_HTTP_PORT", Integer.toString(free()),
                    "PLEDGEKEEPER_MAILBOX_PORT", Integer.toString(free()),
                    "PLEDGEKEEPER_SECRETS", Path.of("target/container-secrets", name).toAbsolutePath().toString()));
        }

        String base() {
            return environment.get("PLEDGEKEEPER_BASE_URL");
        }

        String accounts() {
            return environment.get("PLEDGEKEEPER_ACCOUNTS_URL");
        }

        void up() throws InterruptedException {
            compose("up", "-d");
            awaitAnswers();
        }

        /** Until each part's own health check is content, and both names answer through the proxy. */
        void awaitAnswers() throws InterruptedException {
            Instant end = Instant.now().plus(PATIENCE);
            while (!isHealthy() || !answers(base() + "/")
                    || !answers(accounts() + "/realms/pledgekeeper/.well-known/openid-configuration")) {
                assertTrue(Instant.now().isBefore(end),
                        () -> "The service does not answer after " + PATIENCE.toMinutes() + " minutes. Its log: "
                                + compose("logs", "--tail=40"));
                TimeUnit.SECONDS.sleep(1);
            }
        }

        private boolean isHealthy() {
            return run("exec", "-T", "application", "/opt/pledgekeeper/healthy", "8080", "/health/ready").status == 0
                    && run("exec", "-T", "keycloak", "/opt/pledgekeeper/healthy", "9000", "/health/ready").status == 0;
        }

        private static boolean answers(String address) {
            try (var context = browsers.browser().newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))) {
                return context.newPage().navigate(address).status() == 200;
            } catch (PlaywrightException notYet) {
                return false;
            }
        }

        String mails() throws IOException, InterruptedException {
            URI address = URI.create("http://localhost:" + environment.get("PLEDGEKEEPER_MAILBOX_PORT") + "/email");
            // Asked to go on with HTTP/2, the mail catcher closes the connection.
            return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString()).body();
        }

        /** @return what it printed; fails if it did not do it */
        String compose(String... words) {
            Outcome outcome = run(words);
            assertEquals(0, outcome.status, () -> "compose " + String.join(" ", words) + ": " + outcome.printed);
            return outcome.printed;
        }

        Outcome run(String... words) {
            List<String> command = new ArrayList<>(List.of(Path.of("docker/compose").toAbsolutePath().toString(), name));
            command.addAll(List.of(words));
            try {
                Path printed = Files.createTempFile(LOG.getParent(), "compose", ".txt");
                ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(printed.toFile());
                builder.environment().putAll(environment);
                int status = builder.start().waitFor();
                String text = Files.readString(printed);
                Files.delete(printed);
                log("$ compose " + String.join(" ", words) + "\n" + text);
                return new Outcome(status, text);
            } catch (IOException failure) {
                throw new IllegalStateException("docker/compose cannot be started: " + failure.getMessage(), failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        private static int free() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }
    }

    private record Outcome(int status, String printed) {}
}
