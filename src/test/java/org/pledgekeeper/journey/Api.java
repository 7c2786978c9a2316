package org.pledgekeeper.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pledgekeeper.demo.Local;

/** A program that uses the open interface; it follows no redirect and keeps no cookie. */
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Local local;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(Local local) {
        this.local = local;
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        Optional<String> redirect() {
            return response.headers().firstValue("Location");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new AssertionError("This is not JSON: " + response.body(), notJson);
            }
        }
    }

    /** @return a token of a sample person, by the client for command lines */
    String token(String email) {
        return token(email, "access_token");
    }

    /** @return who the person is, in a token signed by the same keys, that is not meant for us */
    String idToken(String email) {
        return token(email, "id_token");
    }

    private String token(String email, String kind) {
        String form = "grant_type=password&client_id=pledgekeeper-cli&scope=openid&username="
                + URLEncoder.encode(email, StandardCharsets.UTF_8)
                + "&password=" + Person.PASSWORD;
        return send(HttpRequest.newBuilder(URI.create(local.settings().issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form))).json().path(kind)
                .asText();
    }

    Answer get(String address, String token, String... headers) {
        return send(request(address, token, headers).GET());
    }

    Answer put(String address, String token, String body, String... headers) {
        return send(request(address, token, headers).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    Answer postJson(String address, String token, String body) {
        return send(request(address, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer post(String address, String form, String... headers) {
        return send(request(address, null, headers).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String address, String token, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(local.settings().baseUrl() + address));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
