package org.pledgekeeper.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names and values as they come in a query, a form or a form with files: every one clean {@link Text}, in the order they were sent. */
final class Fields {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** @param encoded as in an address or in a form's body; null for none @throws IOException where a part of it is no encoded UTF-8 */
    void addEncoded(String encoded) throws IOException {
        for (String field : encoded == null ? new String[0] : encoded.split("&")) {
            int equals = field.indexOf('=');
            if (!field.isEmpty()) {
                add(decoded(equals < 0 ? field : field.substring(0, equals)), equals < 0 ? "" : decoded(field.substring(equals + 1)));
            }
        }
    }

    /**
     * Takes the fields of a form with files; the files themselves stay with the request.
     *
     * @throws IOException where it is no such form, or a field is not UTF-8
     */
    void addParts(HttpServletRequest request) throws IOException, ServletException {
        for (Part part : request.getParts()) {
            if (part.getSubmittedFileName() == null) {
                try (InputStream content = part.getInputStream()) {
                    add(part.getName(), Text.clean(content.readAllBytes()));
                }
            }
        }
    }

    private void add(String name, String value) {
        values.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    /** A reading request is never a form sent back: Faces goes by its own fields, whatever the method. */
    void dropWhatFacesActsOn() {
        values.keySet().removeIf(name -> name.contains("jakarta.faces."));
    }

    /** Of the ways to draw a page there is one; a form that names another could only fail. */
    void dropWhatOnlyOddFormsCarry() {
        values.keySet().remove("jakarta.faces.RenderKitId");
    }

    Map<String, String[]> asMap() {
        Map<String, String[]> map = new LinkedHashMap<>();
        values.forEach((name, all) -> map.put(name, all.toArray(new String[0])));
        return map;
    }

    /** @return the same fields as a query; null where there are none */
    String asQuery() {
        return values.isEmpty() ? null : values.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** @throws IOException for a % that two hexadecimal digits do not follow, a letter that is no byte, and bytes that are not UTF-8 */
    static String decoded(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length() || !HexFormat.isHexDigit(text.charAt(i + 1)) || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    throw new IOException("% without two digits");
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else if (c > 0xFF) {
                throw new IOException("not a byte");
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return Text.clean(bytes.toByteArray());
    }
}
