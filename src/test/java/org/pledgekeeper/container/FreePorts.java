package org.pledgekeeper.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.pledgekeeper.demo.Local;

/**
 * Chooses the ports of the in-container tests before the first of them, all on loopback, so that two runs on one machine
 * leave each other alone. Each can be set as a system property instead. After the last, says what they counted.
 */
public class FreePorts implements LauncherSessionListener {
    /** What arquillian.xml and {@link TestDatabase} read. */
    private static final List<String> PROPERTIES = List.of("it.port", "it.database.port", "it.keycloak.port", "it.smtp.port");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        int first;
        do {
            first = 20_000 + 10 * ThreadLocalRandom.current().nextInt(1_000);
        } while (!IntStream.range(first, first + PROPERTIES.size()).allMatch(FreePorts::isFree));
        for (String property : PROPERTIES) {
            System.setProperty(property, System.getProperty(property, Integer.toString(first++)));
        }
        namesOfWhatWasBuilt();
    }

    /** As the build says them itself; an IDE does not, and finds what the last {@code ./mvnw package} has made. */
    private static void namesOfWhatWasBuilt() {
        Properties built = new Properties();
        try (InputStream names = Local.class.getResourceAsStream("built.properties")) {
            built.load(names);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Path target = Path.of("target").toAbsolutePath();
        Map.of("payara.jar", target.resolve(built.getProperty("payara")), "war", target.resolve("pledgekeeper.war"),
                "bill", target.resolve("pledgekeeper.cdx.json"), "fuzz.requests", 1500, "maven.is", "offline=true", "server.agent", "")
                .forEach((name, value) -> System.setProperty(name, System.getProperty(name, value.toString())));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        System.out.print(Counts.taken());
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
