package org.pledgekeeper.logbook;

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.StartAction;
import org.pledgekeeper.assessment.ChoosePeopleCounts;
import org.pledgekeeper.assessment.Previews;
import org.pledgekeeper.assessment.ReopenAssessment;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.assessment.SignOffAssessment;
import org.pledgekeeper.assessment.SubmitAssessment;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** Entries of the logs through their lives, with several at them. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class LogbookIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private AddEntry addEntry;
    @Inject
    private ChangeEntry changeEntry;
    @Inject
    private RemoveEntry removeEntry;
    @Inject
    private RestoreEntry restoreEntry;
    @Inject
    private UndoEntry undoEntry;
    @Inject
    private SealingKeys sealingKeys;
    @Inject
    private EmptyBin emptyBin;
    @Inject
    private Entries entries;
    @Inject
    private Timeline timeline;
    @Inject
    private StartAction startAction;
    @Inject
    private UseEntryAsEvidence useEntry;
    @Inject
    private org.pledgekeeper.assessment.OpenAssessment openAssessment;
    @Inject
    private org.pledgekeeper.assessment.Reviews reviews;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private ReopenAssessment reopenAssessment;
    @Inject
    private Previews previews;
    @Inject
    private ChoosePeopleCounts choosePeopleCounts;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(LogbookIT.class);
    }

    @Test
    void anEntryOfEachLogIsKeptWhole() throws Exception {
        UUID tenant = tenants.found("whole", Sector.COUNCIL);
        for (Log log : Log.values()) {
            Map<String, String> typed = new HashMap<>();
            log.fields().forEach(field -> typed.put(field.name(), switch (field.kind()) {
                case LINE, WORDS -> "Càre “" + field.name() + "”; it's 100% \\ fine";
                case COUNT -> "0";
                case DAY -> "2026-11-20";
                case YES_NO -> "true";
                case ONE -> field.choices().get(Set.of("what", "decision").contains(field.name()) ? 0 : field.choices().size() - 1).name();
                case SEVERAL -> field.choices().get(0).name() + " " + field.choices().get(1).name();
            }));
            UUID id = UUID.randomUUID();
            as("whole", Role.CONTRIBUTOR, () -> addEntry.add(id, log, new Entry.Given("improvement", "me-themes", typed), false));
            Entries.One one = as("whole", Role.VIEWER, () -> entries.one(id));
            assertEquals(new Entry.Given("improvement", "me-themes", typed), one.entry().given(), log.name());
            assertFalse(one.mayChange());
            assertEquals("contributor of whole", one.entry().writtenBy());
            assertEquals(List.of("added entry " + log.getKey()), Superuser.<String>column(
                    "select action || ' ' || detail from journal where tenant_id = ? and subject = ?", tenant, id.toString()));
        }
    }

    @Test
    void sendingTheSameEntryTwiceWritesItOnceAndNobodyElseTakesItsPlace() throws Exception {
        tenants.found("twice", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        List<Future<Entry>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(requests.beginIn("twice", Tenants.lead("twice"), () -> addEntry.add(id, Log.LEADERSHIP, given("Once"), false)));
        }
        for (Future<Entry> one : all) {
            assertEquals("Once", Requests.result(one).line());
        }
        assertEquals(1L, Superuser.<Long>one("select count(*) from log_entry where id = ?", id));
        assertThrows(IdTaken.class, () -> as("twice", Role.CHAMPION, () -> addEntry.add(id, Log.LEADERSHIP, given("Mine"), false)));
        tenants.found("twice-too", Sector.COUNCIL);
        assertEquals("Theirs", as("twice-too", Role.LEAD, () -> addEntry.add(id, Log.LEADERSHIP, given("Theirs"), false)).line(),
                "another organisation's id is free here");
    }

    @Test
    void eachPersonHasAKeyOfTheirOwnInEachOrganisationAsLongAsTheyBelongToIt() throws Exception {
        UUID tenant = tenants.found("sealed", Sector.COUNCIL);
        List<Future<SealingKeys.Pair>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(requests.beginIn("sealed", Tenants.lead("sealed"), () -> sealingKeys.own()));
        }
        SealingKeys.Pair leads = as("sealed", Role.LEAD, () -> sealingKeys.own());
        for (Future<SealingKeys.Pair> one : all) {
            assertEquals(leads, Requests.result(one), "the same, whoever asked first");
        }
        assertEquals("secret", opened(leads, sealed(leads, "secret")));
        SealingKeys.Pair champions = as("sealed", Role.CHAMPION, () -> sealingKeys.own());
        assertThrows(java.security.GeneralSecurityException.class, () -> opened(champions, sealed(leads, "secret")));
        assertEquals(2L, Superuser.<Long>one("select count(*) from sealing_key where tenant_id = ?", tenant));
        Superuser.change("delete from member where tenant_id = ? and role = 'CHAMPION'", tenant);
        assertEquals(1L, Superuser.<Long>one("select count(*) from sealing_key where tenant_id = ?", tenant));
        Tenants.join(tenant, Tenants.member(Role.CHAMPION, "sealed"), Role.CHAMPION);
        SealingKeys.Pair anew = as("sealed", Role.CHAMPION, () -> sealingKeys.own());
        assertThrows(java.security.GeneralSecurityException.class, () -> opened(anew, sealed(champions, "secret")),
                "who is invited again does not open what was sealed for a place that ended");
    }

    private static byte[] sealed(SealingKeys.Pair pair, String words) throws Exception {
        javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, java.security.KeyFactory.getInstance("RSA")
                .generatePublic(new java.security.spec.X509EncodedKeySpec(java.util.Base64.getDecoder().decode(pair.publicKey()))));
        return cipher.doFinal(words.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String opened(SealingKeys.Pair pair, byte[] sealed) throws Exception {
        javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(javax.crypto.Cipher.DECRYPT_MODE, java.security.KeyFactory.getInstance("RSA")
                .generatePrivate(new java.security.spec.PKCS8EncodedKeySpec(java.util.Base64.getDecoder().decode(pair.privateKey()))));
        return new String(cipher.doFinal(sealed), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void itIsChangedRemovedTakenBackAndUndoneAndItsHistorySaysSo() throws Exception {
        tenants.found("life", Sector.COUNCIL);
        UUID id = add("life", Role.CONTRIBUTOR, "First words");
        assertThrows(Refused.class, () -> as("life", Role.CONTRIBUTOR, () -> changeEntry.change(id, given(""), 1, false)));
        assertEquals(2, as("life", Role.CONTRIBUTOR, () -> changeEntry.change(id, given("Second words"), 1, false)).version());
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class,
                () -> as("life", Role.LEAD, () -> changeEntry.change(id, given("From an old page"), 1, false)));
        assertEquals("Second words", meanwhile.theirs(Entry.class).line());
        assertEquals("First words", as("life", Role.CONTRIBUTOR, () -> undoEntry.undo(id, 2)).line());
        assertThrows(ChangedMeanwhile.class, () -> as("life", Role.CONTRIBUTOR, () -> undoEntry.undo(id, 2)),
                "a second press undoes nothing more");
        assertEquals(4, as("life", Role.CHAMPION, () -> removeEntry.remove(id, 3)).version());
        assertEquals(List.of(), lines("life", Timeline.Filter.ALL));
        assertEquals(List.of("First words"), as("life", Role.VIEWER, () -> entries.bin()).stream().map(one -> one.entry().line()).toList());
        assertThrows(NotFound.class, () -> as("life", Role.LEAD, () -> changeEntry.change(id, given("In the bin"), 4, false)));
        assertEquals(5, as("life", Role.CONTRIBUTOR, () -> restoreEntry.restore(id, 4)).version());
        assertEquals(List.of("First words"), lines("life", Timeline.Filter.ALL));
        List<String> history = as("life", Role.VIEWER, () -> entries.one(id)).history().stream()
                .map(done -> done.step() + " by " + done.by() + ": " + done.before().typed().get("line")).toList();
        assertEquals(List.of("RESTORED by contributor of life: First words", "REMOVED by champion of life: First words",
                "CHANGED by contributor of life: Second words",
                "CHANGED by contributor of life: First words"), history);
        UUID added = add("life", Role.LEAD, "Added by mistake");
        as("life", Role.LEAD, () -> undoEntry.undo(added, 1));
        assertEquals(List.of("First words"), lines("life", Timeline.Filter.ALL));
        as("life", Role.LEAD, () -> undoEntry.undo(added, 2));
        assertEquals(2, lines("life", Timeline.Filter.ALL).size());
    }

    @Test
    void aContributorChangesTheirOwnAndAnotherOrganisationSeesNothing() throws Exception {
        tenants.found("own", Sector.COUNCIL);
        tenants.found("other", Sector.COUNCIL);
        UUID leads = add("own", Role.LEAD, "Of the lead");
        for (Callable<?> change : List.<Callable<?>>of(() -> changeEntry.change(leads, given("Mine"), 1, false),
                () -> removeEntry.remove(leads, 1), () -> restoreEntry.restore(leads, 1),
                () -> undoEntry.undo(leads, 1))) {
            assertThrows(NotAllowed.class, () -> as("own", Role.CONTRIBUTOR, change));
            assertThrows(NotAllowed.class, () -> as("own", Role.VIEWER, change));
            assertThrows(NotFound.class, () -> as("other", Role.LEAD, change));
        }
        assertThrows(NotFound.class, () -> as("other", Role.LEAD, () -> entries.one(leads)));
        assertEquals(List.of(), lines("other", Timeline.Filter.ALL));
        assertEquals(List.of(), as("other", Role.LEAD, () -> entries.bin()));
        assertEquals(Map.of(), as("other", Role.LEAD, () -> entries.offer()).last());
        assertEquals(0, as("other", Role.LEAD, () -> entries.picture(Log.LEADERSHIP)).entries());
    }

    @Test
    void someoneInvitedForOneItemSeesWhatIsAboutItAndTheirOwn() throws Exception {
        UUID tenant = tenants.found("few", Sector.COUNCIL);
        UUID whole = add("few", Role.LEAD, "About all of it");
        UUID item = as("few", Role.LEAD, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP,
                new Entry.Given("courageous-leadership", "cl-trying", typed("About the item")), false)).id();
        Superuser.change("update member set only_assigned = true where tenant_id = ? and role = 'CONTRIBUTOR'", tenant);
        Superuser.change(
                "insert into assignment (tenant_id, item, subject, assigned_by) values (?, 'cl-trying', 'contributor@few', 'lead')",
                tenant);
        assertEquals(List.of("About the item"), as("few", Role.CONTRIBUTOR, () -> timeline.page(Timeline.Filter.ALL, null)).lines().stream()
                .map(Timeline.Line::words).toList());
        assertThrows(NotFound.class, () -> as("few", Role.CONTRIBUTOR, () -> entries.one(whole)));
        assertEquals(item, as("few", Role.CONTRIBUTOR, () -> entries.one(item)).entry().id());
        assertThrows(Refused.class,
                () -> as("few", Role.CONTRIBUTOR, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, given("For all"), false)));
        as("few", Role.CONTRIBUTOR, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP,
                new Entry.Given("courageous-leadership", "cl-trying", typed("Mine")), false));
    }

    @Test
    void wordsThatLookPersonalAreAskedAboutAndCanStay() throws Exception {
        tenants.found("kind", Sector.COUNCIL);
        Refused nudge = assertThrows(Refused.class,
                () -> as("kind", Role.LEAD, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, given("Mrs Campbell came"), false)));
        assertEquals(Set.of("line", "asWritten"), nudge.problems().keySet());
        assertEquals(0L, Superuser.<Long>one("select count(*) from log_entry where line like 'Mrs%'"));
        UUID id = as("kind", Role.LEAD, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, given("Mrs Campbell came"), true)).id();
        assertThrows(Refused.class, () -> as("kind", Role.LEAD, () -> changeEntry.change(id, given("Mrs Campbell went"), 1, false)));
        as("kind", Role.LEAD, () -> changeEntry.change(id, new Entry.Given("courageous-leadership", "cl-trying",
                Map.of("line", "Mrs Campbell came", "happenedOn", "2026-11-20", "hoped", "More")), 1, false));
        assertEquals(0L, Superuser.<Long>one("select count(*) from journal where detail like '%Campbell%' or subject like '%Campbell%'"));
    }

    @Test
    void theTimelineHasActionsAndAllLogsNewestFirstPageByPage() throws Exception {
        tenants.found("line", Sector.COUNCIL);
        as("line", Role.LEAD, () -> startAction.start(UUID.randomUUID(),
                new Action.Plan("Ask the panel", "Head", YearMonth.now(Days.SCOTLAND), "lived-experience", null, null)));
        for (int i = 0; i < 2 * Timeline.PAGE + 5; i++) {
            int day = i;
            Log log = Log.values()[i % 4];
            Map<String, String> typed = new HashMap<>(
                    Map.of("happenedOn", java.time.LocalDate.of(2026, 1, 1).plusDays(day / 3).toString(), "type", "PRACTICE"));
            if (log.line() != null) {
                typed.put("line", "Line " + i);
            }
            as("line", Role.LEAD, () -> addEntry.add(UUID.randomUUID(), log, new Entry.Given(log.commitment(), null, typed), false));
        }
        Set<UUID> seen = new HashSet<>();
        List<Timeline.Line> all = new ArrayList<>();
        String after = null;
        do {
            String from = after;
            Timeline.Page page = as("line", Role.VIEWER, () -> timeline.page(Timeline.Filter.ALL, from));
            all.addAll(page.lines());
            page.lines().forEach(line -> assertTrue(seen.add(line.id()), "twice: " + line));
            after = page.next();
        } while (after != null);
        assertEquals(2 * Timeline.PAGE + 6, all.size());
        assertTrue(all.get(0).isAction());
        for (int i = 1; i < all.size(); i++) {
            assertFalse(all.get(i).day().isAfter(all.get(i - 1).day()));
        }
        assertEquals(1, lines("line", new Timeline.Filter("actions", null, null, null, null, null)).size());
        assertEquals(Set.of("Practice supervision"),
                Set.copyOf(lines("line", new Timeline.Filter("supervision", null, null, null, null, null))));
        assertEquals(List.of(), lines("line", new Timeline.Filter("no-such-log", null, null, null, null, null)));
        assertEquals(List.of(), lines("line", new Timeline.Filter(null, null, null, null, "2025", null)));
        assertEquals(1, lines("line", new Timeline.Filter("actions", "lived-experience", null, "PLANNED",
                String.valueOf(java.time.Year.now(Days.SCOTLAND)), "panel")).size());
        assertEquals(all.subList(0, Timeline.PAGE),
                as("line", Role.VIEWER, () -> timeline.page(Timeline.Filter.ALL, "2026-99-99~x~y")).lines(),
                "an odd place to go on begins at the beginning");
    }

    @Test
    void wordsAreFoundAsPeopleTypeThem() throws Exception {
        tenants.found("words", Sector.COUNCIL);
        add("words", Role.LEAD, "Còmhradh with the Gàidhlig café");
        add("words", Role.LEAD, "Supervision policy reviewed");
        add("words", Role.LEAD, "100% of the rota_times kept");
        for (String typed : List.of("còmhradh", "comhradh", "COMHRADH", "gaidhlig cafe", "caffe", "Gaidlig")) {
            assertEquals(List.of("Còmhradh with the Gàidhlig café"), found(typed), typed);
        }
        for (String typed : List.of("supervison", "policy", "polciy reviewed", "superv")) {
            assertEquals(List.of("Supervision policy reviewed"), found(typed), typed);
        }
        assertEquals(List.of("100% of the rota_times kept"), found("100%"));
        assertEquals(List.of("100% of the rota_times kept"), found("a_t"));
        assertEquals(List.of(), found("elephant"));
        assertEquals(List.of(), found("'); drop table log_entry; --"));
    }

    @Test
    void theBinIsEmptiedOfWhatIsOlderThanThirtyDaysAndOfNothingElse() throws Exception {
        UUID tenant = tenants.found("bin", Sector.COUNCIL);
        UUID old = add("bin", Role.LEAD, "Old");
        UUID young = add("bin", Role.LEAD, "Young");
        add("bin", Role.LEAD, "Kept");
        as("bin", Role.LEAD, () -> removeEntry.remove(old, 1));
        as("bin", Role.LEAD, () -> removeEntry.remove(young, 1));
        Superuser.change("update log_entry set removed_at = now() - interval '31 days' where id = ?", old);
        assertEquals(1, emptyBin.empty());
        assertEquals(Set.of("Young", "Kept"),
                Set.copyOf(Superuser.<String>column("select line from log_entry where tenant_id = ?", tenant)));
        assertEquals(0L, Superuser.<Long>one("select count(*) from log_entry_history where entry_id = ?", old));
        assertThrows(NotFound.class, () -> as("bin", Role.LEAD, () -> restoreEntry.restore(old, 2)));
    }

    @Test
    void programsUseTheSameRulesInOneShape() throws Exception {
        tenants.found("api", Sector.COUNCIL);
        tenants.found("api-other", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("api"));
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "api"));
            String base = "/api/v1/workspaces/api";
            JsonNode logs = JSON.readTree(Http.get(base + "/logs", viewer).body());
            assertEquals(List.of("lived-experience", "leadership", "training", "supervision", "feedback"), logs.findValuesAsText("log"));
            String body =
                    "{\"fields\":{\"happenedOn\":\"2026-11-20\",\"type\":\"PRACTICE\",\"offered\":12,\"held\":10,"
                            + "\"agreement\":true,\"teamSize\":\"UNDER_10\"}}";
            HttpResponse<String> added = Http.post(base + "/logs/supervision/entries", lead, body);
            assertEquals(200, added.statusCode(), added.body());
            assertTrue(Http.statements(added) <= 5, "adding takes " + Http.statements(added));
            JsonNode entry = JSON.readTree(added.body());
            assertEquals(12, entry.path("fields").path("offered").asInt());
            assertTrue(entry.path("fields").path("agreement").isBoolean());
            String one = base + "/entries/" + entry.path("id").asText();
            JsonNode seen = JSON.readTree(Http.get(one, viewer).body());
            assertFalse(seen.path("fields").has("offered"), "numbers of a small team are for lead and champion");
            assertEquals("staff-wellbeing", seen.path("commitment").asText());
            assertEquals(200,
                    Http.put(one, lead, body.replace("{\"fields\"", "{\"version\":1,\"fields\"").replace(":10", ":11")).statusCode());
            HttpResponse<String> late = Http.put(one, lead, body.replace("{\"fields\"", "{\"version\":1,\"fields\""));
            assertEquals(409, late.statusCode());
            assertEquals(11, JSON.readTree(late.body()).path("theirs").path("fields").path("held").asInt());
            assertEquals(200, Http.post(one + "/remove", lead, "{\"version\":2}").statusCode());
            assertEquals(1, JSON.readTree(Http.get(base + "/bin", viewer).body()).size());
            assertEquals(200, Http.post(one + "/restore", lead, "{\"version\":3}").statusCode());
            assertEquals(200, Http.post(one + "/undo", lead, "{\"version\":4}").statusCode());
            assertEquals(409, Http.post(one + "/undo", lead, "{\"version\":4}").statusCode());
            assertEquals(4, JSON.readTree(Http.get(one + "/history", viewer).body()).size());
            for (String[] unfit : new String[][] {
                    {"supervision", "{\"fields\":{\"happenedOn\":\"2026-11-20\",\"type\":\"PRACTICE\",\"offered\":1,\"held\":2}}", "held"},
                    {"supervision", "{\"fields\":{\"note\":\"what was said\"}}", "note"}, {"supervision", "{}", "fields"},
                    {"leadership", "{\"fields\":{\"line\":{\"a\":1}}}", "line"},
                    {"leadership", "{\"fields\":{\"line\":1.5}}", "line"},
                    {"leadership", "{\"commitment\":\"none\",\"fields\":{\"line\":\"A\",\"happenedOn\":\"2026-11-20\"}}", "about"},
                    {"leadership", "{\"fields\":{\"line\":\"" + "a".repeat(161) + "\",\"happenedOn\":\"2026-11-20\"}}", "line"}}) {
                HttpResponse<String> refused = Http.post(base + "/logs/" + unfit[0] + "/entries", lead, unfit[1]);
                assertEquals(422, refused.statusCode(), unfit[1] + refused.body());
                assertTrue(JSON.readTree(refused.body()).path("fields").has(unfit[2]), refused.body());
            }
            assertEquals(404, Http.post(base + "/logs/none/entries", lead, body).statusCode());
            assertEquals(403, Http.post(base + "/logs/supervision/entries", viewer, body).statusCode());
            String other = keycloak.token(Tenants.lead("api-other"));
            for (String address : List.of(one, one + "/history", base + "/timeline", base + "/bin", base + "/logs")) {
                assertEquals(404, Http.get(address, other).statusCode(), address);
                assertEquals(401, Http.get(address, null).statusCode(), address);
            }
            assertEquals(404, Http.get("/api/v1/workspaces/api-other/entries/" + entry.path("id").asText(), other).statusCode());
        }
    }

    @Test
    void whatIsFilteredIsTakenAwayInFourForms() throws Exception {
        tenants.found("away", Sector.COUNCIL);
        add("away", Role.LEAD, "=1+1 Càrn");
        add("away", Role.LEAD, "Another");
        as("away", Role.LEAD, () -> addEntry.add(UUID.randomUUID(), Log.TRAINING, new Entry.Given("training", null,
                Map.of("line", "Few", "happenedOn", "2026-11-20", "people", "4", "practiceLevel", "SKILLED")), false));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "away"));
            String csv = Http.get("/w/away/log/log.csv?words=carn", viewer).body();
            assertTrue(csv.startsWith("\uFEFFDay,Log,What,How far,Commitment,Item,Written by\r\n2026-11-20,Leadership,'=1+1 Càrn,Idea,"),
                    csv);
            assertEquals(2, csv.lines().count());
            JsonNode json = JSON.readTree(Http.get("/api/v1/workspaces/away/timeline/file?format=json&log=training", viewer).body());
            assertEquals("Fewer than ten people", json.get(0).path("people").asText());
            assertEquals("2026-11-20", json.get(0).path("happenedOn").asText());
            assertEquals(4, JSON.readTree(Http.get("/w/away/log/log.json?log=training", keycloak.token(Tenants.lead("away"))).body()).get(0)
                    .path("people").asInt());
            for (String form : List.of("xlsx", "ods")) {
                HttpResponse<byte[]> file = java.net.http.HttpClient.newHttpClient().send(java.net.http.HttpRequest
                        .newBuilder(java.net.URI.create(
                                org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class)
                                        + "/w/away/log/log." + form + "?log=leadership"))
                        .header("Authorization", "Bearer " + viewer).build(), HttpResponse.BodyHandlers.ofByteArray());
                assertEquals(200, file.statusCode());
                String content = zipped(file.body(), form.equals("ods") ? "content.xml" : "xl/sharedStrings.xml");
                assertTrue(content.contains("=1+1") && content.contains("Another") && !content.contains("Few"), content);
                assertFalse(content.contains("formula"), "words are words");
            }
            assertEquals(404, Http.get("/w/away/log/log.exe", viewer).statusCode());
            assertEquals(422, Http.get("/api/v1/workspaces/away/timeline/file?format=exe", viewer).statusCode());
        }
    }

    private static String zipped(byte[] file, String name) throws Exception {
        java.nio.file.Path kept = java.nio.file.Files.write(java.nio.file.Files.createTempFile("log", ".zip"), file);
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(kept.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } finally {
            java.nio.file.Files.delete(kept);
        }
    }

    @Test
    void anEntryBecomesEvidenceOnceAndStandsBesideItsItem() throws Exception {
        tenants.found("shows", Sector.COUNCIL);
        UUID id = as("shows", Role.CHAMPION,
                () -> addEntry.add(UUID.randomUUID(), Log.SUPERVISION, new Entry.Given("staff-wellbeing", "sw-supervision-reach",
                        Map.of("type", "PRACTICE", "happenedOn", "2026-11-20", "offered", "8", "held", "7", "teamSize", "UNDER_10",
                                "agreement", "true")),
                        false))
                .id();
        assertThrows(NotFound.class, () -> as("shows", Role.CHAMPION, () -> done(() -> useEntry.use(id, "sw-supervision-reach"))),
                "no review is open");
        as("shows", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        for (String item : List.of("sw-supervision-reach", "sw-supervision-reach", "sw-time-to-talk")) {
            as("shows", Role.CONTRIBUTOR, () -> done(() -> useEntry.use(id, item)));
        }
        org.pledgekeeper.assessment.BesideItems beside =
                as("shows", Role.VIEWER, () -> reviews.currentWithBesideItems()).orElseThrow().beside();
        assertEquals(1, beside.evidence().get("sw-supervision-reach").size());
        assertEquals(
                "From the log (Supervision): Practice supervision.\nWhen? 20 November 2026\nWhich type? Practice\nIs an agreement in "
                        + "place? Yes\nHow large is the team? Under 10",
                beside.evidence().get("sw-supervision-reach").get(0).words(), "without the numbers of a small team");
        assertEquals(beside.evidence().get("sw-supervision-reach"), beside.evidence().get("sw-time-to-talk"));
        assertEquals(List.of("Practice supervision"),
                beside.entries().get("sw-supervision-reach").stream().map(one -> one.line()).toList());
        as("shows", Role.LEAD, () -> removeEntry.remove(id, 1));
        assertEquals(Map.of(), as("shows", Role.VIEWER, () -> reviews.currentWithBesideItems()).orElseThrow().beside().entries());
    }

    @Test
    void exactlyTheCountsThatWereSeenGoWithAReviewAndOfPeopleOnlyWhereThatWasChosen() throws Exception {
        UUID tenant = tenants.found("counts", Sector.COUNCIL);
        tenants.found("counts-too", Sector.COUNCIL);
        for (String[] one : new String[][] {{"HELD", "Health", "45"}, {"NEEDED", "Health", "90"}, {"HELD", "Night crew of Stromay", "7"}}) {
            training("counts", one[0], one[1], one[2]);
        }
        as("counts", Role.CHAMPION, () -> startAction.start(UUID.randomUUID(), new Action.Plan("Ask the panel of Stromay", "Head of Care",
                YearMonth.now(Days.SCOTLAND), "lived-experience", null, null)));
        as("counts", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        UUID round = as("counts", Role.LEAD, () -> previews.current()).review().id();
        List<String> actions = List.of("Planned 1", "Under way 0", "Done 0", "Set aside for now 0");
        List<String> people = List.of("Skilled: Health held by 45", "Skilled: Health needed by 90", "Skilled: Other groups held by 7");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("counts"));
            String preview = Http.get("/w/counts/submit", lead).body();
            assertTrue(preview.contains("They stay here. They are not sent.") && preview.contains("held by 45, needed by 90"), preview);
            assertFalse(preview.contains("Stromay"), "no word of an entry");
            String viewers = Http.get("/w/counts/submit", keycloak.token(Tenants.member(Role.VIEWER, "counts"))).body();
            assertFalse(viewers.contains("held by"), "counts of few people are for lead and champion");
            assertEquals(actions, said(as("counts", Role.CHAMPION, () -> previews.current()).sent()));

            String base = "/api/v1/workspaces/counts/assessments/";
            assertEquals(403,
                    Http.get(base + "current/preview/counts", keycloak.token(Tenants.member(Role.VIEWER, "counts"))).statusCode());
            assertEquals(404, Http.get(base + "current/preview/counts", keycloak.token(Tenants.lead("counts-too"))).statusCode());
            assertEquals(403, Http.put(base + "current/preview/people", keycloak.token(Tenants.member(Role.CHAMPION, "counts")),
                    "{\"sent\":true}").statusCode());
            assertEquals(422, Http.put(base + "current/preview/people", lead, "{}").statusCode());
            JsonNode chosen = JSON.readTree(Http.put(base + "current/preview/people", lead, "{\"sent\":true}").body());
            assertTrue(chosen.path("people").asBoolean() && chosen.path("kept").isEmpty(), chosen::toString);
            String seen = chosen.path("seen").asText();

            as("counts", Role.LEAD, () -> done(() -> submitAssessment.submit(round)));
            training("counts", "HELD", "Health", "46");
            HttpResponse<String> refused = Http.post(base + "current/sign-off", lead, "{\"seen\":\"" + seen + "\"}");
            assertEquals(422, refused.statusCode());
            assertTrue(JSON.readTree(refused.body()).path("fields").path("seen").asText().startsWith("What would be sent has changed"),
                    refused::body);
            assertEquals(0L, Superuser.<Long>one("select count(*) from submitted_count where tenant_id = ?", tenant));
            assertEquals(0L, Superuser.<Long>one("select count(*) from submitted_standing where tenant_id = ?", tenant));
            String now = JSON.readTree(Http.get(base + "current/preview/counts", lead).body()).path("seen").asText();
            assertEquals(200, Http.post(base + "current/sign-off", lead, "{\"seen\":\"" + now + "\"}").statusCode());

            List<String> all = new ArrayList<>(actions);
            people.forEach(one -> all.add(one.replace("45", "46")));
            training("counts", "HELD", "Health", "60");
            assertEquals(all, said(as("counts", Role.CHAMPION, () -> previews.sent(1))), "frozen as it was sent");
            assertEquals(7, JSON.readTree(Http.get(base + "1/sent", lead).body()).size());
            assertFalse(Superuser.<String>one("select string_agg(s::text, ' ') from submitted_count s where tenant_id = ?", tenant)
                    .contains("Stromay"));
            as("counts", Role.LEAD, () -> done(() -> reopenAssessment.reopen("One more thing.")));
            assertEquals(List.of(), as("counts", Role.LEAD, () -> previews.sent(1)));
            as("counts", Role.LEAD, () -> done(() -> choosePeopleCounts.choose(false)));
            as("counts", Role.LEAD, () -> done(() -> submitAssessment.submit(round)));
            as("counts", Role.LEAD, () -> done(() -> signOffAssessment.signOff(round, null)));
            assertEquals(actions, said(as("counts", Role.LEAD, () -> previews.sent(1))));

            Superuser.release(78);
            as("counts", Role.LEAD, () -> done(() -> reopenAssessment.reopen("One more.")));
            as("counts", Role.LEAD, () -> done(() -> choosePeopleCounts.choose(true)));
            as("counts", Role.LEAD, () -> done(() -> submitAssessment.submit(round)));
            as("counts", Role.LEAD, () -> done(() -> signOffAssessment.signOff(round, null)));
            assertEquals(actions, said(as("counts", Role.LEAD, () -> previews.sent(1))), "what a release has counted stays");
        }
    }

    private void training(String slug, String measure, String group, String people) throws Exception {
        as(slug, Role.LEAD, () -> addEntry.add(UUID.randomUUID(), Log.TRAINING, new Entry.Given("training", null, Map.of("line", "Count",
                "happenedOn", "2026-11-20", "measure", measure, "practiceLevel", "SKILLED", "workforceGroup", group, "people", people)),
                false));
    }

    private static List<String> said(List<SentCount> counts) {
        return counts.stream().map(count -> (count.title() + " " + count.label()).strip() + " " + count.number()).toList();
    }

    @Test
    void anItemOfAnotherCommitmentIsNotTaken() throws Exception {
        tenants.found("another", Sector.COUNCIL);
        UUID id = add("another", Role.LEAD, "A visit");
        Entry.Given crossed = new Entry.Given("courageous-leadership", "sw-policies", typed("A visit"));
        for (Callable<?> work : List.<Callable<?>>of(() -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, crossed, false),
                () -> changeEntry.change(id, crossed, 1, false))) {
            assertEquals("This item belongs to another commitment. Choose an item of the commitment it is for, or none.",
                    assertThrows(Refused.class, () -> as("another", Role.LEAD, work)).problems().get("about"));
        }
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            HttpResponse<String> answer = Http.post("/api/v1/workspaces/another/logs/leadership/entries",
                    keycloak.token(Tenants.lead("another")), "{\"id\":\"" + UUID.randomUUID()
                            + "\",\"commitment\":\"courageous-leadership\",\"indicator\":\"sw-policies\",\"fields\":{\"line\":\"A visit\","
                            + "\"happenedOn\":\"2026-11-20\"}}");
            assertEquals(422, answer.statusCode(), answer::body);
        }
    }

    private static Object done(Runnable what) {
        what.run();
        return null;
    }

    @Test
    void noPageAsksTheDatabaseMoreForManyEntries() throws Exception {
        UUID tenant = tenants.found("many", Sector.COUNCIL);
        UUID id = add("many", Role.LEAD, "One");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("many"));
            for (int round = 0; round < 2; round++) {
                atMost(4, Http.get("/w/many/log", lead));
                atMost(4, Http.get("/w/many/log?words=supervison&year=2026&state=IDEA&commitment=training", lead));
                atMost(4, Http.get("/api/v1/workspaces/many/timeline", lead));
                atMost(6, Http.get("/w/many/log/add/leadership", lead));
                Wire.Answer saved = Wire.form("/w/many/log/add/leadership",
                        "id=" + UUID.randomUUID() + "&line=By+form&happenedOn=2026-11-20&about=courageous-leadership&what=VISIT"
                                + "&writing=writing&add=Save&jakarta.faces.ViewState=stateless",
                        "Origin: " + ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class),
                        "Authorization: Bearer " + lead);
                assertEquals(302, saved.status(), saved.body());
                assertTrue(Integer.parseInt(saved.header("X-Sql-Statements").orElseThrow()) <= 5,
                        "saving a form takes " + saved.header("X-Sql-Statements"));
                atMost(7, Http.get("/w/many/log/entries/" + id, lead));
                atMost(4, Http.get("/w/many/log/bin", lead));
                for (Log log : Log.values()) {
                    atMost(4, Http.get("/w/many/log/" + log.getKey(), lead));
                    atMost(4, Http.get("/api/v1/workspaces/many/logs/" + log.getKey() + "/picture", lead));
                }
                Superuser.change(
                        "insert into log_entry (tenant_id, id, log, happened_on, commitment, state, line, words, written_by, subject, "
                                + "written_at)"
                                + " select ?, gen_random_uuid(), 'LEADERSHIP', date '2026-11-01' - (n % 700), "
                                + "'courageous-leadership', 'IDEA', 'Line ' || n, 'Line ' || n, 'A', 'a', now() from "
                                + "generate_series(1, 10000) n",
                        tenant);
            }
            assertTrue(Http.get("/w/many/log?words=9999", lead).body().contains("Line 9999"));
        }
    }

    private static void atMost(int most, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.uri().toString());
        assertTrue(Http.statements(answer) > 0 && Http.statements(answer) <= most, answer.uri() + " takes " + Http.statements(answer));
    }

    // ---------------------------------------------------------------------------------------

    private List<String> found(String words) throws Exception {
        return lines("words", new Timeline.Filter(null, null, null, null, null, words));
    }

    private List<String> lines(String slug, Timeline.Filter filter) throws Exception {
        Timeline.Page page = as(slug, Role.VIEWER, () -> timeline.page(filter, null));
        return page.lines().stream().map(Timeline.Line::words).toList();
    }

    private UUID add(String slug, Role role, String line) throws Exception {
        return as(slug, role, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, given(line), false)).id();
    }

    private static Entry.Given given(String line) {
        return new Entry.Given("courageous-leadership", null, typed(line));
    }

    private static Map<String, String> typed(String line) {
        return Map.of("line", line, "happenedOn", "2026-11-20");
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }
}
