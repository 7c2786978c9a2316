package org.pledgekeeper.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.container.TestDatabase;

/** The schema itself keeps tenants apart, table by table; a table that does not is named with what it lacks. */
class CatalogueIT {
    private static final String SOUND = """
            create table probe (tenant_id uuid not null default current_tenant() references tenant (id), id uuid not null, other uuid,
                                assessment_id uuid, primary key (tenant_id, id));
            alter table probe enable row level security;
            alter table probe force row level security;
            create policy own_tenant on probe using (tenant_id = current_tenant()) with check (tenant_id = current_tenant());
            """;

    @BeforeAll
    static void migrate() {
        TestDatabase.empty();
        Flyway.configure().dataSource(TestDatabase.url("pledgekeeper"), "pledgekeeper_owner", "").load().migrate();
    }

    @Test
    void keepsTenantsApart() throws SQLException {
        try (Connection connection = connect()) {
            assertEquals(List.of(), Catalogue.faults(connection));
            assertTrue(Catalogue.tenantTables(connection).containsAll(List.of("answer", "assessment", "journal", "member")));
        }
    }

    @Test
    void findsNoFaultWithASoundTable() throws SQLException {
        assertEquals(List.of(), faultsAfter(SOUND));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table probe disable row level security                              | probe: row security is not enabled
            alter table probe no force row level security                             | probe: row security is not forced
            alter table probe alter tenant_id drop default                            | probe: tenant_id defaults to none
            alter table probe alter tenant_id set default gen_random_uuid()           | probe: tenant_id defaults to gen_random_uuid()
            create unique index probe_other on probe (other)                          | probe: unique probe_other begins with other
            alter table probe add unique (other, tenant_id)                           | probe: unique probe_other_tenant_id_key begins with other
            alter table probe drop constraint probe_pkey                              | probe: has no primary key
            alter table probe drop constraint probe_pkey, add primary key (id)        | probe: unique probe_pkey begins with id
            alter policy own_tenant on probe using (true)                             | policy probe.own_tenant for ALL to public is not named, with its reason, as one to have
            alter policy own_tenant on probe with check (true)                        | probe: has no policy for all commands using, and checking, tenant_id = current_tenant()
            alter policy own_tenant on probe to pledgekeeper_app                      | probe: has no policy for all commands using, and checking, tenant_id = current_tenant()
            create policy more on probe for select using (true)                       | policy probe.more for SELECT to public is not named, with its reason, as one to have
            grant select on probe to pledgekeeper_helper                              | probe: a helper reads it while no help is open
            grant select (id) on probe to pledgekeeper_helper                         | probe: a helper reads it while no help is open
            alter policy while_help_is_open on answer using (true)                    | answer: a helper reads it while no help is open
            create unique index member_once on member (email)                         | member: unique member_once begins with email
            alter table application no force row level security                       | application: row security is not forced
            alter table outbox disable row level security                             | outbox: row security is not enabled
            alter policy sent on application using (true)                             | policy application.sent for ALL to pledgekeeper_programme using true checking (state <> 'DRAFT'::text) is not named as one to have
            create policy more on outbox for select to pledgekeeper_app using (true)  | policy outbox.more for SELECT to pledgekeeper_app using true checking none is not named as one to have
            drop policy forgotten on application                                      | policy application.forgotten for DELETE to pledgekeeper_housekeeper using ((state = 'DRAFT'::text) AND (link_expires_at < now())) checking none is missing
            create table forgotten (id uuid primary key)                              | forgotten: has no tenant_id and is not named as shared
            create view peek as select * from answer                                  | peek: is no plain table, and row security does not reach through it
            create materialized view peek as select * from answer                     | peek: is no plain table, and row security does not reach through it
            create function peek() returns bigint language sql security definer return 1 | peek(): runs with its owner's rights
            """)
    void namesWhatATableLacks(String change, String fault) throws SQLException {
        List<String> faults = faultsAfter(SOUND + change);
        assertTrue(faults.contains(fault), faults::toString);
    }

    @Test
    void namesAForeignKeyThatCouldCrossTenants() throws SQLException {
        List<String> faults = faultsAfter(SOUND + "create unique index crossing on assessment (id);"
                + "alter table probe add constraint crosses foreign key (assessment_id) references assessment (id)");
        assertTrue(faults.contains("probe: foreign key crosses does not begin with tenant_id"), faults::toString);
    }

    /** @return the faults of a schema changed like this; the change itself is taken back */
    private static List<String> faultsAfter(String change) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(change);
            List<String> faults = Catalogue.faults(connection);
            connection.rollback();
            return faults;
        }
    }

    private static Connection connect() throws SQLException {
        return TestDatabase.connect("pledgekeeper", "pledgekeeper_owner");
    }
}
