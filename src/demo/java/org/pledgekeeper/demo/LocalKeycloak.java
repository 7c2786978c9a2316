package org.pledgekeeper.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real Keycloak with the demo realm, its own small database, the product's sign-in theme and the list of common passwords.
 * Realm files in the data folder's {@code realms} are taken in beside the demo's. As with that one, a realm that Keycloak
 * knows already stays as it is.
 */
public final class LocalKeycloak {
    /** Under which name the password of {@link #OPERATOR} is kept among the data folder's secrets. */
    public static final String OPERATORS_PASSWORD = "KC_BOOTSTRAP_ADMIN_PASSWORD";
    /** Who may set up Keycloak itself, at its own address. */
    public static final String OPERATOR = "operator";

    private final Settings settings;
    private final Path built;
    private final Path home;
    private final Map<String, String> given;
    private Child child;

    LocalKeycloak(Settings settings, Path built, Map<String, String> given) {
        this.settings = settings;
        this.built = built;
        this.home = settings.data().resolve("keycloak").resolve(built.getFileName());
        this.given = given;
    }

    public void start() {
        begin();
        awaitReady();
    }

    void begin() {
        try {
            copyHome();
            Path realms = home.resolve("data/import");
            Local.emptyFolder(realms);
            Files.copy(settings.project().resolve("docker/keycloak/demo-realm.json"), realms.resolve("pledgekeeper-realm.json"));
            copyMore(realms);
            if (Files.notExists(lists().resolve(CommonPasswords.FILE))) {
                CommonPasswords.write(lists().resolve(CommonPasswords.FILE));
            }
            home.resolve("bin/kc.sh").toFile().setExecutable(true);
        } catch (IOException failure) {
            throw new Trouble("Keycloak's realms could not be put in place: " + failure.getMessage(), failure);
        }
        Map<String, String> environment = new java.util.HashMap<>(given);
        if (given.containsKey(OPERATORS_PASSWORD)) {
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", OPERATOR);
        }
        environment.putAll(Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_APPEND", "-Dliquibase.analytics.enabled=false -XX:TieredStopAtLevel=1",
                "PLEDGEKEEPER_BASE_URL", settings.baseUrl(),
                "PLEDGEKEEPER_SMTP_HOST", "localhost",
                "PLEDGEKEEPER_SMTP_PORT", Integer.toString(settings.smtpPort()),
                "PLEDGEKEEPER_MAIL_FROM", "no-reply@pledgekeeper.example"));
        child = Child.start("keycloak", List.of(home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm",
                "--http-host=127.0.0.1", "--http-port=" + settings.keycloakPort(),
                "--db=dev-file",
                "--db-url=jdbc:h2:file:" + settings.data().resolve("keycloak/h2") + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE",
                "--spi-theme--folder--dir=" + settings.project().resolve("themes"),
                "--spi-password-policy--password-blacklist--blacklists-path=" + lists()), environment, settings.data().resolve("logs"));
    }

    /** Keycloak writes into its own folder as it starts, so two that run beside each other have one each. */
    private void copyHome() throws IOException {
        Path whole = home.resolve(".copied");
        if (Files.exists(whole)) {
            return;
        }
        try (Stream<Path> all = Files.walk(built)) {
            for (Path one : all.toList()) {
                Path copy = home.resolve(built.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(one, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Files.createFile(whole);
    }

    private Path lists() {
        return settings.data().resolve("keycloak/password-blacklists");
    }

    private void copyMore(Path realms) throws IOException {
        Path more = settings.data().resolve("realms");
        if (Files.isDirectory(more)) {
            try (Stream<Path> files = Files.list(more)) {
                for (Path file : files.filter(one -> one.toString().endsWith("-realm.json")).toList()) {
                    Files.copy(file, realms.resolve(file.getFileName()));
                }
            }
        }
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
