package org.pledgekeeper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** One person's way through a whole review of one tenant; walked again, it is the next review. */
final class Journey {
    private final Client client;
    private final String slug;

    Journey(Client client, String slug) {
        this.client = client;
        this.slug = slug;
    }

    void walk() throws IOException, InterruptedException {
        String assessments = "/api/v1/workspaces/" + slug + "/assessments";
        Map<String, Integer> versions = new HashMap<>();
        for (JsonNode answer : Client.json(client.post(assessments, "{}")).path("answers")) {
            versions.put(answer.path("indicator").asText(), answer.path("version").asInt());
        }
        for (JsonNode commitment : client.json("/api/v1/checklists/current").path("commitments")) {
            client.get("/w/" + slug + "/commitments/" + commitment.path("id").asText());
            for (JsonNode indicator : commitment.path("indicators")) {
                String id = indicator.path("id").asText();
                client.put(assessments + "/current/answers/" + id,
                        "{\"level\":\"2\",\"note\":\"What shows it, in a few words.\",\"version\":" + versions.getOrDefault(id, 0) + "}");
            }
        }
        client.get(assessments + "/current/preview");
        client.post(assessments + "/current/submit", "{}");
        client.post(assessments + "/current/sign-off", "{}");
    }
}
