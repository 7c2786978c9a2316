package org.pledgekeeper.journey;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.pledgekeeper.demo.Local;

/** The database seen from outside, as its superuser: to count what is there, and to set a scene no page can. */
final class Database {
    private final Local local;

    Database(Local local) {
        this.local = local;
    }

    long count(String from, Object... values) {
        return Long.parseLong(one("select count(*) from " + from, values));
    }

    /** @return the first column of the first row */
    String one(String sql, Object... values) {
        try (Connection connection = local.postgres().connect(); PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void change(String sql, Object... values) {
        try (Connection connection = local.postgres().connect(); PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Gives a sample person a place in another workspace. */
    void addMember(String slug, String email, String name, String role) {
        change("""
                insert into member (tenant_id, id, subject, name, email, role)
                select t.id, gen_random_uuid(), ?, ?, ?, ? from tenant t where t.slug = ? on conflict do nothing""",
                subject(email), name, email, role, slug);
    }

    private static String subject(String email) {
        return switch (email) {
            case "morven@glenmorran.example" -> "00000000-0000-4000-8000-000000000001";
            case "ross@glenmorran.example" -> "00000000-0000-4000-8000-000000000002";
            case "isla@glenmorran.example" -> "00000000-0000-4000-8000-000000000003";
            case "callum@glenmorran.example" -> "00000000-0000-4000-8000-000000000004";
            case "fern@harbourlight.example" -> "00000000-0000-4000-8000-000000000005";
            case "ewan@skerrystart.example" -> "00000000-0000-4000-8000-000000000006";
            default -> throw new IllegalArgumentException(email);
        };
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
