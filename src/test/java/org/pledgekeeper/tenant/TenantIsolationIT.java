package org.pledgekeeper.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.Person;

/**
 * Two tenants share everything but their rows: two pooled connections, the same threads, the same tables. Whatever a
 * transaction asks, and however it ends, the database shows and changes the rows of its own tenant only.
 */
@ExtendWith(ArquillianExtension.class)
class TenantIsolationIT {
    private static final String A = "alder-council";
    private static final String B = "birch-council";
    private static final UUID NIL = new UUID(0, 0);
    private static final String REFUSED = "42501";

    private static final String READ_BY_HELP = "action announcement announcement_put_away answer answer_history assessment assignment "
            + "champion counted_review submitted_standing log_entry_history log_entry_word digest_setting evidence "
            + "evidence_use figure figures_correction figures_release figures_renewal help_grant "
            + "help_visit indicator_comment joint_action joint_side journal log_entry member outbox promise published_edition "
            + "published_statement pulse pulse_question pulse_result review_date since_line story story_copy support_request tenant";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Probe probe;
    @Resource(lookup = "java:app/jdbc/pledgekeeper")
    private DataSource pool;

    private UUID a;
    private UUID b;

    @Deployment
    static WebArchive war() {
        return ShippedWar.withConnections(2, TenantIsolationIT.class);
    }

    @BeforeEach
    void foundBoth() {
        List<UUID> known = Superuser.column("select id from tenant where slug in ('alder-council', 'birch-council') order by slug");
        a = known.isEmpty() ? filled(A) : known.get(0);
        b = known.isEmpty() ? filled(B) : known.get(1);
    }

