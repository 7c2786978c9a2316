package org.pledgekeeper.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads PostgreSQL's catalogue for what would let tenants see each other. */
final class Catalogue {
    private static final String TENANT = "current_tenant()";
    private static final String HELP_IS_OPEN =
            "(( SELECT help_until(current_tenant()) AS help_until) IS NOT NULL)";
    private static final String NIL = "'00000000-0000-0000-0000-000000000000'::uuid";

    /** Tables that belong to no tenant, may be read as a whole by any role they are granted to, and why. */
    private static final Map<String, String> SHARED = Map.of(
            "tenant", "the public register of tenants itself",
            "public_change", "how often what is public has changed, and nothing of what",
            "library_link", "what the programme recommends to read is the same for everyone",
            "checklist_edition", "editions are the same for everyone",
            "figures_table", "which stretch of each table of figures reviews enter now",
            "figures_count", "counts of reviews, for the making of releases only",
            "figures_work", "how many reviews sent which count, for the making of releases only",
            "figures_secret", "what releases draw chance from, for the making of releases only",
            "figures_renewal", "which stretch of a table a release took",
            "flyway_schema_history", "which migrations have run");

    private static final String FAILED =
            "((failed_at IS NOT NULL) AND (written_as = ANY (ARRAY['pledgekeeper_applicant'::text, 'pledgekeeper_programme'::text])))";

    private static final String PAIR = "((current_tenant() = inviter_id) OR (current_tenant() = invited_id))";
    private static final String NOT_LEFT = "(" + PAIR + " AND (NOT (EXISTS ( SELECT "
            + "FROM joint_side s WHERE ((s.tenant_id = current_tenant()) AND (s.joint_id = joint_action.id) "
            + "AND (s.left_at IS NOT NULL))))))";
    private static final String OF_A_PUBLISHED = "(EXISTS ( SELECT FROM figures_release r WHERE ((r.number = %s.release) AND "
            + "(r.published_at IS NOT NULL))))";

    /** Functions that run with their owner's rights, and what for. */
    private static final Map<String, String> OWNERS = Map.of(
            "add_to_figures", "the counts of all tenants are changed by a tenant that may not read them",
            "count_review", "the counts of all tenants are changed by a tenant that may not read them",
            "uncount_review", "the counts of all tenants are changed by a tenant that may not read them");

