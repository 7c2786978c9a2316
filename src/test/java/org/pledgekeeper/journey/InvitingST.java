package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Two workspaces invite the same person, with a real Keycloak: neither harms the other, and neither learns of the other. */
@ExtendWith(LocalService.class)
class InvitingST {
    private static final String HOLDS = "/api/v1/workspaces/harbour-light/members";
    private static final String FAILS = "/api/v1/workspaces/skerry-start/members";

    @Test
    void ofTwoWorkspacesThatInviteTheSameNewPersonAtOnceTheOneThatFailsHarmsNothing(People people, Local local) throws Exception {
        Api api = new Api(local);
        Database database = new Database(local);
        Operator operator = new Operator(local);
        String holds = api.token("fern@harbourlight.example");
        String fails = api.token("ewan@skerrystart.example");
        database.change("alter table member add constraint fails check (email not like 'both-%' or tenant_id <> '"
                + database.one("select id from tenant where slug = 'skerry-start'") + "') not valid");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 6; i++) {
                String email = "both-" + i + "@elsewhere.example";
                CyclicBarrier together = new CyclicBarrier(2);
                Future<Api.Answer> one = both.submit(() -> {
                    together.await();
                    return api.postJson(HOLDS, holds, invitation(email));
                });
                Future<Api.Answer> other = both.submit(() -> {
                    together.await();
                    return api.postJson(FAILS, fails, invitation(email));
                });
                assertEquals(201, one.get().status(), email);
                assertTrue(other.get().status() >= 400, email);
                JsonNode accounts = operator.ask("GET", "pledgekeeper/users?exact=true&email=" + email, null);
                assertEquals(1, accounts.size(), email);
                assertEquals(accounts.get(0).path("id").asText(), one.get().json().path("subject").asText());
                assertEquals(1, database.count("member where email = ?", email));
            }
        } finally {
            both.shutdownNow();
            database.change("alter table member drop constraint fails");
        }
        Person invited = people.visitor();
        invited.goTo(invited.mail("both-5@elsewhere.example", "You are invited to Harbour Light’s workspace").link());
        invited.field("New password").fill("a lamp at the harbour");
        invited.field("The same password again").fill("a lamp at the harbour");
        invited.press("Save password");
        invited.signIn("both-5@elsewhere.example", "a lamp at the harbour");
        assertThat(invited.page()).hasURL("/w/harbour-light");
        database.change("delete from member where email like 'both-%'");
    }

    @Test
    void invitingDoesNotTellWhetherThereIsAnAccount(Local local) {
        Api api = new Api(local);
        Operator operator = new Operator(local);
        String lead = api.token("fern@harbourlight.example");
        String known = "sam@elsewhere.example";
        String unknown = "new-here@elsewhere.example";
        assertEquals(1, operator.ask("GET", "pledgekeeper/users?exact=true&email=" + known, null).size());
        for (String wrong : List.of(invitation("%s").replace("VIEWER", "NOBODY"), invitation("%s")
                .replace("\"items\":[]", "\"items\":[\"no-such-item\"]"),
                invitation("%s").replace("Sample Person", ""))) {
            assertEquals(told(api.postJson(HOLDS, lead, wrong.formatted(known)), known),
                    told(api.postJson(HOLDS, lead, wrong.formatted(unknown)), unknown), wrong);
            assertEquals(0, operator.ask("GET", "pledgekeeper/users?exact=true&email=" + unknown, null).size(),
                    "an account was made for what was refused");
        }
        List<Api.Answer> answers = List.of(api.postJson(HOLDS, lead, invitation(known)), api.postJson(HOLDS, lead, invitation(unknown)));
        assertEquals(201, answers.get(0).status());
        assertEquals(told(answers.get(0), known), told(answers.get(1), unknown));
        for (String then : List.of("", "/invitation")) {
            List<Api.Answer> after = answers.stream().map(answer -> HOLDS + "/" + answer.json().path("subject").asText() + then)
                    .map(address -> then.isEmpty() ? api.get(address, lead) : api.postJson(address, lead, "{}")).toList();
            assertEquals(told(after.get(0), known), told(after.get(1), unknown), then);
        }
        new Database(local).change("delete from member where email in (?, ?)", known, unknown);
    }

    /** All that an answer says but who it is about, and when. */
    private static String told(Api.Answer answer, String email) {
        return answer.status() + " " + answer.response().headers().map().keySet() + " "
                + answer.response().body().replace(email, "whom").replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                        .replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "then");
    }

    private static String invitation(String email) {
        return "{\"name\":\"Sample Person\",\"email\":\"" + email + "\",\"role\":\"VIEWER\",\"onlyAssigned\":false,\"items\":[]}";
    }
}
