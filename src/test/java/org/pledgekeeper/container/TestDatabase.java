package org.pledgekeeper.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.pledgekeeper.demo.LocalPostgres;

/** A real PostgreSQL, started once for the test JVM and stopped with it; the database in it is made anew for each test class. */
public final class TestDatabase {
    private static final int PORT = Integer.getInteger("it.database.port");
    private static final Path FOLDER = Path.of(System.getProperty("it.folder")).toAbsolutePath();
    private static LocalPostgres server;

    private TestDatabase() {}

    /** Leaves an empty database behind, owned by the owner role, with no tables yet. */
    public static synchronized void empty() {
        try {
            if (server == null) {
                start();
            }
            try (Connection connection = connect("postgres", "postgres"); Statement statement = connection.createStatement()) {
                statement.execute("drop database if exists pledgekeeper with (force)");
                statement.execute("create database pledgekeeper owner pledgekeeper_owner");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void start() throws IOException {
        stopLeftover();
        if (!FreePorts.isFree(PORT)) {
            throw new IllegalStateException("Port " + PORT + " is taken by another server, whose data these tests would delete.");
        }
        deleteFolder(FOLDER.resolve("postgres"));
        deleteFolder(FOLDER.resolve("tmp"));
        Files.createDirectories(FOLDER.resolve("tmp"));
        LocalPostgres started = new LocalPostgres(FOLDER, Path.of("").toAbsolutePath(), PORT);
        started.start();
        Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
        server = started;
    }

    /** A run that was killed leaves its server behind, whose process id stands in the data folder. */
    private static void stopLeftover() throws IOException {
        Path pid = FOLDER.resolve("postgres/postmaster.pid");
        if (Files.exists(pid)) {
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).trim()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .ifPresent(process -> {
                        process.destroy();
                        process.onExit().join();
                    });
        }
    }

    private static void deleteFolder(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    public static String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + PORT + "/" + database;
    }

    public static Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(url(database), user, "");
    }
}
