package org.pledgekeeper.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings the schema up to date as the owner role, then checks the application's own role.
 * Refuses to start, saying why, when that role could see past row security.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
    private static final Logger LOG = Logger.getLogger(Migrations.class.getName());
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(pledgekeeper_\\w+)\" does not exist");

    @Resource(lookup = "java:app/jdbc/pledgekeeper")
    private DataSource pool;
    @Inject
    @ConfigProperty(name = "pledgekeeper.database.url")
    private String url;
    @Inject
    @ConfigProperty(name = "pledgekeeper.database.owner.user")
    private String owner;
    @Inject
    @ConfigProperty(name = "pledgekeeper.database.owner.password", defaultValue = "")
    private java.util.Optional<String> ownerPassword;

    @PostConstruct
    void start() {
        int applied;
        try {
            applied = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url, owner, ownerPassword.orElse(""))
                    .connectRetries(10).connectRetriesInterval(2)
                    .load().migrate().migrationsExecuted;
        } catch (FlywayException failure) {
            throw explained(failure);
        }
        LOG.info(() -> "Database ready, " + applied + " migration(s) applied.");
        refuseRoleThatSeesTooMuch();
    }

    /** Roles are a superuser's to make, and the owner of the tables is none. */
    private static RuntimeException explained(FlywayException failure) {
        Matcher missing = MISSING_ROLE.matcher(String.valueOf(failure.getMessage()));
        return !missing.find() ? failure
                : new IllegalStateException(
                        "The database has no role \"" + missing.group(1) + "\". Please run docker/postgres/roles.sql as a"
                                + " superuser of the database, as before each new version, and start again.",
                        failure);
    }

    private void refuseRoleThatSeesTooMuch() {
        String question = """
                select current_user, exists (
                    select from pg_roles r where pg_has_role(current_user, r.oid, 'member') and (r.rolsuper or r.rolbypassrls or exists (
                        select from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p'))))""";
        try (Connection connection = pool.getConnection();
                ResultSet answer = connection.createStatement().executeQuery(question)) {
            answer.next();
            if (answer.getBoolean(2)) {
                throw new IllegalStateException("The database role \"" + answer.getString(1) + "\" is, or can become, one that bypasses"
                        + " row security or owns tables, so tenants would not be kept apart. Use the role made by"
                        + " docker/postgres/roles.sql (setting pledgekeeper.database.user).");
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("The database could not be asked about the application's role.", failure);
        }
    }
}
