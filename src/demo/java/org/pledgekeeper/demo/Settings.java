package org.pledgekeeper.demo;

import java.nio.file.Path;
import java.util.Map;

/** Ports and the data folder of a local service; every one can be set in the environment. All listen on loopback only. */
public record Settings(int port, int keycloakPort, int databasePort, int smtpPort, int mailboxPort, Path data, Path project) {
    public static Settings fromEnvironment() {
        Map<String, String> env = System.getenv();
        Path project = Path.of("").toAbsolutePath();
        return new Settings(port(env, "PLEDGEKEEPER_PORT", 8080), port(env, "PLEDGEKEEPER_KEYCLOAK_PORT", 8081),
                port(env, "PLEDGEKEEPER_DATABASE_PORT", 5433), port(env, "PLEDGEKEEPER_SMTP_PORT", 2525),
                port(env, "PLEDGEKEEPER_MAILBOX_PORT", 8025),
                Path.of(env.getOrDefault("PLEDGEKEEPER_DATA", ".data")).toAbsolutePath(), project);
    }

    /** @return how many organisations of an invented country a demonstration shows beside the samples; 0 for none */
    static int country() {
        String value = System.getenv().getOrDefault("PLEDGEKEEPER_COUNTRY", "0");
        if (!value.matches("\\d{1,5}")) {
            throw new Trouble("PLEDGEKEEPER_COUNTRY is \"" + value + "\". Please say how many organisations, up to 99999.");
        }
        return Integer.parseInt(value);
    }

    private static int port(Map<String, String> env, String name, int otherwise) {
        String value = env.getOrDefault(name, Integer.toString(otherwise));
        try {
            int port = Integer.parseInt(value);
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw new Trouble(name + " is \"" + value + "\". Please give a port number from 1 to 65535.");
    }

    public String baseUrl() {
        return "http://localhost:" + port;
    }

    public String issuer() {
        return "http://localhost:" + keycloakPort + "/realms/pledgekeeper";
    }

    public String mailbox() {
        return "http://localhost:" + mailboxPort;
    }
}
