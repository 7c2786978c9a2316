package org.pledgekeeper.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.LocalKeycloak;

/** Whoever runs Keycloak: sets it up through its Admin API, and asks its token endpoints what they would give. */
final class Operator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Local local;
    private final HttpClient client = HttpClient.newHttpClient();

    Operator(Local local) {
        this.local = local;
    }

    /** @param secret of the client; null for one without */
    HttpResponse<String> token(String realm, String clientId, String secret, Map<String, String> form) {
        Map<String, String> all = new java.util.HashMap<>(form);
        all.put("client_id", clientId);
        if (secret != null) {
            all.put("client_secret", secret);
        }
        return send(HttpRequest.newBuilder(URI.create(keycloak() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form(all))));
    }

    /** @return what the Admin API answers; an answer that is no success is an error of the test */
    JsonNode ask(String method, String path, Object body) {
        try {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(keycloak() + "/admin/realms/" + path))
                    .header("Authorization", "Bearer " + operatorsToken()).header("Content-Type", "application/json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body))));
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
            }
            String location = answer.headers().firstValue("Location").orElse("");
            return answer.body().isBlank() ? JSON.getNodeFactory().textNode(location.substring(location.lastIndexOf('/') + 1))
                    : JSON.readTree(answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String operatorsToken() throws IOException {
        return JSON.readTree(token("master", "admin-cli", null, Map.of("grant_type", "password", "username", LocalKeycloak.OPERATOR,
                "password", local.secret(LocalKeycloak.OPERATORS_PASSWORD))).body()).path("access_token").asText();
    }

    String keycloak() {
        return local.settings().issuer().replaceFirst("/realms/.*", "");
    }

    static String form(Map<String, String> form) {
        return form.entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
