package org.pledgekeeper.programme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.announcement.Announcement;
import org.pledgekeeper.announcement.PutAnnouncementAway;
import org.pledgekeeper.announcement.SaveAnnouncement;
import org.pledgekeeper.announcement.TakeAnnouncementBack;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.campaign.Campaign;
import org.pledgekeeper.campaign.Campaigns;
import org.pledgekeeper.campaign.DueLetters;
import org.pledgekeeper.campaign.Group;
import org.pledgekeeper.campaign.SaveCampaign;
import org.pledgekeeper.campaign.ScheduleCampaign;
import org.pledgekeeper.campaign.StopCampaign;
import org.pledgekeeper.campaign.WriteLetters;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.digest.ChooseRhythm;
import org.pledgekeeper.digest.Digest;
import org.pledgekeeper.digest.Digests;
import org.pledgekeeper.digest.Rhythm;
import org.pledgekeeper.digest.WriteDigests;
import org.pledgekeeper.figures.Region;
import org.pledgekeeper.library.LibraryLink;
import org.pledgekeeper.library.RemoveLibraryLink;
import org.pledgekeeper.library.SaveLibraryLink;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.support.AnswerRequest;
import org.pledgekeeper.support.AskProgramme;
import org.pledgekeeper.support.Asked;
import org.pledgekeeper.support.CloseAnswered;
import org.pledgekeeper.support.CloseRequest;
import org.pledgekeeper.support.SupportMessage;
import org.pledgekeeper.support.SupportQueue;
import org.pledgekeeper.support.SupportRequest;
import org.pledgekeeper.support.SupportRequests;
import org.pledgekeeper.support.Threads;
import org.pledgekeeper.support.WriteToProgramme;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.tenant.Size;
import org.pledgekeeper.web.Days;