    /** Tables that belong to no tenant and are kept apart by the policies named here word for word, and no others. */
    private static final Map<String, Set<String>> GUARDED = Map.ofEntries(
            Map.entry("edition_draft", Set.of("staff for ALL to pledgekeeper_programme using true checking true")),
            Map.entry("published_edition", Set.of(
                    "for_everyone for SELECT to pledgekeeper_app,pledgekeeper_helper,pledgekeeper_programme using true checking none",
                    "second_person for INSERT to pledgekeeper_programme using none checking ((approved_by = "
                            + "current_person()) AND (EXISTS ( "
                            + "SELECT FROM edition_draft d WHERE ((d.state = 'PROPOSED'::text) AND (d.edition_yaml = "
                            + "published_edition.edition_yaml) AND (d.map_yaml = published_edition.map_yaml) AND (d.short_set_yaml = "
                            + "published_edition.short_set_yaml) AND (d.changed_by = published_edition.drafted_by) AND (d.proposed_by = "
                            + "published_edition.proposed_by) AND (d.changed_by <> current_person()) AND (d.proposed_by <> "
                            + "current_person())))))")),
            Map.entry("application", Set.of(
                    "own_links for ALL to pledgekeeper_applicant using (link_hash = ANY (open_links()))"
                            + " checking ((link_hash = ANY (open_links())) AND (state <> 'APPROVED'::text) AND (founded IS NULL))",
                    "sent for ALL to pledgekeeper_programme using (state <> 'DRAFT'::text) checking (state <> 'DRAFT'::text)",
                    "sent_or_expired for SELECT to pledgekeeper_housekeeper using ((state <> 'DRAFT'::text) OR (link_expires_at < "
                            + "now())) checking none",
                    "taken_in for INSERT to pledgekeeper_housekeeper using none checking (state = 'SUBMITTED'::text)",
                    "forgotten for DELETE to pledgekeeper_housekeeper using ((state = 'DRAFT'::text) AND (link_expires_at < now())) "
                            + "checking none")),
            Map.entry("application_decision", Set.of(
                    "reviewed_read for SELECT to pledgekeeper_programme using true checking none",
                    "reviewed for INSERT to pledgekeeper_programme using none checking true")),
            Map.entry("invitation", Set.of(
                    "written for INSERT to pledgekeeper_app,pledgekeeper_programme using none checking true",
                    "own_links for ALL to pledgekeeper_applicant using (link_hash = ANY (open_links())) checking (link_hash = ANY "
                            + "(open_links()))",
                    "forgotten for ALL to pledgekeeper_housekeeper using (expires_at < (now() - '60 days'::interval)) checking none")),
            Map.entry("joint_action", Set.of(
                    "pair_read for SELECT to pledgekeeper_app using " + NOT_LEFT + " checking none",
                    "pair_changed for UPDATE to pledgekeeper_app using " + NOT_LEFT + " checking " + PAIR,
                    "invites for INSERT to pledgekeeper_app using none checking ((inviter_id = current_tenant()) "
                            + "AND (state = 'INVITED'::text) AND (NOT inviter_shows) AND (NOT invited_shows) AND (answered_at IS NULL) "
                            + "AND (inviter_left_at IS NULL) AND (invited_left_at IS NULL))",
                    "both_show for SELECT to pledgekeeper_public using ((state = 'SHARED'::text) AND inviter_shows AND invited_shows"
                            + " AND (inviter_left_at IS NULL) AND (invited_left_at IS NULL)) checking none")),
            Map.entry("figures_release", Set.of(
                    "staff_read for SELECT to pledgekeeper_programme using true checking none",
                    "published for SELECT to pledgekeeper_app,pledgekeeper_helper,pledgekeeper_public using (published_at IS NOT NULL)"
                            + " checking none",
                    "made for ALL to pledgekeeper_figures using true checking (published_at IS NULL)",
                    "two_signed for UPDATE to pledgekeeper_programme using (published_at IS NULL) checking (( SELECT count(*) AS count "
                            + "FROM figures_signature s WHERE (s.release = figures_release.number)) >= 2)")),
            Map.entry("figures_signature", Set.of(
                    "staff_read for SELECT to pledgekeeper_programme using true checking none",
                    "own_name for INSERT to pledgekeeper_programme using none checking (subject = current_person())")),
            Map.entry("figures_correction", Set.of(
                    "staff_read for SELECT to pledgekeeper_programme using true checking none",
                    "published for SELECT to pledgekeeper_app,pledgekeeper_helper,pledgekeeper_public using "
                            + OF_A_PUBLISHED.formatted("figures_correction")
                            + " checking none",
                    "staff_write for INSERT to pledgekeeper_programme using none checking true")),
            Map.entry("figure", Set.of(
                    "staff_read for SELECT to pledgekeeper_programme using true checking none",
                    "published for SELECT to pledgekeeper_app,pledgekeeper_helper,pledgekeeper_public using "
                            + OF_A_PUBLISHED.formatted("figure")
                            + " checking none",
                    "made for INSERT to pledgekeeper_figures using none checking true")),
            Map.entry("work_figure", Set.of(
                    "staff_read for SELECT to pledgekeeper_programme using true checking none",
                    "published for SELECT to pledgekeeper_app,pledgekeeper_public using " + OF_A_PUBLISHED.formatted("work_figure")
                            + " checking none",
                    "made for INSERT to pledgekeeper_figures using none checking true")),
            Map.entry("item_figure", Set.of(
                    "staff_read for SELECT to pledgekeeper_programme using true checking none",
                    "published for SELECT to pledgekeeper_app,pledgekeeper_public using " + OF_A_PUBLISHED.formatted("item_figure")
                            + " checking none",
                    "made for INSERT to pledgekeeper_figures using none checking true")),
            Map.entry("announcement", Set.of(
                    "staff_write for ALL to pledgekeeper_programme using true checking true",
                    "taken_in for INSERT to pledgekeeper_housekeeper using none checking true",
                    "shown_here for SELECT to pledgekeeper_app,pledgekeeper_helper using ((taken_back_at IS NULL) AND ((sector IS NULL) "
                            + "OR (sector = ( SELECT t.sector FROM tenant t WHERE (t.id = current_tenant()))))) checking none")),
            Map.entry("campaign", Set.of(
                    "staff_write for ALL to pledgekeeper_programme using true checking true",
                    "due for SELECT to pledgekeeper_housekeeper using ((scheduled_at IS NOT NULL) AND (stopped_at IS NULL)) checking none",
                    "running for SELECT to pledgekeeper_app using ((scheduled_at IS NOT NULL) AND (stopped_at IS NULL) AND (EXISTS "
                            + "( SELECT 1 FROM campaign_organisation o WHERE ((o.campaign_id = campaign.id) AND (o.organisation_id = "
                            + "current_tenant()))))) checking none")),
            Map.entry("campaign_organisation", Set.of(
                    "staff_write for ALL to pledgekeeper_programme using true checking true",
                    "due for SELECT to pledgekeeper_housekeeper using true checking none",
                    "written_to for SELECT to pledgekeeper_app using (organisation_id = current_tenant()) checking none")),
            Map.entry("outbox", Set.of(
                    "written for INSERT to pledgekeeper_app,pledgekeeper_applicant,pledgekeeper_programme using none checking "
                            + "(written_as = CURRENT_USER)",
                    "written_by_timers for INSERT to pledgekeeper_housekeeper using none checking (written_as = CURRENT_USER)",
                    "failed_here for SELECT to pledgekeeper_app using ((failed_at IS NOT NULL) AND (workspace = current_tenant()) "
                            + "AND (story IS NULL)) checking none",
                    "gone_with_story for DELETE to pledgekeeper_app,pledgekeeper_teller using ((workspace = current_tenant()) AND "
                            + "(story = current_story())) checking none",
                    "gone_with_campaign for DELETE to pledgekeeper_programme using ((campaign = current_campaign()) AND (sent_at IS "
                            + "NULL)) checking none",
                    "failed_read for SELECT to pledgekeeper_programme using " + FAILED + " checking none",
                    "failed_mended for UPDATE to pledgekeeper_programme using " + FAILED + " checking " + FAILED,
                    "delivered_read for SELECT to pledgekeeper_housekeeper using true checking none",
                    "delivered_mark for UPDATE to pledgekeeper_housekeeper using true checking true")));

