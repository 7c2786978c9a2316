package org.pledgekeeper.digest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.actionlog.ChangeAction;
import org.pledgekeeper.actionlog.StartAction;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.PageForm;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.container.Wire;
import org.pledgekeeper.database.Statements;
import org.pledgekeeper.logbook.AddEntry;
import org.pledgekeeper.logbook.Entry;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.people.RemoveMember;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** Digests, as they are written, read and answered. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class DigestIT {
    private static final LocalDate TODAY = LocalDate.now(Days.SCOTLAND);
    private static final LocalDate DUE = TODAY.withDayOfMonth(1);
    private static final Pattern LINK = Pattern.compile("/digest/([\\w-]{32})/(done|going|later)");

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private WriteDigests writeDigests;
    @Inject
    private Digests digests;
    @Inject
    private ChooseRhythm chooseRhythm;
    @Inject
    private StartAction startAction;
    @Inject
    private ChangeAction changeAction;
    @Inject
    private AddEntry addEntry;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private Assign assign;
    @Inject
    private RemoveMember removeMember;
    @jakarta.annotation.Resource
    private ManagedExecutorService executor;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(DigestIT.class, PageForm.class);
    }

    @Test
    void eachMemberIsWrittenToOnceHoweverManyNodesWriteAtOnce() throws Exception {
        UUID tenant = fill("once");
        List<Future<Integer>> nodes = new ArrayList<>();
        for (int node = 0; node < 4; node++) {
            nodes.add(executor.submit(() -> writeDigests.write(tenant, DUE)));
        }
        int written = 0;
        for (Future<Integer> node : nodes) {
            written += node.get();
        }
        assertEquals(4, written);
        assertEquals(4, mails("once").size());
        assertEquals(0, writeDigests.write(tenant, DUE.plusDays(2)), "the same month");
        assertEquals(4, writeDigests.write(tenant, DUE.plusMonths(1)));
    }

    @Test
    void whatItTakesDoesNotGrowWithTheMembers() throws Exception {
        UUID few = fill("few-members");
        UUID many = fill("many-members");
        for (int i = 0; i < 40; i++) {
            Tenants.join(many, new Person("more" + i, "More", "more" + i + "@many-members.example", false), Role.CHAMPION);
        }
        Statements.take();
        assertEquals(4, writeDigests.write(few, DUE));
        int forFew = Statements.take();
        assertEquals(44, writeDigests.write(many, DUE));
        assertEquals(forFew, Statements.take());
        assertTrue(forFew <= 8, "statements: " + forFew);
    }

    @Test
    void eachReadsWhatTheyMaySeeAndNoMore() throws Exception {
        UUID tenant = fill("seen");
        UUID other = fill("unseen");
        Superuser.change("update action set title = 'Theirs alone' where tenant_id = ?", other);
        Superuser.change("update member set only_assigned = true where tenant_id = ? and role = 'CONTRIBUTOR'", tenant);
        requests.in("seen", Tenants.lead("seen"), () -> {
            assign.assign("contributor@seen", Set.of("td-role-map"));
            return null;
        });
        writeDigests.write(tenant, DUE);
        String lead = mail("lead@seen");
        assertTrue(lead.contains("- Ask the panel (planned for ") && lead.contains("items of the review were") == false, lead);
        assertTrue(LINK.matcher(lead).find());
        assertTrue(mail("champion@seen").contains("1 entry was added to the log."));
        assertFalse(lead.contains("added to the log"), "nobody is told what they did themselves: " + lead);
        String viewer = mail("viewer@seen");
        assertTrue(viewer.contains("Ask the panel") && !LINK.matcher(viewer).find(), viewer);
        String contributor = mail("contributor@seen");
        assertFalse(contributor.contains("panel") || contributor.contains("log"), contributor);
        assertTrue(contributor.contains("1 item you look after has no answer yet."), contributor);
        for (String words : List.of("overdue", "Theirs alone", "late ")) {
            assertFalse((lead + viewer + contributor).contains(words), words);
        }
        Digest own = requests.in("seen", Tenants.member(Role.CONTRIBUTOR, "seen"), () -> digests.own()).digest();
        assertEquals(List.of(), own.planned());
        assertEquals(1, own.waiting().size());
        assertEquals("/items?show=mine", own.waiting().get(0).path());
    }

    @Test
    void whoHasLeftOrWantsNoneGetsNoneAndEachChoosesForThemselves() throws Exception {
        UUID tenant = fill("choose");
        requests.in("choose", Tenants.member(Role.VIEWER, "choose"), () -> {
            chooseRhythm.choose(Rhythm.NONE);
            return null;
        });
        requests.in("choose", Tenants.member(Role.CHAMPION, "choose"), () -> {
            chooseRhythm.choose(Rhythm.FORTNIGHTLY);
            return null;
        });
        requests.in("choose", Tenants.lead("choose"), () -> {
            removeMember.remove("contributor@choose");
            return null;
        });
        assertEquals(2, writeDigests.write(tenant, DUE));
        assertEquals(1, writeDigests.write(tenant, DUE.withDayOfMonth(15)));
        assertEquals(0, writeDigests.write(tenant, DUE.withDayOfMonth(28)), "half of its time has gone by");
        assertEquals(List.of("champion@choose.example", "champion@choose.example", "lead@choose.example"), mails("choose"));
    }

    @Test
    void aMailScannerChangesNothingAndThePersonDoesOnce() throws Exception {
        UUID tenant = fill("scanned");
        writeDigests.write(tenant, DUE);
        String mail = mail("lead@scanned");
        String before = state(tenant);
        List<String> links =
                Pattern.compile("http\\S+").matcher(mail).results().map(found -> found.group().replaceFirst("http://[^/]+", ""))
                        .toList();
        assertTrue(links.size() >= 5, mail);
        for (String link : links) {
            for (String method : List.of("HEAD", "GET")) {
                assertTrue(Wire.send(method + " " + link + " HTTP/1.1\nCookie: none=1").status() < 500, link);
            }
        }
        assertEquals(before, state(tenant));
        String path = links.stream().filter(link -> link.endsWith("/done")).findFirst().orElseThrow();
        Wire.Answer page = Wire.send("GET " + path + " HTTP/1.1\nCookie: none=1");
        assertTrue(page.body().contains("Ask the panel") && page.body().contains("Yes, it is done"), page.body());
        assertEquals("no-referrer", page.header("Referrer-Policy").orElseThrow());
        assertTrue(page.header("X-Robots-Tag").orElseThrow().contains("noindex"));
        assertTrue(page.header("Set-Cookie").isEmpty(), "no session");
        PageForm form = PageForm.on(page.body()).get(0);
        String sent = form.fields() + "&" + form.buttons().get(0);
        Wire.Answer thanks = Wire.form(form.action(), sent, "Origin: null", "Cookie: none=1");
        assertTrue(thanks.body().contains("Thank you"), thanks.body());
        assertEquals("DONE 2", state(tenant));
        assertEquals("lead@scanned",
                Superuser.one("select person from journal where tenant_id = ? and action = 'changed action'", tenant));
        assertTrue(Wire.form(form.action(), sent, "Origin: null", "Cookie: none=1").body().contains("This has been noted"));
        assertTrue(Wire.send("GET " + path.replace("done", "later") + " HTTP/1.1\nCookie: none=1").body().contains("This has been noted"));
        assertEquals("DONE 2", state(tenant));

        String second = links.stream().filter(link -> link.endsWith("/going")).skip(1).findFirst().orElse(null);
        assertEquals(null, second, "one action, one link");
        String champions = LINK.matcher(mail("champion@scanned")).results().findFirst().orElseThrow().group();
        assertTrue(Wire.send("GET " + champions + " HTTP/1.1\nCookie: none=1").body().contains("This has moved on"));
        Superuser.change("update digest_link set expires_at = now() - interval '1 minute' where tenant_id = ?", tenant);
        for (String late : List.of(champions, "/digest/" + "x".repeat(32) + "/done", "/digest/x/y")) {
            assertTrue(Wire.send("GET " + late + " HTTP/1.1\nCookie: none=1").body().contains("This link has run out"), late);
        }
    }

    @Test
    void aLinkDoesOnlyWhatItsPersonStillMay() throws Exception {
        UUID tenant = fill("still");
        writeDigests.write(tenant, DUE);
        String secret = secret("champion@still");
        Superuser.change("update member set role = 'VIEWER' where tenant_id = ? and role = 'CHAMPION'", tenant);
        String api = "/api/v1/digest/links/";
        HttpResponse<String> viewer = Http.post(api + secret, null, "{\"answer\":\"DONE\"}");
        assertTrue(viewer.body().contains("\"stage\":\"PASSED\"") && !viewer.body().contains("panel"), viewer.body());
        String leads = secret("lead@still");
        assertTrue(Http.get(api + leads, null).body().contains("\"stage\":\"OPEN\""));
        assertEquals(422, Http.post(api + leads, null, "{\"answer\":\"BURN\"}").statusCode());
        assertEquals(422, Http.post(api + leads, null, "{}").statusCode());
        Superuser.change("delete from member where tenant_id = ? and subject = 'lead@still'", tenant);
        assertTrue(Http.post(api + leads, null, "{\"answer\":\"DONE\"}").body().contains("\"stage\":\"GONE\""));
        assertEquals("PLANNED 1", state(tenant));
    }

    @Test
    void oneClickStopsItWithoutSigningInAndEveryMailSaysWhere() throws Exception {
        UUID tenant = fill("stopped");
        writeDigests.write(tenant, DUE);
        String address = Superuser.one("select stop_address from outbox where recipient = 'lead@stopped.example'");
        String path = address.replaceFirst("http://[^/]+", "");
        assertTrue(path.matches("/api/v1/digest/stop/[\\w-]{32}"), address);
        assertEquals(405, Http.get(path, null).statusCode());
        for (int press = 0; press < 2; press++) {
            assertEquals(204, Wire.send("POST " + path + " HTTP/1.1\nContent-Type: application/x-www-form-urlencoded",
                    "List-Unsubscribe=One-Click".getBytes()).status());
        }
        assertEquals(3, writeDigests.write(tenant, DUE.plusMonths(1)));
        assertEquals(404, Http.post("/api/v1/digest/stop/" + secret("champion@stopped"), null, "").statusCode(), "another kind of link");
        String page = mail("viewer@stopped").replaceFirst("(?s).*(/digest/stop/[\\w-]{32}).*", "$1");
        assertTrue(Wire.send("GET " + page + " HTTP/1.1\nCookie: none=1").body().contains("Stop the digest?"));
        assertEquals(List.of("outbox"), Superuser.tablesWith(page.substring(page.length() - 32)));
    }

    @Test
    void theInterfaceSaysTheSame() throws Exception {
        fill("programs");
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            String path = "/api/v1/workspaces/programs/digest";
            String lead = keycloak.token(Tenants.lead("programs"));
            assertEquals(204, Http.put(path, lead, "{\"rhythm\":\"FORTNIGHTLY\"}").statusCode());
            HttpResponse<String> own = Http.get(path, lead);
            assertTrue(own.body().startsWith("{\"rhythm\":\"FORTNIGHTLY\",\"planned\":[{"), own.body());
            assertTrue(Http.statements(own) <= 4, "statements: " + Http.statements(own));
            assertTrue(
                    Http.get(path, keycloak.token(Tenants.member(Role.VIEWER, "programs"))).body().startsWith("{\"rhythm\":\"MONTHLY\""));
            assertEquals(422, Http.put(path, lead, "{\"rhythm\":\"DAILY\"}").statusCode());
            assertEquals(422, Http.put(path, lead, "{}").statusCode());
            assertEquals(401, Http.get(path, null).statusCode());
            assertEquals(404, Http.get(path, keycloak.token(Tenants.stranger())).statusCode());
        }
    }

    private UUID fill(String slug) throws Exception {
        UUID tenant = tenants.found(slug, Sector.COUNCIL);
        requests.in(slug, Tenants.lead(slug), () -> {
            openAssessment.open(false);
            startAction.start(UUID.randomUUID(),
                    new Action.Plan("Ask the panel", "Head of Care", YearMonth.from(TODAY), "lived-experience", "le-listening", null));
            addEntry.add(UUID.randomUUID(), Log.LEADERSHIP,
                    new Entry.Given("courageous-leadership", null, Map.of("line", "Listened", "happenedOn", TODAY.toString())), false);
            return null;
        });
        return tenant;
    }

    private static List<String> mails(String slug) {
        return Superuser.column("select recipient from outbox where recipient like '%@" + slug + ".example' order by 1");
    }

    private static String mail(String person) {
        return Superuser.one("select body from outbox where recipient = ? order by created_at desc limit 1", person + ".example");
    }

    private static String secret(String person) {
        return LINK.matcher(mail(person)).results().findFirst().orElseThrow().group(1);
    }

    private static String state(UUID tenant) {
        return Superuser.one("select state || ' ' || version from action where tenant_id = ?", tenant);
    }
}
