package org.pledgekeeper.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The whole service: starts its parts side by side, and stops them in order. */
public final class Local implements AutoCloseable {
    private final Settings settings;
    private final Consumer<String> progress;
    private final LocalPostgres postgres;
    private final LocalKeycloak keycloak;
    private final LocalPayara payara;
    private final Mailbox mailbox;
    private final Map<String, String> secrets;

    /** @param extra what the application's and Keycloak's environment hold beside the usual, by property name or environment name */
    public Local(Settings settings, Map<String, String> extra, Consumer<String> progress) {
        this(settings, extra, progress, settings.project().resolve(Built.WAR));
    }

    /** @param application the WAR, or a folder with what is in one */
    Local(Settings settings, Map<String, String> extra, Consumer<String> progress, Path application) {
        this.settings = settings;
        this.progress = progress;
        secrets = secrets();
        postgres = new LocalPostgres(settings.data(), settings.project(), settings.databasePort());
        Map<String, String> given = environment(extra);
        given.putAll(secrets);
        keycloak = new LocalKeycloak(settings, built(settings, Built.KEYCLOAK), given);
        mailbox = new Mailbox(settings.data().resolve("mail"), settings.smtpPort(), settings.mailboxPort());
        Map<String, String> properties = new TreeMap<>(Map.of(
                "pledgekeeper.base-url", settings.baseUrl(),
                "pledgekeeper.database.url", postgres.url(),
                "pledgekeeper.identity.issuer", settings.issuer(),
                "pledgekeeper.identity.client-secret", secrets.get("PLEDGEKEEPER_CLIENT_SECRET"),
                "pledgekeeper.identity.accounts-secret", secrets.get("PLEDGEKEEPER_ACCOUNTS_SECRET"),
                "pledgekeeper.mail.port", Integer.toString(settings.smtpPort()),
                "pledgekeeper.samples", settings.project().resolve("tenants").toString()));
        properties.put("pledgekeeper.operator.controller", "This is a demonstration. An invented programme answers for what is kept.");
        properties.put("pledgekeeper.operator.contact", "help@programme.example");
        properties.put("pledgekeeper.operator.security-contact", "security@programme.example");
        properties.put("pledgekeeper.operator.complaints",
                "Please tell us first. If our answer does not settle it, the Information Commissioner can:"
                        + " ico.org.uk, 0303 123 1113.");
        properties.put("pledgekeeper.operator.helpline", "Samaritans, 116 123, free of charge, day and night.");
        properties.putAll(extra);
        payara = new LocalPayara(settings, built(settings, Built.PAYARA), application, environment(properties));
    }

    private static Map<String, String> environment(Map<String, String> properties) {
        Map<String, String> environment = new HashMap<>();
        properties.forEach((name, value) -> environment.put(name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"), value));
        return environment;
    }

    private static Path built(Settings settings, Path part) {
        Path built = settings.project().resolve(part);
        if (!Files.exists(built)) {
            throw new Trouble(built + " is not there. Please build first: ./mvnw package");
        }
        return built;
    }

    /** Made once and kept in the data folder, for the eyes of the person who runs this only. */
    private Map<String, String> secrets() {
        Path file = settings.data().resolve("secrets.properties");
        Properties kept = new Properties();
        try {
            if (Files.exists(file)) {
                try (var in = Files.newInputStream(file)) {
                    kept.load(in);
                }
            } else {
                SecureRandom random = new SecureRandom();
                for (String name : new String[] {"PLEDGEKEEPER_CLIENT_SECRET", "PLEDGEKEEPER_ACCOUNTS_SECRET",
                        LocalKeycloak.OPERATORS_PASSWORD}) {
                    byte[] bytes = new byte[24];
                    random.nextBytes(bytes);
                    kept.setProperty(name, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
                }
                Files.createDirectories(settings.data());
                try (var out = Files.newOutputStream(file)) {
                    kept.store(out, null);
                }
                file.toFile().setReadable(false, false);
                file.toFile().setReadable(true, true);
            }
        } catch (IOException failure) {
            throw new Trouble("The data folder " + settings.data() + " cannot be used: " + failure.getMessage()
                    + ". Please set PLEDGEKEEPER_DATA to a folder you may write to.", failure);
        }
        Map<String, String> secrets = new HashMap<>();
        kept.stringPropertyNames().forEach(name -> secrets.put(name, kept.getProperty(name)));
        return secrets;
    }

    public Local start() {
        refuseTakenPorts();
        progress.accept("Starting PostgreSQL and Keycloak (the first start of Keycloak takes up to a minute) …");
        mailbox.start();
        keycloak.begin();
        postgres.start();
        progress.accept("PostgreSQL is ready. Starting the application …");
        payara.start();
        progress.accept("The application is ready: " + settings.baseUrl() + " (sign-in follows)");
        keycloak.awaitReady();
        progress.accept("Keycloak is ready.");
        return this;
    }

    private void refuseTakenPorts() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("PLEDGEKEEPER_PORT", settings.port());
        ports.put("PLEDGEKEEPER_KEYCLOAK_PORT", settings.keycloakPort());
        ports.put("PLEDGEKEEPER_DATABASE_PORT", settings.databasePort());
        ports.put("PLEDGEKEEPER_SMTP_PORT", settings.smtpPort());
        ports.put("PLEDGEKEEPER_MAILBOX_PORT", settings.mailboxPort());
        ports.forEach((name, port) -> {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                free.setReuseAddress(true);
            } catch (IOException taken) {
                throw new Trouble("Port " + port + " is in use already. Please stop what uses it, or choose another by setting "
                        + name + ".");
            }
        });
    }

    /**
     * @param port where it listens
     * @param baseUrl the address people use, where something stands in front of it
     * @return one more application over the same database and Keycloak, not started yet
     */
    public LocalPayara another(int port, String baseUrl) {
        Settings own = new Settings(port, settings.keycloakPort(), settings.databasePort(), settings.smtpPort(), settings.mailboxPort(),
                settings.data().resolve("another"), settings.project());
        return payara.like(own, Map.of("PLEDGEKEEPER_BASE_URL", baseUrl, "PLEDGEKEEPER_SAMPLES", ""));
    }

    public Settings settings() {
        return settings;
    }

    /** @return one of the secrets kept in the data folder */
    public String secret(String name) {
        return secrets.get(name);
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    LocalPayara payara() {
        return payara;
    }

    public LocalKeycloak keycloak() {
        return keycloak;
    }

    public Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() {
        payara.stop();
        keycloak.stop();
        mailbox.stop();
        postgres.stop();
    }

    static void emptyFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
