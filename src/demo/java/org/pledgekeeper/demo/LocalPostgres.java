package org.pledgekeeper.demo;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/** A real PostgreSQL, embedded, listening on loopback, with the application's database and roles in it. */
public final class LocalPostgres {
    private static final Logger LOG = Logger.getLogger("io.zonky");
    private final Path data;
    private final Path roles;
    private final int port;
    private EmbeddedPostgres server;

    public LocalPostgres(Path folder, Path project, int port) {
        this.data = folder.resolve("postgres");
        this.roles = project.resolve("docker/postgres/roles.sql");
        this.port = port;
        LOG.setLevel(Level.WARNING);
    }

    public void start() {
        try {
            Files.createDirectories(data.getParent());
            server = EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(data.resolveSibling("postgres-binaries").toFile())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
            prepare();
        } catch (IOException | SQLException failure) {
            throw new Trouble("PostgreSQL could not be started in " + data + ": " + failure.getMessage()
                    + "\nIf it was stopped hard, wait a few seconds and try again; to begin afresh, remove that folder.", failure);
        }
    }

    private void prepare() throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(Files.readString(roles));
            try (ResultSet known = statement.executeQuery("select from pg_database where datname = 'pledgekeeper'")) {
                if (known.next()) {
                    return;
                }
            }
            statement.execute("create database pledgekeeper owner pledgekeeper_owner");
        }
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/pledgekeeper";
    }

    /** As the superuser: for tests that look at the database from outside. */
    public Connection connect() throws SQLException {
        return server.getDatabase("postgres", "pledgekeeper").getConnection();
    }

    public void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException failure) {
                throw new Trouble("PostgreSQL did not stop: " + failure.getMessage(), failure);
            }
            server = null;
        }
    }
}
