package org.pledgekeeper.actionlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.actionlog.Action.Plan;
import org.pledgekeeper.actionlog.Action.State;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.ReadBesideItems;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Sentences;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** Actions from their start on, alone and with others at them. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class ActionLogIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YearMonth NEXT = YearMonth.now(Days.SCOTLAND).plusMonths(1);

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private StartAction startAction;
    @Inject
    private ChangeAction changeAction;
    @Inject
    private Actions actions;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private Reviews reviews;
    @Inject
    private ReadBesideItems readBesideItems;
    @Inject
    private Assign assign;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(ActionLogIT.class);
    }

    @Test
    void anActionIsKeptWholeAndStandsBesideItsIndicator() throws Exception {
        UUID tenant = tenants.found("whole", Sector.COUNCIL);
        say(tenant, "We listen first. We pay people “fairly”, always.");
        UUID id = UUID.randomUUID();
        Plan plan = new Plan("Ask the panel: “how?”", "Head of Càre", NEXT, "lived-experience", "le-listening",
                "We pay people “fairly”, always.");
        Action started = as("whole", Role.CONTRIBUTOR, () -> startAction.start(id, plan));
        Action found = one("whole", id);
        assertEquals(id, found.id());
        assertEquals(plan, new Plan(found.title(), found.ownerRole(), found.due(), found.commitment(), found.indicator(), found.promise()));
        assertEquals(State.PLANNED, found.state());
        assertEquals("contributor of whole", found.startedBy());
        assertEquals(started.startedAt(), found.startedAt());
        assertEquals(1, found.version());
        assertEquals(List.of("contributor@whole started action " + id + " le-listening"), journal(tenant));

        as("whole", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        assertEquals(List.of(id), as("whole", Role.VIEWER, () -> {
            var review = reviews.current().orElseThrow();
            return readBesideItems.of(review.id()).actions(review.edition().indicator("le-listening").orElseThrow()).stream()
                    .map(one -> one.id()).toList();
        }));
    }

    @Test
    void sendingTheSameActionTwiceStartsItOnce() throws Exception {
        UUID tenant = tenants.found("twice", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Action>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(requests.beginIn("twice", Tenants.lead("twice"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return startAction.start(id, plan("Once"));
            }));
        }
        for (Future<Action> one : all) {
            assertEquals(id, Requests.result(one).id());
        }
        assertEquals(1L, Superuser.<Long>one("select count(*) from action where tenant_id = ?", tenant));
        assertEquals(1, journal(tenant).size());
    }

    @Test
    void nothingIsStartedForWhatIsNotAskedOrNeverSaid() throws Exception {
        UUID tenant = tenants.found("never", Sector.COUNCIL);
        say(tenant, "We listen first.");
        refused("about", new Plan("Do it", "Head", NEXT, "lived-experience", "no-such-item", null));
        refused("about", new Plan("Do it", "Head", NEXT, "no-such-commitment", null, null));
        refused("about", new Plan("Do it", "Head", NEXT, "lived-experience", "cl-vision", null));
        refused("promise", new Plan("Do it", "Head", NEXT, "lived-experience", null, "We listen last."));
        refused("due", new Plan("Do it", "Head", NEXT.minusMonths(2), "lived-experience", null, null));
        assertEquals(0L, Superuser.<Long>one("select count(*) from action where tenant_id = ?", tenant));
        assertEquals(List.of(), journal(tenant));
    }

    private void refused(String field, Plan plan) throws Exception {
        assertEquals(Set.of(field),
                as("never", Role.LEAD, () -> assertThrows(Refused.class, () -> startAction.start(UUID.randomUUID(), plan))).problems()
                        .keySet());
    }

    @Test
    void thePromisesAreThoseOfTheLatestStatementAndOneOnceKeptStays() throws Exception {
        UUID tenant = tenants.found("promises", Sector.COUNCIL);
        assertEquals(List.of(), as("promises", Role.VIEWER, () -> actions.offer().promises()));
        say(tenant, "We listen first. We share power.");
        Action action = as("promises", Role.LEAD,
                () -> startAction.start(UUID.randomUUID(), new Plan("Do it", "Head", NEXT, "lived-experience", null, "We share power.")));
        say(tenant, "We listen every day.");
        assertEquals(List.of("We listen every day."), as("promises", Role.VIEWER, () -> actions.offer().promises()));
        Plan same = new Plan("Do it well", "Head", NEXT, "lived-experience", null, "We share power.");
        assertEquals("We share power.",
                as("promises", Role.LEAD, () -> changeAction.change(action.id(), same, State.UNDER_WAY, 1)).promise());
        Plan other = new Plan("Do it well", "Head", NEXT, "lived-experience", null, "We listen first.");
        as("promises", Role.LEAD, () -> assertThrows(Refused.class, () -> changeAction.change(action.id(), other, State.UNDER_WAY, 2)));
    }

    // Changing ------------------------------------------------------------------------------

    @Test
    void aSecondEditorIsToldAndLosesNothing() throws Exception {
        tenants.found("two", Sector.COUNCIL);
        UUID id = started("two", Role.LEAD, plan("Ask"));
        Action first = as("two", Role.CHAMPION, () -> changeAction.change(id, plan("Ask the panel"), State.UNDER_WAY, 1));
        assertEquals(2, first.version());
        Action theirs = as("two", Role.LEAD, () -> assertThrows(ChangedMeanwhile.class,
                () -> changeAction.change(id, plan("Ask the board"), State.DONE, 1))).theirs(Action.class);
        assertEquals("Ask the panel", theirs.title());
        assertEquals(2, theirs.version());
        assertEquals("Ask the panel", one("two", id).title());
        assertEquals("Ask the board",
                as("two", Role.LEAD, () -> changeAction.change(id, plan("Ask the board"), State.DONE, theirs.version())).title());
        assertEquals(State.DONE, one("two", id).state());
        assertEquals(3, one("two", id).version());
    }

    @Test
    void ofManyChangesAtOnceOneStandsAndTheOthersAreShownIt() throws Exception {
        tenants.found("race", Sector.COUNCIL);
        UUID id = started("race", Role.LEAD, plan("Ask"));
        CyclicBarrier together = new CyclicBarrier(5);
        List<Future<Action>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String title = "Writer " + i;
            all.add(requests.beginIn("race", Tenants.lead("race"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return changeAction.change(id, plan(title), State.UNDER_WAY, 1);
            }));
        }
        List<String> saved = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (Future<Action> one : all) {
            try {
                saved.add(Requests.result(one).title());
            } catch (ChangedMeanwhile meanwhile) {
                shown.add(meanwhile.theirs(Action.class).title());
            }
        }
        assertEquals(1, saved.size());
        assertEquals(4, shown.size());
        assertEquals(saved, shown.stream().distinct().toList());
        assertEquals(saved.get(0), one("race", id).title());
        assertEquals(2, one("race", id).version());
    }

    @Test
    void aContributorChangesOnlyWhatTheyStarted() throws Exception {
        tenants.found("own", Sector.COUNCIL);
        UUID leads = started("own", Role.LEAD, plan("The lead’s"));
        UUID own = started("own", Role.CONTRIBUTOR, plan("Their own"));
        as("own", Role.CONTRIBUTOR,
                () -> assertThrows(NotAllowed.class, () -> changeAction.change(leads, plan("Mine now"), State.DONE, 1)));
        as("own", Role.VIEWER, () -> assertThrows(NotAllowed.class, () -> changeAction.change(own, plan("Mine now"), State.DONE, 1)));
        assertEquals(State.DONE, as("own", Role.CONTRIBUTOR, () -> changeAction.change(own, plan("Their own"), State.DONE, 1)).state());
        assertEquals("The lead’s", one("own", leads).title());
        assertFalse(as("own", Role.CONTRIBUTOR, () -> actions.one(leads)).mayChange());
        assertTrue(as("own", Role.CONTRIBUTOR, () -> actions.one(own)).mayChange());
    }

    @Test
    void whatWasStartedLongAgoKeepsItsMonthAndItsItem() throws Exception {
        UUID tenant = tenants.found("long", Sector.COUNCIL);
        UUID id = started("long", Role.LEAD, plan("Ask"));
        Superuser.change(
                "update action set started_at = '2025-03-10', due_month = '2025-05-01', indicator = 'no-longer-asked' where tenant_id = ?",
                tenant);
        YearMonth may = YearMonth.of(2025, 5);
        Plan same = new Plan("Ask again", "Head of Care", may, "lived-experience", "no-longer-asked", null);
        Action changed = as("long", Role.LEAD, () -> changeAction.change(id, same, State.DONE, 1));
        assertEquals(may, changed.due());
        assertEquals("no-longer-asked", changed.indicator());
        Plan before = new Plan("Ask again", "Head of Care", YearMonth.of(2025, 2), "lived-experience", "no-longer-asked", null);
        as("long", Role.LEAD, () -> assertThrows(Refused.class, () -> changeAction.change(id, before, State.DONE, 2)));
    }

    // Who sees what -------------------------------------------------------------------------

    @Test
    void whoHasSomeItemsOnlySeesAndStartsActionsForThose() throws Exception {
        tenants.found("some", Sector.COUNCIL);
        UUID hidden = started("some", Role.LEAD, plan("For listening"));
        UUID seen = started("some", Role.LEAD, new Plan("For vision", "Head", NEXT, "courageous-leadership", "cl-vision", null));
        UUID whole = started("some", Role.LEAD, new Plan("For all of it", "Head", NEXT, "courageous-leadership", null, null));
        onlyAssigned("some", Set.of("cl-vision"));

        assertEquals(List.of(seen), as("some", Role.CONTRIBUTOR, () -> actions.log().actions().stream().map(Action::id).toList()));
        assertEquals(List.of("cl-vision"),
                as("some", Role.CONTRIBUTOR, () -> actions.offer().edition().indicators().stream().map(i -> i.id()).toList()));
        for (UUID other : List.of(hidden, whole)) {
            as("some", Role.CONTRIBUTOR, () -> assertThrows(NotFound.class, () -> actions.one(other)));
            as("some", Role.CONTRIBUTOR, () -> assertThrows(NotFound.class, () -> changeAction.change(other, plan("x"), State.DONE, 1)));
            as("some", Role.CONTRIBUTOR, () -> assertThrows(IdTaken.class,
                    () -> startAction.start(other, new Plan("x", "y", NEXT, "courageous-leadership", "cl-vision", null))));
        }
        as("some", Role.CONTRIBUTOR, () -> assertThrows(Refused.class, () -> startAction.start(UUID.randomUUID(), plan("For listening"))));
        as("some", Role.CONTRIBUTOR, () -> assertThrows(Refused.class,
                () -> startAction.start(UUID.randomUUID(), new Plan("x", "y", NEXT, "courageous-leadership", null, null))));
        assertEquals(State.PLANNED, as("some", Role.CONTRIBUTOR,
                () -> startAction.start(UUID.randomUUID(), new Plan("Mine", "y", NEXT, "courageous-leadership", "cl-vision", null)))
                .state());

        onlyAssigned("some", Set.of("courageous-leadership"));
        assertEquals(Set.of("For vision", "For all of it", "Mine"),
                Set.copyOf(as("some", Role.CONTRIBUTOR, () -> actions.log().actions().stream().map(Action::title).toList())));
    }

    @Test
    void anotherOrganisationsActionIsNotThere() throws Exception {
        tenants.found("mine", Sector.COUNCIL);
        tenants.found("yours", Sector.COUNCIL);
        UUID id = started("yours", Role.LEAD, plan("Ours"));
        as("mine", Role.LEAD, () -> assertThrows(NotFound.class, () -> actions.one(id)));
        as("mine", Role.LEAD, () -> assertThrows(NotFound.class, () -> changeAction.change(id, plan("Taken"), State.DONE, 1)));
        assertEquals(List.of(), as("mine", Role.LEAD, () -> actions.log().actions()));
        assertEquals("Mine", as("mine", Role.LEAD, () -> startAction.start(id, plan("Mine"))).title());
        assertEquals("Ours", one("yours", id).title());
    }

    // Over HTTP -----------------------------------------------------------------------------

    @Test
    void theInterfaceHoldsToTheSameRules() throws Exception {
        UUID tenant = tenants.found("rest", Sector.COUNCIL);
        say(tenant, "We listen first.");
        String all = "/api/v1/workspaces/rest/actions";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("rest"));
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "rest"));
            String stranger = keycloak.token(Tenants.stranger());
            String body = """
                    {"title":"Ask the panel","ownerRole":"Head of \
                    Care","dueMonth":"%s","commitment":"lived-experience","indicator":"le-listening",
                     "promise":"We listen first.","state":"UNDER_WAY","version":1}""".formatted(NEXT);
            assertEquals(401, Http.get(all, null).statusCode());
            assertEquals(404, Http.get(all, stranger).statusCode());
            assertEquals(403, Http.post(all, viewer, body).statusCode());
            assertEquals(404, Http.post(all, stranger, body).statusCode());
            JsonNode started = json(200, Http.post(all, lead, body));
            assertEquals("PLANNED", started.path("state").asText());
            assertEquals(NEXT.toString(), started.path("dueMonth").asText());
            String one = all + "/" + started.path("id").asText();
            assertEquals(started, json(200, Http.get(one, viewer)));
            assertEquals(started, json(200, Http.get(all, viewer)).get(0));
            assertEquals(404, Http.get(all + "/" + UUID.randomUUID(), lead).statusCode());
            assertEquals(404, Http.get(all + "/nonsense", lead).statusCode());

            assertEquals(2, json(200, Http.put(one, lead, body)).path("version").asInt());
            JsonNode meanwhile = json(409, Http.put(one, lead, body.replace("Ask the panel", "Ask the board")));
            assertEquals("Ask the panel", meanwhile.path("theirs").path("title").asText());
            assertEquals("UNDER_WAY", meanwhile.path("theirs").path("state").asText());

            for (Map.Entry<String, String> wrong : Map.of("due", body.replace(NEXT.toString(), "Mai 2027"), "state",
                    body.replace("UNDER_WAY", "OVERDUE").replace(":1}", ":2}"),
                    "title", "{\"version\":2}").entrySet()) {
                assertTrue(json(422, Http.put(one, lead, wrong.getValue())).path("fields").has(wrong.getKey()), wrong.getKey());
            }
            assertEquals(400, Http.post(all, lead, "{").statusCode());
        }
    }

    @Test
    void aPageTakesFewStatementsHoweverManyActionsThereAre() throws Exception {
        UUID tenant = tenants.found("many", Sector.COUNCIL);
        as("many", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        UUID id = started("many", Role.LEAD, plan("The first"));
        Superuser.change("""
                insert into action (tenant_id, id, title, owner_role, due_month, commitment, indicator, state, started_by, started_at, \
                version)
                select ?, gen_random_uuid(), 'Action ' || n, 'Head', date '2026-01-01' + (n % 30) * interval '1 month', \
                'lived-experience', 'le-listening',
                'PLANNED', 'Lead', '2026-01-01', 1 from generate_series(1, 300) n""", tenant);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.lead("many"));
            assertEquals(200, Http.get("/w/many/actions/new", token).statusCode(), "while nothing is promised");
            say(tenant, "We listen first.");
            for (Map.Entry<String, String> page : Map
                    .of("/w/many/actions", "Action 300", "/w/many/actions?state=all&commitment=lived-experience", "Action 299",
                            "/w/many/actions/new?indicator=le-listening", "We listen first.", "/w/many/actions/" + id, "The first")
                    .entrySet()) {
                HttpResponse<String> shown = Http.get(page.getKey(), token);
                assertEquals(200, shown.statusCode(), page.getKey());
                assertTrue(shown.body().contains(page.getValue()), shown::body);
                assertTrue(Http.statements(shown) <= 7, page.getKey() + " takes " + Http.statements(shown));
            }
            assertEquals(404, Http.get("/w/many/actions/nonsense", token).statusCode());
        }
    }

    // ---------------------------------------------------------------------------------------

    private static Plan plan(String title) {
        return new Plan(title, "Head of Care", NEXT, "lived-experience", "le-listening", null);
    }

    private UUID started(String slug, Role role, Plan plan) throws Exception {
        return as(slug, role, () -> startAction.start(UUID.randomUUID(), plan)).id();
    }

    private Action one(String slug, UUID id) throws Exception {
        return as(slug, Role.VIEWER, () -> actions.one(id)).action();
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }

    private void onlyAssigned(String slug, Set<String> items) throws Exception {
        Superuser.change("update member set only_assigned = true where subject = ?", "contributor@" + slug);
        as(slug, Role.LEAD, () -> done(() -> assign.assign("contributor@" + slug, items)));
    }

    private static void say(UUID tenant, String words) {
        Superuser.change(
                "insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, "
                        + "senior_name, senior_role,"
                        + " published_at) values (?, gen_random_uuid(), ?, '\\x00', repeat('0', 64), 1, 1, 'A tree', 'Ann', 'Chief', "
                        + "clock_timestamp())",
                tenant, words);
        Sentences.of(words).forEach(sentence -> Superuser.change(
                "insert into promise (tenant_id, id, sentence, marked_by, marked_at) values (?, gen_random_uuid(), ?, 'Lead', now())"
                        + " on conflict do nothing",
                tenant, sentence));
    }

    private static JsonNode json(int status, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response::body);
        return JSON.readTree(response.body());
    }

    private static List<String> journal(UUID tenant) {
        return Superuser.column(
                "select concat_ws(' ', person, action, subject, detail) from journal where tenant_id = ? and action like '%action' "
                        + "order by at",
                tenant);
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }
}
