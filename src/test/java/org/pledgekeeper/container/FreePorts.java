package org.pledgekeeper.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.pledgekeeper.demo.Built;

/**
 * Chooses the ports of the in-container tests before the first of them, all on loopback, so that two runs on one machine
 * leave each other alone. Each can be set as a system property instead. After the last, says what they counted.
 */
public class FreePorts implements LauncherSessionListener {
    /** What arquillian.xml and {@link TestDatabase} read. */
    private static final List<String> PROPERTIES = List.of("it.port", "it.database.port", "it.keycloak.port", "it.smtp.port");

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        int fork = Integer.getInteger("it.fork", 1);
        int first;
        do {
            first = 20_000 + 10 * ThreadLocalRandom.current().nextInt(1_000) + 5 * (fork % 2);
        } while (!IntStream.range(first, first + PROPERTIES.size()).allMatch(FreePorts::isFree));
        for (String property : PROPERTIES) {
            System.setProperty(property, System.getProperty(property, Integer.toString(first++)));
        }
        namesOfWhatWasBuilt();
        System.setProperty("it.folder", Built.FOLDER.resolve("it-data-" + fork).toString());
    }

    /** Some the build says itself; an IDE does not, and finds what the last {@code ./mvnw package} has made. */
    private static void namesOfWhatWasBuilt() {
        Map.of("payara.jar", Built.PAYARA.toAbsolutePath(), "war", Built.WAR,
                "bill", Built.FOLDER.resolve("pledgekeeper.cdx.json"), "fuzz.requests", 1500, "maven.is", "offline=true", "server.agent",
                "")
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
