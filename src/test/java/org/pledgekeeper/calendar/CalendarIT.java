package org.pledgekeeper.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.StartAction;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.evidence.AddEvidence;
import org.pledgekeeper.evidence.Evidence;
import org.pledgekeeper.evidence.EvidenceContent;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.people.RemoveMember;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** Private calendars, as a calendar program and as others see them. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class CalendarIT {
    private static final LocalDate TODAY = LocalDate.now(Days.SCOTLAND);

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private MakeFeed makeFeed;
    @Inject
    private ChangeFeed changeFeed;
    @Inject
    private EndFeed endFeed;
    @Inject
    private RemoveMember removeMember;
    @Inject
    private StartAction startAction;
    @Inject
    private AddEntry addEntry;
    @Inject
    private AddEvidence addEvidence;
    @Inject
    private OpenAssessment openAssessment;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(CalendarIT.class);
    }

    @Test
    void eachKindOfDayStandsThereAsItsPersonChose() throws Exception {
        tenants.found("days", Sector.COUNCIL);
        fill("days");
        String secret = make("days", Role.VIEWER, EnumSet.allOf(Kind.class), true);
        String next = TODAY.plusMonths(12).toString().replace("-", "");
        String lastDay = YearMonth.from(TODAY).plusMonths(1).atEndOfMonth().toString().replace("-", "");
        assertEquals(List.of("Ask the panel " + lastDay, "Minutes 20300131", "Panel reads letters 20280501", "Review due " + next),
                days(secret));
        as("days", Role.VIEWER, () -> changeFeed.change(new Kind.Chosen(EnumSet.allOf(Kind.class), false)));
        assertEquals(List.of("Action due " + lastDay, "Evidence to look at again 20300131", "Involvement planned 20280501",
                "Review due " + next), days(secret));
        assertFalse(read(secret).body().matches("(?s).*(panel|Panel|Minutes|Head of Care|Organisation|days|lead|indicator).*"));
        as("days", Role.VIEWER, () -> changeFeed.change(new Kind.Chosen(Set.of(Kind.ACTION), false)));
        assertEquals(List.of("Action due " + lastDay), days(secret));
        assertThrows(Refused.class, () -> new Kind.Chosen(Set.of(), true));
        Superuser.change("update action set state = 'DONE'");
        assertEquals(List.of(), days(secret));
    }

    @Test
    void aNewAddressEndsTheOldOneAndSoDoEndingItAndLosingOnesPlace() throws Exception {
        UUID tenant = tenants.found("ends", Sector.COUNCIL);
        String old = make("ends", Role.VIEWER, Set.of(Kind.ACTION), false);
        String fresh = Link.fresh().secret();
        for (int press = 0; press < 2; press++) {
            assertEquals(fresh, requests.in("ends", Tenants.member(Role.VIEWER, "ends"),
                    () -> makeFeed.make(new Kind.Chosen(Set.of(Kind.ACTION), false), fresh)), "a second press makes the same");
        }
        assertEquals(200, read(fresh).statusCode());
        HttpResponse<String> ended = read(old);
        for (String nothing : List.of(Link.fresh().secret(), "x", "ends", Link.hash(fresh))) {
            HttpResponse<String> unknown = read(nothing);
            assertEquals(404, unknown.statusCode(), nothing);
            assertEquals(plain(ended), plain(unknown), "nothing tells an address that has ended from one that never was");
        }
        assertEquals(ended.statusCode(), 404);
        as("ends", Role.VIEWER, () -> endFeed.end());
        assertEquals(404, read(fresh).statusCode());

        String last = make("ends", Role.VIEWER, Set.of(Kind.ACTION), false);
        assertEquals(200, read(last).statusCode());
        as("ends", Role.LEAD, () -> removeMember.remove("viewer@ends"));
        assertEquals(404, read(last).statusCode());
        Tenants.join(tenant, Tenants.member(Role.VIEWER, "ends"), Role.VIEWER);
        assertEquals(404, read(last).statusCode(), "coming back does not bring the address back");
    }

    @Test
    void onlyItsDigestIsKeptAndNoSessionIsBegun() throws Exception {
        tenants.found("kept", Sector.COUNCIL);
        fill("kept");
        String secret = make("kept", Role.LEAD, EnumSet.allOf(Kind.class), true);
        assertEquals(List.of(), Superuser.tablesWith(secret));
        HttpResponse<String> answer = read(secret);
        assertEquals("private, no-cache", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("text/calendar"));
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(Http.statements(answer) <= 4, () -> "statements: " + Http.statements(answer));
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        for (String seen : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
            Wire.Answer same = Wire.send("GET /calendar/" + secret + ".ics HTTP/1.1\nIf-None-Match: " + seen);
            assertEquals(304, same.status(), seen);
            assertEquals("", same.body());
        }
        assertEquals(200, Wire.send("GET /calendar/" + secret + ".ics HTTP/1.1\nIf-None-Match: \"other\"").status());
        assertEquals(200, Wire.send("HEAD /calendar/" + secret + ".ics HTTP/1.1\n").status());
        assertEquals(405, Wire.send("PUT /calendar/" + secret + ".ics HTTP/1.1\n").status());
        Superuser.change("update action set title = 'Ask them again', version = version + 1");
        HttpResponse<String> changed = read(secret);
        assertNotEquals(tag, changed.headers().firstValue("ETag").orElseThrow());
        assertEquals(uids(answer.body()), uids(changed.body()), "what has changed is the same day still");
    }

    @Test
    void whatItsPersonMayNotSeeIsNotInItNorIsAnotherOrganisations() throws Exception {
        UUID tenant = tenants.found("seen", Sector.COUNCIL);
        tenants.found("unseen", Sector.COUNCIL);
        fill("seen");
        fill("unseen");
        String secret = make("seen", Role.CONTRIBUTOR, Set.of(Kind.ACTION, Kind.INVOLVEMENT, Kind.EVIDENCE), true);
        assertEquals(3, days(secret).size());
        Superuser.change("update member set only_assigned = true where tenant_id = ? and role = 'CONTRIBUTOR'", tenant);
        assertEquals(List.of(), days(secret));
        Superuser.change(
                "insert into assignment (tenant_id, item, subject, assigned_by) values (?, 'le-listening', 'contributor@seen', 'l')",
                tenant);
        assertEquals(List.of("Ask the panel", "Minutes"), days(secret).stream().map(day -> day.replaceFirst(" \\d+$", "")).toList());
        Superuser.change("update assignment set item = 'lived-experience' where tenant_id = ?", tenant);
        assertEquals(3, days(secret).size());
    }

    @Test
    void theInterfaceSaysTheSame() throws Exception {
        tenants.found("programs", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String token = keycloak.token(Tenants.lead("programs"));
            String path = "/api/v1/workspaces/programs/calendar-feed";
            assertEquals(404, Http.get(path, token).statusCode());
            assertEquals(404, Http.put(path, token, "{\"kinds\":[\"ACTION\"]}").statusCode());
            assertEquals(422, Http.post(path, token, "{\"kinds\":[]}").statusCode());
            assertEquals(422, Http.post(path, token, "{\"kinds\":[\"BIRTHDAYS\"]}").statusCode());
            String made = Http.post(path, token, "{\"kinds\":[\"REVIEW\",\"ACTION\"],\"titlesAsTyped\":true}").body();
            String address = made.replaceFirst("(?s).*(/calendar/[\\w-]{32}\\.ics).*", "$1");
            assertEquals(200, Http.get(address, null).statusCode());
            assertTrue(Http.get(path, token).body().startsWith("{\"kinds\":[\"ACTION\",\"REVIEW\"],\"titlesAsTyped\":true,\"madeAt\":"));
            assertEquals(404, Http.get(path, keycloak.token(Tenants.member(Role.CHAMPION, "programs"))).statusCode(), "each their own");
            assertEquals(404, Http.get(path, keycloak.token(Tenants.stranger())).statusCode());
            assertEquals(401, Http.get(path, null).statusCode());
            assertEquals(200, Http.put(path, token, "{\"kinds\":[\"EVIDENCE\"]}").statusCode());
            assertEquals(204, Http.delete(path, token).statusCode());
            assertEquals(204, Http.delete(path, token).statusCode());
            assertEquals(404, Http.get(address, null).statusCode());
        }
    }

    private void fill(String slug) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> {
            openAssessment.open(false);
            startAction.start(UUID.randomUUID(), new Action.Plan("Ask the panel", "Head of Care", YearMonth.from(TODAY).plusMonths(1),
                    "lived-experience", "le-listening", null));
            addEntry.add(UUID.randomUUID(), Log.LIVED_EXPERIENCE, new Entry.Given("lived-experience", null,
                    Map.of("line", "Panel reads letters", "happenedOn", "2028-05-01", "state", "PLANNED")), false);
            addEvidence.add(UUID.randomUUID(), EvidenceContent.words("Read and agreed."),
                    new Evidence.About("Minutes", null, null, LocalDate.of(2030, 1, 31)), Set.of("le-listening"));
            return null;
        });
    }

    private String make(String slug, Role role, Set<Kind> kinds, boolean asTyped) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), () -> makeFeed.make(new Kind.Chosen(kinds, asTyped), null));
    }

    private void as(String slug, Role role, Runnable work) throws Exception {
        requests.in(slug, Tenants.member(role, slug), () -> {
            work.run();
            return null;
        });
    }

    private static HttpResponse<String> read(String secret) throws Exception {
        return Http.get("/calendar/" + secret + ".ics", null);
    }

    /** Without the nonce, which is another in each answer. */
    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("nonce=\"[^\"]*\"", "");
    }

    private static List<String> days(String secret) throws Exception {
        HttpResponse<String> answer = read(secret);
        assertEquals(200, answer.statusCode(), answer.body());
        return Arrays.stream(answer.body().split("BEGIN:VEVENT")).skip(1).map(event -> event
                .replaceFirst("(?s).*DTSTART;VALUE=DATE:(\\d+)\r\nSUMMARY:([^\r]*).*", "$2 $1")).sorted().toList();
    }

    private static List<String> uids(String body) {
        return Arrays.stream(body.split("\r\n")).filter(line -> line.startsWith("UID:")).sorted().toList();
    }
}
