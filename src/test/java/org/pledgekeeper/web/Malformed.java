package org.pledgekeeper.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Requests that nobody in their right mind sends, made from what /openapi describes: the same ones for the same seed. */
final class Malformed {
    private static final List<String> TEXTS = List.of("", " ", "a", "\\u0000", "a\\u0000b", "\\ud800", "\\udfff\\ud800", "\\u202e",
            "\\uffff", "e\\u0301", "\\r\\nBcc: x@example.org",
            "'; drop table member; --", "<script>alert(1)</script>", "${7*7}#{7*7}", "%00", "../../etc/passwd", "=1+1", "\ud83d\ude00",
            "x".repeat(5000), "\\u0007\\u001b[0m",
            "2026-02-30", "+999999999-12-31", "-999999999-01-01", "0000-00-00", "9999-12", "+999999999-12", "1-1-1-1-1", "LEAD",
            "NOT_RELEVANT", "null", "true", "-1", "9".repeat(40));
    private static final List<String> VALUES = List.of("null", "true", "false", "0", "-1", "2147483647", "2147483648", "-2147483649",
            "1e400", "1e-400", "0.1", "-0", "01", "NaN", "9".repeat(400),
            "[]", "{}", "[null]", "[[]]", "{\"\":null}", "[{}]", "{\"a\":{", "[".repeat(500), "{\"a\":".repeat(500), "\"", "\"\\",
            "\"\\u12", "\u0000", "undefined", "'a'", "/*", "\"a\" \"b\"");
    private static final List<String> IN_A_PATH = List.of("%00", "a%00b", "%ff", "%c0%af", "..", "%2e%2e", "%2f", "a%2fb", ";x=1", "a;b",
            "%0d%0aX:1", "%ud800", "%", "%zz", "-1", "0", "2147483648",
            "99999999999999999999", "1-1-1-1-1", "00000000-0000-0000-0000-000000000000", "null", "'", "%27", "%3Cscript%3E", "%F0%9F%98%80",
            "%ED%A0%80", "a".repeat(3000), "x%20y", "+", "*", "{id}");
    private static final List<String> TYPES = List.of("application/json", "application/json", "application/json",
            "application/json;charset=utf-16", "application/json;charset=nonsense", "text/json",
            "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "multipart/form-data; boundary=",
            "multipart/form-data; boundary=b", "application/*", "*/*", "/", ";",
            "application/json; q=\"", "application/vnd.api+json", "application/octet-stream", "image/png", "application/json, text/plain");
    private static final List<String> HEADERS = List.of("Accept: */*", "Accept: text/csv", "Accept: ;;;", "Accept: application/pdf;q=nan",
            "Accept-Language: " + "x,".repeat(300), "Content-Encoding: gzip",
            "Range: bytes=0-,-1", "If-Match: \"", "If-Modified-Since: yesterday", "X-HTTP-Method-Override: DELETE",
            "Cookie: pledgekeeper=%00; =; ;", "Expect: nothing", "X-Requested-With: pledgekeeper",
            "X-Page-Of: someone", "Faces-Request: partial/ajax", "Content-Language: \u0001", "Accept-Charset: nonsense", "Upgrade: h2c",
            "Origin: null", "Forwarded: for=\"");

    private final Random random;

    Malformed(long seed) {
        random = new Random(seed);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    boolean in(int howMany) {
        return random.nextInt(howMany) == 0;
    }

    String inAPath() {
        return one(IN_A_PATH);
    }

    String type() {
        return one(TYPES);
    }

    String header() {
        return one(HEADERS);
    }

    /** @return JSON as the schema has it, but for a fault here and there; sometimes cut short, or with more behind it */
    byte[] json(JsonNode schema, JsonNode schemas, List<String> ids) {
        String whole = value(schema, schemas, ids, 0);
        if (in(8)) {
            whole = whole.substring(0, random.nextInt(whole.length() + 1));
        } else if (in(20)) {
            whole += one(VALUES);
        }
        byte[] bytes = whole.getBytes(in(15) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        if (in(15) && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String value(JsonNode schema, JsonNode schemas, List<String> ids, int depth) {
        if (in(6) || depth > 4) {
            return in(2) ? one(VALUES) : '"' + one(TEXTS) + '"';
        }
        if (schema.has("$ref")) {
            return value(schemas.path(schema.path("$ref").asText().replaceFirst(".*/", "")), schemas, ids, depth);
        }
        switch (schema.path("type").asText()) {
            case "integer", "number" :
                return one(List.of("0", "1", "3"));
            case "boolean" :
                return one(List.of("true", "false"));
            case "string" :
                return '"' + (in(2) ? one(ids) : one(TEXTS)) + '"';
            case "array" :
                List<String> all = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    all.add(value(schema.path("items"), schemas, ids, depth + 1));
                }
                return "[" + String.join(",", all) + "]";
            default :
                List<String> fields = new ArrayList<>();
                schema.path("properties").fields().forEachRemaining(field -> {
                    if (!in(5)) {
                        fields.add('"' + (in(40) ? one(TEXTS) : field.getKey()) + "\":" + value(field.getValue(), schemas, ids, depth + 1));
                    }
                });
                if (schema.has("additionalProperties")) {
                    fields.add('"' + (in(2) ? one(ids) : one(TEXTS)) + "\":"
                            + value(schema.path("additionalProperties"), schemas, ids, depth + 1));
                }
                if (in(15) && !fields.isEmpty()) {
                    fields.add(fields.get(0));
                }
                return fields.isEmpty() && !schema.has("properties") ? '"' + one(ids) + '"' : "{" + String.join(",", fields) + "}";
        }
    }

    /** @return fields of a form, encoded somehow */
    String form(List<String> names) {
        StringBuilder form = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            form.append(form.length() == 0 ? "" : "&").append(in(6) ? inAPath() : one(names)).append(in(10) ? "" : "=")
                    .append(in(2) ? inAPath() : "a");
        }
        return form.toString();
    }

    /** @return a form with files whose lines break off, repeat or say nothing */
    byte[] multipart(List<String> names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = random.nextInt(4); i >= 0; i--) {
            List<String> lines = new ArrayList<>(Arrays.asList("--b",
                    "Content-Disposition: form-data; name=\"" + one(names) + "\""
                            + one(List.of("", "; filename=\"a.pdf\"", "; filename=\"\"",
                                    "; filename*=UTF-8''%00", "; filename=\"..\\..\\a\u0000.png\"")),
                    one(List.of("Content-Type: application/pdf", "Content-Transfer-Encoding: base64", "Content-Transfer-Encoding: nonsense",
                            "Content-Type: ;", "X: y")),
                    "", one(List.of("a", "", "%PDF-1.4", "\u0000", "le-listening", "2026-02-30", "x".repeat(20_000)))));
            if (in(3)) {
                lines.remove(random.nextInt(lines.size()));
            }
            out.writeBytes((String.join(in(8) ? "\n" : "\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.writeBytes(one(List.of("--b--\r\n", "--b", "", "--b--\r\n--b--", "--c--\r\n")).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
