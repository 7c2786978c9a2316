package org.pledgekeeper.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.StartAction;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.programme.DecideOnDraft;
import org.pledgekeeper.programme.DecideOnLine;
import org.pledgekeeper.programme.WaitingChanges;
import org.pledgekeeper.promise.KeptPromises;
import org.pledgekeeper.promise.MarkPromise;
import org.pledgekeeper.promise.OfferLine;
import org.pledgekeeper.promise.SinceLine;
import org.pledgekeeper.promise.UnmarkPromise;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.DraftDecision.Outcome;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** What is public, changed and promised, from the lead's draft to what the public is shown. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class PublicChangeIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String LISTEN = "We listen first.";
    private static final String PAY = "Tha sinn a’ pàigheadh airson ùine dhaoine.";

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private StatementVersions versions;
    @Inject
    private WriteStatementDraft writeDraft;
    @Inject
    private SendStatementDraft sendDraft;
    @Inject
    private WithdrawStatementDraft withdrawDraft;
    @Inject
    private DiscardStatementDraft discardDraft;
    @Inject
    private WaitingChanges waiting;
    @Inject
    private DecideOnDraft decideOnDraft;
    @Inject
    private DecideOnLine decideOnLine;
    @Inject
    private KeptPromises promises;
    @Inject
    private MarkPromise markPromise;
    @Inject
    private UnmarkPromise unmarkPromise;
    @Inject
    private OfferLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private StartAction startAction;
    @Inject
    private AddEntry addEntry;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(PublicChangeIT.class);
    }

    // Changing what is public ---------------------------------------------------------------

    @Test
    void aDraftIsReviewedAndTakesThePlaceOfWhatStandsOnlyThen() throws Exception {
        found("changing");
        StatementDraft draft = as("changing", Role.LEAD, () -> writeDraft.write(0, d -> {
            d.write("We listen last.");
            d.link("www.example.org");
            d.authorise("Bea Chief", "Chief", DAY, true);
        }));
        assertEquals(Map.of(), draft.problems());
        assertTrue(asStaff(() -> waiting.all()).stream().noneMatch(one -> one.slug().equals("changing")),
                "unsent, staff see nothing of it");
        assertNull(asStaff(() -> waiting.draft("changing")).draft());
        assertNull(as("changing", Role.CHAMPION, () -> versions.now()).draft(), "a draft is its leads' to see");
        as("changing", Role.LEAD, () -> sendDraft.send(1));
        assertEquals(2, as("changing", Role.LEAD, () -> sendDraft.send(1)).getVersion(), "a second press sends nothing more");
        assertThrows(Refused.class, () -> as("changing", Role.LEAD, () -> writeDraft.write(2, d -> d.write("Later."))));
        WaitingChanges.Draft seen = asStaff(() -> waiting.draft("changing"));
        assertEquals(List.of("Website", "Statement", "Senior leader", "Date"),
                seen.changed().stream().map(Reviewed.Changed::label).toList());
        assertFalse(seen.logoChanged());
        assertTrue(page("changing").contains(LISTEN), "until it is approved, what stands stays");

        assertThrows(Refused.class, () -> asStaff(() -> decide("changing", 2, Outcome.RETURNED, " ")));
        asStaff(() -> decide("changing", 2, Outcome.RETURNED, "Please say when."));
        StatementVersions.Now now = as("changing", Role.LEAD, () -> versions.now());
        assertEquals("Please say when.", now.answer().getReason());
        assertEquals("We listen last.", now.draft().getStatement());
        assertThrows(Refused.class, () -> asStaff(() -> decide("changing", 3, Outcome.APPROVED, null)), "it is the lead's now");
        as("changing", Role.LEAD, () -> writeDraft.write(3, d -> d.write("We listen every Monday.")));
        as("changing", Role.LEAD, () -> sendDraft.send(4));
        assertThrows(Refused.class, () -> asStaff(() -> decide("changing", 2, Outcome.APPROVED, null)), "another version was reviewed");
        assertEquals(List.of("Statement"),
                asStaff(() -> waiting.draft("changing")).returned().since(asStaff(() -> waiting.draft("changing")).draft()).stream()
                        .map(Reviewed.Changed::label).toList());
        asStaff(() -> decide("changing", 5, Outcome.APPROVED, null));
        String page = page("changing");
        assertTrue(page.contains("We listen every Monday.") && page.contains("Bea Chief") && page.contains("20 November 2026"), page);
        assertFalse(page.contains(LISTEN), page);
        assertTrue(Http.get("/api/v1/signatories/changing", null).body().contains("We listen every Monday."));
        assertEquals(List.of("We listen every Monday.", LISTEN + " " + PAY),
                as("changing", Role.VIEWER, () -> versions.all()).stream().map(PublishedStatement::getStatement).toList());
        assertNull(as("changing", Role.LEAD, () -> versions.now()).draft());
        assertEquals(List.of("A change is needed in your draft", "What you changed is public"),
                Superuser.column("select subject from outbox where recipient = 'lead@changing.example' order by created_at"));
    }

    @Test
    void twoLeadsAreShownBothAndADraftIsWithdrawnOrDiscarded() throws Exception {
        found("two-leads");
        as("two-leads", Role.LEAD, () -> writeDraft.write(0, d -> d.write("Mine.")));
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class,
                () -> as("two-leads", Role.LEAD, () -> writeDraft.write(0, d -> d.write("Theirs."))));
        assertEquals("Mine.", meanwhile.theirs(StatementDraft.class).getStatement());
        assertEquals("Mine.", as("two-leads", Role.LEAD, () -> writeDraft.write(0, d -> d.write("Mine."))).getStatement(),
                "a double click");
        Refused unready = assertThrows(Refused.class, () -> as("two-leads", Role.LEAD,
                () -> sendDraft.send(versions.now().draft().getVersion())));
        assertEquals(Set.of("seniorConfirms"), unready.problems().keySet());
        int confirmed = as("two-leads", Role.LEAD, () -> writeDraft.write(versions.now().draft().getVersion(),
                d -> d.authorise("Ann", "Chief", DAY, true))).getVersion();
        as("two-leads", Role.LEAD, () -> sendDraft.send(confirmed));
        as("two-leads", Role.LEAD, () -> withdrawDraft.withdraw());
        assertThrows(Refused.class, () -> as("two-leads", Role.LEAD, () -> withdrawDraft.withdraw()));
        assertThrows(Refused.class, () -> asStaff(() -> decide("two-leads", confirmed + 1, Outcome.APPROVED, null)));
        assertEquals("Mine.", as("two-leads", Role.LEAD, () -> versions.now()).draft().getStatement());
        assertThrows(ChangedMeanwhile.class, () -> as("two-leads", Role.LEAD, () -> {
            discardDraft.discard(1);
            return null;
        }));
        as("two-leads", Role.LEAD, () -> {
            discardDraft.discard(versions.now().draft().getVersion());
            return null;
        });
        assertNull(as("two-leads", Role.LEAD, () -> versions.now()).draft());
        Refused same = assertThrows(Refused.class, () -> as("two-leads", Role.LEAD, () -> {
            StatementDraft again = writeDraft.write(0, d -> d.authorise("Ann", "Chief", versions.now().standing().getSeniorDate(), true));
            return sendDraft.send(again.getVersion());
        }));
        assertEquals(Set.of("draft"), same.problems().keySet(), "nothing differs");
    }

    @Test
    void afterThreeYearsTheLeadIsAskedToRenewIt() throws Exception {
        UUID id = found("renewing");
        assertEquals(Optional.empty(), as("renewing", Role.LEAD, () -> versions.toRenew()));
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        Superuser.change("update published_statement set authorised_on = ? where tenant_id = ?",
                java.sql.Date.valueOf(today.minusYears(3).plusDays(1)), id);
        assertEquals(Optional.empty(), as("renewing", Role.LEAD, () -> versions.toRenew()));
        Superuser.change("update published_statement set authorised_on = ? where tenant_id = ?", java.sql.Date.valueOf(today.minusYears(3)),
                id);
        assertTrue(as("renewing", Role.LEAD, () -> versions.toRenew()).isPresent());
        assertEquals(Optional.empty(), as("renewing", Role.CHAMPION, () -> versions.toRenew()));
        int version = as("renewing", Role.LEAD, () -> writeDraft.write(0, d -> d.authorise("Ann", "Chief", today, true))).getVersion();
        as("renewing", Role.LEAD, () -> sendDraft.send(version));
        asStaff(() -> decide("renewing", version + 1, Outcome.APPROVED, null));
        assertEquals(Optional.empty(), as("renewing", Role.LEAD, () -> versions.toRenew()));
        assertTrue(page("renewing").contains(Days.words(today)), "the profile says when it was last confirmed");
    }

    // Promises ------------------------------------------------------------------------------

    @Test
    void actionsAndEntriesKeepAPromiseThatOutlivesItsStatement() throws Exception {
        UUID id = found("keeping");
        assertThrows(Refused.class, () -> as("keeping", Role.LEAD, () -> markPromise.mark("We never said this.")));
        assertThrows(Refused.class, () -> as("keeping", Role.LEAD, () -> markPromise.mark(null)));
        UUID promise = as("keeping", Role.LEAD, () -> markPromise.mark(PAY)).id();
        assertEquals(promise, as("keeping", Role.LEAD, () -> markPromise.mark(PAY)).id());
        for (int i = 0; i < 2; i++) {
            as("keeping", Role.CONTRIBUTOR, () -> startAction.start(UUID.randomUUID(),
                    new Action.Plan("Ask the panel", "Head", YearMonth.now(Days.SCOTLAND), "lived-experience", null, PAY)));
            as("keeping", Role.CHAMPION,
                    () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, new Entry.Given("courageous-leadership", null,
                            Map.of("line", "We asked", "happenedOn", "2026-11-20", "state", "LEARNED"), PAY), false));
        }
        as("keeping", Role.CHAMPION, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP, new Entry.Given("courageous-leadership", null,
                Map.of("line", "Perhaps", "happenedOn", "2026-11-20", "state", "IDEA"), PAY), false));
        assertThrows(Refused.class, () -> as("keeping", Role.CHAMPION, () -> addEntry.add(UUID.randomUUID(), Log.LEADERSHIP,
                new Entry.Given("courageous-leadership", null, Map.of("line", "We asked", "happenedOn", "2026-11-20"), LISTEN), false)));
        KeptPromises.Kept kept = as("keeping", Role.VIEWER, () -> promises.one(promise));
        assertEquals(List.of("We asked", "We asked"), kept.done().stream().map(line -> line.words()).toList());
        assertEquals(Set.of("Ask the panel", "Perhaps"), Set.copyOf(kept.planned().stream().map(line -> line.words()).toList()));
        assertEquals(3, kept.planned().size());

        say(id, "We begin anew.");
        KeptPromises.Kept earlier = as("keeping", Role.VIEWER, () -> promises.one(promise));
        assertFalse(earlier.standing());
        assertEquals(kept.done(), earlier.done());
        assertEquals(List.of("We begin anew.", PAY),
                as("keeping", Role.VIEWER, () -> promises.all()).stream().map(KeptPromises.Kept::sentence).toList());
        assertThrows(Refused.class, () -> as("keeping", Role.LEAD, () -> markPromise.mark(LISTEN)), "it is not said any more");
        found("keeping-too");
        assertThrows(NotFound.class, () -> as("keeping-too", Role.LEAD, () -> promises.one(promise)));
        assertEquals(List.of(false, false),
                as("keeping-too", Role.LEAD, () -> promises.all()).stream().map(one -> one.promise() != null).toList());
    }

    @Test
    void aLineIsReviewedShownAndGoneEverywhereOnceTakenBack() throws Exception {
        found("telling");
        UUID promise = as("telling", Role.LEAD, () -> markPromise.mark(LISTEN)).id();
        UUID line = UUID.randomUUID();
        Refused long41 =
                assertThrows(Refused.class, () -> as("telling", Role.LEAD, () -> offerLine.offer(line, promise, "word ".repeat(41), DAY)));
        assertEquals(Set.of("words"), long41.problems().keySet());
        assertThrows(Refused.class, () -> as("telling", Role.LEAD,
                () -> offerLine.offer(line, promise, "Soon.", LocalDate.now(Days.SCOTLAND).plusDays(1))));
        as("telling", Role.LEAD, () -> offerLine.offer(line, promise, "word ".repeat(40), DAY));
        as("telling", Role.LEAD, () -> takeBackLine.takeBack(line));
        String told = "We heard “càirdeas” from forty people & wrote it <down>.";
        assertEquals(SinceLine.State.OFFERED, as("telling", Role.LEAD, () -> offerLine.offer(line, promise, told, DAY)).getState());
        assertFalse(page("telling").contains("càirdeas"));
        int seen = asStaff(() -> waiting.line(line)).line().getVersion();
        assertThrows(Refused.class, () -> asStaff(() -> decideLine("telling", line, seen, Optional.of(" "))));
        asStaff(() -> decideLine("telling", line, seen, Optional.of("Please say when.")));
        assertThrows(NotFound.class, () -> asStaff(() -> waiting.line(line)));
        as("telling", Role.LEAD, () -> offerLine.offer(line, promise, told, DAY));
        asStaff(() -> decideLine("telling", line, seen + 2, Optional.empty()));
        found("telling-too");
        assertThrows(NotFound.class, () -> as("telling-too", Role.LEAD, () -> takeBackLine.takeBack(line)));
        assertThrows(NotFound.class, () -> asStaff(() -> decideLine("telling-too", line, seen + 3, Optional.empty())));
        List<String> publicly = List.of("/signatories/telling", "/api/v1/signatories/telling", "/api/v1/signatories");
        for (String address : publicly) {
            assertTrue(Http.get(address, null).body().contains("càirdeas"), address);
        }
        assertTrue(page("telling").contains("&lt;down&gt;"), "what is typed is text");
        as("telling", Role.LEAD, () -> takeBackLine.takeBack(line));
        for (String address : publicly) {
            assertFalse(Http.get(address, null).body().contains("càirdeas"), address);
        }

        UUID second = UUID.randomUUID();
        as("telling", Role.LEAD, () -> offerLine.offer(second, promise, "We hear well.", DAY));
        asStaff(() -> decideLine("telling", second, 1, Optional.empty()));
        assertTrue(page("telling").contains("We hear well."));
        as("telling", Role.LEAD, () -> {
            unmarkPromise.unmark(promise);
            return null;
        });
        assertFalse(page("telling").contains("We hear well."), "what is no promise is told of no more");
    }

    /** As another node would: the row is changed past this one, and only counted. */
    @Test
    void whatIsTakenBackOnAnotherNodeIsGoneHereSoon() throws Exception {
        UUID id = found("elsewhere");
        assertTrue(page("elsewhere").contains(LISTEN));
        say(id, "Said elsewhere.");
        assertTrue(page("elsewhere").contains(LISTEN), "the page is kept");
        Superuser.change("update public_change set changes = changes + 1 where stripe = 7");
        for (int tries = 0; page("elsewhere").contains(LISTEN) && tries < 100_000; tries++) {
            Thread.onSpinWait();
        }
        assertTrue(page("elsewhere").contains("Said elsewhere."));
    }

    // Over HTTP -----------------------------------------------------------------------------

    @Test
    void theInterfaceHoldsToTheSameRulesInFewStatements() throws Exception {
        found("rest-public");
        String statement = "/api/v1/workspaces/rest-public/statement";
        String all = "/api/v1/workspaces/rest-public/promises";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("rest-public"));
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "rest-public"));
            String stranger = keycloak.token(Tenants.stranger());
            String body =
                    "{\"statement\":\"Anew.\",\"logoAlt\":\"A tree\",\"seniorName\":\"Ann\",\"seniorRole\":\"Chief\","
                            + "\"authorisedOn\":\"2026-11-20\",\"confirmed\":true,\"version\":0}";
            assertEquals(401, Http.get(statement, null).statusCode());
            assertEquals(404, Http.get(statement, stranger).statusCode());
            assertEquals(403, Http.put(statement + "/draft", viewer, body).statusCode());
            few(12, Http.put(statement + "/draft", lead, body));
            assertEquals(409, Http.put(statement + "/draft", lead, body.replace("Anew.", "Other.")).statusCode());
            assertEquals(422, Http.put(statement + "/draft", lead, body.replace("2026-11-20", "soon")).statusCode());
            assertTrue(few(8, Http.get(statement, viewer)).contains("\"history\""));
            assertFalse(Http.get(statement, viewer).body().contains("Anew."));
            few(12, Http.post(statement + "/draft/send", lead, "{\"version\":1}"));
            few(12, Http.post(statement + "/draft/withdraw", lead, "{}"));
            assertEquals(204, Http.post(statement + "/draft/discard", lead, "{\"version\":3}").statusCode());
            assertEquals(403, Http.post(all, viewer, "{\"sentence\":\"" + LISTEN + "\"}").statusCode());
            assertEquals(422, Http.post(all, lead, "{\"sentence\":\"No.\"}").statusCode());
            String id = few(14, Http.post(all, lead, "{\"sentence\":\"" + LISTEN + "\"}"))
                    .replaceFirst("(?s).*?\"id\":\"([0-9a-f-]{36})\".*", "$1");
            String line = id + "/lines/" + UUID.randomUUID();
            assertEquals(422, Http.put(all + "/" + line, lead, "{\"on\":\"soon\",\"words\":\"We met.\"}").statusCode());
            few(12, Http.put(all + "/" + line, lead, "{\"on\":\"2026-11-20\",\"words\":\"We met.\"}"));
            assertTrue(few(8, Http.get(all, viewer)).contains("We met."));
            few(12, Http.post(all + line.replaceFirst("^[^/]*", "") + "/take-back", lead, "{}"));
            for (String page : List.of("/public", "/public/change", "/promises", "")) {
                few(12, Http.get("/w/rest-public" + page, lead));
            }
        }
    }

    private static String few(int most, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(Http.statements(answer) <= most, answer.uri() + " takes " + Http.statements(answer));
        return answer.body();
    }

    // ---------------------------------------------------------------------------------------

    private UUID found(String slug) {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        say(id, LISTEN + " " + PAY);
        return id;
    }

    private static void say(UUID tenant, String words) {
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), ?, '\\x00', repeat('0', 64), 1, 1, 'A tree',"
                + " 'Ann', 'Chief', clock_timestamp())", tenant, words);
    }

    private Void decide(String slug, int seen, Outcome outcome, String reason) {
        decideOnDraft.decide(slug, seen, outcome, reason);
        return null;
    }

    private Void decideLine(String slug, UUID line, int seen, Optional<String> returned) {
        decideOnLine.decide(slug, line, seen, returned);
        return null;
    }

    private static String page(String slug) throws Exception {
        return Http.get("/signatories/" + slug, null).body();
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }

    private <T> T asStaff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }
}
