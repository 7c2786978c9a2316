package org.pledgekeeper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** One person's way through a whole review of one tenant; walked again, it is the next review. */
final class Journey {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;
    private final String slug;

    Journey(String base, String token, String slug) {
        this.base = base;
        this.token = token;
        this.slug = slug;
    }

    void walk() throws IOException, InterruptedException {
        String assessments = "/api/v1/workspaces/" + slug + "/assessments";
        Map<String, Integer> versions = new HashMap<>();
        for (JsonNode answer : JSON.readTree(send("POST", assessments, "{}")).path("answers")) {
            versions.put(answer.path("indicator").asText(), answer.path("version").asInt());
        }
        for (JsonNode commitment : JSON.readTree(send("GET", "/api/v1/checklists/current", null)).path("commitments")) {
            send("GET", "/w/" + slug + "/commitments/" + commitment.path("id").asText(), null);
            for (JsonNode indicator : commitment.path("indicators")) {
                String id = indicator.path("id").asText();
                send("PUT", assessments + "/current/answers/" + id,
                        "{\"level\":\"2\",\"note\":\"What shows it, in a few words.\",\"version\":" + versions.getOrDefault(id, 0) + "}");
            }
        }
        send("GET", assessments + "/current/preview", null);
        send("POST", assessments + "/current/submit", "{}");
        send("POST", assessments + "/current/sign-off", "{}");
    }

    private String send(String method, String address, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(base + address)).header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(method + " " + address + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
