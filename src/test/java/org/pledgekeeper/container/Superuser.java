package org.pledgekeeper.container;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Looks at the database from outside the application, past row security, on a connection of its own. */
public final class Superuser {
    private static final String DIGEST = "count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')";

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

    /** @return for each table its name, how many rows it has, and a digest of them all, whatever their order */
    public static List<String> digests() {
        return inEachTable("%L || ' ' || " + DIGEST, "");
    }

    /** @return the same for each table that keeps tenants apart, of the rows of this one */
    public static List<String> digests(String slug) {
        return inEachTable("%L || ' ' || " + DIGEST, "where t.tenant_id = (select id from tenant where slug = '" + slug + "')");
    }

    /** @return the tables of which a row holds this text */
    public static List<String> tablesWith(String text) {
        return inEachTable("%L", "having bool_or(t::text like '%%" + text.replace("'", "''") + "%%')");
    }

    /** One statement, however many tables there are; ordered, since PostgreSQL may read several at once. */
    private static List<String> inEachTable(String what, String rest) {
        String select = "select " + what + " from %I t " + rest;
        return column(one("""
                select string_agg(format(?, table_name, table_name), ' union all ' order by table_name) from information_schema.tables i
                where table_schema = 'public' and table_type = 'BASE TABLE' and (? or exists (select from information_schema.columns c
                  where c.table_schema = 'public' and c.table_name = i.table_name and column_name = 'tenant_id'))""",
                select, !rest.contains("tenant_id")) + " order by 1");
    }

    /** @return how many rows of the table row security shows to that role of the database, with no workspace entered */
    public static int seenAs(String role, String table) {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("set role " + role);
            try (ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getInt(1);
            }
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
