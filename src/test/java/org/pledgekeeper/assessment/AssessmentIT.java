package org.pledgekeeper.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.Assessment.Given;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.database.Statements;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** A review from its first answer to its submission, alone and with others at it. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class AssessmentIT {
    private static final Given EXPLORING = new Given(Level.EXPLORING, null, null);

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Checklists checklists;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private Reviews reviews;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(AssessmentIT.class);
    }

    // Answering -----------------------------------------------------------------------------

    @Test
    void anAnswerIsKeptWholeAndFoundAgain() throws Exception {
        UUID id = opened("kept");
        Given given = new Given(Level.SUSTAINED, "A note with “quotes”, ümlauts and\nlines.", "We meet each month.");
        Answer saved = answer("kept", Role.CONTRIBUTOR, "le-listening", given, 0);
        Answer found = review("kept").answers().get("le-listening");
        assertEquals(saved, found);
        assertEquals(new Answer("le-listening", Level.SUSTAINED, given.note(), given.changed(), Answer.Origin.GIVEN, null,
                "contributor of kept", saved.answeredAt(), 1), found);
        assertEquals(List.of("contributor@kept answered le-listening SUSTAINED"), journal(id, "answered"));
    }

    @Test
    void eachChangeRaisesTheVersionAndTheLatestStands() throws Exception {
        opened("versions");
        assertEquals(1, answer("versions", Role.LEAD, "le-listening", EXPLORING, 0).version());
        assertEquals(2, answer("versions", Role.LEAD, "le-listening", new Given(Level.NOT_RELEVANT, "We meet nobody.", null), 1).version());
        Answer cleared = answer("versions", Role.CHAMPION, "le-listening", new Given(null, null, null), 2);
        assertEquals(3, cleared.version());
        assertNull(review("versions").answers().get("le-listening").level());
        assertEquals(0, review("versions").answered());
    }

    @Test
    void whoAnswersOverAnOlderVersionIsShownTheNewerOne() throws Exception {
        opened("meanwhile");
        answer("meanwhile", Role.LEAD, "le-listening", EXPLORING, 0);
        answer("meanwhile", Role.CHAMPION, "le-listening", new Given(Level.MOST_AREAS, "Theirs.", null), 1);
        for (int seen : List.of(0, 1, 3)) {
            Answer theirs = assertThrows(AnsweredMeanwhile.class,
                    () -> answer("meanwhile", Role.LEAD, "le-listening", new Given(Level.NOT_CONSIDERED, "Mine.", null), seen))
                    .theirs(Answer.class);
            assertEquals(review("meanwhile").answers().get("le-listening"), theirs);
            assertEquals("Theirs.", theirs.note());
            assertEquals(2, theirs.version());
        }
    }

    @Test
    void ownAnswersOfAnotherTabAreSomeoneElsesNeverThoughNamesAreAlike() throws Exception {
        opened("own");
        answer("own", Role.LEAD, "le-listening", EXPLORING, 0);
        AnsweredMeanwhile own = assertThrows(AnsweredMeanwhile.class,
                () -> answer("own", Role.LEAD, "le-listening", new Given(Level.MOST_AREAS, null, null), 0));
        assertTrue(own.isOwn());
        assertEquals("You answered this a moment ago in another tab. Nothing of yours is lost: choose which to keep.", own.getMessage());
        answer("own", Role.CHAMPION, "le-listening", new Given(Level.MOST_AREAS, null, null), 1);
        Superuser.change(
                "update answer set answered_by = (select answered_by from answer_history h where h.assessment_id = answer.assessment_id"
                        + " and h.indicator = answer.indicator and h.version = 1) where assessment_id = ?",
                review("own").round().id());
        AnsweredMeanwhile others = assertThrows(AnsweredMeanwhile.class, () -> answer("own", Role.LEAD, "le-listening", EXPLORING, 1));
        assertFalse(others.isOwn());
        assertEquals("Someone else answered this a moment ago. Nothing of yours is lost: choose which to keep.", others.getMessage());
    }

    @Test
    void ofManyFirstAnswersAtOnceOneStandsAndTheOthersAreShownIt() throws Exception {
        opened("first");
        for (String indicator : List.of("le-listening", "cl-vision", "td-resources")) {
            raceToAnswer("first", indicator, 0);
        }
    }

    @Test
    void ofManyChangesAtOnceOneStandsAndTheOthersAreShownIt() throws Exception {
        opened("changes");
        answer("changes", Role.LEAD, "le-listening", EXPLORING, 0);
        raceToAnswer("changes", "le-listening", 1);
        raceToAnswer("changes", "le-listening", 2);
    }

    private void raceToAnswer(String slug, String indicator, int seen) throws Exception {
        int writers = 6;
        CyclicBarrier together = new CyclicBarrier(writers);
        List<Future<Answer>> all = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            String note = "writer " + i;
            all.add(requests.beginIn(slug, Tenants.lead(slug), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return answerIndicator.answer(indicator, new Given(Level.SOME_AREAS, note, null), seen);
            }));
        }
        List<Answer> saved = new ArrayList<>();
        List<Answer> shown = new ArrayList<>();
        for (Future<Answer> one : all) {
            try {
                saved.add(Requests.result(one));
            } catch (AnsweredMeanwhile meanwhile) {
                shown.add(meanwhile.theirs(Answer.class));
            }
        }
        assertEquals(1, saved.size(), "answers saved");
        assertEquals(writers - 1, shown.size());
        assertEquals(saved.get(0), review(slug).answers().get(indicator));
        shown.forEach(theirs -> assertEquals(saved.get(0), theirs));
        assertEquals(seen + 1, saved.get(0).version());
    }

    @Test
    void nothingIsSavedOfWhatTheRoundDoesNotTake() throws Exception {
        UUID id = opened("refused");
        assertThrows(NotFound.class, () -> answer("refused", Role.LEAD, "no-such-indicator", EXPLORING, 0));
        assertThrows(Refused.class, () -> answer("refused", Role.LEAD, "le-listening", new Given(Level.NOT_RELEVANT, " ", null), 0));
        assertThrows(Refused.class,
                () -> answer("refused", Role.LEAD, "le-listening", new Given(Level.EXPLORING, "x".repeat(4001), null), 0));
        assertEquals(0, review("refused").answers().size());
        assertEquals(List.of(), journal(id, "answered"));
    }

    @Test
    void thereIsNothingToAnswerBeforeARoundIsOpened() throws Exception {
        tenants.found("unopened", Sector.JUSTICE);
        assertThrows(NotFound.class, () -> answer("unopened", Role.LEAD, "le-listening", EXPLORING, 0));
        assertTrue(requests.in("unopened", Tenants.lead("unopened"), () -> reviews.current()).isEmpty());
        open("unopened");
        open("unopened");
        assertEquals(1L,
                Superuser.<Long>one("select count(*) from assessment a join tenant t on t.id = a.tenant_id where t.slug = 'unopened'"));
    }

    // Submitting ----------------------------------------------------------------------------

    @Test
    void signingOffSendsExactlyWhatThePreviewShows() throws Exception {
        UUID id = opened("sends");
        Edition edition = checklists.current();
        List<Level> scale = List.of(Level.NOT_CONSIDERED, Level.EXPLORING, Level.SOME_AREAS, Level.MOST_AREAS);
        for (int c = 0; c < scale.size(); c++) {
            for (Edition.Indicator indicator : edition.commitments().get(c).indicators()) {
                answer("sends", Role.LEAD, indicator.id(), new Given(scale.get(c), "a private note", "a private change"), 0);
            }
        }
        Review preview = review("sends");
        requests.in("sends", Tenants.lead("sends"), () -> done(() -> submitAssessment.submit(preview.id())));
        assertEquals(0L, Superuser.<Long>one("select count(*) from submitted_standing where tenant_id = ?", id),
                "nothing leaves before it is signed off");
        requests.in("sends", Tenants.lead("sends"), () -> done(() -> signOffAssessment.signOff(preview.id(), null)));

        assertEquals(
                preview.toSend().stream().map(sent -> sent.commitment().id() + " " + sent.standing())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(
                        Superuser.<String>column("select commitment || ' ' || standing from submitted_standing where tenant_id = ?", id)));
        assertEquals(List.of(Standing.NOT_CONSIDERED, Standing.EXPLORING, Standing.SOME_AREAS, Standing.MOST_AREAS, Standing.NOT_ENOUGH),
                preview.toSend().stream().map(Review.Sent::standing).toList());
        assertEquals(List.of("tenant_id", "assessment_id", "commitment", "sector", "standing", "submitted_at", "movement"),
                Superuser.column(
                        "select column_name::text from information_schema.columns where table_name = 'submitted_standing' order by "
                                + "ordinal_position"),
                "what is sent has no room for anything else");
        assertEquals(List.of("JUSTICE"), Superuser.column("select distinct sector from submitted_standing where tenant_id = ?", id));
        assertEquals(LocalDate.now(ZoneId.of("Europe/London")).toString(),
                Superuser.<Object>one("select submitted_on::text from review_date where tenant_id = ?", id));
        assertEquals(List.of("lead@sends signed off review 1 28 of 36 answered"), journal(id, "signed off"));
        assertFalse(Superuser.<String>one("select string_agg(j::text, ' ') from journal j where tenant_id = ?", id).contains("private"));
    }

    @Test
    void aSubmittedRoundTakesNothingMoreAndIsSentOnce() throws Exception {
        UUID id = opened("closed");
        answer("closed", Role.LEAD, "le-listening", EXPLORING, 0);
        UUID round = review("closed").id();
        Callable<Object> submit = () -> requests.in("closed", Tenants.lead("closed"), () -> done(() -> {
            submitAssessment.submit(round);
            signOffAssessment.signOff(round, null);
        }));
        submit.call();
        assertFalse(review("closed").isOpen());
        String sent =
                Superuser.one("select string_agg(s::text, ',' order by commitment) from submitted_standing s where tenant_id = ?", id);

        assertThrows(Refused.class, submit::call);
        assertThrows(Refused.class, () -> answer("closed", Role.LEAD, "le-listening", EXPLORING, 1));
        assertThrows(Refused.class, () -> answer("closed", Role.LEAD, "cl-vision", EXPLORING, 0));
        assertEquals(1, review("closed").answers().size());
        assertEquals(sent, Superuser.one(
                "select string_agg(s::text, ',' order by commitment) from submitted_standing s where tenant_id = ?",
                id));
        assertEquals(1, journal(id, "submitted").size());
    }

    @Test
    void onlyTheRoundThatWasPreviewedIsSubmitted() throws Exception {
        opened("previewed");
        UUID others = opened("not-previewed");
        UUID round = Superuser.one("select id from assessment where tenant_id = ?", others);
        for (UUID wrong : List.of(UUID.randomUUID(), round)) {
            assertThrows(NotFound.class,
                    () -> requests.in("previewed", Tenants.lead("previewed"), () -> done(() -> submitAssessment.submit(wrong))));
        }
        assertTrue(review("previewed").isOpen());
        assertTrue(review("not-previewed").isOpen());
    }

    @Test
    void ofTwoSubmissionsAtOnceOneIsSent() throws Exception {
        UUID id = opened("twice");
        UUID round = review("twice").id();
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(requests.beginIn("twice", Tenants.lead("twice"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return done(() -> {
                    submitAssessment.submit(round);
                    signOffAssessment.signOff(round, null);
                });
            }));
        }
        int sent = 0;
        for (Future<Object> one : all) {
            try {
                Requests.result(one);
                sent++;
            } catch (Exception refused) {
                assertTrue(List.of(409, 422).contains(org.pledgekeeper.web.Problem.of(refused).status()), refused::toString);
            }
        }
        assertEquals(1, sent);
        assertEquals(5L, Superuser.<Long>one("select count(*) from submitted_standing where tenant_id = ?", id));
        assertEquals(1, journal(id, "submitted").size());
    }

    /** The round is being submitted by someone while an answer comes in: it must not slip in behind what was counted. */
    @Test
    void anAnswerDoesNotSlipIntoARoundThatIsBeingSubmitted() throws Exception {
        UUID id = opened("slips");
        Future<Answer> answer;
        try (Connection submission =
                begun("update assessment set submitted_at = now(), submitted_by = 'Lead', version = version + 1 where tenant_id = ?", id)) {
            answer = requests.beginIn("slips", Tenants.lead("slips"), () -> answerIndicator.answer("le-listening", EXPLORING, 0));
            awaitDoneOrBlocked(answer);
            submission.commit();
        }
        assertThrows(Refused.class, () -> Requests.result(answer));
        assertEquals(0, review("slips").answers().size());
    }

    /** An answer is being saved while the round is submitted: the submission waits for it, and counts it. */
    @Test
    void aSubmissionCountsTheAnswerThatIsBeingSaved() throws Exception {
        UUID id = opened("counts");
        UUID round = review("counts").id();
        Future<Object> submission;
        try (Connection answers = begun("select from assessment where tenant_id = ? for share", id);
                PreparedStatement insert = answers.prepareStatement(
                        "insert into answer (tenant_id, assessment_id, indicator, level, answered_by, answered_at, version)"
                                + " values (?, ?, ?, 'SUSTAINED', 'Champion', now(), 1)")) {
            for (Edition.Indicator indicator : checklists.current().commitments().get(0).indicators()) {
                insert.setObject(1, id);
                insert.setObject(2, round);
                insert.setString(3, indicator.id());
                insert.executeUpdate();
            }
            submission = requests.beginIn("counts", Tenants.lead("counts"), () -> done(() -> {
                submitAssessment.submit(round);
                signOffAssessment.signOff(round, null);
            }));
            awaitDoneOrBlocked(submission);
            answers.commit();
        }
        Requests.result(submission);
        assertEquals("SUSTAINED",
                Superuser.one("select standing from submitted_standing where tenant_id = ? and commitment = 'lived-experience'", id));
    }

    /** A transaction from outside that has done this and not ended yet. */
    private static Connection begun(String sql, UUID tenant) throws SQLException {
        Connection connection = Superuser.connect();
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, tenant);
            statement.execute();
        }
        return connection;
    }

    private static void awaitDoneOrBlocked(Future<?> work) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!work.isDone() && Superuser.<Long>one("select count(*) from pg_locks where not granted") == 0
                && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
        }
    }

    // How many statements it takes ----------------------------------------------------------

    @Test
    void statementsStayFewHoweverManyTenantsThereAre() throws Exception {
        UUID id = opened("few");
        Superuser.change(
                "insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, "
                        + "senior_name, senior_role,"
                        + " published_at) values (?, gen_random_uuid(), 'We listen first.', '\\x00', repeat('0', 64), 1, 1, 'A tree', "
                        + "'Ann', 'Chief', now())",
                id);
        answer("few", Role.LEAD, "le-listening", EXPLORING, 0);
        statementsStayFew(1);
        Superuser.change("""
                with many as (insert into tenant (id, slug, name, sector, area, size, pledged_on)
                    select gen_random_uuid(), 'many-' || n, 'Many ' || n, 'PRIVATE', 'fife', 'UNDER_10', current_date from \
                generate_series(1, 300) n returning id),
                people as (insert into member (tenant_id, id, subject, name, email, role)
                    select id, gen_random_uuid(), 'lead@' || id, 'Lead', 'lead@example.org', 'LEAD' from many),
                statements as (insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, \
                logo_alt, senior_name, senior_role, published_at)
                    select id, gen_random_uuid(), 'We listen.', '\\x00', repeat('0', 64), 1, 1, 'A tree', 'Ann', 'Chief', now() from many),
                rounds as (insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, version)
                    select id, gen_random_uuid(), 1, '2026.1', 'Lead', now(), 1 from many returning tenant_id, id)
                insert into answer (tenant_id, assessment_id, indicator, level, answered_by, answered_at, version)
                    select tenant_id, id, 'indicator-' || n, 'EXPLORING', 'Lead', now(), 1 from rounds, generate_series(1, 36) n""");
        Superuser.change("""
                insert into indicator_comment (tenant_id, id, assessment_id, indicator, words, subject, written_by, written_at)
                select tenant_id, gen_random_uuid(), id, 'le-listening', 'Comment ' || n, 'lead@few', 'Lead', now() from assessment, \
                generate_series(1, 300) n
                where tenant_id = ?""", id);
        Superuser.change("""
                insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, submitted_at, signed_off_at, closed_at, \
                version)
                select ?, gen_random_uuid(), -n, '2026.1', 'Lead', now(), now(), now(), now(), 1 from generate_series(1, 20) n""", id);
        statementsStayFew(2);
    }

    private void statementsStayFew(int seen) throws Exception {
        atMost(6, "opening a commitment", requests.as(Tenants.lead("few"), () -> {
            Statements.take();
            tenant.enter("few");
            reviews.currentWithBesideItems();
            return Statements.take();
        }));
        atMost(6, "saving an answer", requests.as(Tenants.lead("few"), () -> {
            Statements.take();
            tenant.enter("few");
            answerIndicator.answer("le-listening", EXPLORING, seen);
            return Statements.take();
        }));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.lead("few"));
            // What the programme recommends is read once for a node, and kept.
            Http.get("/w/few/library", token);
            HttpResponse<String> page = Http.get("/w/few/commitments/lived-experience", token);
            assertTrue(page.body().contains("Leaders hear directly"), page::body);
            atMost(6, "a commitment's page", Http.statements(page));
            atMost(10, "the first page, with the digest and what is asked of the lead", Http.statements(Http.get("/w/few", token)));
            for (String other : List.of("/items", "/gentle")) {
                atMost(6, "the page " + other, Http.statements(Http.get("/w/few" + other, token)));
            }
            atMost(13, "the preview, with the counts of all logs and of pulses", Http.statements(Http.get("/w/few/submit", token)));
            HttpResponse<String> answered = Http.put("/api/v1/workspaces/few/assessments/current/answers/le-involvement", token,
                    "{\"level\":\"1\",\"version\":" + (seen - 1) + "}");
            assertEquals(200, answered.statusCode(), answered::body);
            atMost(6, "an answer by the API", Http.statements(answered));
        }
        String address = seen == 1 ? "/signatories/few" : "/signatories/many-1";
        HttpResponse<String> profile = Http.get(address, null);
        assertTrue(profile.body().contains("We listen"), profile::body);
        atMost(2, "a profile", Http.statements(profile));
        assertTrue(Http.statements(profile) > 0, "a profile rendered without asking the database measures nothing");
        assertEquals(0, Http.statements(Http.get(address, null)), "a profile served again");
    }

    private static void atMost(int ceiling, String what, int statements) {
        assertTrue(statements <= ceiling, what + " takes " + statements + " statements; at most " + ceiling);
    }

    // ---------------------------------------------------------------------------------------

    private UUID opened(String slug) throws Exception {
        UUID id = tenants.found(slug, Sector.JUSTICE);
        open(slug);
        return id;
    }

    private void open(String slug) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> done(() -> openAssessment.open(false)));
    }

    private Answer answer(String slug, Role role, String indicator, Given given, int seen) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), () -> answerIndicator.answer(indicator, given, seen));
    }

    private Review review(String slug) throws Exception {
        return requests.in(slug, Tenants.member(Role.VIEWER, slug), () -> reviews.current().orElseThrow());
    }

    private static List<String> journal(UUID tenant, String action) {
        return Superuser.column(
                "select concat_ws(' ', person, action, subject, detail) from journal where tenant_id = ? and action = ? order by at",
                tenant, action);
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }
}