/** The programme's work around the figures. Each test has organisations of its own. */
@ExtendWith(ArquillianExtension.class)
class ProgrammeIT {
    private static final LocalDate TODAY = LocalDate.now(Days.SCOTLAND);
    private static final LocalDate BEGINS = TODAY.plusDays(3);
    private static final Asked PANELS = new Asked("Panels", "le-listening", "How do others begin?");

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private SaveAnnouncement saveAnnouncement;
    @Inject
    private TakeAnnouncementBack takeAnnouncementBack;
    @Inject
    private PutAnnouncementAway putAnnouncementAway;
    @Inject
    private WriteDigests writeDigests;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private SaveLibraryLink saveLibraryLink;
    @Inject
    private RemoveLibraryLink removeLibraryLink;
    @Inject
    private Digests digests;
    @Inject
    private SupportRequests supportRequests;
    @Inject
    private AskProgramme askProgramme;
    @Inject
    private WriteToProgramme writeToProgramme;
    @Inject
    private CloseRequest closeRequest;
    @Inject
    private SupportQueue supportQueue;
    @Inject
    private AnswerRequest answerRequest;
    @Inject
    private CloseAnswered closeAnswered;
    @Inject
    private ChooseRhythm chooseRhythm;
    @Inject
    private Campaigns campaigns;
    @Inject
    private SaveCampaign saveCampaign;
    @Inject
    private ScheduleCampaign scheduleCampaign;
    @Inject
    private StopCampaign stopCampaign;
    @Inject
    private DueLetters dueLetters;
    @Inject
    private WriteLetters writeLetters;
    @Resource
    private ManagedExecutorService executor;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(ProgrammeIT.class);
    }

    @AfterEach
    void beginAnew() throws Exception {
        Superuser.change("delete from announcement_put_away");
        Superuser.change("delete from announcement");
        for (UUID link : Superuser.<UUID>column("select id from library_link")) {
            requests.as(Tenants.staff(), () -> {
                removeLibraryLink.remove(link);
                return null;
            });
        }
    }

    // Announcements -------------------------------------------------------------------------

    @Test
    void anAnnouncementIsShownOnItsDaysToThoseItIsFor() throws Exception {
        tenants.found("ash", Sector.COUNCIL);
        tenants.found("beech", Sector.HEALTH_BOARD);
        announce("To all", TODAY, TODAY, null);
        announce("To boards", TODAY.minusDays(3), TODAY.plusDays(3), Sector.HEALTH_BOARD);
        announce("Not yet", TODAY.plusDays(1), TODAY.plusDays(3), null);
        assertEquals(List.of("To all"), titles("ash", Role.VIEWER));
        assertEquals(List.of("To all", "To boards"), titles("beech", Role.LEAD));
        Superuser.change("update announcement set shown_from = shown_from - 9, shown_until = shown_until - 9 where title = 'To all'");
        assertEquals(List.of(), titles("ash", Role.LEAD), "its days are over");
    }

    @Test
    void eachPersonPutsAwayForThemselvesAndACorrectionComesBackOnce() throws Exception {
        tenants.found("cherry", Sector.COUNCIL);
        UUID id = announce("News", TODAY, TODAY, null);
        as("cherry", Role.LEAD, () -> putAway(id, 0));
        as("cherry", Role.LEAD, () -> putAway(id, 0));
        assertEquals(List.of(), titles("cherry", Role.LEAD));
        assertEquals(List.of("News"), titles("cherry", Role.CHAMPION));

        requests.as(Tenants.staff(), () -> saveAnnouncement.save(id, said("News", "We meet in May.", TODAY, TODAY.plusDays(1), null), 1));
        assertEquals(List.of(), titles("cherry", Role.LEAD), "another last day is no correction");
        requests.as(Tenants.staff(), () -> saveAnnouncement.save(id, said("News", "We meet in June.", TODAY, TODAY, null), 2));
        Digest.News shown = as("cherry", Role.LEAD, () -> digests.own()).digest().news().get(0);
        assertEquals(TODAY, shown.corrected());
        as("cherry", Role.LEAD, () -> putAway(id, 0));
        assertEquals(List.of("News"), titles("cherry", Role.LEAD), "what was read before the correction was put away, not this");
        as("cherry", Role.LEAD, () -> putAway(id, shown.corrections()));
        assertEquals(List.of(), titles("cherry", Role.LEAD));
        assertEquals(0L, Superuser.<Long>one("select count(*) from announcement_put_away where subject <> 'lead@cherry'"));
    }

    @Test
    void whatIsTakenBackIsGoneAtOnceAndOfTwoWritersTheSecondIsShownBoth() throws Exception {
        tenants.found("damson", Sector.COUNCIL);
        UUID id = announce("News", TODAY, TODAY, null);
        assertThrows(ChangedMeanwhile.class, () -> requests.as(Tenants.staff(),
                () -> saveAnnouncement.save(id, said("Other", "Words", TODAY, TODAY, null), 0)), "a second press makes no second one");
        requests.as(Tenants.staff(), () -> takeAnnouncementBack.takeBack(id));
        assertEquals(List.of(), titles("damson", Role.LEAD));
        assertThrows(NotFound.class, () -> as("damson", Role.LEAD, () -> putAway(id, 0)));
        assertThrows(Refused.class, () -> requests.as(Tenants.staff(),
                () -> saveAnnouncement.save(id, said("News", "Again", TODAY, TODAY, null), 2)));
    }

    @Test
    void theDigestNamesItForThoseWhoHaveNotPutItAway() throws Exception {
        UUID tenant = tenants.found("elder", Sector.COUNCIL);
        UUID id = announce("A day in May. See evil.example/now", TODAY, TODAY.plusMonths(2), null);
        as("elder", Role.LEAD, () -> putAway(id, 0));
        assertEquals(3, writeDigests.write(tenant, TODAY.plusMonths(1).withDayOfMonth(1)), "the lead has nothing to be told");
        String mail = Superuser.one("select body from outbox where recipient = 'viewer@elder.example'");
        assertTrue(mail.contains("FROM THE PROGRAMME\n\n- A day in May. See evil. example/ now\n"), mail);
    }

    @Test
    void theFirstPageShowsWordsAsTextAndTheInterfaceSaysTheSame() throws Exception {
        tenants.found("fir", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String staff = keycloak.token(Tenants.staff());
            String lead = keycloak.token(Tenants.lead("fir"));
            String one = "/api/v1/programme/announcements/" + UUID.randomUUID();
            String body = "{\"title\":\"Naidheachd\",\"words\":\"<b>We meet.</b>\",\"from\":\"%s\",\"until\":\"%s\",\"version\":%d}";
            HttpResponse<String> saved = Http.put(one, staff, body.formatted(TODAY, TODAY, 0));
            assertEquals(200, saved.statusCode(), saved::body);
            assertEquals(409, Http.put(one, staff, body.formatted(TODAY, TODAY, 0)).statusCode());
            assertEquals(422, Http.put(one, staff, body.formatted("soon", TODAY, 1)).statusCode());
            assertEquals(422, Http.put(one, staff, "{\"sector\":\"MOON\"}").statusCode());
            assertEquals(404, Http.put(one, lead, body.formatted(TODAY, TODAY, 1)).statusCode());
            assertEquals(404, Http.get("/api/v1/programme/announcements", lead).statusCode());
            assertEquals(401, Http.get("/api/v1/programme/announcements", null).statusCode());
            HttpResponse<String> page = Http.get("/w/fir", lead);
            assertTrue(page.body().contains("&lt;b&gt;We meet.&lt;/b&gt;"), page::body);
            assertFalse(page.body().contains("<b>We meet"), page::body);
            assertTrue(Http.statements(page) <= 10, () -> "the first page: " + Http.statements(page));
            String own = "/api/v1/workspaces/fir/announcements";
            assertTrue(Http.get(own, lead).body().contains("Naidheachd"));
            assertEquals(204,
                    Http.post(one.replace("programme", "workspaces/fir") + "/put-away", lead, "{\"corrections\":0}").statusCode());
            assertEquals("[]", Http.get(own, lead).body());
            assertEquals(200, Http.post(one + "/take-back", staff, "{}").statusCode());
            assertEquals("[]", Http.get(own, keycloak.token(Tenants.member(Role.VIEWER, "fir"))).body());
        }
    }

    private UUID announce(String title, LocalDate from, LocalDate until, Sector sector) throws Exception {
        UUID id = UUID.randomUUID();
        requests.as(Tenants.staff(), () -> saveAnnouncement.save(id, said(title, "We meet in May.", from, until, sector), 0));
        return id;
    }

    private static Announcement.Said said(String title, String words, LocalDate from, LocalDate until, Sector sector) {
        return new Announcement.Said(title, words, from, until, sector);
    }

    private List<String> titles(String slug, Role role) throws Exception {
        return as(slug, role, () -> digests.own()).digest().news().stream().map(Digest.News::title).toList();
    }

    private Void putAway(UUID id, int corrections) {
        putAnnouncementAway.putAway(id, corrections);
        return null;
    }

    // The library ---------------------------------------------------------------------------

    @Test
    void whatIsRecommendedStandsBesideItsItemAtOnceAndCostsNoStatement() throws Exception {
        tenants.found("gean", Sector.COUNCIL);
        as("gean", Role.LEAD, () -> {
            openAssessment.open(false);
            return null;
        });
        String commitment = "/w/gean/commitments/lived-experience";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("gean"));
            Http.get(commitment, lead);
            HttpResponse<String> without = Http.get(commitment, lead);
            assertFalse(without.body().contains("Worth reading ("), without::body);
            UUID id = recommend("le-listening", "Èisteachd <i>an-còmhnaidh</i>", TODAY);
            recommend("lived-experience", "The whole of it", TODAY.minusMonths(13));
            HttpResponse<String> page = Http.get(commitment, lead);
            assertTrue(page.body().contains("Èisteachd &lt;i&gt;an-còmhnaidh") && page.body().contains("The whole of it"), page::body);
            assertFalse(page.body().contains("Worth a look"), "only staff see what is worth a look again");
            assertEquals(Http.statements(without), Http.statements(Http.get(commitment, lead)), "kept for all");
            for (String address : List.of("/w/gean/library", "/resource-library")) {
                assertTrue(Http.get(address, address.startsWith("/w") ? lead : null).body().contains("The whole of it"), address);
            }
            String staff = keycloak.token(Tenants.staff());
            String curating = Http.get("/programme/library", staff).body();
            assertTrue(curating.contains("Worth a look") && curating.matches("(?s).*to-look-at.*The whole of it.*"), curating);
            assertEquals(404, Http.get("/programme/library", lead).statusCode());
            assertEquals(404, Http.get("/programme/library/new", lead).statusCode());
            assertEquals(204, Http.delete("/api/v1/programme/library/" + id, staff).statusCode());
            assertEquals(204, Http.delete("/api/v1/programme/library/" + id, staff).statusCode());
            assertEquals(404, Http.delete("/api/v1/programme/library/" + id, lead).statusCode());
            assertFalse(Http.get(commitment, lead).body().contains("Èisteachd"));
        }
    }

    @Test
    void programsReadTheLibraryAndStaffWriteItByTheSameRules() throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String staff = keycloak.token(Tenants.staff());
            String one = "/api/v1/programme/library/" + UUID.randomUUID();
            String body = "{\"item\":\"%s\",\"title\":\"Listening\",\"address\":\"%s\",\"why\":\"Short.\",\"madeBy\":\"A panel\","
                    + "\"checkedOn\":\"2026-11-20\",\"version\":0}";
            assertEquals(200, Http.put(one, staff, body.formatted("le-listening", "https://example.org/a b")).statusCode());
            assertEquals(409, Http.put(one, staff, body.formatted("le-listening", "https://example.org/")).statusCode());
            String another = "/api/v1/programme/library/" + UUID.randomUUID();
            assertEquals(422, Http.put(another, staff, body.formatted("le-listening", "http://example.org/")).statusCode());
            assertEquals(422, Http.put(another, staff, body.formatted("no-such-item", "https://example.org/")).statusCode());
            assertEquals(401, Http.put(one, null, body).statusCode());
            String all = Http.get("/api/v1/library", null).body();
            assertTrue(all.contains("\"address\":\"https://example.org/a%20b\""), all);
        }
    }

    private UUID recommend(String item, String title, LocalDate checkedOn) throws Exception {
        UUID id = UUID.randomUUID();
        requests.as(Tenants.staff(), () -> saveLibraryLink.save(id,
                new LibraryLink.Said(item, title, "https://example.org/", "Short.", "A panel", checkedOn), 0));
        return id;
    }

    // Help ----------------------------------------------------------------------------------

    @Test
    void aRequestIsAskedOnceAnsweredClosedAndOpenedAgainAndBothAreTold() throws Exception {
        tenants.found("hazel", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        as("hazel", Role.LEAD, () -> askProgramme.ask(id, PANELS, false));
        as("hazel", Role.LEAD, () -> askProgramme.ask(id, PANELS, false));
        assertEquals(List.of(id), staff(() -> supportQueue.all()).stream().filter(line -> line.slug().equals("hazel"))
                .map(SupportQueue.Line::id).toList());
        assertEquals(SupportRequest.State.OPEN, thread("hazel", id).request().getState());

        UUID answer = UUID.randomUUID();
        staff(() -> done(() -> answerRequest.answer("hazel", id, answer, "With two people.")));
        staff(() -> done(() -> answerRequest.answer("hazel", id, answer, "With two people.")));
        assertEquals(List.of("How do others begin?", "With two people."), words("hazel", id));
        assertEquals(SupportRequest.State.ANSWERED, thread("hazel", id).request().getState());
        assertEquals(List.of("champion@hazel.example", "lead@hazel.example"),
                mails("hazel"));
        String mail = Superuser.one("select body from outbox where recipient = 'lead@hazel.example'");
        assertTrue(mail.contains("/w/hazel/help/" + id) && !mail.contains("two people") && !mail.contains("Panels"), mail);
        for (Role role : List.of(Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR, Role.VIEWER)) {
            boolean told = as("hazel", role, () -> digests.own()).digest().waiting().stream()
                    .anyMatch(line -> line.path().equals("/help/" + id));
            assertEquals(role == Role.LEAD || role == Role.CHAMPION, told, role.name());
        }

        int seen = thread("hazel", id).request().getVersion();
        staff(() -> done(() -> answerRequest.answer("hazel", id, UUID.randomUUID(), "Or three.")));
        assertThrows(ChangedMeanwhile.class, () -> as("hazel", Role.CHAMPION, () -> done(() -> closeRequest.close(id, seen))));
        int now = thread("hazel", id).request().getVersion();
        staff(() -> done(() -> closeAnswered.close("hazel", id, now)));
        as("hazel", Role.CHAMPION, () -> done(() -> closeRequest.close(id, 0)));
        assertTrue(thread("hazel", id).request().isClosed());
        as("hazel", Role.CHAMPION, () -> done(() -> writeToProgramme.write(id, UUID.randomUUID(), "And when?", false)));
        assertEquals(SupportRequest.State.OPEN, thread("hazel", id).request().getState());
    }

    @Test
    void twoWhoWriteAtOnceLoseNothing() throws Exception {
        tenants.found("ivy", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        as("ivy", Role.LEAD, () -> askProgramme.ask(id, PANELS, false));
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String words = "Message " + i;
            writing.add(requests.beginIn("ivy", Tenants.member(i % 2 == 0 ? Role.LEAD : Role.CHAMPION, "ivy"),
                    () -> done(() -> writeToProgramme.write(id, UUID.randomUUID(), words, false))));
            writing.add(requests.begin(Tenants.staff(),
                    () -> done(() -> answerRequest.answer("ivy", id, UUID.randomUUID(), "Answer to " + words))));
        }
        for (Future<?> one : writing) {
            Requests.result(one);
        }
        assertEquals(9, words("ivy", id).size());
        assertEquals(8, words("ivy", id).stream().skip(1).distinct().count());
    }

    @Test
    void nobodyElseReadsAThreadAndAnIdBelongsToItsOrganisation() throws Exception {
        UUID tenant = tenants.found("juniper", Sector.COUNCIL);
        tenants.found("kerria", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        as("juniper", Role.LEAD, () -> askProgramme.ask(id, PANELS, false));
        assertThrows(NotFound.class, () -> as("kerria", Role.LEAD, () -> supportRequests.one(id)));
        assertThrows(NotFound.class,
                () -> as("kerria", Role.LEAD, () -> done(() -> writeToProgramme.write(id, UUID.randomUUID(), "Ours", false))));
        assertThrows(NotFound.class, () -> staff(() -> supportQueue.one("kerria", id)));
        as("kerria", Role.LEAD, () -> askProgramme.ask(id, new Asked("Theirs", null, "Another question"), false));
        assertEquals("Panels", staff(() -> supportQueue.one("juniper", id)).conversation().request().getSubject());
        assertEquals(List.of("Another question"), words("kerria", id));
        Superuser.change("update member set only_assigned = true where tenant_id = ? and role = 'CHAMPION'", tenant);
        assertThrows(NotFound.class, () -> as("juniper", Role.CHAMPION, () -> supportRequests.all()), "who sees some items only");
        staff(() -> done(() -> answerRequest.answer("juniper", id, UUID.randomUUID(), "Yes.")));
        assertEquals(List.of("lead@juniper.example"),
                Superuser.column("select recipient from outbox where recipient like '%juniper.example'"));
    }

    @Test
    void anOrganisationAsksTenTimesADayAndIsAskedAboutPersonalData() throws Exception {
        tenants.found("larch", Sector.COUNCIL);
        Asked named = new Asked("Panels", null, "Please write to ann@example.org.");
        assertEquals(Set.of("words", "asWritten"), assertThrows(Refused.class,
                () -> as("larch", Role.LEAD, () -> askProgramme.ask(UUID.randomUUID(), named, false))).problems().keySet());
        UUID first = UUID.randomUUID();
        as("larch", Role.LEAD, () -> askProgramme.ask(first, named, true));
        for (int i = 1; i < 10; i++) {
            as("larch", Role.CHAMPION, () -> askProgramme.ask(UUID.randomUUID(), PANELS, false));
        }
        assertThrows(Refused.class, () -> as("larch", Role.LEAD, () -> askProgramme.ask(UUID.randomUUID(), PANELS, false)));
        as("larch", Role.LEAD, () -> done(() -> writeToProgramme.write(first, UUID.randomUUID(), "And when?", false)));
        Superuser.change("update support_message set written_at = written_at - interval '25 hours'");
        as("larch", Role.LEAD, () -> askProgramme.ask(UUID.randomUUID(), PANELS, false));
    }

    @Test
    void theInterfaceAndThePagesOfAThreadHoldToTheSameRules() throws Exception {
        tenants.found("maple", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("maple"));
            String staff = keycloak.token(Tenants.staff());
            UUID id = UUID.randomUUID();
            String own = "/api/v1/workspaces/maple/support-requests";
            String theirs = "/api/v1/programme/support-requests";
            HttpResponse<String> asked = Http.put(own + "/" + id, lead, "{\"subject\":\"Cuideachadh\",\"words\":\"<b>Ciamar?</b>\"}");
            assertEquals(200, asked.statusCode(), asked::body);
            assertEquals(422, Http.put(own + "/" + UUID.randomUUID(), lead, "{\"about\":\"MOON\"}").statusCode());
            assertEquals(403, Http.get(own, keycloak.token(Tenants.member(Role.VIEWER, "maple"))).statusCode());
            assertEquals(404, Http.get(own, staff).statusCode(), "staff enter no workspace");
            assertEquals(404, Http.get(theirs, lead).statusCode());
            assertTrue(Http.get(theirs, staff).body().contains("Cuideachadh"));
            assertEquals(200, Http.put(theirs + "/maple/" + id + "/messages/" + UUID.randomUUID(), staff, "{\"words\":\"Mar seo.\"}")
                    .statusCode());
            assertEquals(409, Http.post(own + "/" + id + "/close", lead, "{\"version\":1}").statusCode());
            HttpResponse<String> page = Http.get("/w/maple/help/" + id, lead);
            assertTrue(page.body().contains("&lt;b&gt;Ciamar?&lt;/b&gt;") && page.body().contains("Mar seo."), page::body);
            assertTrue(Http.statements(page) <= 5, () -> "a thread: " + Http.statements(page));
            HttpResponse<String> answering = Http.get("/programme/support/maple/" + id, staff);
            assertTrue(answering.body().contains("Cuideachadh"), answering::body);
            assertTrue(Http.statements(answering) <= 6, () -> "answering, and whether help is open: " + Http.statements(answering));
            assertEquals(404, Http.get("/programme/support/maple/" + id, lead).statusCode());
            assertEquals(404, Http.get("/programme/support", lead).statusCode());
        }
    }

    private Threads.Conversation thread(String slug, UUID id) throws Exception {
        return as(slug, Role.LEAD, () -> supportRequests.one(id));
    }

    private List<String> words(String slug, UUID id) throws Exception {
        return thread(slug, id).messages().stream().map(SupportMessage::getWords).toList();
    }

    // Campaigns -----------------------------------------------------------------------------

    @Test
    void aLetterGoesOnceToThoseWhoLookAfterThePledgeAndRemindersStopOnceAReviewIsOpen() throws Exception {
        UUID one = tenants.found("nettle", Sector.THIRD_SECTOR);
        UUID other = tenants.found("oak", Sector.THIRD_SECTOR);
        tenants.found("pine", Sector.COUNCIL);
        UUID id = scheduled(Sector.THIRD_SECTOR, Group.Reviewed.ANY, null);
        assertEquals(List.of(), dueOn(id, TODAY.plusDays(1)), "not before its day");
        assertEquals(Set.of(one, other), Set.copyOf(dueOn(id, BEGINS).stream().map(DueLetters.Due::organisation).toList()));
        assertEquals(List.of(), dueOn(id, BEGINS.plusDays(7)), "nor long after it");

        List<Future<Integer>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(executor.submit(() -> writeLetters.write(new DueLetters.Due(id, 0, one))));
        }
        int written = 0;
        for (Future<Integer> node : nodes) {
            written += node.get();
        }
        assertEquals(2, written);
        writeLetters.write(new DueLetters.Due(id, 0, other));
        assertEquals(List.of("champion@nettle.example", "lead@nettle.example"), mails("nettle"));
        String mail = Superuser.one("select body from outbox where recipient = 'lead@nettle.example'");
        assertTrue(mail.contains("Dear Organisation nettle,") && mail.contains("/w/nettle\n"), mail);

        as("nettle", Role.LEAD, () -> done(() -> openAssessment.open(true)));
        assertEquals(0, writeLetters.write(new DueLetters.Due(id, 1, one)), "it has opened a review");
        assertEquals(2, writeLetters.write(new DueLetters.Due(id, 1, other)));
        Campaigns.Of progress = staff(() -> campaigns.one(id));
        assertEquals(2, progress.organisations());
        assertEquals(0, progress.reviewedSince(), "what is open is theirs to know");
        Superuser.change("insert into review_date (tenant_id, submitted_on) values (?, ?)", one, java.sql.Date.valueOf(BEGINS));
        assertEquals(1, staff(() -> campaigns.one(id)).reviewedSince());
    }

    @Test
    void whoWantsNoDigestGetsNoLetterAndOneClickStopsBoth() throws Exception {
        UUID tenant = tenants.found("quince", Sector.JUSTICE);
        UUID id = scheduled(Sector.JUSTICE, Group.Reviewed.ANY, null);
        as("quince", Role.CHAMPION, () -> done(() -> chooseRhythm.choose(Rhythm.NONE)));
        assertEquals(1, writeLetters.write(new DueLetters.Due(id, 0, tenant)));
        String stop = Superuser.one("select stop_address from outbox where recipient = 'lead@quince.example'");
        assertEquals(204, Wire.send("POST " + stop.replaceFirst("http://[^/]+", "")
                + " HTTP/1.1\nContent-Type: application/x-www-form-urlencoded", "List-Unsubscribe=One-Click".getBytes()).status());
        assertEquals(0, writeLetters.write(new DueLetters.Due(id, 1, tenant)));
        assertEquals(Rhythm.NONE, as("quince", Role.LEAD, () -> digests.own()).rhythm());
    }

    @Test
    void itsGroupIsDrawnFromWhatIsPublicOnceItIsScheduled() throws Exception {
        UUID never = tenants.found("reed", Sector.PRIVATE);
        UUID longAgo = tenants.found("sedge", Sector.PRIVATE);
        UUID lately = tenants.found("teasel", Sector.PRIVATE);
        for (Map.Entry<UUID, LocalDate> one : Map.of(longAgo, BEGINS.minusMonths(12).minusDays(1), lately, TODAY).entrySet()) {
            Superuser.change("insert into review_date (tenant_id, submitted_on) values (?, ?)", one.getKey(),
                    java.sql.Date.valueOf(one.getValue()));
        }
        assertEquals(Set.of(never), drawn(scheduled(Sector.PRIVATE, Group.Reviewed.NEVER, null)));
        UUID id = scheduled(Sector.PRIVATE, Group.Reviewed.LONG_AGO, 12);
        assertEquals(Set.of(longAgo), drawn(id));
        assertEquals(Set.of(never, longAgo, lately), drawn(scheduled(Sector.PRIVATE, Group.Reviewed.ANY, null)));
        assertThrows(Refused.class, () -> staff(() -> scheduleCampaign.schedule(id, 2)), "it is scheduled already");
        assertThrows(Refused.class, () -> staff(() -> saveCampaign.save(id, said(Sector.PRIVATE, Group.Reviewed.ANY, null), 2)));
        Group nobody = new Group(Sector.PRIVATE, Size.OVER_1000, Region.SHETLAND, Group.Reviewed.ANY, null);
        UUID empty = UUID.randomUUID();
        staff(() -> saveCampaign.save(empty, new Campaign.Said("None", "S", "W", BEGINS, 0, 7, nobody), 0));
        assertThrows(Refused.class, () -> staff(() -> scheduleCampaign.schedule(empty, 1)));
        assertTrue(staff(() -> campaigns.one(empty)).campaign().isDraft(), "nothing was done");
    }

    @Test
    void stoppedItIsOverAtOnceAndWhatWaitsIsTakenOut() throws Exception {
        UUID one = tenants.found("umbel", Sector.JUSTICE);
        UUID id = scheduled(Sector.JUSTICE, Group.Reviewed.ANY, null);
        assertEquals(2, writeLetters.write(new DueLetters.Due(id, 0, one)));
        Superuser.change("update outbox set sent_at = now() where recipient = 'lead@umbel.example'");
        Superuser.change("insert into outbox (id, recipient, subject, body, created_at, attempts) values"
                + " (gen_random_uuid(), 'viewer@umbel.example', 'Another', 'x', now(), 0)");
        staff(() -> done(() -> stopCampaign.stop(id)));
        staff(() -> done(() -> stopCampaign.stop(id)));
        assertEquals(List.of("lead@umbel.example", "viewer@umbel.example"), mails("umbel"), "what has gone, and what is not of it, stays");
        assertEquals(List.of(), dueOn(id, BEGINS));
        assertEquals(0, writeLetters.write(new DueLetters.Due(id, 1, one)));
    }

    @Test
    void staffDraftScheduleAndStopByTheInterfaceAndNobodyElseDoes() throws Exception {
        tenants.found("vetch", Sector.EDUCATION);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String staff = keycloak.token(Tenants.staff());
            String lead = keycloak.token(Tenants.lead("vetch"));
            String one = "/api/v1/programme/campaigns/" + UUID.randomUUID();
            String body = "{\"title\":\"May\",\"subject\":\"Ath-sgrùdadh\",\"words\":\"%s\",\"beginsOn\":\"" + BEGINS
                    + "\",\"reminders\":1,\"daysBetween\":14,\"sector\":\"EDUCATION\",\"version\":%d}";
            assertEquals(200, Http.put(one, staff, body.formatted("Dear {organisation}", 0)).statusCode());
            assertEquals(409, Http.put(one, staff, body.formatted("Dear {organisation}", 0)).statusCode());
            assertEquals(422, Http.put(one, staff, body.formatted("Dear {lead}", 1)).statusCode());
            assertEquals(404, Http.put(one, lead, body.formatted("Dear {organisation}", 1)).statusCode());
            HttpResponse<String> page = Http.get(one.replace("/api/v1", ""), staff);
            assertTrue(page.body().contains("Dear Sample Organisation") && !page.body().contains("Organisation vetch"), page::body);
            assertTrue(Http.statements(page) <= 4, () -> "statements: " + Http.statements(page));
            assertEquals(409, Http.post(one + "/schedule", staff, "{\"version\":9}").statusCode());
            assertTrue(Http.post(one + "/schedule", staff, "{\"version\":1}").body().contains("\"organisations\":1"));
            assertEquals(404, Http.post(one + "/stop", lead, "{}").statusCode());
            assertEquals(200, Http.post(one + "/stop", staff, "{}").statusCode());
            assertEquals(404, Http.get("/programme/campaigns/new", lead).statusCode());
            assertEquals(401, Http.get("/api/v1/programme/campaigns", null).statusCode());
        }
    }

    private static Campaign.Said said(Sector sector, Group.Reviewed reviewed, Integer months) {
        return new Campaign.Said("May", "A review, {organisation}?", "Dear {organisation},\n\nwould May suit you?", BEGINS, 2, 14,
                new Group(sector, null, null, reviewed, months));
    }

    private UUID scheduled(Sector sector, Group.Reviewed reviewed, Integer months) throws Exception {
        UUID id = UUID.randomUUID();
        staff(() -> saveCampaign.save(id, said(sector, reviewed, months), 0));
        staff(() -> scheduleCampaign.schedule(id, 1));
        return id;
    }

    private List<DueLetters.Due> dueOn(UUID campaign, LocalDate day) {
        return dueLetters.on(day).stream().filter(due -> due.campaign().equals(campaign)).toList();
    }

    private static Set<UUID> drawn(UUID campaign) {
        return Set.copyOf(Superuser.<UUID>column("select organisation_id from campaign_organisation where campaign_id = ?", campaign));
    }

    private static List<String> mails(String slug) {
        return Superuser.column("select recipient from outbox where recipient like '%@" + slug + ".example' order by 1");
    }

    // ---------------------------------------------------------------------------------------

    private <T> T staff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }

    private static Object done(Runnable call) {
        call.run();
        return null;
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }
}
