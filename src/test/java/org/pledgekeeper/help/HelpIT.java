package org.pledgekeeper.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.people.Members;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.story.Stories;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** An organisation lets the programme read its workspace. Each test has organisations of its own. */
@ExtendWith(ArquillianExtension.class)
class HelpIT {
    private static final Person HELPER = Tenants.staff(ProgrammeRole.ADMINISTRATOR);

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private GrantHelp grantHelp;
    @Inject
    private EndHelp endHelp;
    @Inject
    private HelpHere here;
    @Inject
    private HelpOffered offered;
    @Inject
    private OpenWorkspace openWorkspace;
    @Inject
    private LeaveWorkspace leaveWorkspace;
    @Inject
    private Members members;
    @Inject
    private AddEntry addEntry;
    @Inject
    private Stories stories;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(HelpIT.class);
    }

    @Test
    void whoOpensAWorkspaceItsLeadLetsThemReadsAsAViewer() throws Exception {
        tenants.found("reads", Sector.COUNCIL);
        tenants.found("reads-not", Sector.COUNCIL);
        assertThrows(NotFound.class, () -> staff(() -> openWorkspace.open("reads")), "nothing was granted");
        lead("reads", () -> grantHelp.grant(3, " How do we\nbegin? "));
        assertThrows(NotFound.class, () -> requests.in("reads", HELPER, () -> "entered"), "it was not opened yet");
        HelpOffered.Line line = offer("reads");
        assertEquals(List.of("How do we begin?", "lead of reads", false), List.of(line.reason(), line.grantedBy(), line.inside()));
        assertEquals(72, Math.round(Duration.between(Instant.now(), line.endsAt()).toMinutes() / 60.0));

        staff(() -> openWorkspace.open("reads"));
        staff(() -> openWorkspace.open("reads"));
        assertTrue(offer("reads").inside());
        assertEquals(List.of(Role.VIEWER, true, "The administrator", line.endsAt()), requests.in("reads", HELPER,
                () -> List.of(tenant.getRole(), tenant.isHelp(), tenant.getPersonName(), tenant.getProgrammeReadsUntil())));
        assertEquals(4, requests.in("reads", HELPER, () -> members.all()).size());
        assertTrue(requests.in("reads", HELPER, () -> members.all()).stream().allMatch(one -> one.email() == null));
        assertThrows(NotFound.class, () -> requests.in("reads-not", HELPER, () -> "entered"), "another organisation");
        for (ProgrammeRole other : List.of(ProgrammeRole.MODERATOR, ProgrammeRole.ANALYST)) {
            assertThrows(NotFound.class, () -> requests.in("reads", Tenants.staff(other), () -> "entered"));
            assertThrows(NotAllowed.class, () -> requests.as(Tenants.staff(other), () -> done(() -> openWorkspace.open("reads"))));
        }
        assertThrows(NotFound.class, () -> requests.in("reads", Tenants.staff(), () -> "entered"), "who has not opened it themselves");

        HelpHere.Shown shown = requests.in("reads", Tenants.lead("reads"), () -> here.shown());
        assertEquals(List.of("The administrator"), shown.looks().stream().map(HelpHere.Look::name).toList());
        for (Person other : List.of(Tenants.member(Role.CHAMPION, "reads"), Tenants.member(Role.VIEWER, "reads"), HELPER)) {
            HelpHere.Shown theirs = requests.in("reads", other, () -> here.shown());
            assertEquals(List.of(line.endsAt(), 0), List.of(theirs.grant().orElseThrow().endsAt(), theirs.looks().size()));
        }
        assertEquals(line.endsAt(),
                requests.in("reads", Tenants.member(Role.CONTRIBUTOR, "reads"), () -> tenant.getProgrammeReadsUntil()));

        staff(() -> leaveWorkspace.leave("reads"));
        assertThrows(NotFound.class, () -> requests.in("reads", HELPER, () -> "entered"), "who has left");
        lead("reads", () -> endHelp.end());
        lead("reads", () -> endHelp.end());
        assertEquals(List.of("lead@reads granted help 3 days", "programme-administrator opened workspace as help -",
                "lead@reads ended help -"),
                Superuser.column("select person || ' ' || action || ' ' || coalesce(detail, '-') from journal where tenant_id ="
                        + " (select id from tenant where slug = 'reads') order by at"));
    }

    @Test
    void helpEndsWhenItsTimeIsOverItsLeadEndsItOrTwelveHoursHavePassed() throws Exception {
        tenants.found("ends", Sector.COUNCIL);
        inside("ends");
        lead("ends", () -> endHelp.end());
        String said = assertThrows(NotAllowed.class, () -> requests.in("ends", HELPER, () -> "entered")).getMessage();
        assertTrue(said.startsWith("Your help for Organisation ends has ended"), said);
        assertThrows(NotAllowed.class, () -> requests.at("ends", HELPER, () -> members.all()));
        assertThrows(NotFound.class, () -> staff(() -> openWorkspace.open("ends")));
        assertTrue(requests.as(HELPER, () -> offered.all()).stream().noneMatch(one -> one.slug().equals("ends")));

        inside("ends");
        change("ends", "update help_grant set granted_at = now() - interval '2 days', ends_at = now() - interval '1 second'"
                + " where ended_at is null");
        assertThrows(NotAllowed.class, () -> requests.in("ends", HELPER, () -> "entered"));
        assertThrows(NotFound.class, () -> staff(() -> openWorkspace.open("ends")));
        assertTrue(requests.in("ends", Tenants.lead("ends"), () -> here.shown()).grant().isEmpty());
        assertEquals(null, requests.in("ends", Tenants.lead("ends"), () -> tenant.getProgrammeReadsUntil()));

        inside("ends");
        change("ends", "update help_visit set opened_at = opened_at - interval '12 hours'");
        assertThrows(NotFound.class, () -> requests.in("ends", HELPER, () -> "entered"));
        staff(() -> openWorkspace.open("ends"));
        assertEquals("entered", requests.in("ends", HELPER, () -> "entered"));
    }

    @Test
    void theLeadAloneOpensItOnceAndForSevenDaysAtMost() throws Exception {
        tenants.found("terms", Sector.COUNCIL);
        tenants.found("terms-not", Sector.COUNCIL);
        for (Role role : List.of(Role.CHAMPION, Role.CONTRIBUTOR, Role.VIEWER)) {
            assertThrows(NotAllowed.class,
                    () -> requests.in("terms", Tenants.member(role, "terms"), () -> done(() -> grantHelp.grant(1, null))));
            assertThrows(NotAllowed.class, () -> requests.in("terms", Tenants.member(role, "terms"), () -> done(() -> endHelp.end())));
        }
        assertThrows(NotFound.class,
                () -> requests.in("terms", Tenants.lead("terms-not"), () -> done(() -> grantHelp.grant(1, null))));
        assertThrows(Refused.class, () -> lead("terms", () -> grantHelp.grant(8, null)));
        lead("terms", () -> grantHelp.grant(7, null));
        assertThrows(Refused.class, () -> lead("terms", () -> grantHelp.grant(1, null)));
        staff(() -> openWorkspace.open("terms"));
        for (Callable<?> change : List.<Callable<?>>of(() -> done(() -> grantHelp.grant(1, null)), () -> done(() -> endHelp.end()))) {
            assertThrows(NotAllowed.class, () -> requests.in("terms", HELPER, change), "a helper");
        }
        assertThrows(SQLException.class, () -> as("pledgekeeper_app", "terms", "lead@terms",
                "update help_grant set ends_at = now() + interval '30 days'"), "the database has no longer help");
        assertThrows(SQLException.class, () -> as("pledgekeeper_app", "terms-not", "lead@terms-not",
                "insert into help_grant (id, granted_by, ends_at) values (gen_random_uuid(), 'Lead', now() + interval '8 days')"));
    }

    @Test
    void theDatabaseShowsAHelperThatWorkspaceWhileHelpIsOpenAndTakesNothing() throws Exception {
        tenants.found("rows", Sector.COUNCIL);
        tenants.found("rows-not", Sector.COUNCIL);
        String count = "select count(*) from member";
        assertEquals("0", as("pledgekeeper_helper", "rows", HELPER.subject(), count), "nothing was granted");
        inside("rows");
        assertEquals("4", as("pledgekeeper_helper", "rows", HELPER.subject(), count));
        assertEquals("0", as("pledgekeeper_helper", "rows", "someone-else", count));
        assertEquals("0", as("pledgekeeper_helper", "rows-not", HELPER.subject(), count));
        assertEquals("0", as("pledgekeeper_helper", null, HELPER.subject(), count));
        for (String write : List.of("update member set role = 'LEAD'", "delete from member",
                "insert into member (id, subject, name, email, role) values (gen_random_uuid(), 'x', 'x', 'x', 'LEAD')",
                "insert into journal (action, subject) values ('x', 'x')", "update help_grant set ends_at = now()",
                "insert into help_visit (grant_id, name) select id, 'x' from help_grant", "select * from evidence_file",
                "select * from pulse_link", "select * from pulse_answer", "select * from calendar_feed", "select * from review_link",
                "select * from story_link", "select * from story_contact", "select * from story_consent", "select * from sealing_key",
                "select * from invitation", "select * from support_message", "select * from figures_count")) {
            assertThrows(SQLException.class, () -> as("pledgekeeper_helper", "rows", HELPER.subject(), write), write);
        }
        assertThrows(SQLException.class, () -> as("pledgekeeper_programme", "rows-not", HELPER.subject(),
                "insert into help_visit (grant_id, name) values (gen_random_uuid(), 'x')"));
        assertEquals("0", as("pledgekeeper_programme", "rows", "someone-else", "select count(*) from help_visit"));
        assertThrows(SQLException.class, () -> as("pledgekeeper_programme", "rows", HELPER.subject(), "select count(id) from assessment"));
        lead("rows", () -> endHelp.end());
        assertEquals("0", as("pledgekeeper_helper", "rows", HELPER.subject(), count), "once it has ended");
        assertEquals("0", as("pledgekeeper_programme", "rows", HELPER.subject(), "select count(*) from help_grant"));
    }

    @Test
    void whatIsKeptFromAViewerIsKeptFromAHelper() throws Exception {
        tenants.found("kept", Sector.COUNCIL);
        Entry.Given few = new Entry.Given("training", null,
                Map.of("line", "Few", "happenedOn", "2026-11-20", "people", "4", "practiceLevel", "SKILLED"), null);
        UUID entry = requests.in("kept", Tenants.lead("kept"), () -> addEntry.add(UUID.randomUUID(), Log.TRAINING, few, false)).id();
        UUID shown = story("kept", "now()");
        UUID hidden = story("kept", "null");
        inside("kept");
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String address = "/api/v1/workspaces/kept/entries/" + entry;
            String helper = Http.get(address, keycloak.token(HELPER)).body();
            String whole = Http.get(address, keycloak.token(Tenants.lead("kept"))).body();
            assertTrue(whole.contains("\"people\":4"), whole);
            assertEquals(Http.get(address, keycloak.token(Tenants.member(Role.VIEWER, "kept"))).body(), helper);
            assertTrue(helper.contains("Few") && !helper.contains("\"people\":4"), helper);
        }
        assertEquals(List.of(shown),
                requests.in("kept", HELPER, () -> stories.all()).stream().map(one -> one.story().getId()).toList());
        assertThrows(NotFound.class, () -> requests.in("kept", HELPER, () -> stories.one(hidden)));
        assertEquals("1", as("pledgekeeper_helper", "kept", HELPER.subject(), "select count(*) from story"));
    }

    @Test
    void itHoldsInTheBrowserAndBetweenPrograms() throws Exception {
        tenants.found("api", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String lead = keycloak.token(Tenants.lead("api"));
            String helper = keycloak.token(HELPER);
            String help = "/api/v1/workspaces/api/open-help";
            String visit = "/api/v1/programme/open-help/api/visit";
            assertEquals(404, Http.get("/api/v1/workspaces/api/members", helper).statusCode());
            assertEquals(404, Http.post(visit, helper, "").statusCode());
            assertEquals(422, Http.post(help, lead, "{\"days\":30}").statusCode());
            HttpResponse<String> granted = Http.post(help, lead, "{\"days\":1,\"reason\":\"Panels\"}");
            assertEquals(200, granted.statusCode(), granted.body());
            assertTrue(Http.get("/api/v1/programme/open-help", helper).body().contains("\"slug\":\"api\""));
            assertTrue(page("/w/api", lead).body().contains("The programme can read this workspace until"));
            assertTrue(page("/w/api", lead).body().contains("End it now"));
            String champion = page("/w/api", keycloak.token(Tenants.member(Role.CHAMPION, "api"))).body();
            assertTrue(champion.contains("The programme can read this workspace until"));
            assertFalse(champion.contains("End it now"));
            assertEquals(404, page("/w/api", helper).status());

            assertEquals(204, Http.post(visit, helper, "").statusCode());
            assertTrue(page("/w/api", helper).body().contains("You read this as help."), page("/w/api", helper).body());
            assertEquals(200, Http.get("/api/v1/workspaces/api/members", helper).statusCode());
            assertFalse(Http.get("/api/v1/workspaces/api/members", helper).body().contains("@api.example"));
            for (String promised : List.of("actions", "log", "promises", "people", "stories", "evidence", "pulse")) {
                assertEquals(200, page("/w/api/" + promised, helper).status(), promised);
            }
            assertEquals(403, Http.post("/api/v1/workspaces/api/assessments", helper, "{}").statusCode());
            assertTrue(Http.get(help, lead).body().contains("The administrator"));
            assertEquals(403, Http.delete(help, helper).statusCode());

            assertEquals(204, Http.delete(help, lead).statusCode());
            assertEquals(403, Http.get("/api/v1/workspaces/api/members", helper).statusCode());
            Wire.Answer ended = page("/w/api/people", helper);
            assertEquals(403, ended.status());
            assertTrue(ended.body().contains("has ended, and its workspace is closed to the programme again"), ended.body());
            assertFalse(page("/w/api", lead).body().contains("The programme can read this workspace until"));
        }
    }

    // ---------------------------------------------------------------------------------------

    private void inside(String slug) throws Exception {
        lead(slug, () -> grantHelp.grant(1, null));
        staff(() -> openWorkspace.open(slug));
        assertEquals("entered", requests.in(slug, HELPER, () -> "entered"));
    }

    private HelpOffered.Line offer(String slug) throws Exception {
        return requests.as(HELPER, () -> offered.all()).stream().filter(one -> one.slug().equals(slug)).findFirst().orElseThrow();
    }

    private void lead(String slug, Runnable work) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> done(work));
    }

    private void staff(Runnable work) throws Exception {
        requests.as(HELPER, () -> done(work));
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }

    private static Wire.Answer page(String address, String token) throws Exception {
        return Wire.send("GET " + address + " HTTP/1.1\nAuthorization: Bearer " + token);
    }

    private static void change(String slug, String sql) {
        Superuser.change(sql + (sql.contains("where") ? " and" : " where") + " tenant_id = (select id from tenant where slug = ?)", slug);
    }

    private static UUID story(String slug, String shownInside) {
        UUID id = UUID.randomUUID();
        Superuser.change("insert into story (tenant_id, id, state, invited_by, made_at, words, note, channels, months, told_at, expires_on,"
                + " inside_at, version) select id, ?, 'TOLD', 'Lead', now(), 'They listened.', 'A visit', 'INSIDE', 12, now(), current_date"
                + " + 90, " + shownInside + ", 1 from tenant where slug = ?", id, slug);
        return id;
    }

    /** @return what the statement answers first, as that role of the database, inside that organisation, for that person */
    private static String as(String role, String slug, String person, String sql) throws SQLException {
        String id = slug == null ? "" : Superuser.one("select cast(id as text) from tenant where slug = ?", slug);
        try (Connection connection = Superuser.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('app.tenant', '" + id + "', true), set_config('app.person', '" + person + "', true)");
            statement.execute("set local role " + role);
            if (!statement.execute(sql)) {
                return null;
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            } finally {
                connection.rollback();
            }
        }
    }
}
