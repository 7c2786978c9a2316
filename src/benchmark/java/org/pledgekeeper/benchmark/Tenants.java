package org.pledgekeeper.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Settings;

/** The tenants that are measured: bench-0 to bench-19, with an open round each, and one person the lead of all of them. */
final class Tenants {
    static final String LEAD = "ross@glenmorran.example";

    private final Settings settings;
    private final Local local;

    Tenants(Settings settings, Local local) {
        this.settings = settings;
        this.local = local;
    }

    void open() throws Exception {
        execute("""
                insert into tenant (id, slug, name, sector, area, size, pledged_on)
                select gen_random_uuid(), 'bench-' || n, 'Bench ' || n, 'PRIVATE', 'fife', 'UNDER_10', current_date from \
                generate_series(0, 19) n;
                insert into member (tenant_id, id, subject, name, email, role)
                select id, gen_random_uuid(), '00000000-0000-4000-8000-000000000002', 'Ross Adair', 'ross@glenmorran.example', \
                'LEAD' from tenant where slug like 'bench-%';
                insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, version)
                select id, gen_random_uuid(), 1, '2026.1', 'Ross Adair', now(), 1 from tenant where slug like 'bench-%'""");
    }

    /** From here on nothing has been answered, and each round is open. */
    void clear() throws Exception {
        execute("""
                delete from submitted_count where tenant_id in (select id from tenant where slug like 'bench-%');
                delete from submitted_item where tenant_id in (select id from tenant where slug like 'bench-%');
                delete from submitted_standing where tenant_id in (select id from tenant where slug like 'bench-%');
                delete from answer_history where tenant_id in (select id from tenant where slug like 'bench-%');
                delete from answer where tenant_id in (select id from tenant where slug like 'bench-%');
                update assessment set submitted_at = null, signed_off_at = null, closed_at = null where tenant_id in (select id \
                from tenant where slug like 'bench-%')""");
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = local.postgres().connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What PostgreSQL alone does for an answer: one row over one connection, durably, under row security. */
    Callable<?> bareRow(int number) {
        try {
            Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + settings.databasePort() + "/pledgekeeper",
                    "pledgekeeper_app", "");
            connection.setAutoCommit(false);
            PreparedStatement tenant =
                    connection.prepareStatement("select set_config('app.tenant', (select id::text from tenant where slug = ?), true)");
            tenant.setString(1, "bench-" + number);
            PreparedStatement row = connection
                    .prepareStatement("update answer set level = 'EXPLORING', version = version + 1 where indicator = 'le-listening'");
            return () -> {
                tenant.execute();
                row.executeUpdate();
                connection.commit();
                return null;
            };
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
