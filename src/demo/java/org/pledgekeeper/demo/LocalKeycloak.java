package org.pledgekeeper.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Keycloak with the demo realm, its own small database, and the product's sign-in theme. */
public final class LocalKeycloak {
    /** How far above its port Keycloak's management port lies. */
    static final int MANAGEMENT = 1000;

    private final Settings settings;
    private final Path home;
    private final Map<String, String> given;
    private Child child;

    LocalKeycloak(Settings settings, Path home, Map<String, String> given) {
        this.settings = settings;
        this.home = home;
        this.given = given;
    }

    public void start() {
        begin();
        awaitReady();
    }

    void begin() {
        try {
            Path realm = home.resolve("data/import/pledgekeeper-realm.json");
            Files.createDirectories(realm.getParent());
            Files.copy(settings.project().resolve("docker/keycloak/demo-realm.json"), realm, StandardCopyOption.REPLACE_EXISTING);
            home.resolve("bin/kc.sh").toFile().setExecutable(true);
        } catch (IOException failure) {
            throw new Trouble("Keycloak's realm file could not be put in place: " + failure.getMessage(), failure);
        }
        Map<String, String> environment = new java.util.HashMap<>(given);
        environment.putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_APPEND", "-Dliquibase.analytics.enabled=false -XX:TieredStopAtLevel=1",
                "PLEDGEKEEPER_BASE_URL", settings.baseUrl(),
                "PLEDGEKEEPER_SMTP_HOST", "localhost",
                "PLEDGEKEEPER_SMTP_PORT", Integer.toString(settings.smtpPort()),
                "PLEDGEKEEPER_MAIL_FROM", "no-reply@pledgekeeper.example"));
        child = Child.start("keycloak", List.of(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + settings.keycloakPort(),
                "--http-management-port=" + (settings.keycloakPort() + MANAGEMENT),
                "--db=dev-file", "--db-url=jdbc:h2:file:" + settings.data().resolve("keycloak/h2") + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE",
                "--spi-theme--folder--dir=" + settings.project().resolve("themes")), environment, settings.data().resolve("logs"));
    }

    void awaitReady() {
        child.awaitReady(settings.issuer() + "/.well-known/openid-configuration", "Failed to start server", Duration.ofSeconds(240));
    }

    public void stop() {
        if (child != null) {
            child.stop();
            child = null;
        }
    }
}