    /** Policies besides a tenant's own, with the roles they are for, and why. */
    private static final Map<String, String> MORE_POLICIES = Map.ofEntries(
            Map.entry("assignment.own_assignment for SELECT to pledgekeeper_app",
                    "with a person's workspaces come the items assigned to them"),
            Map.entry("calendar_feed.by_secret for SELECT to pledgekeeper_calendar",
                    "whoever follows a calendar's address finds its tenant through it"),
            Map.entry("digest_link.by_secret for SELECT to pledgekeeper_recipient",
                    "whoever follows a link of a digest finds its tenant through it"),
            Map.entry("log_entry.out_of_bin for SELECT to pledgekeeper_housekeeper",
                    "by night the bin is emptied, and only what is due in it is seen"),
            Map.entry("log_entry.emptied_from_bin for DELETE to pledgekeeper_housekeeper",
                    "by night the bin is emptied, and only what is due in it"),
            Map.entry("pulse_link.by_token for SELECT to pledgekeeper_respondent",
                    "whoever follows a pulse's link finds its tenant through it"),
            Map.entry("member.own_membership for SELECT to pledgekeeper_app",
                    "a person finds their own workspaces before one is chosen"),
            Map.entry("published_statement.published for SELECT to pledgekeeper_programme,pledgekeeper_public",
                    "what is published is for everyone"),
            Map.entry("statement_draft.waiting for SELECT to pledgekeeper_programme",
                    "staff review a draft while it waits for them, and only then"),
            Map.entry("statement_draft.waiting_counted for SELECT to pledgekeeper_housekeeper",
                    "the morning's word to staff counts what waits"),
            Map.entry("statement_decision.reviewed_read for SELECT to pledgekeeper_programme",
                    "staff see what they decided before"),
            Map.entry("support_request.asked_programme for SELECT to pledgekeeper_programme",
                    "staff read what they were asked, and nothing else of a workspace"),
            Map.entry("support_message.asked_programme for SELECT to pledgekeeper_programme",
                    "staff read what they were asked, and nothing else of a workspace"),
            Map.entry("support_request.waiting_counted for SELECT to pledgekeeper_housekeeper",
                    "the morning's word to staff counts what waits"),
            Map.entry("since_line.published for SELECT to pledgekeeper_public",
                    "what is published is for everyone"),
            Map.entry("since_line.waiting for SELECT to pledgekeeper_programme",
                    "staff review a line while it waits for them, and only then"),
            Map.entry("since_line.waiting_counted for SELECT to pledgekeeper_housekeeper",
                    "the morning's word to staff counts what waits"),
            Map.entry("joint_side.not_left for UPDATE to public",
                    "restrictive: who has left a joint action changes its own side no more"),
            Map.entry("story.published for SELECT to pledgekeeper_public",
                    "what is published is for everyone, until the day its teller chose"),
            Map.entry("story.offered for SELECT to pledgekeeper_programme",
                    "staff see a story that they were offered, and no other"),
            Map.entry("story.offered_only for ALL to pledgekeeper_programme",
                    "narrows: inside an organisation too, staff see none that they were not offered"),
            Map.entry("story.due for SELECT to pledgekeeper_housekeeper",
                    "the timer learns where a story's time is over, and nothing of what it says"),
            Map.entry("story_link.by_link for SELECT to pledgekeeper_teller",
                    "whoever follows a story's link finds its tenant through it"),
            Map.entry("story.own_story for ALL to pledgekeeper_teller",
                    "narrows: of its tenant a teller sees their own story only"),
            Map.entry("story_link.own_story for ALL to pledgekeeper_teller",
                    "narrows: of its tenant a teller sees their own story only"),
            Map.entry("story_consent.own_story for ALL to pledgekeeper_teller",
                    "narrows: of its tenant a teller sees their own story only"),
            Map.entry("story_contact.own_story for ALL to pledgekeeper_teller",
                    "narrows: of its tenant a teller sees their own story only"),
            Map.entry("story_copy.own_story for ALL to pledgekeeper_teller",
                    "narrows: of its tenant a teller sees their own story only"),
            Map.entry("story_news.own_story for ALL to pledgekeeper_teller",
                    "narrows: of its tenant a teller sees their own story only"),
            Map.entry("help_grant.own_workspace for SELECT to pledgekeeper_app",
                    "with a person's workspaces comes whether the programme reads there, with their visits whether they still may"),
            Map.entry("help_grant.granted for SELECT to pledgekeeper_programme",
                    "staff see which organisations let them read"),
            Map.entry("help_grant.while_open for ALL to pledgekeeper_programme",
                    "narrows: staff see no help that has ended"),
            Map.entry("help_visit.own_visit for SELECT to pledgekeeper_app,pledgekeeper_programme",
                    "a person finds the workspaces they have opened as help"),
            Map.entry("help_visit.own_name for ALL to pledgekeeper_helper,pledgekeeper_programme",
                    "narrows: staff see their own visits and open none in another's name"),
            Map.entry("help_visit.while_open for INSERT to pledgekeeper_programme",
                    "narrows: a workspace is opened only while its lead lets staff read"),
            Map.entry("story.shown_inside for ALL to pledgekeeper_helper",
                    "narrows: of stories a helper sees those that are shown inside"),
            Map.entry("journal.what_was_done for ALL to pledgekeeper_helper",
                    "narrows: of the journal a helper sees which actions were done"),
            Map.entry("review_link.by_secret for SELECT to pledgekeeper_reader",
                    "whoever follows a review's link finds its tenant through it"),
            Map.entry("review_link.while_open for ALL to pledgekeeper_reader",
                    "narrows: of its tenant a reader sees the link they hold only, and only until it ends"),
            Map.entry("assessment.by_link for ALL to pledgekeeper_reader",
                    "narrows: of its tenant a reader sees the one review that their link leads to, while it is signed off"),
            Map.entry("answer.by_link for ALL to pledgekeeper_reader",
                    "narrows: of its tenant a reader sees the answers of that one review"),
            Map.entry("review_date.published for SELECT to pledgekeeper_programme,pledgekeeper_public",
                    "what is published is for everyone"));

