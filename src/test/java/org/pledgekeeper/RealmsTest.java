package org.pledgekeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pledgekeeper.security.ProgrammeRole;

/** The demo's realm is the production realm but for what is listed here. */
class RealmsTest {
    private static final String DEMO_GRANTS = "password grants of the demonstration";
    private static final String NO_GRANTS = "no password grants";
    private static final String STAFF = "programme staff";

    @Test
    void theRealmsDifferOnlyWhereADemonstrationMust() throws IOException {
        ObjectNode demo = read("demo");
        ObjectNode production = read("production");
        demo.put("sslRequired", production.path("sslRequired").asText());
        ((ObjectNode) production.path("smtpServer")).remove(List.of("starttls", "auth", "user", "password"));
        remove(demo.path("clients"), client -> client.path("clientId").asText().equals("pledgekeeper-cli"));
        remove(demo.path("users"), user -> !user.has("serviceAccountClientId"));
        demo.put("directGrantFlow", NO_GRANTS);
        remove(demo.path("authenticationFlows"), flow -> flow.path("alias").asText().equals(DEMO_GRANTS));
        remove(production.path("authenticationFlows"), flow -> flow.path("alias").asText().equals(NO_GRANTS));
        List<String> notAskedInTheDemo = new ArrayList<>();
        for (JsonNode flow : demo.path("authenticationFlows")) {
            for (JsonNode step : flow.path("authenticationExecutions")) {
                if (step.path("requirement").asText().equals("DISABLED")) {
                    notAskedInTheDemo.add(step.path("flowAlias").asText());
                    ((ObjectNode) step).put("requirement", "CONDITIONAL");
                }
            }
        }
        assertEquals(3, notAskedInTheDemo.size());
        assertTrue(notAskedInTheDemo.stream().allMatch(name -> name.contains(STAFF)), notAskedInTheDemo::toString);
        assertEquals(production, demo);
    }

    @Test
    void theProductionRealmIsClosedWhereItCanBe() throws IOException {
        JsonNode realm = read("production");
        assertEquals("all", realm.path("sslRequired").asText());
        for (JsonNode client : realm.path("clients")) {
            assertFalse(client.path("directAccessGrantsEnabled").asBoolean(), () -> client.path("clientId").asText());
            assertFalse(client.path("implicitFlowEnabled").asBoolean(), () -> client.path("clientId").asText());
            client.path("redirectUris").forEach(address -> assertFalse(address.asText().contains("*"), address::asText));
            assertFalse(client.path("attributes").path("post.logout.redirect.uris").asText().matches(".*[*+].*"));
        }
        assertTrue(realm.path("eventsExpiration").asInt() > 0);
        assertTrue(realm.path("actionTokenGeneratedByAdminLifespan").asInt() <= 48 * 3600);
        assertTrue(realm.path("passwordPolicy").asText().contains("passwordBlacklist"));
    }

    @Test
    void whoeverWorksForTheProgrammeShowsASecondFactor() throws IOException {
        for (String name : List.of("demo", "production")) {
            JsonNode realm = read(name);
            Map<String, List<String>> within = new TreeMap<>();
            for (JsonNode role : realm.path("roles").path("realm")) {
                List<String> parts = new ArrayList<>();
                role.path("composites").path("realm").forEach(part -> parts.add(part.asText()));
                within.put(role.path("name").asText(), parts);
            }
            List<String> roles = Stream.of(ProgrammeRole.values()).map(ProgrammeRole::realmRole).toList();
            assertEquals(roles, within.remove(ProgrammeRole.ALL_OF_THEM));
            roles.forEach(role -> assertEquals(List.of("programme-second-factor"), within.remove(role)));
            assertEquals(Map.of("programme-second-factor", List.of()), within);
            for (JsonNode condition : realm.path("authenticatorConfig")) {
                assertEquals("programme-second-factor", condition.path("config").path("condUserRole").asText("programme-second-factor"));
            }
        }
    }

    private static ObjectNode read(String name) throws IOException {
        return (ObjectNode) new ObjectMapper().readTree(new File("docker/keycloak/" + name + "-realm.json"));
    }

    private static void remove(JsonNode array, Predicate<JsonNode> unwanted) {
        for (var each = ((ArrayNode) array).elements(); each.hasNext();) {
            if (unwanted.test(each.next())) {
                each.remove();
            }
        }
    }
}
