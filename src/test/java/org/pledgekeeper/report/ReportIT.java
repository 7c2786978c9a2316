package org.pledgekeeper.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** A review's report and pictures over HTTP: who gets what of it, in each form, and for how many statements. */
@ExtendWith(ArquillianExtension.class)
class ReportIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private Assign assign;
    @Inject
    private AddEntry addEntry;
    @Inject
    private Reviews reviews;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(ReportIT.class, Texts.class, Texts.Cell.class);
    }

    /** Two reviews with answers, evidence, an action, a comment and what a pulse heard. */
    private UUID twoReviews(String slug) throws Exception {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        tenants.found("not-" + slug, Sector.COUNCIL);
        lead(slug, () -> openAssessment.open(false));
        answer(slug, "le-listening", Level.EXPLORING, "words of listening", 0);
        answer(slug, "cl-vision", Level.SOME_AREAS, "words of vision", 0);
        lead(slug, () -> {
            UUID round = reviews.current().orElseThrow().id();
            submitAssessment.submit(round);
            signOffAssessment.signOff(round, null);
            openAssessment.open(false);
        });
        answer(slug, "le-listening", Level.MOST_AREAS, "words of listening", 1);
        UUID round = requests.in(slug, Tenants.lead(slug), () -> reviews.current().orElseThrow().id());
        Superuser.change(
                "insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt, "
                        + "senior_name, senior_role, published_at)"
                        + " values (?, gen_random_uuid(), 'Statement to keep.', ?, repeat('0', 64), 2, 1, 'A line', 'Ailsa', 'Chief', "
                        + "now() + interval '1 hour')",
                id, png());
        UUID evidence = UUID.randomUUID();
        UUID pulse = UUID.randomUUID();
        Superuser.change(
                "insert into evidence (tenant_id, id, kind, title, words, added_by, added_at) values (?, ?, 'WORDS', 'Evidence of "
                        + "listening', 'We met.', 'Hidden adder', now())",
                id, evidence);
        Superuser.change("insert into evidence_use (tenant_id, assessment_id, indicator, evidence_id) values (?, ?, 'le-listening', ?)", id,
                round, evidence);
        Superuser.change(
                "insert into action (tenant_id, id, title, owner_role, due_month, commitment, indicator, state, started_by, started_at)"
                        + " values (?, gen_random_uuid(), 'Action on vision', 'Chief', '2027-05-01', 'courageous-leadership', "
                        + "'cl-vision', 'PLANNED', 'Hidden starter', now())",
                id);
        Superuser.change("insert into indicator_comment (tenant_id, id, assessment_id, indicator, words, subject, written_by, written_at)"
                + " values (?, gen_random_uuid(), ?, 'le-listening', 'Hidden comment', 'someone', 'Hidden writer', now())", id, round);
        Superuser.change(
                "insert into pulse (tenant_id, id, assessment_id, opened_by, opened_at, closes_on, closed_at, single_use) values (?, "
                        + "?, ?, 'Lead', now(), current_date, now(), false)",
                id, pulse, round);
        Superuser.change("insert into pulse_question (tenant_id, pulse_id, indicator, position) values (?, ?, 'le-listening', 1)", id,
                pulse);
        Superuser.change(
                "insert into pulse_result (tenant_id, pulse_id, indicator, audience, leaning) values (?, ?, 'le-listening', 'STAFF', "
                        + "'LOWER')",
                id, pulse);
        return id;
    }

    private static byte[] png() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Test
    void aViewerTakesEachFormAwayAndItIsNamedAndNotKeptByCaches() throws Exception {
        twoReviews("forms");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.VIEWER, "forms"));
            for (Format format : Format.values()) {
                for (String address : List.of("/w/forms/reviews/2/report." + format.getKey(),
                        "/api/v1/workspaces/forms/assessments/2/report?format=" + format.getKey())) {
                    HttpResponse<byte[]> file = get(address, token, null);
                    assertEquals(200, file.statusCode(), address);
                    assertEquals(format.getType().replace(" ", "").toLowerCase(),
                            file.headers().firstValue("Content-Type").orElseThrow().replace(" ", "").toLowerCase());
                    assertEquals(
                            "attachment; filename=\"pledgekeeper-forms-review-2-" + LocalDate.now(Days.SCOTLAND) + "." + format.getKey()
                                    + "\"",
                            file.headers().firstValue("Content-Disposition").orElseThrow());
                    assertEquals("no-store", file.headers().firstValue("Cache-Control").orElseThrow());
                    String text = Texts.of(format, file.body()).replaceAll("\\s+", " ");
                    for (String said : List.of("Organisation forms", "Statement to keep.", "words of listening", "In place across most",
                            "Evidence of listening", "Action on vision", "Chief", "words of vision")) {
                        assertTrue(text.contains(said), address + " says: " + said);
                    }
                    assertFalse(text.contains("Hidden"), address);
                    assertFalse(text.contains(" of forms"), address + " names who answered");
                    int statements = statements(file);
                    assertTrue(statements > 0 && statements <= 7, address + " takes " + statements + " statements");
                }
            }
        }
    }

    @Test
    void theLogsFiguresStandInEachFormAsFarAsItsReaderMaySeeAndNoEntryDoes() throws Exception {
        twoReviews("logged");
        held("logged", "Justice", "NEEDED", 6);
        held("logged", "Justice", "HELD", 4);
        held("logged", "Care", "NEEDED", 80);
        held("logged", "Care", "HELD", 40);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (Role role : Role.values()) {
                boolean all = role == Role.LEAD || role == Role.CHAMPION;
                for (Format format : Format.values()) {
                    String text = Texts.of(format, get("/w/logged/reviews/2/report." + format.getKey(),
                            keycloak.token(Tenants.member(role, "logged")), null).body()).replaceAll("\\s+", " ");
                    assertTrue(text.contains("Held, of those whose role needs it: Informed"), role + format.getKey());
                    assertTrue(text.contains("44 of 86, 51%"), role + format.getKey());
                    assertEquals(all, text.contains("4 of 6, 67%"), role + format.getKey());
                    assertEquals(all, text.contains("Justice"), role + format.getKey());
                    assertFalse(text.contains("Counted by hand"), "the words of an entry");
                }
            }
        }
    }

    private void held(String slug, String group, String measure, int people) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> addEntry.add(UUID.randomUUID(), Log.TRAINING, new Entry.Given("training", null,
                Map.of("line", "Counted by hand", "happenedOn", "2026-11-02", "measure", measure, "practiceLevel", "INFORMED",
                        "workforceGroup", group, "people", String.valueOf(people), "state", "DONE")),
                false));
    }

    @Test
    void theFormComesAsAccepted() throws Exception {
        twoReviews("accepted");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.lead("accepted"));
            String address = "/api/v1/workspaces/accepted/assessments/2/report";
            assertTrue(get(address, token, null).headers().firstValue("Content-Type").orElseThrow().startsWith("application/json"));
            assertTrue(get(address, token, "application/pdf").headers().firstValue("Content-Type").orElseThrow()
                    .startsWith("application/pdf"));
            assertTrue(get(address, token, "text/csv").headers().firstValue("Content-Type").orElseThrow().startsWith("text/csv"));
            assertEquals(406, get(address, token, "image/png").statusCode());
        }
    }

    @Test
    void anotherOrganisationsReportIsNothingToAnyoneElse() throws Exception {
        twoReviews("ours");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            for (Person person : List.of(Tenants.lead("not-ours"), Tenants.stranger(), Tenants.staff())) {
                String token = keycloak.token(person);
                for (Format format : Format.values()) {
                    assertEquals(404, get("/w/ours/reviews/2/report." + format.getKey(), token, null).statusCode(), person.subject());
                    assertEquals(404,
                            get("/api/v1/workspaces/ours/assessments/2/report?format=" + format.getKey(), token, null).statusCode(),
                            person.subject());
                }
                assertEquals(404, get("/w/ours/pictures", token, null).statusCode(), person.subject());
                assertEquals(404, get("/w/ours/reviews/2/pictures", token, null).statusCode(), person.subject());
            }
            String token = keycloak.token(Tenants.lead("not-ours"));
            assertEquals(404, get("/w/not-ours/reviews/2/report.json", token, null).statusCode(), "there is no review yet");
            HttpResponse<byte[]> none = get("/w/not-ours/pictures", token, null);
            assertTrue(new String(none.body()).contains("the first review has not begun"));
        }
    }

    @Test
    void whoIsInvitedForSomeItemsTakesThoseAwayAndNothingElse() throws Exception {
        UUID id = twoReviews("some");
        Person isla = new Person("isla@some", "Isla", "isla@some.example", false);
        Tenants.join(id, isla, Role.CONTRIBUTOR);
        Superuser.change("update member set only_assigned = true where subject = 'isla@some'");
        lead("some", () -> assign.assign("isla@some", Set.of("cl-vision")));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(isla);
            for (Format format : Format.values()) {
                String text =
                        Texts.of(format, get("/w/some/reviews/2/report." + format.getKey(), token, null).body()).replaceAll("\\s+", " ");
                assertTrue(text.contains("words of vision") && text.contains("Action on vision"), format.getKey());
                assertFalse(text.contains("listening"), format.getKey() + " holds what is not hers");
            }
            JsonNode json = JSON.readTree(get("/w/some/reviews/2/report.json", token, null).body());
            assertTrue(json.path("about").path("part").asBoolean());
            assertEquals(1, json.path("items").size());
            String page = new String(get("/w/some/pictures", token, null).body());
            assertTrue(page.contains("You see the items that you were invited for") && !page.contains("Leaders hear directly"), page);
        }
    }

    @Test
    void picturesTakeFewStatementsHoweverManyTenantsAndReviewsThereAre() throws Exception {
        UUID id = twoReviews("few");
        picturesTakeFewStatements();
        Superuser.change(
                "update assessment set number = number + 40, submitted_at = coalesce(submitted_at, now()), submitted_by = 'Lead' "
                        + "where tenant_id = ?",
                id);
        Superuser.change(
                "insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, submitted_at, submitted_by, "
                        + "signed_off_at, signed_off_by, closed_at, version)"
                        + " select ?, gen_random_uuid(), n, '2025.1', 'Lead', now(), now(), 'Lead', now(), 'Lead', now(), 1 from "
                        + "generate_series(1, 40) n",
                id);
        Superuser.change("with many as (insert into tenant (id, slug, name, sector, area, size, pledged_on)"
                + " select gen_random_uuid(), 'crowd-' || n, 'Crowd ' || n, 'PRIVATE', 'fife', 'UNDER_10', current_date from "
                + "generate_series(1, 200) n returning id)"
                + " insert into assessment (tenant_id, id, number, edition, opened_by, opened_at, version) select id, "
                + "gen_random_uuid(), 1, '2026.1', 'Lead', now(), 1 from many");
        picturesTakeFewStatements();
    }

    private void picturesTakeFewStatements() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.VIEWER, "few"));
            for (By by : By.values()) {
                HttpResponse<byte[]> page = get("/w/few/pictures?by=" + by.getKey(), token, null);
                String html = new String(page.body());
                assertTrue(html.contains("Last time: exploring or planning") && html.contains("Staff say: leaning towards “not yet”"),
                        html);
                assertTrue(statements(page) > 0 && statements(page) <= 6,
                        "pictures by " + by.getKey() + " take " + statements(page) + " statements");
            }
        }
    }

    private static HttpResponse<byte[]> get(String address, String token, String accept) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class) + address))
                        .header("Authorization", "Bearer " + token);
        if (accept != null) {
            request.header("Accept", accept);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static int statements(HttpResponse<?> response) {
        return org.pledgekeeper.container.Http.statements(response);
    }

    private void answer(String slug, String indicator, Level level, String note, int seen) throws Exception {
        requests.in(slug, Tenants.member(Role.CONTRIBUTOR, slug),
                () -> answerIndicator.answer(indicator, new Assessment.Given(level, note, null), seen));
    }

    private void lead(String slug, Runnable work) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> {
            work.run();
            return null;
        });
    }
}
