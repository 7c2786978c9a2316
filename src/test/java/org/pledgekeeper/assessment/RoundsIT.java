package org.pledgekeeper.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.pledgekeeper.assessment.Answer.Origin;
import org.pledgekeeper.assessment.Assessment.Given;
import org.pledgekeeper.assessment.Assessment.State;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Reviews that follow one another, and a team at work in them. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class RoundsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private Checklists checklists;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private AnswerSeveral answerSeveral;
    @Inject
    private UndoAnswers undoAnswers;
    @Inject
    private AnswerHistory answerHistory;
    @Inject
    private AskShortSet askShortSet;
    @Inject
    private Assign assign;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private CloseAssessment closeAssessment;
    @Inject
    private ReopenAssessment reopenAssessment;
    @Inject
    private WriteComment writeComment;
    @Inject
    private RemoveComment removeComment;
    @Inject
    private Reviews reviews;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(RoundsIT.class);
    }

    // One round after another ---------------------------------------------------------------

    @Test
    void theNextRoundBeginsWithLastTimesAnswersAndEachCountsOnceConfirmedOrChanged() throws Exception {
        opened("next");
        answer("next", "le-listening", Level.SOME_AREAS, 0);
        answer("next", "le-support", Level.EXPLORING, 0);
        signedOff("next");
        lead("next", () -> openAssessment.open(false));

        Review review = review("next");
        assertEquals(2, review.number());
        assertEquals(0, review.answered());
        assertEquals(2, review.carried());
        assertEquals(List.of("1 CLOSED", "2 OPEN"), rounds("next"));
        Answer carried = review.answers().get("le-listening");
        assertEquals(Origin.CARRIED, carried.origin());
        assertEquals(Level.SOME_AREAS, carried.level());
        assertEquals("a note", carried.note());

        assertEquals(Origin.CONFIRMED, answer("next", "le-listening", Level.SOME_AREAS, carried.version()).origin());
        assertEquals(Origin.CHANGED, answer("next", "le-support", Level.MOST_AREAS, 1).origin());
        assertEquals(Origin.GIVEN, answer("next", "le-sharing", Level.DONT_KNOW, 0).origin());
        assertEquals(Origin.CONFIRMED, answer("next", "le-support", Level.EXPLORING, 2).origin(), "set back to what it was");
        assertEquals(3, review("next").answered());
        assertEquals(List.of("EXPLORING CONFIRMED 3", "MOST_AREAS CHANGED 2", "EXPLORING CARRIED 1"),
                requests.in("next", Tenants.lead("next"),
                        () -> answerHistory.of("le-support")).stream().map(a -> a.level() + " " + a.origin() + " " + a.version()).toList());
        assertEquals(Level.SOME_AREAS,
                requests.in("next", Tenants.lead("next"), () -> reviews.number(1)).answers().get("le-listening").level());
        assertEquals(2, requests.in("next", Tenants.lead("next"), () -> reviews.sinceLast(2)).orElseThrow().count(Comparison.Change.SAME));
    }

    @Test
    void acrossEditionsTheMapDecidesWhatComesAlong() throws Exception {
        UUID id = opened("across");
        Superuser.change("update assessment set edition = '2025.1' where tenant_id = ?", id);
        for (String indicator : List.of("le-listening", "cl-explaining", "me-feedback", "cl-senior-owner", "cl-champion",
                "sw-wellbeing-day")) {
            answer("across", indicator, Level.SOME_AREAS, 0);
        }
        assertThrows(NotFound.class, () -> answer("across", "cl-owner-champion", Level.SOME_AREAS, 0));
        signedOff("across");
        lead("across", () -> openAssessment.open(false));

        Review review = review("across");
        assertEquals("2026.1", review.edition().edition());
        assertEquals("2025.1", review.round().previousEdition());
        assertEquals(Set.of("le-listening", "cl-explaining"), review.answers().keySet());
        Comparison comparison = requests.in("across", Tenants.lead("across"), () -> reviews.sinceLast(2)).orElseThrow();
        Comparison.Line merged = comparison.line(review.edition().indicator("cl-owner-champion").orElseThrow());
        assertEquals(2, merged.before().size());
        assertEquals("Last time this was 2 separate items.", merged.why());
        assertEquals(List.of("sw-wellbeing-day"), comparison.retired().stream().map(gone -> gone.id()).toList());
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            HttpResponse<String> page =
                    Http.get("/w/across/commitments/" + review.edition().commitmentOf("cl-owner-champion").orElseThrow().id(),
                            keycloak.token(Tenants.lead("across")));
            assertTrue(page.body().contains("Several earlier items together") && page.body().contains("Last time this was asked as:"),
                    page::body);
        }
    }

    @Test
    void onlyTheLeadOpensTheNextAndOnlyAfterSigningOff() throws Exception {
        opened("order");
        UUID round = review("order").id();
        requests.in("order", Tenants.member(Role.CHAMPION, "order"), () -> done(() -> submitAssessment.submit(round)));
        assertEquals("The last review is not signed off yet. Your lead signs it off first; then the next one can begin.",
                assertThrows(Refused.class, () -> lead("order", () -> openAssessment.open(false))).problems().get("open"));
        lead("order", () -> signOffAssessment.signOff(round, null));
        assertThrows(NotAllowed.class,
                () -> requests.in("order", Tenants.member(Role.CHAMPION, "order"), () -> done(() -> openAssessment.open(false))));
        assertEquals(List.of("1 SIGNED_OFF"), rounds("order"));
        lead("order", () -> closeAssessment.close());
        lead("order", () -> openAssessment.open(true));
        assertEquals(List.of("1 CLOSED", "2 OPEN"), rounds("order"));
        assertEquals(12, review("order").edition().size());
    }

    @Test
    void ofManyOpeningsAtOnceOneRoundComes() throws Exception {
        opened("openings");
        signedOff("openings");
        CyclicBarrier together = new CyclicBarrier(5);
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(requests.beginIn("openings", Tenants.lead("openings"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return done(() -> openAssessment.open(false));
            }));
        }
        for (Future<Object> one : all) {
            Requests.result(one);
        }
        assertEquals(List.of("1 CLOSED", "2 OPEN"), rounds("openings"));
    }

    @Test
    void withAnItemsLevelGoesHowLongTheOrganisationTookToAnswerItFirst() throws Exception {
        UUID id = opened("soon");
        answer("soon", "le-listening", Level.SOME_AREAS, 0);
        answer("soon", "le-support", Level.EXPLORING, 0);
        signedOff("soon");
        lead("soon", () -> openAssessment.open(false));
        Superuser.change("delete from submitted_item where tenant_id = ?", id);
        answer("soon", "le-listening", Level.SOME_AREAS, 1);
        written(id, "le-listening", 2, "1 day");
        answer("soon", "le-involvement", Level.EXPLORING, 0);
        written(id, "le-involvement", 1, "7 days");
        answer("soon", "le-involvement", Level.SUSTAINED, 1);
        written(id, "le-involvement", 2, "40 days");
        answer("soon", "le-sharing", null, 0);
        answer("soon", "le-sharing", Level.DONT_KNOW, 1);
        written(id, "le-sharing", 2, "30 days");
        answer("soon", "le-workforce-roles", Level.NOT_RELEVANT, 0);
        written(id, "le-workforce-roles", 1, "30 days 1 second");
        signedOff("soon");
        assertEquals(List.of("le-involvement SUSTAINED WITHIN_A_WEEK", "le-listening SOME_AREAS WITHIN_A_DAY",
                "le-sharing DONT_KNOW WITHIN_30_DAYS", "le-workforce-roles NOT_RELEVANT AFTER_30_DAYS"),
                itemsSent(id).stream().sorted().toList(),
                "what was only carried, written without an answer, or changed later does not count");
    }

    @Test
    void openingAgainTakesBackWhatWasSentUnlessItWasCounted() throws Exception {
        UUID id = opened("again");
        answer("again", "le-listening", Level.SOME_AREAS, 0);
        signedOff("again");
        assertEquals(5, sent(id));
        assertEquals(List.of("le-listening SOME_AREAS WITHIN_A_DAY"), itemsSent(id));
        assertThrows(Refused.class, () -> lead("again", () -> reopenAssessment.reopen(" ")));
        lead("again", () -> reopenAssessment.reopen("The night shift was left out."));
        assertEquals(0, sent(id));
        assertEquals(List.of(), itemsSent(id));
        assertEquals(State.OPEN, review("again").round().state());
        assertEquals(1, review("again").answered());
        assertEquals(List.of("The night shift was left out."),
                Superuser.column("select detail from journal where tenant_id = ? and action = 'reopened'", id));
        assertTrue(requests.in("again", Tenants.member(Role.VIEWER, "again"), () -> reviews.overview()).log().stream()
                .anyMatch(step -> step.action().equals("reopened") && step.detail().equals("The night shift was left out.")));

        answer("again", "le-listening", Level.MOST_AREAS, 1);
        signedOff("again");
        assertEquals(5, sent(id));
        Superuser.release(77);
        lead("again", () -> reopenAssessment.reopen("One more thing."));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            HttpResponse<String> preview = Http.get("/w/again/submit", keycloak.token(Tenants.lead("again")));
            assertTrue(preview.body().contains("A national release has counted this review already"), preview::body);
        }
        signedOff("again");
        assertEquals(5, sent(id), "what a release has counted is neither taken back nor sent twice");
        assertEquals(6L, Superuser.<Long>one("select count(*) from counted_review c join figures_renewal r using (grouping, stretch)"
                + " where c.tenant_id = ? and r.release = 77", id));
    }

    @Test
    void theShortSetAsksLessAndLosesNothing() throws Exception {
        opened("short");
        answer("short", "cl-vision", Level.SOME_AREAS, 0);
        lead("short", () -> askShortSet.ask(true));
        boolean inSet = checklists.shortSet("2026.1").contains("cl-vision");
        assertEquals(12, review("short").edition().size());
        String outside = checklists.current().indicators().stream().map(i -> i.id())
                .filter(one -> !checklists.shortSet("2026.1").contains(one)).findFirst().orElseThrow();
        assertThrows(NotFound.class, () -> answer("short", outside, Level.EXPLORING, 0));
        assertEquals(inSet ? 1 : 0, review("short").answered());
        lead("short", () -> askShortSet.ask(false));
        assertEquals(1, review("short").answered());
    }

    // Together ------------------------------------------------------------------------------

    @Test
    void whoIsInvitedForSomeItemsSeesAndAnswersThose() throws Exception {
        UUID id = opened("some");
        Person isla = new Person("isla@some", "Isla", "isla@some.example", false);
        Tenants.join(id, isla, Role.CONTRIBUTOR);
        Superuser.change("update member set only_assigned = true where subject = 'isla@some'");
        assertEquals(0, requests.in("some", isla, () -> reviews.current().orElseThrow()).edition().size());
        lead("some", () -> assign.assign("isla@some", Set.of("cl-vision", "staff-wellbeing")));

        Review hers = requests.in("some", isla, () -> reviews.current().orElseThrow());
        assertEquals(8, hers.edition().size());
        requests.in("some", isla, () -> answerIndicator.answer("cl-vision", new Given(Level.EXPLORING, null, null), 0));
        requests.in("some", isla, () -> answerIndicator.answer("sw-time-to-talk", new Given(Level.EXPLORING, null, null), 0));
        answer("some", "le-listening", Level.EXPLORING, 0);
        List<Callable<?>> notHers = List.of(() -> answerIndicator.answer("le-listening", new Given(Level.SUSTAINED, null, null), 1),
                () -> answerSeveral.answer(Level.SUSTAINED, Map.of("cl-vision", 1, "le-listening", 1)),
                () -> answerHistory.of("le-listening"),
                () -> writeComment.write(UUID.randomUUID(), "le-listening", "Hello"));
        for (Callable<?> one : notHers) {
            assertThrows(NotFound.class, () -> requests.in("some", isla, one));
        }
        assertEquals(Level.EXPLORING, review("some").answers().get("le-listening").level());
        assertEquals(Level.EXPLORING, review("some").answers().get("cl-vision").level(),
                "several at once are all or nothing where one is not hers");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(isla);
            assertEquals(404, Http.get("/w/some/commitments/lived-experience", token).statusCode());
            assertEquals(200, Http.get("/w/some/commitments/staff-wellbeing", token).statusCode());
            JsonNode api = JSON.readTree(Http.get("/api/v1/workspaces/some/assessments/current", token).body());
            assertEquals(8, api.path("indicators").asInt());
            assertEquals(2, api.path("answers").size(), api::toString);
            assertEquals(404, Http.get("/api/v1/workspaces/some/assessments/current/indicators/le-listening", token).statusCode());
        }
        assertThrows(NotFound.class, () -> lead("some", () -> assign.assign("isla@some", Set.of("no-such-item"))));
        assertThrows(NotFound.class, () -> lead("some", () -> assign.assign("lead@next", Set.of("cl-vision"))));
    }

    @Test
    void aCommentIsWrittenOnceAndItsWriterMayTakeItAway() throws Exception {
        UUID id = opened("comments");
        UUID comment = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            requests.in("comments", Tenants.lead("comments"),
                    () -> writeComment.write(comment, "le-listening", " Shall we ask the night shift? "));
        }
        requests.in("comments", Tenants.member(Role.CONTRIBUTOR, "comments"),
                () -> writeComment.write(UUID.randomUUID(), "le-listening", "Yes."));
        BesideItems beside =
                requests.in("comments", Tenants.lead("comments"), () -> reviews.currentWithBesideItems()).orElseThrow().beside();
        assertEquals(List.of("Shall we ask the night shift? true", "Yes. false"),
                beside.comments().get("le-listening").stream().map(c -> c.words() + " " + c.own()).toList());
        assertThrows(NotFound.class, () -> requests.in("comments", Tenants.member(Role.CONTRIBUTOR, "comments"),
                () -> done(() -> removeComment.remove(comment))));
        lead("comments", () -> removeComment.remove(comment));
        assertEquals(1L, Superuser.<Long>one("select count(*) from indicator_comment where tenant_id = ?", id));
        for (String bad : List.of("", "  ", "x".repeat(2001))) {
            assertThrows(Refused.class, () -> requests.in("comments", Tenants.lead("comments"),
                    () -> writeComment.write(UUID.randomUUID(), "le-listening", bad)));
        }
        assertThrows(NotFound.class, () -> requests.in("comments", Tenants.lead("comments"),
                () -> writeComment.write(UUID.randomUUID(), "no-such-item", "Hello")));
    }

    @Test
    void whoeverSomethingWaitsForIsTold() throws Exception {
        opened("told");
        Person lead = Tenants.lead("told");
        Person champion = Tenants.member(Role.CHAMPION, "told");
        requests.in("told", lead, () -> writeComment.write(UUID.randomUUID(), "le-listening", "Shall we ask the night shift?"));
        for (String answer : List.of("Yes, let us.", "And the day shift.")) {
            requests.in("told", champion, () -> writeComment.write(UUID.randomUUID(), "le-listening", answer));
        }
        assertEquals(List.of("A colleague has answered your comment"), subjects(lead), "once, until she has written again");
        String body = Superuser.one("select body from outbox where recipient = ?", lead.email());
        assertTrue(body.contains("/w/told/commitments/lived-experience?item=le-listening\n")
                && body.contains("You get this because you wrote a comment in the workspace of") && !body.contains("shift"), body);
        assertEquals(List.of(), subjects(champion), "nobody is told of their own words");

        requests.in("told", champion, () -> done(() -> submitAssessment.submit(reviews.current().orElseThrow().id())));
        assertEquals(List.of("A colleague has answered your comment", "A review waits for you to sign it off"), subjects(lead));
        lead("told", () -> reopenAssessment.reopen("The night shift was left out."));
        assertEquals(List.of("A review is open again"), subjects(champion));
        assertEquals(List.of(), subjects(Tenants.member(Role.VIEWER, "told")));
        lead("told", () -> submitAssessment.submit(reviews.current().orElseThrow().id()));
        assertEquals(2, subjects(lead).size(), "a lead who submits knows it");
    }

    private static List<String> subjects(Person person) {
        return Superuser.column("select subject from outbox where recipient = ? order by created_at", person.email());
    }

    @Test
    void aCommentOfAnotherTenantCannotBeTakenOrReused() throws Exception {
        UUID id = opened("theirs");
        opened("ours");
        UUID comment = UUID.randomUUID();
        requests.in("theirs", Tenants.lead("theirs"), () -> writeComment.write(comment, "le-listening", "Ours alone."));
        assertThrows(NotFound.class, () -> lead("ours", () -> removeComment.remove(comment)));
        requests.in("ours", Tenants.lead("ours"), () -> writeComment.write(comment, "le-listening", "The same id, another tenant."));
        assertEquals("Ours alone.", Superuser.one("select words from indicator_comment where tenant_id = ?", id));
        assertNull(requests.in("ours", Tenants.lead("ours"), () -> reviews.currentWithBesideItems()).orElseThrow().beside().comments()
                .get("cl-vision"));
    }

    @Test
    void severalAreSetAtOnceAndWhatAColleagueHasChangedIsLeft() throws Exception {
        opened("several");
        answer("several", "le-support", Level.EXPLORING, 0);
        answer("several", "le-support", Level.SUSTAINED, 1);
        Map<String, Integer> seen = new LinkedHashMap<>(Map.of("le-listening", 0, "cl-vision", 0, "le-support", 1));
        AnswerSeveral.Outcome outcome = requests.in("several", Tenants.lead("several"), () -> answerSeveral.answer(Level.SOME_AREAS, seen));
        assertEquals(Set.of("le-listening", "cl-vision"), Set.copyOf(outcome.saved().stream().map(Answer::indicator).toList()));
        assertEquals(List.of("le-support"), outcome.changedMeanwhile().stream().map(Answer::indicator).toList());
        assertEquals(Level.SUSTAINED, review("several").answers().get("le-support").level());
        assertThrows(Refused.class,
                () -> requests.in("several", Tenants.lead("several"), () -> answerSeveral.answer(Level.SOME_AREAS, Map.of())));
        assertThrows(Refused.class, () -> requests.in("several", Tenants.lead("several"),
                () -> answerSeveral.answer(Level.NOT_RELEVANT, Map.of("le-listening", 1))));

        signedOff("several");
        lead("several", () -> openAssessment.open(false));
        AnswerSeveral.Outcome confirmed = requests.in("several", Tenants.lead("several"),
                () -> answerSeveral.answer(null, Map.of("le-listening", 1, "le-support", 1, "me-themes", 0)));
        assertEquals(List.of(Origin.CONFIRMED, Origin.CONFIRMED), confirmed.saved().stream().map(Answer::origin).toList());
        assertFalse(review("several").answers().containsKey("me-themes"), "nothing was carried there to confirm");

        AnswerSeveral.Outcome back = requests.in("several", Tenants.lead("several"),
                () -> undoAnswers.undo(new LinkedHashMap<>(Map.of("le-listening", 2, "le-support", 1))));
        assertEquals(List.of("le-listening"), back.saved().stream().map(Answer::indicator).toList());
        assertEquals(List.of("le-support"), back.changedMeanwhile().stream().map(Answer::indicator).toList(), "2 by now");
        assertTrue(review("several").answers().get("le-listening").isCarried(), "it asks again whether it still holds");
        assertEquals(3, review("several").answers().get("le-listening").version());
        answer("several", "me-themes", Level.EXPLORING, 0);
        requests.in("several", Tenants.lead("several"), () -> undoAnswers.undo(Map.of("me-themes", 1)));
        assertNull(review("several").answers().get("me-themes").level(), "before the first answer there was none");
        assertThrows(NotFound.class,
                () -> requests.in("several", Tenants.lead("several"), () -> undoAnswers.undo(Map.of("no-such-item", 1))));
        assertThrows(NotFound.class, () -> requests.in("several", Tenants.lead("some"), () -> undoAnswers.undo(Map.of("me-themes", 2))));
    }

    // The same by the API -------------------------------------------------------------------

    @Test
    void aRoundGoesItsWayByTheApiToo() throws Exception {
        tenants.found("api-rounds", Sector.JUSTICE);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("api-rounds"));
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "api-rounds"));
            String base = "/api/v1/workspaces/api-rounds/assessments";
            assertEquals(404, Http.get(base + "/current", lead).statusCode());
            assertEquals(403, Http.post(base, viewer, "{\"shortSet\":true}").statusCode());
            assertEquals("OPEN", ok(Http.post(base, lead, "{\"shortSet\":true}")).path("round").path("state").asText());
            assertEquals(36, ok(Http.put(base + "/current/short-set", lead, "{\"shortSet\":false}")).path("indicators").asInt());
            assertEquals(2,
                    ok(Http.put(base + "/current/answers", lead, "{\"level\":\"2\",\"indicators\":{\"le-listening\":0,\"cl-vision\":0}}"))
                            .path("saved").size());
            assertEquals(422, Http.put(base + "/current/answers", lead, "{\"level\":\"2\",\"indicators\":{}}").statusCode());
            assertEquals("Well said.", ok(Http.post(base + "/current/indicators/le-listening/comments", lead, "{\"words\":\"Well said.\"}"))
                    .path("words").asText());
            assertEquals(1, ok(Http.get(base + "/current/indicators/le-listening", viewer)).path("comments").size());
            assertEquals(5, ok(Http.get(base + "/current/preview", lead)).size());
            assertEquals(422, Http.post(base + "/current/sign-off", lead, "{}").statusCode());
            assertEquals("SUBMITTED", ok(Http.post(base + "/current/submit", lead, "{}")).path("round").path("state").asText());
            assertEquals("SIGNED_OFF", ok(Http.post(base + "/current/sign-off", lead, "{}")).path("round").path("state").asText());
            assertEquals("CLOSED", ok(Http.post(base + "/current/close", lead, "{}")).path("round").path("state").asText());
            assertEquals(422, Http.post(base + "/current/reopen", lead, "{}").statusCode());
            assertEquals("OPEN",
                    ok(Http.post(base + "/current/reopen", lead, "{\"reason\":\"A slip.\"}")).path("round").path("state").asText());
            ok(Http.post(base + "/current/submit", lead, "{}"));
            ok(Http.post(base + "/current/sign-off", lead, "{}"));
            assertEquals(2, ok(Http.post(base, lead, "{}")).path("carried").asInt());
            assertEquals(2, ok(Http.get(base, viewer)).size());
            assertEquals(36, ok(Http.get(base + "/2/comparison", viewer)).path("indicators").size());
            assertEquals(404, Http.get(base + "/1/comparison", viewer).statusCode());
            assertEquals(404, Http.get(base + "/3", viewer).statusCode());
            assertEquals(1, ok(Http.get(base + "/current/answers/le-listening/history", viewer)).size());
        }
    }

    // ---------------------------------------------------------------------------------------

    private static JsonNode ok(HttpResponse<String> answer) throws Exception {
        assertEquals(200, answer.statusCode(), answer::body);
        return JSON.readTree(answer.body());
    }

    private UUID opened(String slug) throws Exception {
        UUID id = tenants.found(slug, Sector.JUSTICE);
        lead(slug, () -> openAssessment.open(false));
        return id;
    }

    private void signedOff(String slug) throws Exception {
        UUID round = review(slug).id();
        lead(slug, () -> {
            submitAssessment.submit(round);
            signOffAssessment.signOff(round, null);
        });
    }

    private void lead(String slug, Runnable work) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> done(work));
    }

    private Answer answer(String slug, String indicator, Level level, int seen) throws Exception {
        return requests.in(slug, Tenants.lead(slug), () -> answerIndicator.answer(indicator, new Given(level, "a note", null), seen));
    }

    private Review review(String slug) throws Exception {
        return requests.in(slug, Tenants.member(Role.VIEWER, slug), () -> reviews.current().orElseThrow());
    }

    private List<String> rounds(String slug) throws Exception {
        return requests.in(slug, Tenants.lead(slug), () -> reviews.all()).stream().map(round -> round.number() + " " + round.state())
                .sorted().toList();
    }

    private static List<String> itemsSent(UUID tenant) {
        return Superuser.column("select concat_ws(' ', item, level, first_answered) from submitted_item where tenant_id = ?", tenant);
    }

    /** As if a state of an answer of the open round had been written so long after its opening. */
    private static void written(UUID tenant, String indicator, int version, String after) {
        Superuser.change("""
                update answer_history h set answered_at = a.opened_at + ?::interval from assessment a
                where a.id = h.assessment_id and a.submitted_at is null and h.tenant_id = ? and h.indicator = ? and h.version = ?""",
                after, tenant, indicator, version);
    }

    private static long sent(UUID tenant) {
        return Superuser.<Long>one("select count(*) from submitted_standing where tenant_id = ?", tenant);
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }
}
