package org.pledgekeeper.champion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
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
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** Champions and what one hands over. Each test has organisations of its own. */
@ExtendWith(ArquillianExtension.class)
class ChampionIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private Champions champions;
    @Inject
    private SaveChampion saveChampion;
    @Inject
    private Handovers handovers;
    @Inject
    private StartAction startAction;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(ChampionIT.class);
    }

    @Test
    void oneIsWrittenDownOnceAndOfTwoEditorsTheSecondIsShownBoth() throws Exception {
        tenants.found("heather", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        as("heather", Role.LEAD, () -> saveChampion.save(id, said("Champion", null), 0, false));
        assertThrows(ChangedMeanwhile.class, () -> as("heather", Role.LEAD, () -> saveChampion.save(id, said("Champion", null), 0, false)),
                "a second press makes no second one");
        int seen = only("heather").getVersion();
        as("heather", Role.CHAMPION, () -> saveChampion.save(id, said("Champion, Housing", "Ask early."), seen, false));
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class,
                () -> as("heather", Role.LEAD, () -> saveChampion.save(id, said("Champion, Schools", null), seen, false)));
        assertEquals("Champion, Housing", meanwhile.theirs(Champion.class).getRole());
        assertEquals("Ask early.", only("heather").getWished());
        assertThrows(Refused.class, () -> as("heather", Role.LEAD, () -> saveChampion.save(UUID.randomUUID(),
                new Champion.Said("Champion", DAY, null, null, null, null, Champion.Handover.NOT_BEGUN, null, "nobody"), 0, false)));
    }

    @Test
    void anotherOrganisationFindsNothingAndCannotTakeTheId() throws Exception {
        tenants.found("broom", Sector.COUNCIL);
        tenants.found("thistle", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        as("broom", Role.LEAD, () -> saveChampion.save(id, said("Champion", "Of Broom"), 0, false));
        assertEquals(List.of(), as("thistle", Role.LEAD, () -> champions.all()));
        for (Callable<?> guess : List.<Callable<?>>of(() -> champions.one(id), () -> handovers.of(id))) {
            assertThrows(NotFound.class, () -> as("thistle", Role.LEAD, guess));
        }
        as("thistle", Role.LEAD, () -> saveChampion.save(id, said("Champion", "Of Thistle"), 0, false));
        assertEquals("Of Broom", only("broom").getWished(), "an id belongs to its organisation");
    }

    @Test
    void thePackHoldsWhatANewChampionStartsFromAndOnlyThat() throws Exception {
        UUID tenant = tenants.found("rowan", Sector.COUNCIL);
        UUID id = UUID.randomUUID();
        as("rowan", Role.LEAD, () -> saveChampion.save(id, new Champion.Said("Champion", DAY, DAY.plusYears(1), null, "Chief Executive",
                null, Champion.Handover.BEING_PREPARED, "Go to the night staff.", "champion@rowan"), 0, false));
        as("rowan", Role.CHAMPION, () -> startAction.start(UUID.randomUUID(), new Action.Plan("Ask the panel", "Head of Care",
                YearMonth.of(2030, 5), "lived-experience", null, null)));
        Superuser.change("insert into assignment (tenant_id, subject, item, assigned_by) values (?, 'champion@rowan', "
                + "'lived-experience', 'Lead')", tenant);

        Paper pack = as("rowan", Role.CHAMPION, () -> handovers.of(id));
        assertEquals(List.of("The post", "Where each commitment stands", "Open actions", "Promises", "What was learned from changes tried",
                "People to know, by role", "Next dates", "What I wish I had known"), pack.parts().stream().map(Paper.Part::title).toList());
        assertEquals(List.of(List.of("Ask the panel", "Head of Care", "May 2030", "Planned")), pack.parts().get(2).rows());
        assertEquals(List.of("Chief Executive", "Head of Care"), pack.parts().get(5).rows().stream().map(row -> row.get(0)).toList());
        assertEquals(List.of("2 March 2027", "May 2030"), pack.parts().get(6).rows().stream().map(row -> row.get(0)).toList());
        assertEquals(List.of("Go to the night staff."), pack.parts().get(7).words());
        assertFalse(pack.toString().contains("champion of rowan") || pack.toString().contains("@"), "roles, and no people: " + pack);
        assertEquals(pack, as("rowan", Role.LEAD, () -> handovers.of(id)), "the same for whoever makes it");

        Superuser.change("update member set only_assigned = true where tenant_id = ? and role = 'CHAMPION'", tenant);
        assertThrows(NotFound.class, () -> as("rowan", Role.CHAMPION, () -> handovers.of(id)), "who sees some items only");
        assertThrows(NotFound.class, () -> as("rowan", Role.CHAMPION, () -> champions.all()));
        Superuser.change("delete from assignment where tenant_id = ?", tenant);
        Superuser.change("delete from member where tenant_id = ? and role = 'CHAMPION'", tenant);
        assertEquals("Go to the night staff.", only("rowan").getWished(), "the post outlives the membership");
    }

    @Test
    void theInterfaceHoldsToTheSameRulesInFewStatements() throws Exception {
        tenants.found("gorse", Sector.COUNCIL);
        String home = "/api/v1/workspaces/gorse/champions";
        String one = home + "/" + UUID.randomUUID();
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("gorse"));
            HttpResponse<String> saved = Http.put(one, lead,
                    "{\"role\":\"Curaidh\",\"from\":\"2026-03-02\",\"hours\":\"3.5\",\"handover\":\"NOT_BEGUN\"}");
            assertEquals(200, saved.statusCode(), saved::body);
            assertTrue(Http.statements(saved) <= 7, () -> "saved: " + Http.statements(saved));
            assertEquals(409, Http.put(one, lead, "{\"role\":\"Other\",\"from\":\"2026-03-02\",\"handover\":\"NOT_BEGUN\"}").statusCode());
            JsonNode fields = JSON.readTree(Http.put(one, lead, "{\"role\":\"\",\"from\":\"soon\",\"handover\":\"NOT_BEGUN\"}").body());
            assertTrue(fields.path("fields").has("from"), fields::toString);
            assertEquals(422, Http.put(one, lead, "{\"handover\":\"LATER\"}").statusCode());
            HttpResponse<String> all = Http.get(home, lead);
            assertEquals("Curaidh", JSON.readTree(all.body()).get(0).path("role").asText());
            assertTrue(Http.statements(all) <= 4, () -> "all: " + Http.statements(all));
            HttpResponse<String> pack = Http.get(one + "/handover", lead);
            assertEquals(8, JSON.readTree(pack.body()).path("parts").size(), pack::body);
            assertTrue(Http.statements(pack) <= 20, () -> "pack: " + Http.statements(pack));
            HttpResponse<String> page = Http.get(one.replace("/api/v1/workspaces/", "/w/") + "/handover", lead);
            assertTrue(page.body().contains("Handover: Curaidh"), page::body);
            assertTrue(Http.statements(page) <= 20, () -> "the pack's page: " + Http.statements(page));
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "gorse"));
            assertEquals(200, Http.get(home, viewer).statusCode());
            assertEquals(403, Http.get(one + "/handover", viewer).statusCode());
            assertEquals(401, Http.get(home, null).statusCode());
        }
    }

    private Champion only(String slug) throws Exception {
        List<Champions.Looking> all = as(slug, Role.LEAD, () -> champions.all());
        assertEquals(1, all.size());
        return all.get(0).champion();
    }

    private static Champion.Said said(String role, String wished) {
        return new Champion.Said(role, DAY, null, null, null, null, Champion.Handover.NOT_BEGUN, wished, null);
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }
}
