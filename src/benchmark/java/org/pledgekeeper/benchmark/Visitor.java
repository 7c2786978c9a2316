package org.pledgekeeper.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser reduced to what a measurement needs: cookies, links and forms, and the number of SQL statements each answer took. */
final class Visitor {
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea|select)[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(name|value)=\"([^\"]*)\"");
    private static final Pattern FORM = Pattern.compile("(?s)<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>");

    private final String base;
    /** By server, then name: all that is needed on one machine, whose cookies marked secure a browser trusts too. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER).build();

    Visitor(String base) {
        this.base = base;
    }

    static Visitor signedIn(String base, String email) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(base);
        visitor.submit(visitor.get("/w"), "login", Map.of("username", email, "password", "keep-the-pledge"));
        return visitor;
    }

    /** What came back: the body, where it led, and the SQL statements of the request and of the redirect it led to. */
    record Page(String address, int status, String body, int statements) {}

    Page get(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(absolute(address))), 0);
    }

    /** Fills in the form that holds a field or button of this name and sends it. */
    Page submit(Page page, String button, Map<String, String> values) throws IOException, InterruptedException {
        Matcher forms = FORM.matcher(page.body());
        while (forms.find()) {
            if (!forms.group(2).contains("name=\"" + button + "\"") && !forms.group(0).contains("id=\"" + button + "\"")) {
                continue;
            }
            Map<String, String> all = new LinkedHashMap<>();
            Matcher fields = FIELD.matcher(forms.group(0));
            while (fields.find()) {
                Map<String, String> attributes = new LinkedHashMap<>();
                ATTRIBUTE.matcher(fields.group()).results().forEach(found -> attributes.put(found.group(1), found.group(2)));
                if (attributes.containsKey("name") && !fields.group().contains("type=\"submit\"")) {
                    all.put(attributes.get("name"), attributes.getOrDefault("value", ""));
                }
            }
            all.putAll(values);
            if (forms.group(2).contains("name=\"" + button + "\"")) {
                all.put(button, "x");
            }
            String action = forms.group(1).replace("&amp;", "&");
            HttpRequest.Builder request = HttpRequest
                    .newBuilder(URI.create(action.startsWith("/") ? URI.create(page.address()).resolve(action).toString() : action));
            if (forms.group(0).contains("multipart/form-data")) {
                return send(multipart(request, all), 0);
            }
            String body =
                    all.entrySet().stream().map(e -> encode(e.getKey()) + "=" + encode(e.getValue())).collect(Collectors.joining("&"));
            return send(request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)), 0);
        }
        throw new IllegalStateException("No form with \"" + button + "\" at " + page.address() + ":\n" + page.body());
    }

    private static HttpRequest.Builder multipart(HttpRequest.Builder request, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> {
            String file = value.startsWith("<svg") ? "; filename=\"logo.svg\"\r\nContent-Type: image/svg+xml" : "";
            body.append("--line\r\nContent-Disposition: form-data; name=\"").append(name).append('"').append(file).append("\r\n\r\n")
                    .append(value).append("\r\n");
        });
        return request.header("Content-Type", "multipart/form-data; boundary=line").POST(BodyPublishers.ofString(body + "--line--\r\n"));
    }

    private Page send(HttpRequest.Builder request, int statementsBefore) throws IOException, InterruptedException {
        Map<String, String> jar = cookies.computeIfAbsent(request.build().uri().getAuthority(), server -> new LinkedHashMap<>());
        if (!jar.isEmpty()) {
            request.setHeader("Cookie",
                    jar.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; ")));
        }
        HttpRequest built = request.build();
        HttpResponse<String> response = http.send(built, BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(cookie -> {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            jar.put(pair[0], pair[1]);
        });
        int statements = statementsBefore + response.headers().firstValue("X-Sql-Statements").map(Integer::parseInt).orElse(0);
        String location = response.headers().firstValue("Location").orElse(null);
        if (location != null) {
            return send(HttpRequest.newBuilder(built.uri().resolve(location)), statements);
        }
        return new Page(built.uri().toString(), response.statusCode(), response.body(), statements);
    }

    private String absolute(String address) {
        return address.startsWith("/") ? base + address : address;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