    /** Rows outside any tenant carry the nil tenant there, and are visible only where no tenant is set. */
    private static final Set<String> NIL_OUTSIDE = Set.of("journal");

    private final Connection connection;
    private final List<String> faults = new ArrayList<>();

    private Catalogue(Connection connection) {
        this.connection = connection;
    }

    /** @return in words, everything that breaks a rule; empty when all is well */
    static List<String> faults(Connection connection) throws SQLException {
        Catalogue catalogue = new Catalogue(connection);
        catalogue.read();
        return catalogue.faults;
    }

    /** @return the tables with a tenant_id column */
    static List<String> tenantTables(Connection connection) throws SQLException {
        return new Catalogue(connection).rows("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not \
                a.attisdropped
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1""").stream().map(r -> r[0]).toList();
    }

    private void read() throws SQLException {
        List<String> tenantTables = tenantTables(connection);
        for (String[] row : rows("""
                select c.relname, c.relkind from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind not in ('i', 'I', 'S', 'c') order by 1""")) {
            if (!row[1].equals("r") && !row[1].equals("p")) {
                faults.add(row[0] + ": is no plain table, and row security does not reach through it");
            } else if (tenantTables.contains(row[0])) {
                checkTenantTable(row[0]);
            } else if (GUARDED.containsKey(row[0])) {
                checkGuardedTable(row[0]);
            } else if (!SHARED.containsKey(row[0])) {
                faults.add(row[0] + ": has no tenant_id and is not named as shared");
            }
        }
        checkForeignKeys(tenantTables);
        for (String[] function : rows("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef")) {
            require(OWNERS.containsKey(function[0]), function[0] + "(): runs with its owner's rights");
        }
    }

    private void checkGuardedTable(String table) throws SQLException {
        String[] security =
                rows("select relrowsecurity, relforcerowsecurity from pg_class where oid = 'public.%s'::regclass".formatted(table)).get(0);
        require(security[0].equals("t"), table + ": row security is not enabled");
        require(security[1].equals("t"), table + ": row security is not forced");
        Set<String> missing = new TreeSet<>(GUARDED.get(table));
        for (String[] policy : rows("""
                select policyname || ' for ' || cmd || ' to ' || (select string_agg(r, ',' order by r) from unnest(roles) r)
                       || ' using ' || regexp_replace(coalesce(qual, 'none'), '\\s+', ' ', 'g')
                       || ' checking ' || regexp_replace(coalesce(with_check, 'none'), '\\s+', ' ', 'g')
                from pg_policies where schemaname = 'public' and tablename = '%s'""".formatted(table))) {
            require(missing.remove(policy[0]), "policy " + table + "." + policy[0] + " is not named as one to have");
        }
        missing.forEach(policy -> faults.add("policy " + table + "." + policy + " is missing"));
    }

    private void checkTenantTable(String table) throws SQLException {
        String own = NIL_OUTSIDE.contains(table) ? "COALESCE(" + TENANT + ", " + NIL + ")" : TENANT;
        String[] basics = rows("""
                select c.relrowsecurity, c.relforcerowsecurity, a.attnotnull, coalesce(pg_get_expr(d.adbin, d.adrelid), 'none'),
                       format_type(a.atttypid, a.atttypmod), pg_get_userbyid(c.relowner)
                from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
                left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
                where c.oid = 'public.%s'::regclass""".formatted(table)).get(0);
        require(basics[0].equals("t"), table + ": row security is not enabled");
        require(basics[1].equals("t"), table + ": row security is not forced");
        require(basics[2].equals("t"), table + ": tenant_id may be null");
        require(basics[3].equals(own), table + ": tenant_id defaults to " + basics[3]);
        require(basics[4].equals("uuid"), table + ": tenant_id is a " + basics[4]);
        require(basics[5].equals("pledgekeeper_owner"), table + ": belongs to " + basics[5]);
        checkIndexes(table);
        checkPolicies(table, own);
    }

    private void checkIndexes(String table) throws SQLException {
        List<String[]> unique = rows("""
                select i.indexrelid::regclass, i.indisprimary, coalesce(a.attname, 'an expression') from pg_index i
                left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0] and i.indkey[0] > 0
                where i.indrelid = 'public.%s'::regclass and i.indisunique order by 1""".formatted(table));
        require(unique.stream().anyMatch(index -> index[1].equals("t")), table + ": has no primary key");
        for (String[] index : unique) {
            require(index[2].equals("tenant_id"), table + ": unique " + index[0] + " begins with " + index[2]);
        }
    }

    private void checkPolicies(String table, String own) throws SQLException {
        boolean ownTenant = false;
        boolean narrowedForHelp = !isReadByHelp(table) || table.startsWith("help_");
        for (String[] policy : rows("""
                select policyname, permissive, cmd, (select string_agg(r, ',' order by r) from unnest(roles) r), coalesce(qual, \
                'none'), coalesce(with_check, 'none')
                from pg_policies where schemaname = 'public' and tablename = '%s' order by 1""".formatted(table))) {
            String condition = "(tenant_id = " + own + ")";
            if (policy[1].equals("PERMISSIVE") && policy[2].equals("ALL") && policy[3].equals("public")
                    && policy[4].equals(condition) && policy[5].equals(condition)) {
                ownTenant = true;
            } else if (policy[1].equals("RESTRICTIVE") && policy[3].equals("pledgekeeper_helper") && policy[2].equals("ALL")
                    && (policy[4].equals("false") || policy[4].replaceAll("\\s+", " ").equals(HELP_IS_OPEN))) {
                narrowedForHelp = true;
            } else {
                String name = table + "." + policy[0] + " for " + policy[2] + " to " + policy[3];
                require(MORE_POLICIES.containsKey(name), "policy " + name + " is not named, with its reason, as one to have");
            }
        }
        require(narrowedForHelp, table + ": a helper reads it while no help is open");
        require(ownTenant, table + ": has no policy for all commands using, and checking, tenant_id = " + own);
    }

    private boolean isReadByHelp(String table) throws SQLException {
        return rows("select has_any_column_privilege('pledgekeeper_helper', 'public.%s', 'select')".formatted(table)).get(0)[0].equals("t");
    }

    private void checkForeignKeys(List<String> tenantTables) throws SQLException {
        for (String[] key : rows("""
                select k.conname, k.conrelid::regclass, k.confrelid::regclass,
                       (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]),
                       (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1])
                from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace order by 1""")) {
            boolean toTenant = tenantTables.contains(key[2]);
            if (toTenant) {
                require(key[3].equals("tenant_id") && key[4].equals("tenant_id"),
                        key[1] + ": foreign key " + key[0] + " does not begin with tenant_id");
            }
        }
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }

    private List<String[]> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            List<String[]> all = new ArrayList<>();
            while (rows.next()) {
                String[] row = new String[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = rows.getString(i + 1);
                }
                all.add(row);
            }
            return all;
        }
    }
}
