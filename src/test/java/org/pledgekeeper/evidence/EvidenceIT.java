package org.pledgekeeper.evidence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.ReadBesideItems;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.evidence.Evidence.About;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Evidence from the day it is added to the round after: used, shared, changed by two, carried, downloaded, removed. */
@ExtendWith(ArquillianExtension.class)
class EvidenceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String LISTENING = "le-listening";
    private static final String SUPPORT = "le-support";
    private static final String VISION = "cl-vision";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private Reviews reviews;
    @Inject
    private ReadBesideItems readBesideItems;
    @Inject
    private AddEvidence addEvidence;
    @Inject
    private ChangeEvidence changeEvidence;
    @Inject
    private UseEvidence useEvidence;
    @Inject
    private StopUsingEvidence stopUsingEvidence;
    @Inject
    private RemoveEvidence removeEvidence;
    @Inject
    private ReadEvidenceFile readEvidenceFile;
    @Inject
    private EvidenceList evidenceList;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(EvidenceIT.class, TinyFiles.class);
    }

    // Adding and using ----------------------------------------------------------------------

    @Test
    void anIndicatorMayHaveSeveralAndOneMayStandBySeveral() throws Exception {
        opened("several");
        UUID link = add("several", EvidenceContent.link("https://example.org/minutes"), About.NOTHING, LISTENING, VISION);
        UUID words = add("several", EvidenceContent.words("Three people tell the board each month."), About.NOTHING, LISTENING);
        UUID file = add("several", file(), new About("Board minutes", day("2026-01-01"), day("2026-06-30"), day("2099-01-01")), LISTENING);

        var beside = lead("several", () -> readBesideItems.of(reviews.current().orElseThrow().id()));
        assertEquals(Set.of(link, words, file), Set.copyOf(beside.evidence().get(LISTENING).stream().map(e -> e.id()).toList()));
        assertEquals(List.of(link), beside.evidence().get(VISION).stream().map(e -> e.id()).toList());

        EvidenceList.Item one = item("several", file);
        assertEquals("Board minutes", one.evidence().title());
        assertEquals("1 January 2026 to 30 June 2026", one.evidence().getPeriod());
        assertEquals("minutes.pdf", one.evidence().fileName());
        assertEquals("application/pdf", one.evidence().fileType());
        assertEquals("contributor of several", one.evidence().addedBy());
        assertEquals(List.of("added evidence FILE for le-listening"), Superuser.column(
                "select action || ' ' || detail from journal where subject = ?", file.toString()));

        contributor("several", () -> done(() -> useEvidence.use(words, Set.of(VISION, SUPPORT))));
        contributor("several", () -> done(() -> useEvidence.use(words, Set.of(VISION))));
        assertEquals(List.of(LISTENING, SUPPORT, VISION), indicators("several", words));
        contributor("several", () -> done(() -> stopUsingEvidence.stop(words, Set.of(LISTENING, VISION))));
        assertEquals(List.of(SUPPORT), indicators("several", words));
        assertTrue(Superuser.<String>column("select coalesce(detail, '') from journal where detail like '%tell the board%'").isEmpty(),
                "the journal holds nobody's words");
    }

    @Test
    void sendingTheSameTwiceAddsItOnce() throws Exception {
        opened("once");
        UUID id = UUID.randomUUID();
        CyclicBarrier together = new CyclicBarrier(4);
        List<Future<Evidence>> all = new ArrayList<>();
        CheckedFile file = CheckedFile.from("minutes.pdf", TinyFiles.pdf());
        for (int i = 0; i < 4; i++) {
            all.add(requests.beginIn("once", Tenants.lead("once"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return addEvidence.add(id, EvidenceContent.file(file), About.NOTHING, Set.of(LISTENING));
            }));
        }
        for (Future<Evidence> one : all) {
            assertEquals(id, Requests.result(one).id());
        }
        assertEquals(1, gathered("once").items().size());
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() throws Exception {
        UUID tenant = opened("nothing");
        assertEquals(Set.of("link", "coversTo"), refused(
                () -> add("nothing", EvidenceContent.link("minutes"), new About(null, day("2026-02-01"), day("2026-01-01"), null),
                        LISTENING)));
        assertEquals(Set.of("for"), refused(() -> add("nothing", file(), About.NOTHING)));
        assertThrows(NotFound.class, () -> add("nothing", file(), About.NOTHING, LISTENING, "no-such-indicator"));
        assertEquals(0L, Superuser.<Long>one("select count(*) from evidence where tenant_id = ?", tenant));
        assertEquals(0L, Superuser.<Long>one("select count(*) from evidence_file where tenant_id = ?", tenant));
        signedOff("nothing");
        assertEquals(Set.of("evidence"), refused(() -> add("nothing", file(), About.NOTHING, LISTENING)));
        assertEquals(0L, Superuser.<Long>one("select count(*) from evidence where tenant_id = ?", tenant));
    }

    @Test
    void thereIsRoomForFortyMegabytesAndNoMoreEvenAtOnce() throws Exception {
        UUID tenant = opened("room");
        UUID first = add("room", file(), About.NOTHING, LISTENING);
        Superuser.change("update evidence set file_size = ? where id = ?", 40 * 1024 * 1024 - 2 * TinyFiles.pdf().length + 1, first);
        CyclicBarrier together = new CyclicBarrier(3);
        List<Future<Evidence>> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(requests.beginIn("room", Tenants.lead("room"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return addEvidence.add(UUID.randomUUID(), file(), About.NOTHING, Set.of(LISTENING));
            }));
        }
        int kept = 0;
        for (Future<Evidence> one : all) {
            try {
                Requests.result(one);
                kept++;
            } catch (Refused full) {
                assertTrue(
                        full.problems().get("file").startsWith("Your organisation keeps 40 MB of files here, and there is room for 40 MB."),
                        full::getMessage);
            }
        }
        assertEquals(1, kept);
        assertEquals(2L, Superuser.<Long>one("select count(*) from evidence_file where tenant_id = ?", tenant));
        add("room", EvidenceContent.link("https://example.org"), About.NOTHING, LISTENING);
    }

    // Two at it -----------------------------------------------------------------------------

    @Test
    void ofTwoEditorsTheSecondIsShownWhatTheFirstSavedAndLosesNothing() throws Exception {
        opened("two");
        UUID id = add("two", EvidenceContent.words("We listen."), About.NOTHING, LISTENING);
        int seen = item("two", id).evidence().version();
        Evidence first = lead("two", () -> changeEvidence.change(id, new About("First", null, null, day("2027-01-01")), seen));
        assertEquals("First", first.title());
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class,
                () -> contributor("two", () -> changeEvidence.change(id, new About("Second", null, null, null), seen)));
        assertEquals("First", meanwhile.theirs(Evidence.class).title());
        assertEquals("First", item("two", id).evidence().title());
        assertEquals("Second",
                contributor("two",
                        () -> changeEvidence.change(id, new About("Second", null, null, null), meanwhile.theirs(Evidence.class).version()))
                        .title());
    }

    @Test
    void ofManyEditorsAtOnceOneIsSaved() throws Exception {
        opened("many");
        UUID id = add("many", EvidenceContent.words("We listen."), About.NOTHING, LISTENING);
        int seen = item("many", id).evidence().version();
        CyclicBarrier together = new CyclicBarrier(5);
        List<Future<Evidence>> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String title = "writer " + i;
            all.add(requests.beginIn("many", Tenants.lead("many"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return changeEvidence.change(id, new About(title, null, null, null), seen);
            }));
        }
        List<String> saved = new ArrayList<>();
        for (Future<Evidence> one : all) {
            try {
                saved.add(Requests.result(one).title());
            } catch (ChangedMeanwhile meanwhile) {
                assertTrue(meanwhile.theirs(Evidence.class).title().startsWith("writer "), meanwhile.theirs(Evidence.class).title());
            }
        }
        assertEquals(1, saved.size());
        assertEquals(saved.get(0), item("many", id).evidence().title());
    }

    // From round to round -------------------------------------------------------------------

    @Test
    void whatIsUpToDateComesAlongAndTheRestWaitsUntilSomeoneLooks() throws Exception {
        UUID tenant = opened("along");
        Superuser.change("update assessment set edition = '2025.1' where tenant_id = ?", tenant);
        UUID current = add("along", EvidenceContent.words("Still true."), About.NOTHING, LISTENING, "cl-senior-owner");
        UUID old = add("along", EvidenceContent.words("True then."), new About("Old", null, null, day("2020-01-01")), LISTENING);
        UUID elsewhere = add("along", EvidenceContent.words("Of something merged."), About.NOTHING, "cl-senior-owner");
        signedOff("along");
        lead("along", () -> done(() -> openAssessment.open(false)));

        assertEquals(List.of(LISTENING), indicators("along", current), "where the indicator still asks the same");
        assertEquals(List.of(), indicators("along", elsewhere));
        assertEquals(List.of(), indicators("along", old));
        EvidenceList.Gathered gathered = gathered("along");
        assertEquals(List.of(old), gathered.waiting().stream().map(item -> item.evidence().id()).toList());
        assertEquals(List.of(LISTENING), gathered.one(old).lastTime().stream().map(place -> place.indicator().id()).toList());
        assertEquals(List.of(), gathered.toLookAt());
        assertEquals(3L, Superuser.<Long>one(
                "select count(*) from evidence_use u join assessment a on a.id = u.assessment_id where a.tenant_id = ? and a.number = 1"
                        + " and indicator in ('le-listening', 'cl-senior-owner') and evidence_id <> ?",
                tenant, old), "the earlier round keeps what it had");

        lead("along", () -> changeEvidence.change(old, new About("Renewed", null, null, day("2099-01-01")),
                gathered.one(old).evidence().version()));
        assertEquals(List.of(), gathered("along").waiting());
        assertEquals(1, gathered("along").one(old).lastTime().size(), "it can still be used again");
        lead("along", () -> done(() -> useEvidence.use(old, Set.of(LISTENING))));
        assertEquals(List.of(LISTENING), indicators("along", old));
        assertEquals(List.of(), gathered("along").one(old).lastTime());
    }

    @Test
    void outOfDateComesFirst() throws Exception {
        opened("first");
        UUID a = add("first", EvidenceContent.words("A."), new About("A", null, null, null), LISTENING);
        UUID z = add("first", EvidenceContent.words("Z."), new About("Z", null, day("2020-01-01"), null), LISTENING);
        UUID b = add("first", EvidenceContent.words("B."), new About("b", null, null, day("2099-01-01")), LISTENING);
        assertEquals(List.of(z, a, b), gathered("first").items().stream().map(item -> item.evidence().id()).toList());
        assertEquals(List.of(z), gathered("first").toLookAt().stream().map(item -> item.evidence().id()).toList());
    }

    @Test
    void whatASubmittedRoundUsedStaysWithItAndTheRestCanGo() throws Exception {
        UUID tenant = opened("stays");
        UUID used = add("stays", file(), About.NOTHING, LISTENING);
        UUID never = add("stays", file(), About.NOTHING, LISTENING);
        lead("stays", () -> done(() -> removeEvidence.remove(never)));
        assertThrows(NotFound.class, () -> lead("stays", () -> readEvidenceFile.read(never)));
        assertEquals(1L, Superuser.<Long>one("select count(*) from evidence_file where tenant_id = ?", tenant));
        signedOff("stays");
        assertEquals(Set.of("remove"), refused(() -> lead("stays", () -> done(() -> removeEvidence.remove(used)))));
        lead("stays", () -> done(() -> openAssessment.open(false)));
        assertTrue(item("stays", used).kept());
        assertEquals(Set.of("remove"), refused(() -> lead("stays", () -> done(() -> removeEvidence.remove(used)))));
        lead("stays", () -> done(() -> stopUsingEvidence.stop(used, Set.of(LISTENING))));
        assertEquals(Set.of("remove"), refused(() -> lead("stays", () -> done(() -> removeEvidence.remove(used)))));
        assertArrayEquals(TinyFiles.pdf(), lead("stays", () -> readEvidenceFile.read(used)).bytes());
        UUID later = add("stays", EvidenceContent.words("New."), About.NOTHING, LISTENING);
        lead("stays", () -> done(() -> removeEvidence.remove(later)));
        assertThrows(NotFound.class, () -> item("stays", later));
    }

    // Who may see and change ----------------------------------------------------------------

    @Test
    void aViewerReadsAndChangesNothing() throws Exception {
        opened("viewer");
        UUID id = add("viewer", file(), About.NOTHING, LISTENING);
        Person viewer = Tenants.member(Role.VIEWER, "viewer");
        assertEquals(1, requests.in("viewer", viewer, () -> evidenceList.all()).items().size());
        assertArrayEquals(TinyFiles.pdf(), requests.in("viewer", viewer, () -> readEvidenceFile.read(id)).bytes());
        for (Callable<?> change : List.<Callable<?>>of(
                () -> addEvidence.add(UUID.randomUUID(), EvidenceContent.words("x"), About.NOTHING, Set.of(LISTENING)),
                () -> changeEvidence.change(id, About.NOTHING, 1), () -> done(() -> useEvidence.use(id, Set.of(VISION))),
                () -> done(() -> stopUsingEvidence.stop(id, Set.of(LISTENING))), () -> done(() -> removeEvidence.remove(id)))) {
            assertThrows(NotAllowed.class, () -> requests.in("viewer", viewer, change));
        }
        assertEquals(List.of(LISTENING), indicators("viewer", id));
    }

    @Test
    void whoSeesOnlyTheirItemsSeesAndChangesOnlyEvidenceOfThese() throws Exception {
        UUID tenant = opened("only");
        UUID theirs = add("only", file(), About.NOTHING, LISTENING);
        UUID others = add("only", file(), About.NOTHING, VISION);
        UUID shared = add("only", file(), About.NOTHING, LISTENING, VISION);
        Person guest = new Person("guest@only", "A Guest", "guest@only.example", false);
        Tenants.join(tenant, guest, Role.CONTRIBUTOR);
        Superuser.change("update member set only_assigned = true where tenant_id = ? and subject = ?", tenant, guest.subject());
        Superuser.change("insert into assignment (tenant_id, item, subject, assigned_by) values (?, ?, ?, 'lead')", tenant, LISTENING,
                guest.subject());

        assertEquals(Set.of(theirs, shared), Set
                .copyOf(requests.in("only", guest, () -> evidenceList.all()).items().stream().map(item -> item.evidence().id()).toList()));
        assertEquals(List.of(LISTENING), requests.in("only", guest, () -> evidenceList.all()).one(shared).usedOn().stream()
                .map(place -> place.indicator().id()).toList());
        assertArrayEquals(TinyFiles.pdf(), requests.in("only", guest, () -> readEvidenceFile.read(theirs)).bytes());
        for (Callable<?> call : List.<Callable<?>>of(() -> readEvidenceFile.read(others),
                () -> changeEvidence.change(others, About.NOTHING, 1),
                () -> done(() -> useEvidence.use(others, Set.of(LISTENING))), () -> done(() -> useEvidence.use(theirs, Set.of(VISION))),
                () -> done(() -> stopUsingEvidence.stop(shared, Set.of(VISION))), () -> done(() -> removeEvidence.remove(others)),
                () -> addEvidence.add(UUID.randomUUID(), EvidenceContent.words("x"), About.NOTHING, Set.of(VISION)))) {
            assertThrows(NotFound.class, () -> requests.in("only", guest, call));
        }
        assertEquals(Set.of("remove"), refused(() -> requests.in("only", guest, () -> done(() -> removeEvidence.remove(shared)))));
        requests.in("only", guest, () -> done(() -> removeEvidence.remove(theirs)));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertEquals(200, Http.get("/w/only/evidence/" + shared + "/file", keycloak.token(guest)).statusCode());
            assertEquals(404, Http.get("/w/only/evidence/" + others + "/file", keycloak.token(guest)).statusCode());
            assertEquals(404, Http.get("/w/only/evidence/" + others, keycloak.token(guest)).statusCode());
            assertFalse(Http.get("/w/only/evidence", keycloak.token(guest)).body().contains(others.toString()));
        }
    }

    @Test
    void anotherTenantFindsNothingAnywhere() throws Exception {
        opened("mine");
        UUID yours = opened("yours");
        UUID mine = add("mine", file(), About.NOTHING, LISTENING);
        for (Callable<?> call : List.<Callable<?>>of(() -> readEvidenceFile.read(mine), () -> changeEvidence.change(mine, About.NOTHING, 1),
                () -> done(() -> useEvidence.use(mine, Set.of(LISTENING))),
                () -> done(() -> stopUsingEvidence.stop(mine, Set.of(LISTENING))),
                () -> done(() -> removeEvidence.remove(mine)))) {
            assertThrows(NotFound.class, () -> requests.in("yours", Tenants.lead("yours"), call));
        }
        assertEquals(List.of(), gathered("yours").items());
        requests.in("yours", Tenants.lead("yours"),
                () -> addEvidence.add(mine, EvidenceContent.words("The same id, in another tenant."), About.NOTHING, Set.of(LISTENING)));
        assertEquals("minutes", item("mine", mine).evidence().title());
        assertEquals(1L, Superuser.<Long>one("select count(*) from evidence where id = ? and tenant_id = ?", mine, yours));

        UUID file = add("mine", file(), About.NOTHING, LISTENING);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("yours"));
            String api = "/api/v1/workspaces/yours/evidence/" + file;
            for (String address : List.of("/w/yours/evidence/" + file, "/w/yours/evidence/" + file + "/file", "/w/mine/evidence",
                    "/w/mine/evidence/" + file,
                    "/w/mine/evidence/" + file + "/file", "/w/mine/evidence/add", "/w/yours/evidence/no-such-id/file", "/evidence/file",
                    "/evidence/list.xhtml", api, api + "/file",
                    "/api/v1/workspaces/mine/evidence", "/api/v1/workspaces/mine/evidence/" + file + "/file")) {
                assertEquals(404, Http.get(address, lead).statusCode(), address);
            }
            for (String method : List.of("PUT", "DELETE")) {
                assertEquals(404, send(method, api + "/uses/" + LISTENING, lead, null, BodyPublishers.noBody()).statusCode());
            }
            assertEquals(404, send("DELETE", api, lead, null, BodyPublishers.noBody()).statusCode());
            assertEquals(404, send("PUT", api, lead, "application/json", BodyPublishers.ofString("{\"version\":1}")).statusCode());
            assertEquals(302, Http.get("/w/mine/evidence/" + file + "/file", null).statusCode());
            assertEquals(401, Http.get("/api/v1/workspaces/mine/evidence/" + file + "/file", null).statusCode());
            assertEquals(404, Http.get("/w/mine/evidence/" + file + "/file", keycloak.token(Tenants.staff())).statusCode());
        }
        assertEquals("minutes", item("mine", file).evidence().title());
    }

    // Over HTTP -----------------------------------------------------------------------------

    @Test
    void aDownloadIsAlwaysSavedAndNothingInItCouldRun() throws Exception {
        opened("download");
        UUID id = add("download", EvidenceContent.file(CheckedFile.from("Café plan.pdf", TinyFiles.pdf())), About.NOTHING, LISTENING);
        UUID words = add("download", EvidenceContent.words("No file."), About.NOTHING, LISTENING);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.VIEWER, "download"));
            for (String address : List.of("/w/download/evidence/" + id + "/file", "/api/v1/workspaces/download/evidence/" + id + "/file")) {
                HttpResponse<byte[]> file = send("GET", address, token, null, BodyPublishers.noBody());
                assertEquals(200, file.statusCode(), address);
                assertArrayEquals(TinyFiles.pdf(), file.body());
                assertEquals(List.of("application/pdf"), file.headers().allValues("Content-Type"));
                assertEquals(List.of("attachment; filename=\"Caf_ plan.pdf\"; filename*=UTF-8''Caf%C3%A9%20plan.pdf"),
                        file.headers().allValues("Content-Disposition"));
                assertEquals(List.of("nosniff"), file.headers().allValues("X-Content-Type-Options"));
                assertEquals(List.of("default-src 'none'; sandbox"), file.headers().allValues("Content-Security-Policy"));
                assertEquals(List.of("no-store"), file.headers().allValues("Cache-Control"));
            }
            assertEquals(404, Http.get("/w/download/evidence/" + words + "/file", token).statusCode());
        }
    }

    @Test
    void theApiAddsChangesUsesAndRemoves() throws Exception {
        opened("api");
        String base = "/api/v1/workspaces/api/evidence";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.CONTRIBUTOR, "api"));
            HttpResponse<byte[]> added = send("POST", base, token, "application/json", BodyPublishers.ofString(
                    "{\"kind\":\"LINK\",\"link\":\"https://example.org/minutes\",\"coversTo\":\"2020-01-01\","
                            + "\"indicators\":[\"le-listening\"]}"));
            assertEquals(201, added.statusCode(), () -> new String(added.body()));
            JsonNode link = JSON.readTree(added.body());
            assertEquals("example.org/minutes", link.path("title").asText());
            assertTrue(link.path("outOfDate").asBoolean());
            assertEquals("2020-01-01", link.path("coversTo").asText());

            HttpResponse<byte[]> sent = send("POST", base, token, "multipart/form-data; boundary=edge", multipart(
                    Map.of("title", "Panel notes – ночь", "reviewBy", "2099-01-01", "indicator", VISION), "notes.exe", TinyFiles.docx()));
            assertEquals(201, sent.statusCode(), () -> new String(sent.body()));
            JsonNode file = JSON.readTree(sent.body());
            assertEquals("notes.docx", file.path("fileName").asText());
            assertEquals("Panel notes – ночь", file.path("title").asText());
            assertEquals(VISION, file.path("indicators").path(0).asText());

            HttpResponse<byte[]> disguised = send("POST", base, token, "multipart/form-data; boundary=edge",
                    multipart(Map.of("indicator", VISION), "a.pdf", "<html></html>".getBytes()));
            assertEquals(422, disguised.statusCode());
            assertTrue(JSON.readTree(disguised.body()).path("fields").path("file").asText().startsWith("This is a web page"));
            HttpResponse<byte[]> large = send("POST", base, token, "multipart/form-data; boundary=edge",
                    multipart(Map.of("indicator", VISION), "a.pdf", new byte[11 * 1024 * 1024]));
            assertEquals(422, large.statusCode());
            assertTrue(JSON.readTree(large.body()).path("fields").path("file").asText().contains("at most 10 MB"));
            assertEquals(422, send("POST", base, token, "multipart/form-data; boundary=edge",
                    multipart(Map.of("indicator", VISION, "coversFrom", "soon"), "a.pdf", TinyFiles.pdf())).statusCode());
            assertEquals(422, send("POST", base, token, "multipart/form-data; boundary=edge", multipart(Map.of(), "a.pdf", TinyFiles.pdf()))
                    .statusCode());
            assertEquals(422, send("POST", base, token, "application/json", BodyPublishers.ofString("{\"kind\":\"FILE\"}")).statusCode());
            assertEquals(400,
                    send("POST", base, token, "application/json", BodyPublishers.ofString("{\"kind\":\"LINK\",\"coversFrom\":\"soon\"}"))
                            .statusCode());

            String one = base + "/" + link.path("id").asText();
            String body = "{\"title\":\"Minutes\",\"reviewBy\":\"2099-01-01\",\"version\":" + link.path("version").asInt() + "}";
            HttpResponse<byte[]> changed = send("PUT", one, token, "application/json", BodyPublishers.ofString(body));
            assertEquals(200, changed.statusCode(), () -> new String(changed.body()));
            assertFalse(JSON.readTree(changed.body()).path("outOfDate").asBoolean());
            HttpResponse<byte[]> tooLate = send("PUT", one, token, "application/json", BodyPublishers.ofString(body));
            assertEquals(409, tooLate.statusCode());
            assertEquals("Minutes", JSON.readTree(tooLate.body()).path("theirs").path("title").asText());

            assertEquals(204, send("PUT", one + "/uses/" + VISION, token, null, BodyPublishers.noBody()).statusCode());
            assertEquals(204, send("DELETE", one + "/uses/" + LISTENING, token, null, BodyPublishers.noBody()).statusCode());
            assertEquals(VISION, JSON.readTree(Http.get(one, token).body()).path("indicators").path(0).asText());
            assertEquals(2, JSON.readTree(Http.get(base, token).body()).size());
            assertEquals(204, send("DELETE", one, token, null, BodyPublishers.noBody()).statusCode());
            assertEquals(404, Http.get(one, token).statusCode());
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "api"));
            assertEquals(403, send("POST", base, viewer, "application/json",
                    BodyPublishers.ofString("{\"kind\":\"WORDS\",\"words\":\"x\",\"indicators\":[\"cl-vision\"]}")).statusCode());
            String openapi = Http.get("/openapi", null).body();
            assertTrue(openapi.contains("/evidence/{id}/file") && openapi.contains("multipart/form-data"),
                    "the description tells of files");
        }
    }

    @Test
    void eachPageTakesFewStatementsHoweverMuchThereIs() throws Exception {
        UUID tenant = opened("few");
        UUID id = add("few", file(), About.NOTHING, LISTENING);
        fewStatements(id);
        UUID round = Superuser.one("select id from assessment where tenant_id = ?", tenant);
        Superuser.change("insert into evidence (tenant_id, id, kind, title, words, added_by, added_at, review_by)"
                + " select ?, gen_random_uuid(), 'WORDS', 'Words ' || n, 'Some words.', 'Ann', now(), case when n % 2 = 0 then date "
                + "'2020-01-01' end from generate_series(1, 60) n",
                tenant);
        Superuser.change(
                "insert into evidence_use (tenant_id, assessment_id, indicator, evidence_id) select tenant_id, ?, 'cl-vision', id "
                        + "from evidence where tenant_id = ?",
                round, tenant);
        fewStatements(id);
    }

    private void fewStatements(UUID id) throws Exception {
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.lead("few"));
            for (String page : List.of("/w/few/evidence", "/w/few/evidence/add?for=le-listening", "/w/few/evidence/add",
                    "/w/few/evidence/" + id, "/w/few/evidence/" + id + "/file",
                    "/api/v1/workspaces/few/evidence")) {
                HttpResponse<String> answer = Http.get(page, token);
                assertEquals(200, answer.statusCode(), page);
                assertTrue(Http.statements(answer) <= 6 && Http.statements(answer) > 0, page + ": " + Http.statements(answer));
            }
        }
    }

    // ---------------------------------------------------------------------------------------

    private UUID opened(String slug) throws Exception {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        lead(slug, () -> done(() -> openAssessment.open(false)));
        return id;
    }

    private void signedOff(String slug) throws Exception {
        UUID round = lead(slug, () -> reviews.current()).orElseThrow().id();
        lead(slug, () -> done(() -> {
            submitAssessment.submit(round);
            signOffAssessment.signOff(round, null);
        }));
    }

    private UUID add(String slug, EvidenceContent content, About about, String... indicators) throws Exception {
        return contributor(slug, () -> addEvidence.add(UUID.randomUUID(), content, about, Set.copyOf(Arrays.asList(indicators)))).id();
    }

    private static EvidenceContent file() {
        return EvidenceContent.file(CheckedFile.from("minutes.pdf", TinyFiles.pdf()));
    }

    private EvidenceList.Gathered gathered(String slug) throws Exception {
        return lead(slug, () -> evidenceList.all());
    }

    private EvidenceList.Item item(String slug, UUID id) throws Exception {
        return gathered(slug).one(id);
    }

    private List<String> indicators(String slug, UUID id) throws Exception {
        return item(slug, id).usedOn().stream().map(place -> place.indicator().id()).toList();
    }

    private <T> T lead(String slug, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.lead(slug), work);
    }

    private <T> T contributor(String slug, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(Role.CONTRIBUTOR, slug), work);
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }

    private static Set<String> refused(Callable<?> work) {
        return assertThrows(Refused.class, work::call).problems().keySet();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static HttpResponse<byte[]> send(String method, String address, String token, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class) + address))
                        .method(method, body).header("Authorization", "Bearer " + token);
        return CLIENT.send((type == null ? request : request.header("Content-Type", type)).build(), BodyHandlers.ofByteArray());
    }

    private static BodyPublisher multipart(Map<String, String> texts, String name, byte[] file) {
        StringBuilder head = new StringBuilder();
        texts.forEach((field, text) -> head.append("--edge\r\nContent-Disposition: form-data; name=\"").append(field).append("\"\r\n\r\n")
                .append(text).append("\r\n"));
        head.append("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(name)
                .append("\"\r\nContent-Type: application/pdf\r\n\r\n");
        return BodyPublishers.concat(BodyPublishers.ofString(head.toString()), BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--edge--\r\n"));
    }
}
