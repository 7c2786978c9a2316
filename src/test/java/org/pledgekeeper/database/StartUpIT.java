package org.pledgekeeper.database;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.container.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** The application refuses to start with a database role for which row security would mean nothing. */
class StartUpIT {
    @BeforeAll
    static void roles() throws SQLException {
        TestDatabase.empty();
        try (Connection connection = TestDatabase.connect("postgres", "postgres"); Statement statement = connection.createStatement()) {
            statement.execute("""
                    drop role if exists it_bypasses, it_inherits_owner, it_could_become_owner, it_could_become_superuser;
                    create role it_bypasses login bypassrls;
                    create role it_inherits_owner login inherit in role pledgekeeper_owner;
                    create role it_could_become_owner login noinherit in role pledgekeeper_owner;
                    create role it_could_become_superuser login noinherit in role postgres""");
        }
    }

    @Test
    void startsWithTheRoleThatIsMadeForIt() {
        assertDoesNotThrow(() -> start("pledgekeeper_app"));
        assertDoesNotThrow(() -> start("pledgekeeper_app"), "a second start finds nothing to migrate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "pledgekeeper_owner", "it_bypasses", "it_inherits_owner", "it_could_become_owner",
            "it_could_become_superuser"})
    void refusesARoleThatCouldSeeEveryTenant(String role) {
        String message = assertThrows(IllegalStateException.class, () -> start(role)).getMessage();
        assertTrue(message.contains("\"" + role + "\"") && message.contains("pledgekeeper.database.user"), message);
    }

    @Test
    void aRoleThatIsMissingIsNamedWithWhatMakesIt() throws SQLException {
        TestDatabase.empty();
        rename("pledgekeeper_helper", "it_away");
        try {
            assertEquals(
                    "The database has no role \"pledgekeeper_helper\". Please run docker/postgres/roles.sql as a superuser of the database,"
                            + " as before each new version, and start again.",
                    assertThrows(IllegalStateException.class, () -> start("pledgekeeper_app")).getMessage());
        } finally {
            rename("it_away", "pledgekeeper_helper");
        }
        assertDoesNotThrow(() -> start("pledgekeeper_app"));
    }

    private static void rename(String role, String name) throws SQLException {
        try (Connection connection = TestDatabase.connect("postgres", "postgres"); Statement statement = connection.createStatement()) {
            statement.execute("alter role " + role + " rename to " + name);
        }
    }

    /** Runs the start-up bean by hand, since a whole server for each role would take minutes. */
    private static void start(String role) throws ReflectiveOperationException {
        PGSimpleDataSource pool = new PGSimpleDataSource();
        pool.setUrl(TestDatabase.url("pledgekeeper"));
        pool.setUser(role);
        Migrations migrations = new Migrations();
        set(migrations, "pool", pool);
        set(migrations, "url", TestDatabase.url("pledgekeeper"));
        set(migrations, "owner", "pledgekeeper_owner");
        set(migrations, "ownerPassword", Optional.empty());
        migrations.start();
    }

    private static void set(Migrations migrations, String name, Object value) throws ReflectiveOperationException {
        Field field = Migrations.class.getDeclaredField(name);
        field.setAccessible(true);
        field.set(migrations, value);
    }
}
