package org.pledgekeeper.drafting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Indicator;
import org.pledgekeeper.checklist.EditionMap.Kind;
import org.pledgekeeper.checklist.EditionMap.Origin;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/**
 * An edition on its way: drafted by two, approved by a third, asked by the next review. The order of the methods is told by one of them.
 */
@ExtendWith(ArquillianExtension.class)
class EditionsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Person AILSA = admin("ailsa");
    private static final Person EUAN = admin("euan");
    private static final String ITEM = "le-listening";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private Checklists checklists;
    @Inject
    private EditionDrafts drafts;
    @Inject
    private BeginEditionDraft beginDraft;
    @Inject
    private ChangeEditionDraft changeDraft;
    @Inject
    private BringEditionIn bringIn;
    @Inject
    private ProposeEdition propose;
    @Inject
    private TakeEditionBack takeBack;
    @Inject
    private ApproveEdition approve;
    @Inject
    private DiscardEditionDraft discard;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOff;
    @Inject
    private Reviews reviews;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(EditionsIT.class);
    }

    private static Person admin(String name) {
        return new Person(name, name, name + "@programme.example", Set.of(ProgrammeRole.ADMINISTRATOR));
    }

    @Test
    void anEditionIsDraftedByTwoApprovedByAThirdAndAskedByTheNextReview() throws Exception {
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        tenants.found("runs", Sector.COUNCIL);
        tenants.found("goes-on", Sector.COUNCIL);
        lead("runs", () -> openAssessment.open(false));
        lead("goes-on", () -> openAssessment.open(false));
        requests.in("goes-on", Tenants.lead("goes-on"),
                () -> answerIndicator.answer(ITEM, new Assessment.Given(Level.SOME_AREAS, null, null), 0));
        UUID round = requests.in("goes-on", Tenants.lead("goes-on"), () -> reviews.current().orElseThrow().id());
        lead("goes-on", () -> submitAssessment.submit(round));
        lead("goes-on", () -> signOff.signOff(round, null));

        as(AILSA, () -> beginDraft.begin());
        assertThrows(Refused.class, () -> as(EUAN, () -> beginDraft.begin()));
        assertEquals(List.of(), standing().missing());
        twoEditorsSeeEachOther();
        change(AILSA, "about", Edits.about(new DraftPart.About("2027.1", "The next one", today)));
        as(AILSA, () -> propose.propose(version()));
        whatIsProposedStaysAsItIs();
        nobodyApprovesTheirOwn();

        as(admin("third"), () -> approve.approve(version()));
        assertEquals("2027.1", checklists.current().edition(), "at once on this node");
        assertEquals("Leaders hear from people affected by trauma, and say what they did.",
                checklists.newest(ITEM).orElseThrow().text());
        assertTrue(requests.as(AILSA, () -> drafts.current()).isEmpty());
        assertEquals(List.of("published", "proposed", "proposed", "proposed"), Superuser.<String>column(
                "select action from journal where subject = 'edition 2027.1' and action in ('proposed', 'published') order by at desc"));
        assertEquals(3L, Superuser.<Long>one("select count(*) from checklist_edition where edition like '2027.1%'"));
        reviewsAskIt();
        whatIsPublishedNeverChanges();
        aComingOneWaitsForItsDay(today);
        whatAnotherNodePublishesIsLearned(today);
    }

    private void twoEditorsSeeEachOther() throws Exception {
        DraftPart.Item read = part("items/" + ITEM, DraftPart.Item.class);
        DraftPart.Item elsewhere = part("items/le-support", DraftPart.Item.class);
        DraftPart.Item reworded = worded(read, "Leaders hear from people affected by trauma, and say what they did.");
        as(AILSA, () -> changeDraft.change("items/" + ITEM, read.mark(), Edits.item(reworded)));
        as(EUAN, () -> changeDraft.change("items/le-support", elsewhere.mark(),
                Edits.item(worded(elsewhere, "People who give us their experience are paid, prepared, thanked and supported."))));
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class, () -> as(EUAN, () -> changeDraft.change("items/" + ITEM,
                read.mark(), Edits.item(worded(read, "Leaders hear directly from everyone.")))));
        assertEquals(reworded, meanwhile.theirs(DraftPart.Item.class));
        assertEquals("euan", standing().draft().changed().subject());
        assertThrows(Refused.class, () -> change(AILSA, "items/" + ITEM, Edits.item(worded(reworded, "x".repeat(251)))));
        assertThrows(org.pledgekeeper.refusal.NotFound.class,
                () -> as(AILSA, () -> changeDraft.change("items/no-such", "", whole -> whole)));
    }

    private static DraftPart.Item worded(DraftPart.Item item, String text) {
        Indicator now = item.indicator();
        return new DraftPart.Item(new Indicator(now.id(), text, now.help(), now.evidence(), now.drivers(), now.statements()),
                new Origin(Kind.REWORDED, List.of(now.id())), item.inShortSet());
    }

    private void whatIsProposedStaysAsItIs() throws Exception {
        assertThrows(Refused.class, () -> change(EUAN, "about", whole -> whole.withShortSet(Set.of())));
        assertThrows(Refused.class, () -> as(EUAN, () -> bringIn.bring(yaml(), version())));
        assertThrows(Refused.class, () -> as(EUAN, () -> discard.discard(version())));
        int proposed = version();
        as(EUAN, () -> takeBack.takeBack(proposed));
        assertThrows(ChangedMeanwhile.class, () -> as(admin("third"), () -> approve.approve(proposed)));
        assertThrows(Refused.class, () -> as(admin("third"), () -> approve.approve(version())), "it is not proposed");
        assertThrows(Refused.class, () -> as(EUAN, () -> takeBack.takeBack(version())));
        as(EUAN, () -> bringIn.bring(yaml(), version()));
        as(EUAN, () -> propose.propose(version()));
        as(EUAN, () -> takeBack.takeBack(version()));
        change(EUAN, "commitments/lived-experience", Edits.commitment("lived-experience",
                new DraftPart.OfCommitment("Value lived experience", "People who lived through trauma help to shape what we do.")));
        as(AILSA, () -> propose.propose(version()));
    }

    /** Nor does the database let them. */
    private void nobodyApprovesTheirOwn() {
        for (Person own : List.of(AILSA, EUAN)) {
            assertEquals("You drafted this last, or you proposed it. A colleague who did neither approves it.",
                    assertThrows(Refused.class, () -> as(own, () -> approve.approve(version()))).problems().get("draft"));
            assertTrue(refused("pledgekeeper_programme", own.subject(), "insert into published_edition (edition, holds_from, edition_yaml,"
                    + " map_yaml, short_set_yaml, drafted_by, drafted_by_name, proposed_by, proposed_by_name, approved_by_name)"
                    + " select '2027.1',"
                    + " current_date, edition_yaml, map_yaml, short_set_yaml, changed_by, 'x', proposed_by, 'x', 'x' from edition_draft")
                    .contains("row-level security"), own.subject());
        }
        assertTrue(refused("pledgekeeper_programme", "third", "insert into published_edition (edition, holds_from, edition_yaml, map_yaml,"
                + " short_set_yaml, drafted_by, drafted_by_name, proposed_by, proposed_by_name, approved_by_name)"
                + " select '2027.1', current_date,"
                + " 'other words', map_yaml, short_set_yaml, changed_by, 'x', proposed_by, 'x', 'x' from edition_draft")
                .contains("row-level security"), "other words than were proposed");
        assertTrue(refused("pledgekeeper_programme", "third", "update edition_draft set edition_yaml = 'other words'")
                .contains("taken back before"));
        assertTrue(refused("pledgekeeper_app", "third", "select 1 from edition_draft").contains("permission denied"));
    }

    private void reviewsAskIt() throws Exception {
        lead("goes-on", () -> openAssessment.open(false));
        Review next = requests.in("goes-on", Tenants.lead("goes-on"), () -> reviews.current().orElseThrow());
        assertEquals("2027.1", next.edition().edition());
        assertEquals("2026.1", next.round().previousEdition());
        assertEquals(Answer.Origin.CARRIED, next.answers().get(ITEM).origin());
        assertEquals("2026.1",
                requests.in("runs", Tenants.lead("runs"), () -> reviews.current().orElseThrow()).edition().edition(), "what runs stays");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            HttpResponse<String> page =
                    Http.get("/w/goes-on/commitments/lived-experience", keycloak.token(Tenants.lead("goes-on")));
            assertTrue(page.body().contains("and say what they did.") && page.body().contains("Reworded"), page::body);
            assertTrue(Http.get("/api/v1/checklists/current", null).body().contains("\"2027.1\""));
        }
    }

    private void whatIsPublishedNeverChanges() {
        for (String change : List.of("update published_edition set holds_from = current_date", "delete from published_edition")) {
            assertTrue(refused("pledgekeeper_programme", "ailsa", change).contains("permission denied"), change);
            assertTrue(refused("postgres", "ailsa", change).contains("never changes"), change);
        }
    }

    private void aComingOneWaitsForItsDay(LocalDate today) throws Exception {
        as(AILSA, () -> beginDraft.begin());
        assertEquals("2027.1", standing().draft().whole().map().predecessor());
        change(AILSA, "about", Edits.about(new DraftPart.About("2028.1", "Later", today.plusDays(1))));
        as(AILSA, () -> propose.propose(version()));
        as(EUAN, () -> approve.approve(version()));
        assertEquals("2027.1", checklists.current().edition());
        assertEquals(List.of("2028.1"), checklists.coming().stream().map(one -> one.edition()).toList());
        assertThrows(org.pledgekeeper.refusal.NotFound.class, () -> checklists.edition("2028.1"));
        as(AILSA, () -> beginDraft.begin());
        assertEquals("2028.1", standing().draft().whole().map().predecessor());
        as(AILSA, () -> discard.discard(version()));
    }

    /** As another node would: past this one's memory, into the database. */
    private void whatAnotherNodePublishesIsLearned(LocalDate today) {
        WholeEdition shipped = checklists.wholeNewest();
        EditionYaml.Texts texts =
                EditionYaml.write(WholeEdition.after(shipped.edition(), shipped.shortSet(), "2026.2", today));
        Superuser.change("insert into published_edition (edition, holds_from, edition_yaml, map_yaml, short_set_yaml, drafted_by,"
                + " drafted_by_name, proposed_by, proposed_by_name, approved_by, approved_by_name) values ('2026.2', current_date, ?, ?, ?,"
                + " 'a', 'A', 'a', 'A', 'b', 'B')", texts.edition(), texts.map(), texts.shortSet());
        Instant patience = Instant.now().plusSeconds(30);
        while (!held("2026.2") && Instant.now().isBefore(patience)) {
            Superuser.column("select 1");
        }
        assertTrue(held("2026.2"));
    }

    private boolean held(String edition) {
        try {
            return checklists.edition(edition).edition().equals(edition);
        } catch (org.pledgekeeper.refusal.NotFound notYet) {
            return false;
        }
    }

    @Test
    void theInterfaceDoesTheSameAndTellsASecondEditor() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(AILSA);
            String at = "/api/v1/programme/edition-draft";
            assertEquals(404, Http.get(at, token).statusCode());
            assertEquals(401, Http.get(at, null).statusCode());
            assertEquals(403, Http.get(at, keycloak.token(Tenants.staff(ProgrammeRole.ANALYST))).statusCode());
            assertEquals(200, Http.post(at, token, "").statusCode());
            assertEquals(422, Http.post(at, token, "").statusCode());
            JsonNode draft = JSON.readTree(Http.get(at, token).body());
            String seen = draft.path("marks").path("commitments/lived-experience").asText();
            String body =
                    "{\"title\":\"Value it\",\"summary\":\"People who lived through trauma shape what we do.\",\"seen\":\"" + seen + "\"}";
            assertEquals(200, Http.put(at + "/commitments/lived-experience", token, body).statusCode());
            HttpResponse<String> second = Http.put(at + "/commitments/lived-experience", keycloak.token(EUAN), body);
            assertEquals(409, second.statusCode());
            assertEquals("Value it", JSON.readTree(second.body()).path("theirs").path("part").path("title").asText());
            assertTrue(Http.get(at + "/changes", token).body().contains("\"Value it\""));
            JsonNode yaml = JSON.readTree(Http.get(at + "/yaml", token).body());
            WholeEdition whole = EditionYaml.read(yaml.path("yaml").asText());
            assertEquals("Value it", whole.edition().commitments().get(0).title());
            HttpResponse<String> wrong = Http.put(at + "/yaml", token, "{\"yaml\":\"a: [\",\"version\":2}");
            assertEquals(422, wrong.statusCode());
            assertTrue(wrong.body().contains("In line"), wrong::body);
            assertEquals(409,
                    Http.put(at + "/yaml", token, JSON.writeValueAsString(yaml).replace("\"version\":2", "\"version\":1")).statusCode());
            assertEquals(200, Http.put(at + "/yaml", token, JSON.writeValueAsString(yaml)).statusCode());
            assertEquals(422, Http.put(at + "/about", token, "{\"seen\":\"\"}").statusCode());
            assertEquals(422, Http.put(at + "/items/" + ITEM, token, "").statusCode());
            assertEquals(400, Http.put(at + "/items/" + ITEM, token, "{\"words\":1}").statusCode());
            assertFalse(Http.get("/openapi", null).body().isEmpty());
            int version = JSON.readTree(Http.get(at, token).body()).path("version").asInt();
            assertEquals(204, Http.post(at + "/give-up", token, "{\"version\":" + version + "}").statusCode());
        }
    }

    // ---------------------------------------------------------------------------------------

    private void as(Person who, Runnable what) throws Exception {
        requests.as(who, done(what));
    }

    private void lead(String slug, Runnable what) throws Exception {
        requests.in(slug, Tenants.lead(slug), done(what));
    }

    private static Callable<Object> done(Runnable what) {
        return () -> {
            what.run();
            return null;
        };
    }

    private EditionDrafts.Standing standing() throws Exception {
        return requests.as(AILSA, () -> drafts.current()).orElseThrow();
    }

    private int version() {
        return Superuser.<Integer>one("select version from edition_draft");
    }

    private String yaml() {
        return String.join("", Superuser.<String>one("select edition_yaml || map_yaml || short_set_yaml from edition_draft"));
    }

    private <T extends DraftPart> T part(String name, Class<T> type) throws Exception {
        return type.cast(DraftPart.of(standing().draft().whole()).get(name));
    }

    private void change(Person who, String part, java.util.function.UnaryOperator<WholeEdition> change) throws Exception {
        String seen = part(part, DraftPart.class).mark();
        as(who, () -> changeDraft.change(part, seen, change));
    }

    /** @return what the database says to this role, as this person */
    private static String refused(String role, String person, String sql) {
        try (java.sql.Connection connection = Superuser.connect(); java.sql.Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role " + role);
            statement.execute("select set_config('app.person', '" + person + "', true)");
            statement.execute(sql);
            return "it is done";
        } catch (java.sql.SQLException failure) {
            return failure.getMessage();
        }
    }
}
