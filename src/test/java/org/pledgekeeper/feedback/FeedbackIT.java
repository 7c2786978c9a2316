package org.pledgekeeper.feedback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.ChangeEntry;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.logbook.RemoveEntry;
import org.pledgekeeper.programme.DecideOnLine;
import org.pledgekeeper.programme.WaitingChanges;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Feedback from what was heard to what the public is told of it. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class FeedbackIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final String SAID = "Na litrichean: “doirbh” & <long>.";
    private static final String DID = "We wrote five of them anew.";

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
    private SaidLines saidLines;
    @Inject
    private OfferSaidLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private WaitingChanges waiting;
    @Inject
    private DecideOnLine decideOnLine;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(FeedbackIT.class);
    }

    @Test
    void ofTwoLeadsWhoDecideAtOnceTheSecondIsShownBoth() throws Exception {
        found("deciding");
        UUID id = heard("deciding");
        Entry decided = as("deciding", Role.LEAD,
                () -> changeEntry.change(id, given(Map.of("decision", "YES", "decidedOn", "2026-11-21")), 1, false));
        assertEquals("DECIDED", decided.state().name());
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class, () -> as("deciding", Role.LEAD,
                () -> changeEntry.change(id, given(Map.of("decision", "NOT_NOW", "because", "Money", "decidedOn", "2026-11-22")), 1,
                        false)));
        assertEquals("Decided", meanwhile.theirs(Entry.class).state().getTitle());
        assertTrue(meanwhile.theirs(Entry.class).fields().stream()
                .anyMatch(field -> field.typed(meanwhile.theirs(Entry.class)).equals("YES")));
    }

    @Test
    void whatIsToldIsReviewedShownAndGoneEverywhereOnceTakenBackOrItsFeedbackIsBinned() throws Exception {
        found("saying");
        UUID entry = heard("saying");
        UUID line = UUID.randomUUID();
        assertEquals(Set.of("said", "words"), problems(line, entry, "", "word ".repeat(41)));
        assertEquals(Set.of("words"), problems(line, entry, SAID, "Ask morven@glen.example."), "a person is not to be known by it");
        assertEquals(PublicLine.State.OFFERED, as("saying", Role.LEAD, () -> offerLine.offer(line, entry, SAID, DID, DAY)).getState());
        as("saying", Role.LEAD, () -> offerLine.offer(line, entry, SAID, DID, DAY));
        assertEquals(1, as("saying", Role.VIEWER, () -> saidLines.one(entry)).lines().size(), "a double click");
        assertEquals(Set.of("words"), problems(line, entry, SAID, "Other words."), "it is with the programme");
        assertFalse(everywhere("saying").contains("doirbh"));
        assertEquals(List.of(PublicLine.Kind.SAID), asStaff(() -> waiting.all()).stream().filter(one -> one.slug().equals("saying"))
                .map(WaitingChanges.Waiting::kind).toList());
        int seen = asStaff(() -> waiting.line(line)).line().getVersion();
        asStaff(() -> decide("saying", line, seen, Optional.of("Please say when.")));
        as("saying", Role.LEAD, () -> offerLine.offer(line, entry, SAID, DID, DAY));
        assertThrows(Refused.class, () -> asStaff(() -> decide("saying", line, seen, Optional.empty())), "another version was read");
        asStaff(() -> decide("saying", line, seen + 2, Optional.empty()));
        assertEquals(4, everywhere("saying").split("doirbh", -1).length - 1, "page, both addresses of the open data, and CSV");
        assertTrue(Http.get("/signatories/saying", null).body().contains("&lt;long&gt;"), "what is typed is text");
        assertFalse(everywhere("saying").contains("Letters are hard"), "nothing of the entry itself");

        found("saying-too");
        UUID theirs = heard("saying-too");
        assertThrows(NotFound.class, () -> as("saying-too", Role.LEAD, () -> takeBackLine.takeBack(line)));
        assertThrows(NotFound.class, () -> as("saying-too", Role.LEAD, () -> offerLine.offer(line, entry, SAID, DID, DAY)));
        assertThrows(NotFound.class, () -> as("saying", Role.LEAD, () -> offerLine.offer(line, theirs, SAID, DID, DAY)));
        UUID other = heard("saying");
        assertThrows(NotFound.class, () -> as("saying", Role.LEAD, () -> offerLine.offer(line, other, SAID, DID, DAY)));

        as("saying", Role.LEAD, () -> takeBackLine.takeBack(line));
        assertFalse(everywhere("saying").contains("doirbh"));
        as("saying", Role.LEAD, () -> offerLine.offer(line, entry, SAID, DID, DAY));
        asStaff(() -> decide("saying", line, waiting.line(line).line().getVersion(), Optional.empty()));
        assertTrue(everywhere("saying").contains("doirbh"));
        as("saying", Role.CHAMPION, () -> removeEntry.remove(entry, 1));
        assertFalse(everywhere("saying").contains("doirbh"), "what is in the bin is told of no more");
        assertThrows(NotFound.class, () -> as("saying", Role.LEAD, () -> offerLine.offer(line, entry, SAID, DID, DAY)));
    }

    @Test
    void theInterfaceHoldsToTheSameRulesInFewStatements() throws Exception {
        found("rest-said");
        UUID entry = heard("rest-said");
        String all = "/api/v1/workspaces/rest-said/you-said-we-did";
        String line = all + "/" + UUID.randomUUID();
        String body = "{\"entry\":\"" + entry + "\",\"on\":\"2026-11-20\",\"said\":\"Hard letters.\",\"did\":\"Anew.\"}";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("rest-said"));
            String champion = keycloak.token(Tenants.member(Role.CHAMPION, "rest-said"));
            assertEquals(401, Http.get(all, null).statusCode());
            assertEquals(404, Http.get(all, keycloak.token(Tenants.stranger())).statusCode());
            assertEquals(403, Http.put(line, champion, body).statusCode());
            assertEquals(422, Http.put(line, lead, body.replace("2026-11-20", "soon")).statusCode());
            assertEquals(422, Http.put(line, lead, "{}").statusCode());
            assertEquals(404, Http.put(line, lead, body.replace(entry.toString(), UUID.randomUUID().toString())).statusCode());
            few(12, Http.put(line, lead, body));
            assertTrue(few(6, Http.get(all, champion)).contains("\"state\":\"OFFERED\""));
            assertTrue(few(12, Http.post(line + "/take-back", lead, "{}")).contains("TAKEN_BACK"));
            few(8, Http.get("/w/rest-said/log/feedback/public", lead));
            few(8, Http.get("/w/rest-said/log/feedback/public/" + entry, lead));
        }
    }

    // ---------------------------------------------------------------------------------------

    private void found(String slug) {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), 'We listen.', '\\x00', repeat('0', 64), 1, 1,"
                + " 'A tree', 'Ann', 'Chief', clock_timestamp())", id);
    }

    private UUID heard(String slug) throws Exception {
        return as(slug, Role.CHAMPION, () -> addEntry.add(UUID.randomUUID(), Log.FEEDBACK, given(Map.of()), false)).id();
    }

    private static Entry.Given given(Map<String, String> more) {
        Map<String, String> typed = new HashMap<>(Map.of("line", "Letters are hard", "happenedOn", "2026-11-20"));
        typed.putAll(more);
        return new Entry.Given("improvement", "me-closing-loop", typed);
    }

    private Set<String> problems(UUID line, UUID entry, String said, String did) {
        return assertThrows(Refused.class, () -> as("saying", Role.LEAD, () -> offerLine.offer(line, entry, said, did, DAY))).problems()
                .keySet();
    }

    private static String everywhere(String slug) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String address : List.of("/signatories/" + slug, "/api/v1/signatories/" + slug, "/api/v1/signatories?q=" + slug)) {
            all.append(Http.get(address, null).body());
        }
        return all.append(org.pledgekeeper.container.Wire.send("GET /api/v1/signatories?q=" + slug + " HTTP/1.1\nAccept: text/csv").body())
                .toString();
    }

    private static String few(int most, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(Http.statements(answer) <= most, answer.uri() + " takes " + Http.statements(answer));
        return answer.body();
    }

    private Void decide(String slug, UUID line, int seen, Optional<String> returned) {
        decideOnLine.decide(slug, line, seen, returned);
        return null;
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }

    private <T> T asStaff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }
}
