package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.Previews;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;
import org.pledgekeeper.web.Days;

/** A pulse from its opening to its results, and what it keeps of those who answer it: nothing. Each test has an organisation of its own. */
@ExtendWith(ArquillianExtension.class)
class PulseIT {
    private static final List<String> ASKED = List.of("le-listening", "sw-supervision-reach");
    private static final Map<String, Level> EXPLORING = Map.of("le-listening", Level.EXPLORING);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private OpenPulse openPulse;
    @Inject
    private ClosePulse closePulse;
    @Inject
    private Pulses pulses;
    @Inject
    private Previews previews;
    @Inject
    private PulseForm form;
    @Inject
    private AnswerPulse answerPulse;
    @Inject
    private PulseLanguages languages;
    @Inject
    private PulseKeeper keeper;
    @Inject
    private Probe probe;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(PulseIT.class);
    }

    // Opening -------------------------------------------------------------------------------

    @Test
    void sharedLinksAreOneForEachGroupAndSingleUseOnesAsManyAsWereAskedFor() throws Exception {
        organisation("links");
        UUID shared = open("links", false);
        assertEquals(List.of(1, 1, 1), numbers(shown("links", Role.CHAMPION, shared)));
        close("links", shared);
        UUID single = open("links", true);
        Pulses.Shown shown = shown("links", Role.LEAD, single);
        assertEquals(List.of(6, 5, 0), numbers(shown));
        assertEquals(11, new TreeSet<>(shown.links().stream().map(Pulses.Link::address).toList()).size());
        shown.links().forEach(link -> assertTrue(token(link).matches("[A-Za-z0-9_-]{24}"), link.address()));
        assertEquals(ASKED, shown.line().indicators());
    }

    private static List<Integer> numbers(Pulses.Shown shown) {
        return List.of(shown.links(Audience.STAFF).size(), shown.links(Audience.LEADERS).size(), shown.links(Audience.PANEL).size());
    }

    @Test
    void thereIsOneOpenPulseAtATime() throws Exception {
        organisation("one-pulse");
        CyclicBarrier together = new CyclicBarrier(2);
        List<Future<UUID>> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(requests.beginIn("one-pulse", Tenants.lead("one-pulse"), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return openPulse.open(choice(false));
            }));
        }
        int opened = 0;
        for (Future<UUID> one : both) {
            try {
                Requests.result(one);
                opened++;
            } catch (Refused refused) {
                assertEquals(Set.of("open"), refused.problems().keySet());
            }
        }
        assertEquals(1, opened);
        assertEquals(1, requests.in("one-pulse", Tenants.lead("one-pulse"), () -> pulses.all()).size());
    }

    @Test
    void beforeTheFirstReviewThereIsNothingToAsk() throws Exception {
        tenants.found("no-review", Sector.COUNCIL);
        assertEquals(Set.of("open"), assertThrows(Refused.class, () -> open("no-review", false)).problems().keySet());
        assertTrue(requests.in("no-review", Tenants.lead("no-review"), () -> pulses.askable()).isEmpty());
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("no-review"));
            String page = Http.get("/w/no-review/pulse", lead).body();
            assertTrue(page.contains("begin your first review") && page.contains("href=\"/w/no-review\"") && !page.contains("/pulse/new"),
                    page);
            HttpResponse<String> open = Http.get("/w/no-review/pulse/new", lead);
            assertEquals("302 /w/no-review/pulse",
                    open.statusCode() + " " + open.headers().firstValue("Location").orElse("").replaceFirst("https?://[^/]+", ""));
        }
    }

    // Answering -----------------------------------------------------------------------------

    @Test
    void whoHasALinkAnswersWithoutAnAccountAndNothingLeadsBackToThem() throws Exception {
        UUID tenant = organisation("answered");
        UUID id = open("answered", false);
        String token = token("answered", id, Audience.PANEL);
        PulseForm.Asked asked = requests.as(null, () -> form.of(token));
        assertEquals(new PulseForm.Asked(PulseForm.State.OPEN, "Organisation answered", Audience.PANEL, false, today().plusDays(14), ASKED),
                asked);
        long journal = Superuser.<Long>one("select count(*) from journal");
        answer(token, Map.of("le-listening", Level.MOST_AREAS, "sw-supervision-reach", Level.DONT_KNOW));
        answer(token, EXPLORING);
        assertEquals(List.of("PANEL le-listening EXPLORING", "PANEL le-listening MOST_AREAS", "PANEL sw-supervision-reach DONT_KNOW",
                "PANEL sw-supervision-reach DONT_KNOW"),
                Superuser.column("select audience || ' ' || indicator || ' ' || level from pulse_answer where tenant_id = ? order by 1",
                        tenant));
        assertEquals(List.of("tenant_id", "id", "pulse_id", "audience", "indicator", "level"),
                Superuser.column(
                        "select column_name::text from information_schema.columns where table_name = 'pulse_answer' order by "
                                + "ordinal_position"));
        assertEquals(journal, Superuser.<Long>one("select count(*) from journal"));
        assertEquals(List.of(false), Superuser.column("select distinct used from pulse_link where tenant_id = ?", tenant));
    }

    @Test
    void someoneSignedInAnswersAsNobodyToo() throws Exception {
        organisation("signed-in");
        UUID id = open("signed-in", false);
        String token = token("signed-in", id, Audience.LEADERS);
        assertEquals(" pledgekeeper_respondent", requests.in("signed-in", Tenants.lead("signed-in"),
                () -> probe.respondent(
                        em -> em.createNativeQuery("select coalesce(current_setting('app.person', true), '') || ' ' || current_user")
                                .getSingleResult())));
        requests.as(Tenants.lead("signed-in"), () -> done(() -> answerPulse.answer(token, languages.english(), EXPLORING)));
        assertEquals(2L, Superuser.<Long>one("select count(*) from pulse_answer where pulse_id = ?", id));
    }

    @Test
    void nothingIsTakenOfWhatWasNotAsked() throws Exception {
        organisation("not-asked");
        UUID id = open("not-asked", true);
        String token = token("not-asked", id, Audience.STAFF);
        assertEquals(languages.english().nothingChosen(), assertThrows(Refused.class, () -> answer(token, Map.of())).getMessage());
        assertThrows(Refused.class, () -> answer(token, Map.of("cl-vision", Level.EXPLORING)));
        assertThrows(Refused.class, () -> answer(token, Map.of("le-listening", Level.NOT_RELEVANT)));
        assertThrows(Refused.class,
                () -> answer(token, Map.of("le-listening", Level.EXPLORING, "le-listening SUSTAINED", Level.EXPLORING)));
        assertEquals(0L, Superuser.<Long>one("select count(*) from pulse_answer where pulse_id = ?", id));
        answer(token, EXPLORING);
    }

    @Test
    void ofTwoWhoUseASingleUseLinkAtOnceOneIsCountedAndNeitherIsTold() throws Exception {
        organisation("race");
        UUID id = open("race", true);
        for (Pulses.Link link : shown("race", Role.LEAD, id).links(Audience.STAFF)) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Object>> both = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                both.add(requests.begin(null, () -> {
                    together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                    return done(() -> answerPulse.answer(token(link), languages.english(), EXPLORING));
                }));
            }
            for (Future<Object> one : both) {
                Requests.result(one);
            }
        }
        assertEquals(6L * ASKED.size(), Superuser.<Long>one("select count(*) from pulse_answer where pulse_id = ?", id));
    }

    /** Whoever has someone's link learns nothing from it: its page, its answers and its refusals are those of a fresh one. */
    @Test
    void aSpentLinkLooksLikeAFreshOne() throws Exception {
        organisation("spent");
        UUID id = open("spent", true);
        List<String> tokens = shown("spent", Role.LEAD, id).links(Audience.STAFF).stream().map(PulseIT::token).toList();
        String spent = tokens.get(0);
        String fresh = tokens.get(1);
        answer(spent, EXPLORING);
        assertEquals(requests.as(null, () -> form.of(fresh)), requests.as(null, () -> form.of(spent)));
        assertEquals(requests.as(null, () -> form.of(fresh)).state(), PulseForm.State.OPEN);
        for (String address : List.of("/p/%s", "/p/%s?lang=pl", "/p/%s/thanks", "/api/v1/pulse/%s")) {
            assertEquals(look(address, fresh), look(address, spent), address);
        }
        for (String body : List.of("{}", "{\"answers\":{\"le-listening\":\"9\"}}", "{\"answers\":{\"cl-vision\":\"2\"}}",
                "{\"answers\":{\"le-listening\":\"4\"}}")) {
            HttpResponse<String> one = Http.post("/api/v1/pulse/" + spent, null, body);
            HttpResponse<String> other = Http.post("/api/v1/pulse/" + fresh, null, body);
            assertEquals(look(other, fresh), look(one, spent), body);
        }
        assertEquals(List.of("EXPLORING", "SUSTAINED"),
                Superuser.column("select level from pulse_answer where pulse_id = ? and indicator = 'le-listening' order by 1", id));
        close("spent", id);
        assertEquals(look("/p/%s", fresh), look("/p/%s", spent));
        assertEquals(List.of(false), Superuser.column("select distinct used from pulse_link where pulse_id = ?", id),
                "forgotten once it is closed");
    }

    private static String look(String address, String token) throws Exception {
        return look(Http.get(address.formatted(token), null), token);
    }

    /** All that an answer shows, its headers with the number of statements too, but for the link, the clock and the page's nonce. */
    private static String look(HttpResponse<String> page, String token) {
        Map<String, List<String>> headers = new TreeMap<>(page.headers().map());
        headers.remove("date");
        return (page.statusCode() + " " + headers + " " + page.body()).replace(token, "TOKEN").replaceAll("nonce(-|=.)[A-Za-z0-9+/=]+",
                "NONCE");
    }

    @Test
    void anUnknownLinkLeadsNowhereAndAnotherTenantsOnlyThere() throws Exception {
        UUID a = organisation("link-a");
        UUID b = organisation("link-b");
        UUID pulseA = open("link-a", false);
        UUID pulseB = open("link-b", false);
        for (String wrong : List.of("no-such-link", "", "%", token("link-a", pulseA, Audience.STAFF).toLowerCase() + "x")) {
            assertThrows(NotFound.class, () -> requests.as(null, () -> form.of(wrong)));
            assertThrows(NotFound.class, () -> answer(wrong, EXPLORING));
        }
        answer(token("link-b", pulseB, Audience.STAFF), EXPLORING);
        assertEquals(List.of(b), Superuser.column("select distinct tenant_id from pulse_answer where pulse_id in (?, ?)", pulseA, pulseB));
        for (Role role : Role.values()) {
            assertThrows(NotFound.class, () -> shown("link-a", role, pulseB));
        }
        assertThrows(NotFound.class, () -> close("link-a", pulseB));
        assertEquals(0L, Superuser.<Long>one("select count(*) from pulse_result where tenant_id in (?, ?)", a, b));
        assertEquals((long) ASKED.size(), Superuser.<Long>one("select count(*) from pulse_answer where pulse_id = ?", pulseB));
    }

    // What the respondent's database role may do --------------------------------------------

    @Test
    void theRespondentsRoleSeesOneLinkThenOneTenantAndNeverAnAnswer() throws Exception {
        organisation("role-a");
        UUID b = organisation("role-b");
        UUID pulse = open("role-a", false);
        UUID other = open("role-b", false);
        String token = token("role-a", pulse, Audience.STAFF);
        answer(token, EXPLORING);
        assertEquals(List.of(0L, 0L, 0L), requests.as(null, () -> probe.respondent(em -> counts(em))), "without a link there is nothing");
        assertEquals(List.of(0L, 0L, 1L), requests.as(null, () -> probe.respondent(em -> {
            em.createNativeQuery("select set_config('app.pulse', ?1, true)").setParameter(1, token).getSingleResult();
            return counts(em);
        })), "its own link, and not yet its pulse");
        assertEquals(List.of(1L, 2L, 3L), requests.as(null, () -> probe.respondent(em -> {
            form.of(token);
            return counts(em);
        })), "one tenant's");
        Set<String> readable = new TreeSet<>();
        for (String table : Superuser.<String>column("select tablename::text from pg_tables where schemaname = 'public'")) {
            if (refusal(() -> form.of(token), em -> em.createNativeQuery("select 1 from " + table).getResultList()) == null) {
                readable.add(table);
            }
        }
        assertEquals(new TreeSet<>(List.of("pulse", "pulse_link", "pulse_question", "tenant")), readable);
        for (String change : List.of("update pulse set closed_at = null", "update pulse_link set token = 'mine'",
                "delete from pulse_answer", "delete from pulse_link",
                "update pulse_answer set level = 'SUSTAINED'",
                "insert into pulse_result select tenant_id, pulse_id, indicator, 'STAFF', 'SUSTAINED' from pulse_question",
                "insert into journal (person, action, subject) values ('x', 'x', 'x')", "update tenant set name = 'Mine'",
                "insert into pulse_answer (tenant_id, pulse_id, audience, indicator, level) values ('" + b + "', '" + other
                        + "', 'STAFF', 'le-listening', 'SUSTAINED')")) {
            assertEquals("42501", refusal(() -> form.of(token), em -> em.createNativeQuery(change).executeUpdate()), change);
        }
    }

    @Test
    void theWorkspacesRoleReadsWhatItCountsAndNoTraceBesides() throws Exception {
        organisation("traces");
        UUID id = open("traces", true);
        answer(token("traces", id, Audience.STAFF), EXPLORING);
        for (String trace : List.of("xmin", "ctid", "id", "*")) {
            assertEquals("42501", state(() -> requests.in("traces", Tenants.lead("traces"),
                    () -> probe.inTenant(em -> em.createNativeQuery("select " + trace + " from pulse_answer").getResultList()))), trace);
        }
        assertEquals(List.of("DONT_KNOW", "EXPLORING"), requests.in("traces", Tenants.lead("traces"),
                () -> probe.inTenant(em -> em.createNativeQuery("select level from pulse_answer order by 1").getResultList())));
        for (String trace : List.of("used", "xmin", "ctid", "*")) {
            assertEquals("42501", state(() -> requests.in("traces", Tenants.lead("traces"),
                    () -> probe.inTenant(em -> em.createNativeQuery("select " + trace + " from pulse_link").getResultList()))), trace);
        }
    }

    private static List<Object> counts(EntityManager em) {
        return List.of("pulse", "pulse_question", "pulse_link").stream()
                .map(table -> em.createNativeQuery("select count(*) from " + table).getSingleResult()).toList();
    }

    /** Inside a link's tenant, as whoever follows it. */
    private String refusal(Supplier<?> enter, Work<?> work) throws Exception {
        return state(() -> requests.as(null, () -> probe.respondent(em -> {
            enter.get();
            return work.with(em);
        })));
    }

    private static String state(Callable<?> work) throws Exception {
        try {
            work.call();
            return null;
        } catch (Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql) {
                    return sql.getSQLState();
                }
            }
            throw failure;
        }
    }

    // Closing -------------------------------------------------------------------------------

    @Test
    void closingCountsOnceAndDeletesTheAnswers() throws Exception {
        UUID tenant = organisation("counted");
        requests.in("counted", Tenants.lead("counted"),
                () -> answerIndicator.answer("le-listening", new Assessment.Given(Level.MOST_AREAS, null, null), 0));
        UUID id = open("counted", false);
        String staff = token("counted", id, Audience.STAFF);
        answer(staff, Map.of("le-listening", Level.NOT_CONSIDERED, "sw-supervision-reach", Level.DONT_KNOW));
        crowd(id, Audience.STAFF, Map.of("le-listening", Level.EXPLORING, "sw-supervision-reach", Level.DONT_KNOW));
        String leaders = token("counted", id, Audience.LEADERS);
        for (int i = 0; i < 4; i++) {
            answer(leaders, Map.of("le-listening", Level.SUSTAINED));
        }
        assertEquals(Set.of(Audience.STAFF), shown("counted", Role.CHAMPION, id).enough());
        assertEquals(List.of(), shown("counted", Role.LEAD, id).gaps(), "nobody sees results while it is open");
        close("counted", id);

        assertEquals(List.of("STAFF le-listening LOWER", "STAFF sw-supervision-reach BETWEEN"),
                Superuser.column("select audience || ' ' || indicator || ' ' || leaning from pulse_result where tenant_id = ? order by 1",
                        tenant));
        assertEquals(List.of("tenant_id", "pulse_id", "indicator", "audience", "leaning"),
                Superuser.column(
                        "select column_name::text from information_schema.columns where table_name = 'pulse_result' order by "
                                + "ordinal_position"));
        assertEquals(0L, Superuser.<Long>one("select count(*) from pulse_answer where tenant_id = ?", tenant));
        for (Role role : Role.values()) {
            Pulses.Shown shown = shown("counted", role, id);
            assertEquals(List.of(), shown.links());
            assertEquals(Level.MOST_AREAS, shown.gaps().get(0).own());
            assertEquals(Map.of(Audience.STAFF, Leaning.LOWER), shown.gaps().get(0).groups());
            assertEquals(Map.of(Audience.STAFF, Leaning.BETWEEN), shown.gaps().get(1).groups());
        }
        assertEquals(List.of("STAFF LOWER 1", "STAFF BETWEEN 1"),
                requests.in("counted", Tenants.lead("counted"), () -> previews.current()).counts().stream()
                        .filter(one -> one.subject() == SentCount.Subject.PULSES)
                        .map(one -> one.part() + " " + one.measure() + " " + one.number()).toList(),
                "what can go with a review");
        assertThrows(Refused.class, () -> close("counted", id));
        assertEquals(Set.of("closed"), assertThrows(Refused.class, () -> answer(staff, EXPLORING)).problems().keySet());
        assertEquals(PulseForm.State.CLOSED, requests.as(null, () -> form.of(staff)).state());
        assertEquals(List.of("lead@counted opened a pulse " + id, "lead@counted closed a pulse " + id),
                Superuser.column(
                        "select person || ' ' || action || ' ' || subject || ' ' || detail from journal where tenant_id = ? and "
                                + "subject = 'a pulse' order by at",
                        tenant));
    }

    @Test
    void ofFourAnswersNothingIsEverStored() throws Exception {
        UUID tenant = organisation("four");
        UUID id = open("four", true);
        List<Pulses.Link> links = shown("four", Role.LEAD, id).links(Audience.STAFF);
        for (int i = 0; i < 4; i++) {
            answer(token(links.get(i)), EXPLORING);
        }
        assertEquals(Set.of(), shown("four", Role.LEAD, id).enough());
        close("four", id);
        assertEquals(0L, Superuser.<Long>one(
                "select (select count(*) from pulse_result where tenant_id = ?) + (select count(*) from pulse_answer where tenant_id = ?)",
                tenant, tenant));
        assertEquals(List.of(Map.of(), Map.of()), shown("four", Role.VIEWER, id).gaps().stream().map(Gap::groups).toList());
    }

    @Test
    void noAnswerArrivesBetweenTheCountingAndTheEnd() throws Exception {
        UUID tenant = organisation("crowd");
        UUID id = open("crowd", false);
        String token = token("crowd", id, Audience.STAFF);
        CyclicBarrier together = new CyclicBarrier(7);
        List<Future<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(requests.begin(null, () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                try {
                    answerPulse.answer(token, languages.english(), EXPLORING);
                    return true;
                } catch (Refused closed) {
                    return false;
                }
            }));
        }
        Future<Object> closing = requests.beginIn("crowd", Tenants.lead("crowd"), () -> {
            together.await(60, java.util.concurrent.TimeUnit.SECONDS);
            return done(() -> closePulse.close(id));
        });
        Requests.result(closing);
        for (Future<Boolean> one : all) {
            Requests.result(one);
        }
        assertEquals(0L, Superuser.<Long>one("select count(*) from pulse_answer where tenant_id = ?", tenant));
    }

    @Test
    void afterItsLastDayItTakesNoAnswerAndTheNightCountsIt() throws Exception {
        organisation("night");
        organisation("another-night");
        UUID id = open("night", false);
        UUID other = open("another-night", false);
        String token = token("night", id, Audience.STAFF);
        answer(token, EXPLORING);
        crowd(id, Audience.STAFF, EXPLORING);
        Superuser.change("update pulse set closes_on = ? where id = ?", today().minusDays(1), id);
        assertEquals(PulseForm.State.CLOSED, requests.as(null, () -> form.of(token)).state());
        assertThrows(Refused.class, () -> answer(token, EXPLORING));
        Pulses.Shown waiting = shown("night", Role.LEAD, id);
        assertEquals(Pulse.State.WAITING, waiting.line().state());
        assertEquals(List.of(), waiting.links());
        assertThrows(NotFound.class, () -> shown("night", Role.VIEWER, id));
        keeper.night();
        assertEquals(Map.of(Audience.STAFF, Leaning.LOWER), shown("night", Role.VIEWER, id).gaps().get(0).groups());
        assertEquals(Pulse.State.OPEN, shown("another-night", Role.LEAD, other).line().state());
        assertEquals(List.of("service counted"),
                Superuser.column("select person || ' ' || action from journal where detail = ? and action <> 'opened'", id.toString()));
    }

    @Test
    void openingTheNextCountsTheOneWhoseLastDayHasPassed() throws Exception {
        organisation("next");
        UUID id = open("next", false);
        Superuser.change("update pulse set closes_on = ? where id = ?", today().minusDays(1), id);
        UUID next = open("next", false);
        assertEquals(Pulse.State.CLOSED, shown("next", Role.VIEWER, id).line().state());
        assertEquals(Pulse.State.OPEN, shown("next", Role.LEAD, next).line().state());
    }

    @Test
    void whatWasSaidOfAnItemIsNotAskedAgainForSixMonths() throws Exception {
        organisation("again");
        UUID id = open("again", false);
        close("again", id);
        UUID second = open("again", false);
        String token = token("again", second, Audience.PANEL);
        for (int i = 0; i < 5; i++) {
            answer(token, EXPLORING);
        }
        close("again", second);
        Refused refused = assertThrows(Refused.class, () -> open("again", false));
        assertEquals(Set.of("indicators"), refused.problems().keySet());
        assertTrue(refused.getMessage().contains(Days.words(today().plusMonths(6))), refused::getMessage);
        assertEquals(Set.copyOf(ASKED), requests.in("again", Tenants.lead("again"), () -> pulses.resting()).keySet());
        Superuser.change("update pulse set closed_at = closed_at - interval '7 months' where id = ?", second);
        open("again", false);
    }

    @Test
    void eachSeesAsMuchAsTheirRoleAllows() throws Exception {
        organisation("roles");
        UUID id = open("roles", false);
        for (Role role : Role.values()) {
            boolean running = role == Role.LEAD || role == Role.CHAMPION;
            assertEquals(running ? 1 : 0, requests.in("roles", Tenants.member(role, "roles"), () -> pulses.all()).size(), role.name());
            if (!running) {
                assertThrows(NotFound.class, () -> shown("roles", role, id));
            }
        }
        close("roles", id);
        for (Role role : Role.values()) {
            assertEquals(1, requests.in("roles", Tenants.member(role, "roles"), () -> pulses.all()).size(), role.name());
        }
        Superuser.change("update member set only_assigned = true where subject = 'contributor@roles'");
        assertEquals(List.of(), requests.in("roles", Tenants.member(Role.CONTRIBUTOR, "roles"), () -> pulses.all()));
        assertThrows(NotFound.class, () -> shown("roles", Role.CONTRIBUTOR, id));
    }

    // Over HTTP -----------------------------------------------------------------------------

    @Test
    void pagesTakeFewStatementsHoweverMuchTheyShow() throws Exception {
        organisation("few");
        Map<String, Integer> statements = new LinkedHashMap<>();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("few"));
            UUID first = open("few", true);
            String single = token("few", first, Audience.STAFF);
            for (String address : List.of("/w/few/pulse", "/w/few/pulse/" + first, "/w/few/pulse/" + first + "/print/staff",
                    "/w/few/pulse/" + first + "/close", "/p/" + single)) {
                statements.put(address, statements(address, address.startsWith("/p/") ? null : lead));
            }
            close("few", first);
            for (String address : List.of("/w/few/pulse/new", "/w/few/pulse/" + first, "/p/" + single)) {
                statements.put(address + " closed", statements(address, address.startsWith("/p/") ? null : lead));
            }
        }
        statements.values().forEach(number -> assertTrue(number <= 6, statements::toString));
        System.out.println("Statements: " + statements);
    }

    private static int statements(String address, String token) throws Exception {
        HttpResponse<String> page = Http.get(address, token);
        assertEquals(200, page.statusCode(), address);
        return Http.statements(page);
    }

    @Test
    void theRespondentsPagesKeepNothingInTheBrowserAndPassNothingOn() throws Exception {
        organisation("headers");
        UUID id = open("headers", false);
        String token = token("headers", id, Audience.STAFF);
        for (String address : List.of("/p/" + token, "/p/" + token + "?lang=pl", "/p/" + token + "/thanks", "/p/no-such-link",
                "/api/v1/pulse/" + token)) {
            HttpResponse<String> page = Http.get(address, null);
            assertEquals(address.contains("no-such") ? 404 : 200, page.statusCode(), address);
            assertTrue(page.headers().firstValue("Set-Cookie").isEmpty(), address);
            assertEquals(List.of("no-referrer"), page.headers().allValues("Referrer-Policy"), address);
            assertEquals(List.of("no-store"), page.headers().allValues("Cache-Control"), address);
            assertTrue(address.contains("no-such")
                    || !Pattern.compile("<script(?! src=\"/scripts/pulse-answer.js\")").matcher(page.body()).find(), address);
        }
        assertTrue(Http.get("/p/" + token + "?lang=pl", null).body().contains("lang=\"pl\""));
    }

    @Test
    void closingIsAskedFirstAndOnlyOfTheLead() throws Exception {
        organisation("ask-first");
        UUID id = open("ask-first", true);
        crowd(id, Audience.STAFF, EXPLORING);
        String page = "/w/ask-first/pulse/" + id + "/close";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("ask-first"));
            String said = Http.get(page, lead).body().replaceAll("<[^>]+>", "");
            assertTrue(said.contains("Staff: 5 or more answers, so everyone")
                    && said.contains("Leaders: fewer than 5 answers, so nothing is shown, then or later")
                    && said.contains("Lived-experience panel: not asked") && !said.contains("No group has five answers"), said);
            assertEquals(Pulse.State.OPEN, shown("ask-first", Role.LEAD, id).line().state());
            assertEquals(404, Http.get(page, keycloak.token(Tenants.member(Role.CHAMPION, "ask-first"))).statusCode());
            close("ask-first", id);
            assertEquals(404, Http.get(page, lead).statusCode());
        }
    }

    @Test
    void theInterfaceOpensAnswersAndCloses() throws Exception {
        organisation("interface");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("interface"));
            String all = "/api/v1/workspaces/interface/pulses";
            JsonNode refused = json(422, Http.post(all, lead, "{\"indicators\":[],\"closesOn\":\"2020-01-01\",\"singleUse\":true}"));
            assertEquals(5, refused.path("fields").size(), refused::toString);
            assertEquals(403,
                    Http.post(all, keycloak.token(Tenants.member(Role.CHAMPION, "interface")), "{\"indicators\":[]}").statusCode());
            JsonNode opened = json(200, Http.post(all, lead,
                    "{\"indicators\":[\"le-listening\"],\"closesOn\":\"" + today().plusDays(3) + "\",\"singleUse\":false}"));
            assertEquals(List.of("FEWER_THAN_5", "FEWER_THAN_5", "FEWER_THAN_5"), opened.path("groups").findValuesAsText("answers"));
            String one = all + "/" + opened.path("pulse").path("id").asText();
            assertEquals(404, Http.get(one + "/results", lead).statusCode());

            String address = opened.path("links").get(0).path("address").asText();
            String pulse = "/api/v1/pulse/" + address.substring(address.lastIndexOf('/') + 1);
            JsonNode form = json(200, Http.get(pulse + "?lang=uk", null));
            assertEquals("OPEN uk Organisation interface",
                    form.path("state").asText() + " " + form.path("language").asText() + " " + form.path("organisation").asText());
            assertEquals(List.of("0", "1", "2", "3", "4", "DONT_KNOW"), form.path("levels").findValuesAsText("level"));
            json(422, Http.post(pulse, null, "{\"answers\":{}}"));
            json(422, Http.post(pulse, null, "{\"answers\":{\"le-listening\":\"9\"}}"));
            json(422, Http.post(pulse, null, "{\"answers\":{\"le-listening\":\"NOT_RELEVANT\"}}"));
            json(404, Http.post("/api/v1/pulse/no-such-link", null, "{\"answers\":{\"le-listening\":\"2\"}}"));
            for (int i = 0; i < 5; i++) {
                assertEquals(204, Http.post(pulse, null, "{\"answers\":{\"le-listening\":\"2\"}}").statusCode());
            }
            JsonNode running = json(200, Http.get(one, lead));
            assertEquals("5_OR_MORE",
                    running.path("groups").get(running.path("links").get(0).path("audience").asText().equals("LEADERS") ? 1
                            : running.path("links").get(0).path("audience").asText().equals("PANEL") ? 2 : 0).path("answers").asText());
            json(200, Http.post(one + "/close", lead, ""));
            JsonNode results = json(200, Http.get(one + "/results", keycloak.token(Tenants.member(Role.VIEWER, "interface"))));
            JsonNode gap = results.path("indicators").get(0);
            assertEquals(1,
                    List.of("staff", "leaders", "panel").stream()
                            .filter(group -> Set.of("LOWER", "BETWEEN", "UPPER").contains(gap.path(group).asText()))
                            .count(),
                    gap::toString);
            json(422, Http.post(one + "/close", lead, ""));
            json(422, Http.post(pulse, null, "{\"answers\":{\"le-listening\":\"2\"}}"));
            assertEquals(List.of("CLOSED"), json(200, Http.get(all, lead)).findValuesAsText("state"));
        }
    }

    private static JsonNode json(int status, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer::body);
        assertTrue(status < 400 || answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"),
                answer.headers()::toString);
        return JSON.readTree(answer.body());
    }

    // ---------------------------------------------------------------------------------------

    private UUID organisation(String slug) throws Exception {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        requests.in(slug, Tenants.lead(slug), () -> done(() -> openAssessment.open(false)));
        return id;
    }

    private static Pulse.Choice choice(boolean singleUse) {
        return new Pulse.Choice(ASKED, today().plusDays(14), singleUse, Map.of(Audience.STAFF, 6, Audience.LEADERS, 5, Audience.PANEL, 0));
    }

    private UUID open(String slug, boolean singleUse) throws Exception {
        return requests.in(slug, Tenants.lead(slug), () -> openPulse.open(choice(singleUse)));
    }

    private void close(String slug, UUID id) throws Exception {
        requests.in(slug, Tenants.lead(slug), () -> done(() -> closePulse.close(id)));
    }

    private Pulses.Shown shown(String slug, Role role, UUID id) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), () -> pulses.one(id));
    }

    private void answer(String token, Map<String, Level> given) throws Exception {
        requests.as(null, () -> done(() -> answerPulse.answer(token, languages.english(), given)));
    }

    private String token(String slug, UUID id, Audience audience) throws Exception {
        return token(shown(slug, Role.LEAD, id).links(audience).get(0));
    }

    private static String token(Pulses.Link link) {
        return link.address().substring(link.address().lastIndexOf('/') + 1);
    }

    private static LocalDate today() {
        return LocalDate.now(Days.SCOTLAND);
    }

    /** So many more of one mind that chance cannot hide it. */
    private static void crowd(UUID pulse, Audience audience, Map<String, Level> given) throws Exception {
        for (Map.Entry<String, Level> one : given.entrySet()) {
            Superuser.change(
                    "insert into pulse_answer (tenant_id, pulse_id, audience, indicator, level) select tenant_id, id, ?, ?, ? from "
                            + "pulse, generate_series(1, 200) where id = ?",
                    audience.name(), one.getKey(), one.getValue().name(), pulse);
        }
    }

    private static Object done(Runnable call) {
        call.run();
        return null;
    }

    @FunctionalInterface
    public interface Work<T> {
        T with(EntityManager em) throws Exception;
    }

    /** Looks at the database as a respondent's use case, and as a workspace's. */
    @ApplicationScoped
    public static class Probe {
        @PersistenceContext
        private EntityManager em;

        @AcrossTenants(by = Caller.RESPONDENT)
        public <T> T respondent(Work<T> work) throws Exception {
            return work.with(em);
        }

        @org.pledgekeeper.tenant.InTenant
        public <T> T inTenant(Work<T> work) throws Exception {
            return work.with(em);
        }
    }
}
