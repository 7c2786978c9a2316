package org.pledgekeeper.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the database answers; Keycloak may be away without the public pages or signed-in work ending. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int PATIENCE_SECONDS = 2;

    @Resource(lookup = "java:app/jdbc/pledgekeeper")
    private DataSource pool;

    @Override
    public HealthCheckResponse call() {
        try (Connection connection = pool.getConnection()) {
            return HealthCheckResponse.named("database").status(connection.isValid(PATIENCE_SECONDS)).build();
        } catch (SQLException away) {
            return HealthCheckResponse.named("database").down().build();
        }
    }
}
