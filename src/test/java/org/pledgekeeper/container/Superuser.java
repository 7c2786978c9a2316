package org.pledgekeeper.container;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at the database from outside the application, past row security, on a connection of its own. */
public final class Superuser {
    private Superuser() {}

    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(ConfigProvider.getConfig().getValue("pledgekeeper.database.url", String.class), "postgres", "");
    }

    /** @return the first column of every row */
    @SuppressWarnings("unchecked")
    public static <T> List<T> column(String sql, Object... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
                values.add((T) rows.getObject(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @return the first column of the only row */
    public static <T> T one(String sql, Object... parameters) {
        List<T> values = column(sql, parameters);
        if (values.size() != 1) {
            throw new AssertionError(values.size() + " rows: " + sql);
        }
        return values.get(0);
    }

    public static int change(String sql, Object... parameters) {
        try (Connection connection = connect(); PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A national release that has counted all reviews signed off so far. */
    public static void release(int number) {
        change("insert into figures_release (number) values (?)", number);
        change("insert into figures_renewal (release, grouping, stretch) select ?, grouping, stretch from figures_table", number);
        change("update figures_table set stretch = stretch + 1");
    }

    /** A national release that is published and has one figure. */
    public static void published(int number) {
        change("insert into figures_release (number, published_at) values (?, now())", number);
        change("insert into figure (release, grouping, place, grp, commitment, value, reviews)"
                + " values (?, 'ALL', 0, 'ALL', 'lived-experience', 'EXPLORING', 20)", number);
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
