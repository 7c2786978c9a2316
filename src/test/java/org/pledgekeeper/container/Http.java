package org.pledgekeeper.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** Asks the running application over HTTP. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A request that takes longer hangs. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Http() {}

    /** @param token null for nobody */
    public static HttpResponse<String> get(String address, String token) throws IOException, InterruptedException {
        return send("GET", address, token, null);
    }

    public static HttpResponse<String> post(String address, String token, String json) throws IOException, InterruptedException {
        return send("POST", address, token, json);
    }

    public static HttpResponse<String> put(String address, String token, String json) throws IOException, InterruptedException {
        return send("PUT", address, token, json);
    }

    public static HttpResponse<String> delete(String address, String token) throws IOException, InterruptedException {
        return send("DELETE", address, token, null);
    }

    private static HttpResponse<String> send(String method, String address, String token, String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create(ConfigProvider.getConfig().getValue("pledgekeeper.base-url", String.class) + address))
                .timeout(LONGEST).method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /** @return how many SQL statements the answer took */
    public static int statements(HttpResponse<?> response) {
        return Integer.parseInt(response.headers().firstValue("X-Sql-Statements").orElseThrow());
    }
}