    /** A tenant with a row in every tenant table. */
    private UUID filled(String slug) {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        UUID round = UUID.randomUUID();
        Superuser.change(
                "insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, version) values (?, ?, 1, '2026.1', "
                        + "'Lead', now(), 1)",
                id, round);
        Superuser.change("insert into answer (tenant_id, assessment_id, indicator, level, answered_by, answered_at, version)"
                + " values (?, ?, 'le-listening', 'EXPLORING', 'Lead', now(), 1)", id, round);
        Superuser
                .change("insert into answer_history (tenant_id, assessment_id, indicator, version, level, origin, answered_by, answered_at)"
                        + " values (?, ?, 'le-listening', 1, 'EXPLORING', 'GIVEN', 'Lead', now())", id, round);
        Superuser.change("insert into indicator_comment (tenant_id, id, assessment_id, indicator, words, subject, written_by, written_at)"
                + " values (?, gen_random_uuid(), ?, 'le-listening', 'A thought', 'lead', 'Lead', now())", id, round);
        Superuser.change("insert into submitted_standing (tenant_id, assessment_id, commitment, sector, standing, submitted_at)"
                + " values (?, ?, 'lived-experience', 'COUNCIL', 'EXPLORING', now())", id, round);
        Superuser.change("insert into submitted_count (tenant_id, assessment_id, subject, part, kind, measure, title, label, number, place,"
                + " submitted_at) values (?, ?, 'ACTIONS', 'DONE', '', 'ACTIONS', 'Done', '', 1, 0, now())", id, round);
        Superuser.change("insert into submitted_item (tenant_id, assessment_id, item, level) values (?, ?, 'le-listening', 'EXPLORING')",
                id,
                round);
        Superuser.change("insert into people_counts_choice (tenant_id, sent) values (?, true)", id);
        Superuser.change("insert into counted_review (tenant_id, assessment_id, grouping, stretch, grp) values (?, ?, 'ALL', 1, 'ALL')", id,
                round);
        Superuser.change("insert into review_date (tenant_id, submitted_on) values (?, current_date)", id);
        Superuser.change("insert into journal (tenant_id, person, action, subject) values (?, 'lead', 'opened', 'review 1')", id);
        UUID evidence = UUID.randomUUID();
        Superuser.change("insert into evidence (tenant_id, id, kind, title, file_name, file_type, file_size, added_by, added_at)"
                + " values (?, ?, 'FILE', 'Minutes', 'minutes.pdf', 'application/pdf', 1, 'Lead', now())", id, evidence);
        Superuser.change("insert into evidence_file (tenant_id, evidence_id, bytes) values (?, ?, '\\x00')", id, evidence);
        Superuser.change("insert into evidence_use (tenant_id, assessment_id, indicator, evidence_id) values (?, ?, 'le-listening', ?)", id,
                round, evidence);
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), 'We listen.', '\\x00', 'none', 1, 1, 'A "
                + "tree', 'Ann', 'Chief', now())",
                id);
        UUID pulse = UUID.randomUUID();
        Superuser.change(
                "insert into pulse (tenant_id, id, assessment_id, opened_by, opened_at, closes_on, single_use) values (?, ?, ?, "
                        + "'Lead', now(), current_date, false)",
                id, pulse, round);
        Superuser.change("insert into pulse_question (tenant_id, pulse_id, indicator, position) values (?, ?, 'le-listening', 1)", id,
                pulse);
        Superuser.change("insert into pulse_link (tenant_id, id, pulse_id, audience, token) values (?, gen_random_uuid(), ?, 'STAFF', ?)",
                id, pulse, slug);
        Superuser.change(
                "insert into pulse_answer (tenant_id, pulse_id, audience, indicator, level) values (?, ?, 'STAFF', 'le-listening', "
                        + "'EXPLORING')",
                id, pulse);
        Superuser.change(
                "insert into pulse_result (tenant_id, pulse_id, audience, indicator, leaning) values (?, ?, 'STAFF', 'le-listening', "
                        + "'LOWER')",
                id, pulse);
        Superuser.change("insert into assignment (tenant_id, item, subject, assigned_by) values (?, 'le-listening', ?, 'Lead')", id,
                "contributor@" + slug);
        Superuser.change(
                "insert into action (tenant_id, id, title, owner_role, due_month, commitment, indicator, state, started_by, started_at)"
                        + " values (?, gen_random_uuid(), 'Ask the panel', 'Head of Care', '2027-01-01', 'lived-experience', "
                        + "'le-listening', 'PLANNED', 'Lead', now())",
                id);
        UUID story = UUID.randomUUID();
        Superuser.change("insert into story (tenant_id, id, state, invited_by, made_at, expires_on, version)"
                + " values (?, ?, 'OPEN', 'Lead', now(), current_date + 90, 1)", id, story);
        Superuser.change("insert into story_link (tenant_id, link_hash, story_id) values (?, ?, ?)", id, slug, story);
        Superuser.change("insert into story_consent (tenant_id, story_id, what, channels) values (?, ?, 'GIVEN', '')", id, story);
        Superuser.change("insert into story_contact (tenant_id, story_id, email) values (?, ?, 'a@example.org')", id, story);
        Superuser.change("insert into story_copy (tenant_id, id, story_id, how, to_whom, for_what, recorded_by)"
                + " values (?, gen_random_uuid(), ?, 'PRINTED', 'Trainers', 'A day', 'Lead')", id, story);
        Superuser.change("insert into story_news (tenant_id, id, story_id, words) values (?, gen_random_uuid(), ?, 'News')", id, story);
        UUID promise = UUID.randomUUID();
        Superuser.change("insert into promise (tenant_id, id, sentence, marked_by, marked_at) values (?, ?, 'We listen.', 'Lead', now())",
                id,
                promise);
        Superuser.change(
                "insert into since_line (tenant_id, id, promise_id, sentence, words, happened_on, state, offered_by, offered_at, version)"
                        + " values (?, gen_random_uuid(), ?, 'We listen.', 'We met.', current_date, 'RETURNED', 'Lead', now(), 1)",
                id, promise);
        Superuser.change("insert into statement_draft (tenant_id, id, state, written_by, written_at, version)"
                + " values (?, gen_random_uuid(), 'DRAFT', 'Lead', now(), 1)", id);
        Superuser.change("insert into statement_decision (tenant_id, id, decision, decided_at, decided_by, held)"
                + " values (?, gen_random_uuid(), 'RETURNED', now(), 'Staff', '{}')", id);
        Superuser.change("insert into calendar_feed (tenant_id, subject, secret_hash, kinds, as_typed) values (?, ?, ?, 'ACTION', true)",
                id,
                "lead@" + slug, slug);
        Superuser.change("insert into digest_setting (tenant_id, subject) values (?, ?)", id, "lead@" + slug);
        Superuser.change("insert into digest_link (tenant_id, subject, secret_hash, expires_at) values (?, ?, ?, now() + interval '1 day')",
                id, "lead@" + slug, slug);
        Superuser.change("insert into champion (tenant_id, id, role, term_from, handover, written_by, written_at, version)"
                + " values (?, gen_random_uuid(), 'Champion', current_date, 'NOT_BEGUN', 'Lead', now(), 1)", id);
        Superuser.change("insert into campaign (id, title, subject, words, begins_on, reminders, days_between, reviewed, written_by,"
                + " written_at, version) values (?, 'May', 'A review', 'Come', current_date, 1, 14, 'ANY', 'Staff', now(), 1)", id);
        Superuser.change("insert into campaign_letter (tenant_id, campaign_id, step) values (?, ?, 0)", id, id);
        UUID asked = UUID.randomUUID();
        Superuser.change("insert into support_request (tenant_id, id, subject, state, asked_by, asked_at, changed_at, version)"
                + " values (?, ?, 'Panels', 'OPEN', 'Lead', now(), now(), 1)", id, asked);
        Superuser.change("insert into support_message (tenant_id, id, request_id, words, from_programme, written_by, written_at)"
                + " values (?, ?, ?, 'How do others begin?', false, 'Lead', now())", id, asked, asked);
        Superuser.change("insert into announcement (id, title, words, shown_from, shown_until, written_by, written_at, version)"
                + " values (?, 'News', 'We meet.', current_date, current_date, 'Staff', now(), 1)", id);
        Superuser.change("insert into announcement_put_away (tenant_id, subject, announcement_id, corrections) values (?, ?, ?, 0)", id,
                "lead@" + slug, id);
        Superuser.change("insert into board_paper (tenant_id, asks, written_by, version) values (?, 'Two hours a week', 'Lead', 1)", id);
        Superuser.change("insert into review_link (tenant_id, secret_hash, assessment_id, for_whom, made_by, expires_at)"
                + " values (?, ?, ?, 'The board', 'Lead', now() + interval '1 day')", id, slug, round);
        Superuser.change("insert into help_grant (tenant_id, id, granted_by, ends_at) values (?, ?, 'Lead', now() + interval '1 day')", id,
                id);
        Superuser.change("insert into help_visit (tenant_id, grant_id, subject, name, left_at) values (?, ?, 'helper', 'Helper', now())",
                id,
                id);
        UUID entry = UUID.randomUUID();
        Superuser.change(
                "insert into log_entry (tenant_id, id, log, line, happened_on, commitment, state, words, written_by, subject, written_at)"
                        + " values (?, ?, 'LEADERSHIP', 'A visit', current_date, 'courageous-leadership', 'IDEA', 'A visit', 'Lead', "
                        + "'lead', now())",
                id, entry);
        UUID imported = UUID.randomUUID();
        Superuser.change(
                "insert into log_import (tenant_id, id, destination, rows_read, rows_counted, added, changed, entered_by, subject,"
                        + " entered_at) values (?, ?, 'TRAINING', 1, 1, 1, 0, 'Lead', 'lead', now())",
                id, imported);
        Superuser.change("insert into log_import_line (tenant_id, import_id, number, key, entry_id, version, varies)"
                + " values (?, ?, 1, repeat('0', 64), ?, 1, '{}')", id, imported, entry);
        Superuser.change(
                "insert into import_mapping (tenant_id, destination, known, mapping) values (?, 'TRAINING', repeat('0', 64), '{}')", id);
        Superuser.change("insert into log_entry_history (tenant_id, entry_id, version, step, before, done_by, done_at)"
                + " values (?, ?, 1, 'CHANGED', 'A walk', 'Lead', now())", id, entry);
        Superuser.change("insert into joint_side (tenant_id, joint_id, partner_id, note, since, joined_at, version)"
                + " values (?, gen_random_uuid(), ?, 'A thought', current_date, now(), 1)", id, id);
        Superuser.change("insert into sealing_key (tenant_id, subject, public_key, private_key) values (?, ?, 'open', 'shut')", id,
                Tenants.lead(slug).subject());
        return id;
    }

    @Test
    void everyTenantTableIsInThisTest() {
        assertTrue(tenantTables().size() >= 7, tenantTables()::toString);
        for (String table : tenantTables()) {
            assertEquals(2L, Superuser.<Long>one("select count(distinct tenant_id) from " + table + " where tenant_id in (?, ?)", a, b),
                    table + ": give both tenants a row above");
        }
    }

    // What a tenant sees --------------------------------------------------------------------

    @Test
    void inTurnEachSeesItsOwnRowsOverTheSameConnection() throws Exception {
        Map<Integer, Set<String>> served = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            String slug = i % 2 == 0 ? A : B;
            served.computeIfAbsent(seesOwnRowsOnly(slug), pid -> new HashSet<>()).add(slug);
        }
        assertTrue(served.size() <= 2, "more connections than the pool should have");
        assertTrue(served.containsValue(Set.of(A, B)), "no connection was used by both: " + served);
    }

    @Test
    void atOnceEachSeesItsOwnRowsOverTheSameConnections() throws Exception {
        Map<String, List<Future<Integer>>> all = Map.of(A, new ArrayList<>(), B, new ArrayList<>());
        for (int i = 0; i < 100; i++) {
            all.forEach((slug, own) -> own
                    .add(requests.beginIn(slug, Tenants.lead(slug), () -> probe.inTenant(em -> ownRowsOnly(em, id(slug))))));
        }
        Map<Integer, Set<String>> served = new HashMap<>();
        for (String slug : all.keySet()) {
            for (Future<Integer> one : all.get(slug)) {
                served.computeIfAbsent(Requests.result(one), pid -> new HashSet<>()).add(slug);
            }
        }
        assertTrue(served.size() > 1, "the requests did not overlap");
        assertTrue(served.containsValue(Set.of(A, B)), "no connection was used by both: " + served);
    }

    @Test
    void anEntityOneTenantHasWrittenIsNotHandedToAnother() throws Exception {
        UUID round = requests.in(B, Tenants.lead(B), () -> probe.inTenant(em -> {
            Assessment next = new Assessment(2, "2026.1", false, "Lead", Instant.now());
            em.persist(next);
            return next.id();
        }));
        for (int i = 0; i < 2; i++) {
            assertNotNull(requests.in(B, Tenants.lead(B), () -> probe.inTenant(em -> em.find(Assessment.class, round))));
            assertNull(requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> em.find(Assessment.class, round))));
            assertNull(requests.as(null, () -> probe.outsideTransactions(em -> em.find(Assessment.class, round))));
        }
        Superuser.change("delete from assessment where id = ?", round);
    }

    @Test
    void everyMemberOfATenantSeesTheSameRows() throws Exception {
        for (Role role : Role.values()) {
            requests.in(A, Tenants.member(role, A), () -> probe.inTenant(em -> ownRowsOnly(em, a)));
        }
    }

    @Test
    void aPersonInTwoTenantsSeesOnlyTheOneTheyAreIn() throws Exception {
        Person both = new Person("both@alder-and-birch", "In Both", "both@example.org", false);
        if (Superuser.column("select 1 from member where subject = ?", both.subject()).isEmpty()) {
            Tenants.join(a, both, Role.CHAMPION);
            Tenants.join(b, both, Role.VIEWER);
        }
        requests.in(A, both, () -> probe.inTenant(em -> ownRowsOnly(em, a)));
        requests.in(B, both, () -> probe.inTenant(em -> ownRowsOnly(em, b)));
    }

    @Test
    void withoutATenantNothingIsVisible() throws Exception {
        for (String table : tenantTables()) {
            assertEquals(List.of(), withoutNil(requests.as(Tenants.stranger(), () -> probe.signedIn(em -> tenantsIn(em, table)))), table);
            assertEquals(List.of(), withoutNil(probe.service(em -> tenantsIn(em, table))), table);
        }
    }

    @Test
    void whoHasNotEnteredAWorkspaceGetsNoTransaction() throws Exception {
        assertThrows(NotFound.class, () -> requests.as(Tenants.lead(A), () -> probe.inTenant(em -> "reached")));
    }

    @Test
    void withoutAScopeATransactionReadsOnlyWhatIsPublished() throws Exception {
        assertEquals("pledgekeeper_public", probe.unscoped(em -> one(em, "select current_user")));
        for (String table : Set.of("member", "assessment", "answer", "submitted_standing", "journal", "application", "outbox")) {
            assertEquals(REFUSED, refusal(() -> probe.unscoped(em -> all(em, "select 1 from " + table))), table);
        }
    }

    @Test
    void aReadOutsideAnyTransactionSeesNoTenant() throws Exception {
        for (String table : tenantTables()) {
            assertEquals(List.of(), withoutNil(probe.outsideTransactions(em -> tenantsIn(em, table))), table);
        }
    }

    @Test
    void oneFindsTheirOwnWorkspacesAndNoOtherMembers() throws Exception {
        assertEquals(List.of("lead@" + A), requests.as(Tenants.lead(A), () -> probe.signedIn(em -> all(em, "select subject from member"))));
        assertEquals(List.of(), requests.as(Tenants.stranger(), () -> probe.signedIn(em -> all(em, "select subject from member"))));
    }

    @Test
    void aPulsesLinkShowsItselfAndNoOtherTenantsNorItsOwnTenantsAnswers() throws Exception {
        assertEquals(List.of(a), requests.as(null, () -> probe.respondent(em -> {
            one(em, "select set_config('app.pulse', '" + A + "', true)");
            return tenantsIn(em, "pulse_link");
        })));
        assertEquals(List.of(), requests.in(B, Tenants.lead(B), () -> probe.inTenant(em -> {
            one(em, "select set_config('app.pulse', '" + A + "', true)");
            return all(em, "select 1 from pulse_link where token = '" + A + "'");
        })));
        assertEquals(REFUSED, refusal(() -> requests.as(null, () -> probe.respondent(em -> {
            one(em, "select set_config('app.tenant', '" + a + "', true)");
            return all(em, "select level from pulse_answer");
        }))));
    }

    @Test
    void aReviewsLinkShowsThatReviewWhileItLastsAndNothingElse() throws Exception {
        UUID other = UUID.randomUUID();
        Superuser.change(
                "insert into assessment (tenant_id, id, number, edition, opened_at, opened_by, submitted_at, signed_off_at, version)"
                        + " values (?, ?, 9, '2026.1', now(), 'Lead', now(), now(), 1)",
                a, other);
        Superuser.change("insert into answer (tenant_id, assessment_id, indicator, level, answered_by, answered_at, version)"
                + " values (?, ?, 'le-listening', 'EXPLORING', 'Lead', now(), 1)", a, other);
        Superuser.change("insert into review_link (tenant_id, secret_hash, assessment_id, for_whom, made_by, expires_at)"
                + " values (?, 'other', ?, 'Nobody', 'Lead', now() + interval '1 day')", a, other);
        Superuser.change("update assessment set submitted_at = now(), signed_off_at = now() where tenant_id in (?, ?)", a, b);
        UUID one = Superuser.one("select assessment_id from review_link where secret_hash = ?", A);
        assertEquals(List.of(1L, 0L, 0L), readThrough(A, null), "its own link and, before its tenant is entered, nothing of it");
        assertEquals(List.of(1L, 1L, 1L), readThrough(A, a));
        assertEquals(List.of(one), probe.reader(em -> {
            one(em, "select set_config('app.links', '" + A + "', true), set_config('app.tenant', '" + a + "', true)");
            return all(em, "select id from assessment");
        }));
        assertEquals(List.of(1L, 0L, 0L), readThrough(A, b), "with its link inside another tenant");
        assertEquals(List.of(0L, 0L, 0L), readThrough("guessed", a));
        for (String column : List.of("note", "changed", "answered_by")) {
            assertEquals(REFUSED, refusal(() -> probe.reader(em -> all(em, "select " + column + " from answer"))), column);
        }
        for (String change : List.of("update review_link set expires_at = now()", "update review_link set secret_hash = 'mine'",
                "update answer set level = null", "delete from review_link")) {
            assertEquals(REFUSED, refusal(() -> probe.reader(em -> em.createNativeQuery(change).executeUpdate())), change);
        }
        for (String ended : List.of("revoked_at = now()", "expires_at = now() - interval '1 second'")) {
            Superuser.change("update review_link set " + ended + " where secret_hash = ?", A);
            assertEquals(List.of(0L, 0L, 0L), readThrough(A, a), ended);
            Superuser.change("update review_link set revoked_at = null, expires_at = now() + interval '1 day' where secret_hash = ?", A);
        }
        Superuser.change("update assessment set signed_off_at = null where tenant_id = ?", a);
        assertEquals(List.of(1L, 0L, 0L), readThrough(A, a), "while the review is open again");
        Superuser.change("update assessment set submitted_at = null, signed_off_at = null where tenant_id in (?, ?)", a, b);
        Superuser.change("delete from review_link where assessment_id = ?", other);
        Superuser.change("delete from answer where assessment_id = ?", other);
        Superuser.change("delete from assessment where id = ?", other);
    }

    /** @return how many links, reviews and answers a reader sees who holds this digest, inside that tenant */
    private List<?> readThrough(String digest, UUID tenant) throws Exception {
        return probe.reader(em -> {
            one(em, "select set_config('app.links', '" + digest + "', true), set_config('app.tenant', '"
                    + (tenant == null ? "" : tenant) + "', true)");
            return List.of(one(em, "select count(secret_hash) from review_link"), one(em, "select count(id) from assessment"),
                    one(em, "select count(indicator) from answer"));
        });
    }

    @Test
    void staffSeeOfDraftsAndLinesOnlyWhatWaitsForThem() throws Exception {
        for (String table : List.of("statement_draft", "since_line")) {
            String waits = table.equals("since_line") ? "OFFERED" : "SENT";
            for (String state : List.of("RETURNED", waits)) {
                Superuser.change("update " + table + " set state = ? where tenant_id = ?", state, a);
                List<?> expected = state.equals(waits) ? List.of(a) : List.of();
                assertEquals(expected, by(Caller.PROGRAMME_STAFF, em -> tenantsIn(em, table)), table + " " + state);
                assertEquals(expected, probe.housekeeper(em -> tenantsIn(em, table)), table + " " + state);
                assertEquals(0, (int) by(Caller.PROGRAMME_STAFF,
                        em -> em.createNativeQuery("update " + table + " set state = state").executeUpdate()), "outside a tenant");
            }
            Superuser.change("update " + table + " set state = 'RETURNED' where tenant_id = ?", a);
        }
        assertEquals(List.of(), by(Caller.ANYONE, em -> tenantsIn(em, "since_line")), "the public sees what is published");
        Superuser.change("update since_line set state = 'PUBLISHED' where tenant_id = ?", a);
        assertEquals(List.of(a), by(Caller.ANYONE, em -> tenantsIn(em, "since_line")));
        Superuser.change("update since_line set state = 'RETURNED' where tenant_id = ?", a);
    }

    @Test
    void aJointActionBelongsToItsPairAndEachSpeaksForItself() throws Exception {
        String third = "larch-council";
        if (Superuser.column("select 1 from tenant where slug = ?", third).isEmpty()) {
            tenants.found(third, Sector.COUNCIL);
        }
        UUID id = UUID.randomUUID();
        String mine = " where id = '" + id + "'";
        Superuser.change("insert into joint_action (id, inviter_id, invited_id, title, state, invited_at, version)"
                + " values (?, ?, ?, 'One door', 'INVITED', now(), 1)", id, a, b);
        String see = "select title from joint_action" + mine;
        assertEquals(List.of("One door"), in(A, em -> all(em, see)));
        assertEquals(List.of("One door"), in(B, em -> all(em, see)));
        assertEquals(List.of(), in(third, em -> all(em, see)));
        assertEquals(0, (int) in(third, em -> change(em, "update joint_action set title = 'Ours'")));
        for (String speaking : List.of("state = 'SHARED'", "invited_shows = true", "invited_left_at = now()", "invited_id = inviter_id",
                "inviter_id = '" + b + "'")) {
            assertNotNull(refusal(() -> in(A, em -> change(em, "update joint_action set " + speaking + mine))), speaking);
        }
        assertNotNull(refusal(() -> in(B, em -> change(em, "update joint_action set state = 'WITHDRAWN'" + mine))));
        assertNotNull(
                refusal(() -> in(third, em -> change(em, "insert into joint_action (id, inviter_id, invited_id, title, state, invited_at,"
                        + " version) values (gen_random_uuid(), '" + a + "', '" + b + "', 'Theirs', 'INVITED', now(), 1)"))),
                "in another's name");
        assertEquals(1, (int) in(B, em -> change(em, "update joint_action set state = 'SHARED', invited_shows = true" + mine)));
        String named = "select cast(id as text) from joint_action" + mine;
        assertEquals(List.of(), by(Caller.ANYONE, em -> all(em, named)));
        assertEquals(1, (int) in(A, em -> change(em, "update joint_action set inviter_shows = true" + mine)));
        assertEquals(List.of(id.toString()), by(Caller.ANYONE, em -> all(em, named)));
        assertEquals(REFUSED, refusal(() -> by(Caller.ANYONE, em -> all(em, see))), "the public sees whose it is, and not what it says");
        assertEquals(REFUSED, refusal(() -> by(Caller.PROGRAMME_STAFF, em -> all(em, named))));
        String side = "insert into joint_side (joint_id, partner_id, since, joined_at, version) values ('" + id + "', '";
        in(third, em -> change(em, side + a + "', current_date, now(), 1)"));
        assertEquals(List.of(), in(third, em -> all(em, see)), "a side of one's own opens nothing");
        in(A, em -> change(em, side + b + "', current_date, now(), 1)"));
        in(A, em -> change(em, "update joint_side set left_at = now() where joint_id = '" + id + "'"));
        assertEquals(List.of(), in(A, em -> all(em, see)), "who has left has left");
        assertEquals(0, (int) in(A, em -> change(em, "update joint_action set title = 'Still ours'")));
        assertEquals(0, (int) in(A, em -> change(em, "update joint_side set left_at = null where joint_id = '" + id + "'")));
        assertEquals(List.of("One door"), in(B, em -> all(em, see)));
        Superuser.change("delete from joint_side where joint_id = ?", id);
        Superuser.change("delete from joint_action where id = ?", id);
    }

    @Test
    void staffReachTheThreadsAndNothingElseOfAWorkspace() throws Exception {
        for (String table : List.of("support_request", "support_message")) {
            assertEquals(Set.of(a, b), Set.copyOf(by(Caller.PROGRAMME_STAFF, em -> tenantsIn(em, table))), "across: " + table);
            String inside = "select set_config('app.tenant', '" + a + "', true)";
            assertEquals(List.of(a), by(Caller.PROGRAMME_STAFF, em -> {
                one(em, inside);
                return tenantsIn(em, table);
            }), "inside one: " + table);
            assertEquals(REFUSED, refusal(() -> by(Caller.ANYONE, em -> tenantsIn(em, table))));
        }
        for (String change : List.of("update support_message set words = 'Ours'", "update support_request set subject = 'Ours'",
                "delete from support_message", "delete from support_request", "select level from answer", "select title from action",
                "select line from log_entry", "select title from evidence", "select step from campaign_letter",
                "select id from assessment")) {
            assertEquals(REFUSED, refusal(() -> by(Caller.PROGRAMME_STAFF, em -> {
                one(em, "select set_config('app.tenant', '" + a + "', true)");
                return change.startsWith("select") ? all(em, change) : change(em, change);
            })), change);
        }
        assertEquals(0, (int) by(Caller.PROGRAMME_STAFF, em -> change(em, "update support_request set state = 'CLOSED'")), "outside one");
    }

    private <T> T in(String slug, Work<T> work) throws Exception {
        return requests.in(slug, Tenants.lead(slug), () -> probe.inTenant(work));
    }

    private static int change(EntityManager em, String sql) {
        return em.createNativeQuery(sql).executeUpdate();
    }

    @Test
    void aCalendarsAddressShowsItselfAndOfItsTenantWhatMakesADay() throws Exception {
        assertEquals(List.of(a), requests.as(null, () -> probe.calendar(em -> {
            one(em, "select set_config('app.links', '" + A + "', true)");
            return tenantsIn(em, "calendar_feed");
        })));
        for (String secret : List.of("select owner_role from action", "select words from log_entry", "select people from log_entry",
                "select name from member", "select email from member", "select words from evidence", "select level from answer",
                "update calendar_feed set kinds = 'REVIEW'")) {
            assertEquals(REFUSED, refusal(() -> requests.as(null, () -> probe.calendar(em -> {
                one(em, "select set_config('app.tenant', '" + a + "', true)");
                return secret.startsWith("select") ? all(em, secret) : em.createNativeQuery(secret).executeUpdate();
            }))), secret);
        }
    }

    @Test
    void aDigestsLinkShowsItselfAndOfItsTenantTheOneAction() throws Exception {
        assertEquals(List.of(a), requests.as(null, () -> probe.recipient(em -> {
            one(em, "select set_config('app.links', '" + A + "', true)");
            return tenantsIn(em, "digest_link");
        })));
        for (String secret : List.of("select owner_role from action", "select last_period from digest_setting", "select name from member",
                "select email from member", "select body from outbox", "select level from answer", "update action set title = 'x'",
                "update digest_setting set last_period = null", "update member set role = 'LEAD'", "delete from digest_link")) {
            assertEquals(REFUSED, refusal(() -> requests.as(null, () -> probe.recipient(em -> {
                one(em, "select set_config('app.tenant', '" + a + "', true)");
                return secret.startsWith("select") ? all(em, secret) : em.createNativeQuery(secret).executeUpdate();
            }))), secret);
        }
    }

    // How a transaction ends ----------------------------------------------------------------

    @Test
    void aRollbackLeavesNoScopeAndNoRows() throws Exception {
        requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> {
            write(em, "to be rolled back");
            probe.rollBack();
            return null;
        }));
        nothingIsLeft("to be rolled back");
    }

    @Test
    void exceptionsLeaveNoScopeAndNoRows() throws Exception {
        List<RuntimeException> failures =
                List.of(new IllegalStateException("failed on purpose"), new Refused("field", "refused on purpose"));
        for (RuntimeException failure : failures) {
            Object thereafter = requests.in(A, Tenants.lead(A), () -> {
                assertThrows(failure.getClass(), () -> probe.inTenant(em -> {
                    write(em, failure.getMessage());
                    throw failure;
                }));
                return probe
                        .unscoped(em -> one(em, "select current_setting('app.tenant') || current_setting('app.person') || current_user"));
            });
            assertEquals("pledgekeeper_public", thereafter, "the thread kept the scope");
            nothingIsLeft(failure.getMessage());
        }
    }

    @Test
    void aCheckedExceptionLeavesNoScope() throws Exception {
        requests.in(A, Tenants.lead(A), () -> assertThrows(IOException.class, () -> probe.inTenant(em -> {
            one(em, "select 1");
            throw new IOException("failed on purpose");
        })));
        nothingIsLeft("no such row");
    }

    @Test
    void aFailedStatementLeavesNoScope() throws Exception {
        requests.in(A, Tenants.lead(A), () -> refusal(() -> probe.inTenant(em -> {
            write(em, "before the failure");
            return em.createNativeQuery("select from application, nowhere").getResultList();
        })));
        nothingIsLeft("before the failure");
        seesOwnRowsOnly(B);
    }

    @Test
    void aTransactionOfItsOwnHasTheSameScopeOnAnotherConnection() throws Exception {
        requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> {
            int outer = ownRowsOnly(em, a);
            write(em, "of the outer");
            int inner = probe.inTransactionOfItsOwn(own -> {
                write(own, "of the inner");
                return ownRowsOnly(own, a);
            });
            assertNotEquals(outer, inner);
            assertEquals(outer, ownRowsOnly(em, a));
            probe.rollBack();
            return null;
        }));
        nothingIsLeft("of the outer");
        assertEquals(List.of(a), Superuser.column("select tenant_id from journal where detail = 'of the inner'"));
    }

    @Test
    void aUseCaseInsideAnothersTransactionNeverSeesMore() throws Exception {
        requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> {
            one(em, "select 1");
            int outer = ownRowsOnly(em, a);
            int inner = probe.service(again -> ownRowsOnly(again, a));
            assertEquals(outer, inner);
            return null;
        }));
        assertEquals(REFUSED, refusal(() -> requests.as(null, () -> probe.anyone(em -> {
            one(em, "select 1");
            return probe.service(again -> tenantsIn(again, "member"));
        }))));
    }

    @Test
    void plainJdbcInTheSameTransactionSeesTheSameRows() throws Exception {
        requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> {
            int pid = ownRowsOnly(em, a);
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                assertEquals(String.valueOf(pid), one(statement, "select pg_backend_pid()"));
                for (String table : tenantTables()) {
                    assertEquals(a.toString(), one(statement, "select string_agg(distinct tenant_id::text, ',') from " + table), table);
                }
            }
            return null;
        }));
    }

    @Test
    void plainJdbcBeforeAnythingElseSeesNoTenant() throws Exception {
        requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> {
            try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
                for (String table : tenantTables()) {
                    assertEquals(0, Integer.parseInt(one(statement, "select count(*) from " + table + " where tenant_id <> '" + NIL + "'")),
                            table);
                }
            }
            return ownRowsOnly(em, a);
        }));
    }

    // What a tenant changes -----------------------------------------------------------------

    @Test
    void aRowForAnotherTenantIsRefused() throws Exception {
        for (String table : tenantTables()) {
            String row = Superuser.one("select row_to_json(t)::text from " + table + " t where tenant_id = ? limit 1", b);
            String given = Superuser.one("select string_agg(quote_ident(column_name), ', ') from information_schema.columns"
                    + " where table_schema = 'public' and table_name = ? and is_generated = 'NEVER'", table);
            SQLException refusal = failure(
                    () -> changed("insert into " + table + " (" + given + ") select " + given + " from json_populate_record(null::" + table
                            + ", cast('" + row + "' as json))"));
            assertEquals(REFUSED, refusal.getSQLState(), table);
            boolean adds = Superuser.one("select has_table_privilege('pledgekeeper_app', ?, 'insert')", table);
            assertTrue(refusal.getMessage().contains(adds ? "row-level security policy" : "permission denied"),
                    table + ": " + refusal.getMessage());
        }
    }

    @Test
    void anotherTenantsRowsAreNeitherChangedNorDeleted() throws Exception {
        for (String table : tenantTables()) {
            String before = content(table, b);
            for (String change : List.of("update " + table + " set tenant_id = tenant_id where tenant_id = '" + b + "'",
                    "delete from " + table + " where tenant_id = '" + b + "'")) {
                assertTrue(Set.of("0", REFUSED).contains(changedOrRefused(change)), change);
            }
            String own = Superuser.<Long>one("select count(*) from " + table + " where tenant_id = ?", a).toString();
            assertTrue(Set.of(own, REFUSED).contains(changedOrRefused("update " + table + " set tenant_id = tenant_id")), table);
            assertEquals(before, content(table, b), table);
        }
    }

    @Test
    void ownRowsAreNotMovedToAnotherTenant() throws Exception {
        for (String table : tenantTables()) {
            assertEquals(REFUSED, changedOrRefused("update " + table + " set tenant_id = '" + b + "'"), table);
        }
    }

    @Test
    void anotherTenantsEntryInTheRegisterIsNotChanged() throws Exception {
        assertEquals(REFUSED, changedOrRefused("update tenant set name = 'Ours now' where id = '" + b + "'"));
        assertEquals(REFUSED, changedOrRefused("delete from tenant where id = '" + b + "'"));
    }

    @Test
    void noRoleOfTheApplicationChangesTheJournal() throws Exception {
        String before = content("journal", a);
        for (String change : List.of("update journal set person = 'someone else'", "delete from journal", "truncate journal")) {
            assertEquals(REFUSED, changedOrRefused(change));
            for (Caller caller : Caller.values()) {
                assertEquals(REFUSED, refusal(() -> by(caller, em -> em.createNativeQuery(change).executeUpdate())),
                        caller + ": " + change);
            }
        }
        assertEquals(before, content("journal", a));
    }

    @Test
    void theJournalsPersonTimeAndTenantAreTheTransactions() throws Exception {
        for (String column : List.of("person", "at", "tenant_id", "id")) {
            String value =
                    column.equals("at") ? "now() - interval '1 day'" : column.equals("person") ? "'someone else'" : "gen_random_uuid()";
            for (Caller caller : Caller.values()) {
                assertEquals(REFUSED, refusal(() -> by(caller, em -> em.createNativeQuery(
                        "insert into journal (action, subject, " + column + ") values ('forged', 'journal', " + value + ")")
                        .executeUpdate())), caller + " gave " + column);
            }
        }
        requests.as(Tenants.staff(), () -> probe.programmeStaff(
                em -> em.createNativeQuery("insert into journal (action, subject) values ('tested', 'who')").executeUpdate()));
        assertEquals("staff", Superuser
                .one("select person from journal where action = 'tested' and subject = 'who' and at > now() - interval '1 minute'"));
    }

    // Applications and mail, which belong to no tenant --------------------------------------

    @Test
    void anApplicantSeesAndChangesWhatTheirLinkLeadsToAndNothingElse() throws Exception {
        application("DRAFT", "mine");
        application("DRAFT", "theirs");
        assertEquals(List.of(), probe.applicant(em -> all(em, "select link_hash from application")), "without a link");
        assertEquals(List.of("mine"), probe.applicant(em -> {
            one(em, "select count(*) from open_applications('mine', false)");
            return all(em, "select link_hash from application");
        }));
        assertEquals(List.of(1, 0, 0), probe.applicant(em -> {
            one(em, "select count(*) from open_applications('mine', true)");
            return List.of(em.createNativeQuery("update application set name = 'Changed'").executeUpdate(),
                    em.createNativeQuery("update application set name = 'Changed' where link_hash = 'theirs'").executeUpdate(),
                    probe.applicant(same -> all(same, "select 1 from open_applications('nobodys', false)")).size());
        }));
        assertEquals(List.of("theirs"),
                Superuser.column("select link_hash from application where link_hash in ('mine', 'theirs') and name is null"));
        for (String change : List.of("update application set state = 'APPROVED'", "update application set founded = '" + a + "'",
                "update application set link_hash = 'elsewhere'", "insert into application (id, state, link_hash, started_at, version)"
                        + " values (gen_random_uuid(), 'DRAFT', 'unopened', now(), 1)",
                "delete from application")) {
            assertEquals(REFUSED, refusal(() -> probe.applicant(em -> {
                one(em, "select count(*) from open_applications('mine', true)");
                return em.createNativeQuery(change).executeUpdate();
            })), change);
        }
    }

    @Test
    void staffSeeWhatHasBeenSentAndNoDraft() throws Exception {
        application("DRAFT", "unsent");
        application("SUBMITTED", "sent");
        for (Caller caller : Caller.values()) {
            List<?> seen = refusal(() -> by(caller, em -> all(em, "select 1 from application"))) != null ? List.of("refused")
                    : by(caller, em -> all(em, "select link_hash from application where link_hash in ('unsent', 'sent')"));
            assertEquals(switch (caller) {
                case PROGRAMME_STAFF, HOUSEKEEPER -> List.of("sent");
                case APPLICANT -> List.of();
                default -> List.of("refused");
            }, seen, caller.name());
        }
        assertEquals(0, (int) requests.as(Tenants.staff(), () -> probe.programmeStaff(
                em -> em.createNativeQuery("update application set name = 'Seen' where link_hash = 'unsent'").executeUpdate())));
        assertEquals(REFUSED, refusal(() -> requests.as(Tenants.staff(), () -> probe.programmeStaff(
                em -> em.createNativeQuery("update application set state = 'DRAFT' where link_hash = 'sent'").executeUpdate()))));
    }

    @Test
    void mailIsReadByWhoDeliversItAndSaysWhichRoleWroteIt() throws Exception {
        String insert =
                "insert into outbox (id, recipient, subject, body, created_at, sent_at, attempts) values (gen_random_uuid(), "
                        + "'x@example.org', '%s', '', now(), now(), 1)";
        for (Caller caller : List.of(Caller.APPLICANT, Caller.SIGNED_IN, Caller.PROGRAMME_STAFF)) {
            by(caller, em -> em.createNativeQuery(insert.formatted(caller)).executeUpdate());
            assertEquals(REFUSED,
                    refusal(() -> by(caller, em -> em.createNativeQuery(insert.replace("attempts) values", "attempts, written_as) values")
                            .replace("1)", "1, 'pledgekeeper_owner')").formatted("forged")).executeUpdate())),
                    caller.name());
        }
        assertEquals(List.of("pledgekeeper_applicant", "pledgekeeper_app", "pledgekeeper_programme"),
                probe.housekeeper(em -> all(em,
                        "select written_as from outbox where recipient = 'x@example.org' order by array_position(array['APPLICANT', "
                                + "'SIGNED_IN'], subject)")));
        for (Caller caller : List.of(Caller.ANYONE, Caller.RESPONDENT, Caller.CALENDAR, Caller.RECIPIENT, Caller.READER, Caller.FIGURES)) {
            assertEquals(REFUSED, refusal(() -> by(caller, em -> em.createNativeQuery(insert.formatted(caller)).executeUpdate())),
                    caller.name());
        }
    }

    @Test
    void staffSeeOfMailOnlyWhichOfTheirOwnAndOfApplicantsFailed() throws Exception {
        Superuser.change("delete from outbox");
        for (String by : List.of("pledgekeeper_app", "pledgekeeper_applicant", "pledgekeeper_programme")) {
            for (String failed : List.of("now()", "null")) {
                Superuser.change("insert into outbox (id, recipient, subject, body, created_at, failed_at, attempts, written_as) values"
                        + " (gen_random_uuid(), 'x@example.org', '" + failed + "', 'a secret link', now(), " + failed + ", 1, '" + by
                        + "')");
            }
        }
        assertEquals(List.of("pledgekeeper_applicant now()", "pledgekeeper_programme now()"),
                by(Caller.PROGRAMME_STAFF, em -> all(em, "select written_as || ' ' || subject from outbox order by 1")));
        assertEquals(REFUSED, refusal(() -> by(Caller.PROGRAMME_STAFF, em -> all(em, "select body from outbox"))), "what it says");
        assertEquals(2, (int) by(Caller.PROGRAMME_STAFF,
                em -> em.createNativeQuery("update outbox set recipient = 'y@example.org' where failed_at is not null").executeUpdate()));
        assertEquals(REFUSED, refusal(
                () -> by(Caller.PROGRAMME_STAFF, em -> em.createNativeQuery("update outbox set failed_at = null").executeUpdate())));
        assertEquals(List.of(), by(Caller.PROGRAMME_STAFF, em -> all(em, "select email from member")), "outside a tenant");
        Superuser.change("delete from outbox");
    }

    @Test
    void aDecisionIsReadByStaffAndNeverChanged() throws Exception {
        application("SUBMITTED", "decided");
        String insert =
                "insert into application_decision (id, application, decision, decided_at, decided_by) select gen_random_uuid(), id, "
                        + "'RETURNED', now(), 'Priya' from application where link_hash = 'decided'";
        assertEquals(1, (int) by(Caller.PROGRAMME_STAFF, em -> em.createNativeQuery(insert).executeUpdate()));
        assertEquals(List.of("Priya"),
                by(Caller.PROGRAMME_STAFF, em -> all(em, "select decided_by from application_decision where decided_by = 'Priya'")));
        for (String change : List.of("update application_decision set reason = 'x'", "delete from application_decision")) {
            assertEquals(REFUSED, refusal(() -> by(Caller.PROGRAMME_STAFF, em -> em.createNativeQuery(change).executeUpdate())));
        }
        for (Caller caller : List.of(Caller.ANYONE, Caller.APPLICANT, Caller.SIGNED_IN, Caller.HOUSEKEEPER)) {
            assertEquals(REFUSED, refusal(() -> by(caller, em -> all(em, "select decided_by from application_decision"))), caller.name());
        }
        Superuser.change("delete from application_decision where decided_by = 'Priya'");
    }

    @Test
    void anInvitationIsSeenThroughItsOwnLinkOnly() throws Exception {
        String insert =
                "insert into invitation values ('%s', now() + interval '1 day', 'subject', 'Una', 'Glen', 'Come', 'Come.', '/w/glen')";
        by(Caller.SIGNED_IN, em -> em.createNativeQuery(insert.formatted("one")).executeUpdate());
        by(Caller.PROGRAMME_STAFF, em -> em.createNativeQuery(insert.formatted("other")).executeUpdate());
        assertEquals(REFUSED, refusal(() -> by(Caller.APPLICANT, em -> em.createNativeQuery(insert.formatted("forged")).executeUpdate())));
        by(Caller.APPLICANT, em -> {
            assertEquals(List.of(), all(em, "select link_hash from invitation"));
            em.createNativeQuery("select set_config('app.links', 'one more', true)").getSingleResult();
            assertEquals(List.of("one"), all(em, "select link_hash from invitation"));
            assertEquals(1, em.createNativeQuery("update invitation set expires_at = now()").executeUpdate());
            return null;
        });
        assertEquals(REFUSED, refusal(() -> by(Caller.APPLICANT, em -> {
            em.createNativeQuery("select set_config('app.links', 'one more', true)").getSingleResult();
            return em.createNativeQuery("update invitation set link_hash = 'other link'").executeUpdate();
        })));
    }

    private static void application(String state, String link) {
        Superuser.change("delete from application where link_hash = ?", link);
        Superuser.change("insert into application (id, state, link_hash, link_expires_at, started_at, version)"
                + " values (gen_random_uuid(), ?, ?, now() + interval '1 day', now(), 1)", state, link);
    }

    // What a caller outside any tenant may read ---------------------------------------------

    @Test
    void eachDatabaseRoleReadsWhatItsUseCasesNeedAndNothingElse() throws Exception {
        Set<String> all = new TreeSet<>(Superuser.<String>column("select tablename::text from pg_tables where schemaname = 'public'"));
        Set<String> everythingOfTenants = new TreeSet<>(all);
        everythingOfTenants.removeAll(Set.of("flyway_schema_history", "application", "application_decision", "invitation", "figures_table",
                "figures_count", "figures_work", "figures_secret", "figures_signature", "library_link", "edition_draft"));
        Map<Caller, Set<String>> expected = new HashMap<>(Map.of(
                Caller.HOUSEKEEPER, Set.of("application", "invitation", "outbox", "log_entry", "statement_draft", "since_line", "story",
                        "support_request", "campaign", "campaign_organisation"),
                Caller.ANYONE,
                Set.of("tenant", "published_statement", "review_date", "since_line", "public_change", "joint_action", "story",
                        "figures_release",
                        "figure", "work_figure", "item_figure",
                        "figures_correction", "library_link"),
                Caller.APPLICANT, Set.of("application", "invitation", "tenant"),
                Caller.RESPONDENT, Set.of("tenant", "pulse", "pulse_question", "pulse_link"),
                Caller.CALENDAR,
                Set.of("calendar_feed", "member", "assignment", "action", "log_entry", "assessment", "evidence", "evidence_use"),
                Caller.SIGNED_IN, everythingOfTenants,
                Caller.PROGRAMME_STAFF,
                Set.of("application", "application_decision", "outbox", "member", "tenant", "published_statement", "review_date", "journal",
                        "figures_release", "figure", "work_figure", "item_figure", "figures_renewal", "figures_signature",
                        "figures_correction",
                        "statement_draft",
                        "statement_decision", "since_line", "public_change", "story", "announcement", "library_link", "support_request",
                        "support_message", "campaign", "campaign_organisation", "edition_draft", "published_edition",
                        "checklist_edition", "help_grant", "help_visit"),
                Caller.FIGURES,
                Set.of("figures_table", "figures_count", "figures_work", "figures_secret", "figures_release", "figures_renewal"),
                Caller.STAFF_FREEZING,
                Set.of("figures_table", "figures_count", "figures_work", "figures_secret", "figures_release", "figures_renewal"),
                Caller.SERVICE, everythingOfTenants));
        expected.put(Caller.RECIPIENT, Set.of("digest_link", "digest_setting", "tenant", "member", "assignment", "action"));
        expected.put(Caller.READER, Set.of("tenant", "review_link", "assessment", "answer", "published_statement"));
        expected.put(Caller.TELLER,
                Set.of("tenant", "story", "story_link", "story_consent", "story_contact", "story_copy", "story_news", "public_change"));
        for (Caller caller : Caller.values()) {
            Set<String> readable = new TreeSet<>();
            for (String table : all) {
                if (refusal(() -> by(caller, em -> em.createNativeQuery("select 1 from " + table + " limit 1").getResultList())) == null) {
                    readable.add(table);
                }
            }
            assertEquals(new TreeSet<>(expected.get(caller)), readable, caller.name());
        }
    }

    /** A new table is for a helper only once it stands here. */
    @Test
    void aHelperReadsWhatAViewersPagesDoAndWritesNothing() {
        String tables = "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and (";
        assertEquals(new TreeSet<>(Set.of(READ_BY_HELP.split(" "))), new TreeSet<>(
                Superuser.<String>column(tables + "has_any_column_privilege('pledgekeeper_helper', oid, 'select'))")));
        assertEquals(List.of(), Superuser.column(tables + "has_any_column_privilege('pledgekeeper_helper', oid, 'insert, update')"
                + " or has_table_privilege('pledgekeeper_helper', oid, 'delete, truncate'))"));
    }

    @Test
    void programmeStaffAreMembersOfNoTenant() {
        assertThrows(NotFound.class, () -> requests.in(A, Tenants.staff(), () -> "entered"));
    }

    // Entering a workspace ------------------------------------------------------------------

    @Test
    void anotherTenantsAddressLooksLikeNoAddress() {
        String other = assertThrows(NotFound.class, () -> requests.in(B, Tenants.lead(A), () -> "entered")).getMessage();
        String none = assertThrows(NotFound.class, () -> requests.in("no-such-tenant", Tenants.lead(A), () -> "entered")).getMessage();
        assertEquals(none, other);
        assertThrows(NotFound.class, () -> requests.in(A, null, () -> "entered"));
    }

    @Test
    void whoIsCallingIsAskedInTheUseCasesOwnTransaction() throws Exception {
        for (String slug : List.of(A, B, A)) {
            requests.at(slug, Tenants.lead(slug), () -> probe.inTenant(em -> ownRowsOnly(em, id(slug))));
        }
        assertThrows(NotFound.class, () -> requests.at(B, Tenants.lead(A), () -> probe.inTenant(em -> ownRowsOnly(em, b))));
        assertThrows(NotFound.class, () -> requests.at("no-such-tenant", Tenants.lead(A), () -> probe.inTenant(em -> ownRowsOnly(em, b))));
        assertThrows(NotFound.class, () -> requests.at(A, null, () -> probe.inTenant(em -> ownRowsOnly(em, a))));
        requests.at(A, Tenants.lead(A), () -> probe.inTenant(em -> ownRowsOnly(em, a)) + probe.inTenant(em -> ownRowsOnly(em, a)));
    }

    @Test
    void aRequestThatTurnsToAnotherWorkspaceIsAskedAgain() {
        assertThrows(NotFound.class, () -> requests.in(A, Tenants.lead(A), () -> {
            tenant.enter(B);
            return probe.inTenant(em -> ownRowsOnly(em, b));
        }));
    }

    @Test
    void aMembershipTakenAwayEndsWithTheNextRequest() throws Exception {
        Person guest = new Person("guest@alder", "Guest", "guest@example.org", false);
        Superuser.change("delete from member where subject = ?", guest.subject());
        Tenants.join(a, guest, Role.VIEWER);
        requests.in(A, guest, () -> probe.inTenant(em -> ownRowsOnly(em, a)));
        Superuser.change("delete from member where subject = ?", guest.subject());
        assertThrows(NotFound.class, () -> requests.in(A, guest, () -> "entered"));
    }

    // ---------------------------------------------------------------------------------------

    private int seesOwnRowsOnly(String slug) throws Exception {
        return requests.in(slug, Tenants.lead(slug), () -> probe.inTenant(em -> ownRowsOnly(em, id(slug))));
    }

    private UUID id(String slug) {
        return slug.equals(A) ? a : b;
    }

    /** @return the connection's process, so that a test can tell which one it was */
    private static int ownRowsOnly(EntityManager em, UUID tenant) {
        for (String table : tenantTables()) {
            assertEquals(List.of(tenant), tenantsIn(em, table), table);
        }
        return ((Number) one(em, "select pg_backend_pid()")).intValue();
    }

    private static List<?> tenantsIn(EntityManager em, String table) {
        return all(em, "select distinct tenant_id from " + table);
    }

    private static List<?> withoutNil(List<?> tenants) {
        return tenants.stream().filter(tenant -> !NIL.equals(tenant)).toList();
    }

    private static List<?> all(EntityManager em, String sql) {
        return em.createNativeQuery(sql).getResultList();
    }

    private static Object one(EntityManager em, String sql) {
        return em.createNativeQuery(sql).getSingleResult();
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static List<String> tenantTables() {
        return Superuser.column("select table_name::text from information_schema.columns"
                + " where table_schema = 'public' and column_name = 'tenant_id' order by 1");
    }

    private static String content(String table, UUID tenant) {
        return Superuser.one("select count(*) || md5(string_agg(t::text, ',' order by t::text)) from " + table + " t where tenant_id = ?",
                tenant);
    }

    private static void write(EntityManager em, String detail) {
        em.createNativeQuery("insert into journal (action, subject, detail) values ('tested', 'isolation', ?1)")
                .setParameter(1, detail).executeUpdate();
    }

    /** Neither the row nor, on any pooled connection, the tenant, the person or the database role. */
    private void nothingIsLeft(String detail) throws SQLException {
        assertEquals(0L, Superuser.<Long>one("select count(*) from journal where detail = ?", detail));
        try (Connection first = pool.getConnection(); Connection second = pool.getConnection()) {
            for (Connection connection : List.of(first, second)) {
                try (Statement statement = connection.createStatement()) {
                    assertEquals("pledgekeeper_app", one(statement, "select coalesce(current_setting('app.tenant', true), '')"
                            + " || coalesce(current_setting('app.person', true), '') || current_user"));
                }
            }
        }
    }

    /** Makes a change as A's lead and takes it back. */
    private int changed(String change) throws Exception {
        return requests.in(A, Tenants.lead(A), () -> probe.inTenant(em -> {
            int rows = em.createNativeQuery(change).executeUpdate();
            probe.rollBack();
            return rows;
        }));
    }

    private String changedOrRefused(String change) throws Exception {
        int[] rows = new int[1];
        String refusal = refusal(() -> rows[0] = changed(change));
        return refusal == null ? String.valueOf(rows[0]) : refusal;
    }

    private <T> T by(Caller caller, Work<T> work) throws Exception {
        return requests.as(Tenants.staff(), () -> switch (caller) {
            case ANYONE -> probe.anyone(work);
            case APPLICANT -> probe.applicant(work);
            case RESPONDENT -> probe.respondent(work);
            case CALENDAR -> probe.calendar(work);
            case RECIPIENT -> probe.recipient(work);
            case TELLER -> probe.teller(work);
            case READER -> probe.reader(work);
            case SIGNED_IN -> probe.signedIn(work);
            case PROGRAMME_STAFF -> probe.programmeStaff(work);
            case FIGURES -> probe.figures(work);
            case STAFF_FREEZING -> probe.staffFreezing(work);
            case SERVICE -> probe.service(work);
            case HOUSEKEEPER -> probe.housekeeper(work);
        });
    }

    /** @return the database's error state; null when nothing was refused */
    private static String refusal(Callable<?> work) throws Exception {
        SQLException failure = failure(work);
        return failure == null ? null : failure.getSQLState();
    }

    private static SQLException failure(Callable<?> work) throws Exception {
        try {
            work.call();
            return null;
        } catch (Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    return sql;
                }
            }
            throw failure;
        }
    }

    @FunctionalInterface
    public interface Work<T> {
        T with(EntityManager em) throws Exception;
    }

    /** A use case of every kind, which does what a test asks. */
    @ApplicationScoped
    public static class Probe {
        @PersistenceContext
        private EntityManager em;
        @Resource
        private TransactionSynchronizationRegistry transaction;

        @InTenant
        public <T> T inTenant(Work<T> work) throws Exception {
            return work.with(em);
        }

        @Transactional(TxType.REQUIRES_NEW)
        public <T> T inTransactionOfItsOwn(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants
        public <T> T anyone(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.APPLICANT)
        public <T> T applicant(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.RESPONDENT)
        public <T> T respondent(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.CALENDAR)
        public <T> T calendar(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.RECIPIENT)
        public <T> T recipient(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.TELLER)
        public <T> T teller(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.READER)
        public <T> T reader(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.SIGNED_IN)
        public <T> T signedIn(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.PROGRAMME_STAFF)
        public <T> T programmeStaff(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.FIGURES)
        public <T> T figures(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.STAFF_FREEZING)
        public <T> T staffFreezing(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.SERVICE)
        public <T> T service(Work<T> work) throws Exception {
            return work.with(em);
        }

        @AcrossTenants(by = Caller.HOUSEKEEPER)
        public <T> T housekeeper(Work<T> work) throws Exception {
            return work.with(em);
        }

        @Transactional
        public <T> T unscoped(Work<T> work) throws Exception {
            return work.with(em);
        }

        public <T> T outsideTransactions(Work<T> work) throws Exception {
            return work.with(em);
        }

        public void rollBack() {
            transaction.setRollbackOnly();
        }
    }
}
