package org.pledgekeeper.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import org.pledgekeeper.demo.Settings;

/** A program that asks the service, for a person or for nobody. An answer other than 200 ends the benchmark, unless it says otherwise. */
final class Client {
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String base;
    private final String token;

    private Client(String base, String token) {
        this.base = base;
        this.token = token;
    }

    static Client anyone(Settings settings) {
        return new Client(settings.baseUrl(), null);
    }

    /** Its token lasts for minutes only. */
    static Client of(Settings settings, String email) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(URI.create(settings.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(
                        "grant_type=password&client_id=pledgekeeper-cli&scope=openid&username=" + email + "&password=keep-the-pledge"))
                .build(), BodyHandlers.ofString());
        return new Client(settings.baseUrl(), JSON.readTree(answer.body()).path("access_token").asText());
    }

    String get(String address) throws IOException, InterruptedException {
        return succeed(to(address), BodyHandlers.ofString()).body();
    }

    JsonNode json(String address) throws IOException, InterruptedException {
        return JSON.readTree(get(address));
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    byte[] bytes(String address) throws IOException, InterruptedException {
        return succeed(to(address), BodyHandlers.ofByteArray()).body();
    }

    HttpResponse<String> put(String address, String json) throws IOException, InterruptedException {
        return succeed(sending(address).PUT(BodyPublishers.ofString(json)), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String address, String json) throws IOException, InterruptedException {
        return succeed(posting(address, json), BodyHandlers.ofString());
    }

    HttpRequest.Builder posting(String address, String json) {
        return sending(address).POST(BodyPublishers.ofString(json));
    }

    private HttpRequest.Builder sending(String address) {
        return to(address).header("Content-Type", "application/json");
    }

    HttpRequest.Builder to(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + address));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static <T> HttpResponse<T> succeed(HttpRequest.Builder request, BodyHandler<T> body) throws IOException, InterruptedException {
        HttpResponse<T> response = HTTP.send(request.build(), body);
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    /** @return the answer, whatever it is */
    HttpResponse<byte[]> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }
}
