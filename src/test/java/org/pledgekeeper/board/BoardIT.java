package org.pledgekeeper.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.ReopenAssessment;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.PageForm;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.database.Statements;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** The board paper, and a review read by link. Each test has organisations of its own. */
@ExtendWith(ArquillianExtension.class)
class BoardIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTE = "A note for colleagues only";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private BoardPapers papers;
    @Inject
    private SaveAsks saveAsks;
    @Inject
    private ReviewLinks links;
    @Inject
    private MakeReviewLink makeLink;
    @Inject
    private RevokeReviewLink revokeLink;
    @Inject
    private OpenLinkedReview openReview;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOff;
    @Inject
    private ReopenAssessment reopen;
    @Inject
    private Reviews reviews;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(BoardIT.class, PageForm.class);
    }

    // The paper -----------------------------------------------------------------------------

    @Test
    void asksAreKeptAndOfTwoLeadsTheSecondIsShownBoth() throws Exception {
        signedOff("asked");
        assertEquals(List.of(), lead("asked", () -> papers.make()).asks().lines());
        lead("asked", () -> save(List.of("Two hours a week"), 0));
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class, () -> lead("asked", () -> save(List.of("Money"), 0)));
        assertEquals(List.of("Two hours a week"), meanwhile.theirs(Asks.class).lines());
        assertThrows(Refused.class, () -> lead("asked", () -> save(List.of("x".repeat(301)), 1)));
        lead("asked", () -> save(List.of("Two hours a week", "Money"), 1));
        BoardPapers.Made made = requests.in("asked", Tenants.member(Role.CHAMPION, "asked"), () -> papers.make());
        assertEquals(2, made.asks().version());
        assertEquals(List.of("Two hours a week", "Money"), made.paper().parts().get(3).items());
        assertTrue(made.paper().parts().get(0).words().get(0).startsWith("First review, signed off on "));
        assertFalse(made.paper().toString().contains(NOTE), "a note stays with the review");
        Superuser.change("update member set only_assigned = true where subject = 'champion@asked'");
        assertThrows(NotFound.class, () -> requests.in("asked", Tenants.member(Role.CHAMPION, "asked"), () -> papers.make()));
    }

    @Test
    void twoLeadsWhoWriteAtOnceLoseNothing() throws Exception {
        signedOff("both");
        List<Future<Integer>> leads = new ArrayList<>();
        for (String ask : List.of("Time", "Money")) {
            leads.add(requests.beginIn("both", Tenants.lead("both"), () -> save(List.of(ask), 0)));
        }
        int refused = 0;
        for (Future<Integer> one : leads) {
            try {
                Requests.result(one);
            } catch (ChangedMeanwhile meanwhile) {
                refused++;
            }
        }
        assertEquals(1, refused, "one is shown the other's");
    }

    @Test
    void theInterfaceAndTheFilesSayTheSameInFewStatements() throws Exception {
        signedOff("filed");
        signedOff("elsewhere");
        String home = "/api/v1/workspaces/filed/board-paper";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("filed"));
            HttpResponse<String> saved = Http.put(home + "/asks", lead, "{\"asks\":[\"Ùine <b>gu leòr</b>\"],\"version\":0}");
            assertEquals(200, saved.statusCode(), saved::body);
            HttpResponse<String> conflict = Http.put(home + "/asks", lead, "{\"asks\":[],\"version\":0}");
            assertEquals(409, conflict.statusCode());
            assertTrue(conflict.body().contains("gu leòr"), conflict::body);
            assertEquals(422, Http.put(home + "/asks", lead, "{\"version\":1}").statusCode());
            HttpResponse<String> paper = Http.get(home, lead);
            assertEquals(4, JSON.readTree(paper.body()).path("parts").size(), paper::body);
            assertTrue(Http.statements(paper) <= 8, () -> "paper: " + Http.statements(paper));
            HttpResponse<String> page = Http.get("/w/filed/board", lead);
            assertTrue(page.body().contains("Ùine &lt;b&gt;gu leòr&lt;/b&gt;"), page::body);
            assertTrue(Http.statements(page) <= 8, () -> "page: " + Http.statements(page));
            for (String file : List.of("/w/filed/board/paper.", home + "/file.")) {
                assertTrue(Http.get(file + "pdf", lead).body().startsWith("%PDF-"), file);
                HttpResponse<String> word = Http.get(file + "docx", lead);
                assertTrue(word.body().startsWith("PK"), file);
                assertTrue(word.headers().firstValue("Content-Disposition").orElseThrow().contains("pledgekeeper-filed-board-paper.docx"));
                assertEquals(404, Http.get(file + "exe", lead).statusCode());
                assertEquals(404, Http.get(file + "pdf", keycloak.token(Tenants.lead("elsewhere"))).statusCode());
            }
            for (Role role : List.of(Role.CONTRIBUTOR, Role.VIEWER)) {
                assertEquals(403, Http.get(home, keycloak.token(Tenants.member(role, "filed"))).statusCode());
            }
            String champion = keycloak.token(Tenants.member(Role.CHAMPION, "filed"));
            assertEquals(200, Http.get(home, champion).statusCode());
            assertEquals(200, Http.get("/w/filed/board", champion).statusCode());
            assertEquals(403, Http.put(home + "/asks", champion, "{\"asks\":[],\"version\":1}").statusCode());
            assertEquals(403, Http.get("/w/filed/board/links", champion).statusCode());
        }
    }

    // A review by link ----------------------------------------------------------------------

    @Test
    void aLinkShowsAnswersAndNothingThatAnyoneWroteAndCountsWhoPressesItsButton() throws Exception {
        UUID tenant = signedOff("read");
        String path = "/review/" + made("read", "The board");
        for (String method : List.of("HEAD", "GET")) {
            Wire.Answer seen = Wire.send(method + " " + path + " HTTP/1.1\nCookie: none=1");
            assertEquals(200, seen.status());
            assertEquals("no-referrer", seen.header("Referrer-Policy").orElseThrow());
            assertEquals("noindex, nofollow", seen.header("X-Robots-Tag").orElseThrow());
            assertEquals("no-store", seen.header("Cache-Control").orElseThrow());
            assertTrue(seen.header("Set-Cookie").isEmpty(), "no session");
        }
        assertEquals(0, only("read").opened(), "a mail program that follows it counts for nothing");
        Wire.Answer door = Wire.send("GET " + path + " HTTP/1.1\nCookie: none=1");
        assertTrue(door.body().contains("Organisation read") && door.body().contains("Open the review"), door.body());
        assertTrue(Integer.parseInt(door.header("X-Sql-Statements").orElseThrow()) <= 6);
        PageForm form = PageForm.on(door.body()).get(0);
        for (int press = 1; press <= 2; press++) {
            Wire.Answer review = Wire.form(form.action(), form.fields() + "&" + form.buttons().get(0), "Origin: null", "Cookie: none=1");
            assertTrue(review.body().contains("Exploring or planning") && review.body().contains("Not answered"), review.body());
            for (String secret : List.of(NOTE, "lead of read", "The board", "champion of")) {
                assertFalse(review.body().contains(secret), secret);
            }
            assertTrue(Integer.parseInt(review.header("X-Sql-Statements").orElseThrow()) <= 6,
                    () -> "opened: " + review.header("X-Sql-Statements"));
            assertEquals(press, only("read").opened());
        }
        assertNotEquals(null, only("read").lastOpenedAt());
        assertEquals(List.of("made review link"),
                Superuser.column("select action from journal where tenant_id = ? and action like '%link%'", tenant));
        HttpResponse<String> asJson = Http.post("/api/v1" + path, null, "");
        assertEquals(5, JSON.readTree(asJson.body()).path("commitments").size(), asJson::body);
        assertFalse(asJson.body().contains(NOTE));
        assertEquals(200, Http.get("/api/v1" + path, null).statusCode());
        assertEquals(3, only("read").opened(), "and the interface counts as the page does");
    }

    @Test
    void linksThatEndedAndLinksThatNeverWereLookTheSame() throws Exception {
        UUID tenant = signedOff("ended");
        String guessed = answers("g".repeat(32));
        assertTrue(guessed.startsWith("404 404 404 404") && guessed.contains("This link leads nowhere now"), guessed);
        String expired = made("ended", "Expired");
        Superuser.change("update review_link set expires_at = now() - interval '1 second' where secret_hash = ?", Link.hash(expired));
        assertEquals(guessed, answers(expired));
        String revoked = made("ended", "Revoked");
        assertNotEquals(guessed, answers(revoked));
        UUID id = lead("ended", () -> links.all()).links().get(0).id();
        for (int press = 0; press < 2; press++) {
            lead("ended", () -> {
                revokeLink.revoke(id);
                return null;
            });
        }
        assertEquals(guessed, answers(revoked));
        assertEquals(1L,
                Superuser.<Long>one("select count(*) from journal where tenant_id = ? and action = 'revoked review link'", tenant));
        String withdrawn = made("ended", "Withdrawn");
        Superuser.change("delete from published_statement where tenant_id = ?", tenant);
        assertEquals(guessed, answers(withdrawn), "whoever's pledge is public no more shows nothing");
        published(tenant);
        assertNotEquals(guessed, answers(withdrawn));
        lead("ended", () -> {
            reopen.reopen("A slip");
            return null;
        });
        assertEquals(guessed, answers(withdrawn), "while the review is open again");
        assertThrows(Refused.class, () -> made("ended", "An open review"));
        for (String odd : List.of("x", "..", "%00", "'%20or%201=1")) {
            int status = Wire.send("GET /review/" + odd + " HTTP/1.1\nCookie: none=1").status();
            assertTrue(status == 404 || status == 400, odd + ": " + status);
        }
    }

    @Test
    void anotherOrganisationReachesNothingOfIt() throws Exception {
        signedOff("ours");
        signedOff("theirs");
        String secret = made("ours", "Ours");
        UUID id = lead("ours", () -> links.all()).links().get(0).id();
        assertThrows(NotFound.class, () -> lead("theirs", () -> {
            revokeLink.revoke(id);
            return null;
        }));
        assertEquals(List.of(), lead("theirs", () -> links.all()).links());
        assertEquals("Organisation ours",
                requests.as(Tenants.lead("theirs"), () -> openReview.open(secret)).report().about().organisation(),
                "whoever is signed in reads what the link leads to, and not as themselves");
        Statements.take();
        requests.as(null, () -> openReview.open(secret));
        int taken = Statements.take();
        assertTrue(taken <= 6, "opened: " + taken);
    }

    @Test
    void aLinkIsMadeOnceAndItsSecretIsNowhere() throws Exception {
        UUID tenant = signedOff("secret");
        String fresh = Link.fresh().secret();
        for (int press = 0; press < 2; press++) {
            assertEquals(fresh, lead("secret", () -> makeLink.make(1, "  The \n board ", 7, fresh)));
        }
        ReviewLink only = only("secret");
        assertEquals("The board", only.forWhom());
        assertEquals(7, java.time.Duration.between(only.madeAt(), only.expiresAt()).plusMinutes(1).toDays());
        assertEquals(List.of(), Superuser.tablesWith(fresh));
        Refused refused = assertThrows(Refused.class, () -> lead("secret", () -> makeLink.make(2, " ", 31, fresh)));
        assertEquals(java.util.Set.of("review", "forWhom", "days"), refused.problems().keySet());
        assertThrows(Refused.class, () -> lead("secret", () -> makeLink.make(1, "x".repeat(121), 30, fresh)));
        Superuser.change("insert into review_link (tenant_id, secret_hash, assessment_id, for_whom, made_by, expires_at)"
                + " select tenant_id, 'many' || i, assessment_id, for_whom, made_by, expires_at from review_link, generate_series(2, 50) i"
                + " where tenant_id = ?", tenant);
        assertTrue(assertThrows(Refused.class, () -> made("secret", "One too many")).problems().get("review").contains("50 open links"));
    }

    @Test
    void theInterfaceMakesListsAndRevokes() throws Exception {
        signedOff("programs");
        String home = "/api/v1/workspaces/programs/review-links";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("programs"));
            HttpResponse<String> made = Http.post(home, lead, "{\"review\":1,\"forWhom\":\"An inspector\"}");
            assertTrue(made.body().matches("\\{\"address\":\"http.+/review/[\\w-]{32}\"}"), made::body);
            JsonNode one = JSON.readTree(Http.get(home, lead).body()).get(0);
            assertEquals("An inspector", one.path("forWhom").asText());
            assertFalse(one.toString().contains("hash"), one::toString);
            for (String list : List.of(home, "/w/programs/board/links")) {
                int taken = Http.statements(Http.get(list, lead));
                assertTrue(taken <= 4, () -> list + ": " + taken);
            }
            assertEquals(204, Http.delete(home + "/" + one.path("id").asText(), lead).statusCode());
            assertEquals(404, Http.delete(home + "/" + UUID.randomUUID(), lead).statusCode());
            assertFalse(JSON.readTree(Http.get(home, lead).body()).get(0).path("revokedAt").isNull());
            assertEquals(422, Http.post(home, lead, "{\"review\":9,\"forWhom\":\"\",\"days\":5}").statusCode());
            assertEquals(403, Http.get(home, keycloak.token(Tenants.member(Role.CHAMPION, "programs"))).statusCode());
            assertEquals(401, Http.get(home, null).statusCode());
        }
    }

    /** @return the status of looking and of pressing, on the page and at the interface, and what is said */
    private static String answers(String secret) throws Exception {
        String path = "/review/" + secret;
        Wire.Answer page = Wire.send("GET " + path + " HTTP/1.1\nCookie: none=1");
        Wire.Answer pressed = Wire.form(path, "form=form&jakarta.faces.ViewState=stateless&open=Open", "Origin: null", "Cookie: none=1");
        HttpResponse<String> read = Http.get("/api/v1" + path, null);
        HttpResponse<String> opened = Http.post("/api/v1" + path, null, "");
        return page.status() + " " + pressed.status() + " " + read.statusCode() + " " + opened.statusCode() + "\n"
                + (page.body() + pressed.body() + read.body() + opened.body()).replace(secret, "…").replaceAll("nonce=\"[^\"]*\"", "");
    }

    private int save(List<String> asks, int seen) {
        saveAsks.save(asks, seen);
        return seen;
    }

    private String made(String slug, String forWhom) throws Exception {
        return lead(slug, () -> makeLink.make(1, forWhom, 30, null));
    }

    private ReviewLink only(String slug) throws Exception {
        List<ReviewLink> all = lead(slug, () -> links.all()).links();
        assertEquals(1, all.size());
        return all.get(0);
    }

    private UUID signedOff(String slug) throws Exception {
        UUID tenant = tenants.found(slug, Sector.COUNCIL);
        published(tenant);
        lead(slug, () -> {
            openAssessment.open(false);
            answerIndicator.answer("le-listening", new Assessment.Given(Level.EXPLORING, NOTE, null), 0);
            UUID review = reviews.current().orElseThrow().id();
            submitAssessment.submit(review);
            signOff.signOff(review, null);
            return null;
        });
        return tenant;
    }

    private static void published(UUID tenant) {
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), 'We listen.', '\\x00', 'none', 1, 1, 'A tree',"
                + " 'Ann', 'Chief', now())", tenant);
    }

    private <T> T lead(String slug, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.lead(slug), work);
    }
}
