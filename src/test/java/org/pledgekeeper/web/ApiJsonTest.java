package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgekeeper.refusal.Unreadable;

/** What the one reader of request bodies takes and what it refuses. How a refusal looks over HTTP is EndpointsIT's. */
class ApiJsonTest {
    record Inner(Integer staff) {}

    record Body(UUID id, String title, LocalDate day, int version, boolean only, List<String> items, Map<String, Integer> seen,
            Inner inner) {}

    @Test
    void aWholeBodyIsReadAsItIsWritten() throws IOException {
        UUID id = UUID.randomUUID();
        assertEquals(new Body(id, "A \u00e9", LocalDate.of(2026, 3, 14), 3, true, List.of("a"), Map.of("b", 1), new Inner(4)),
                read("""
                {"id":"%s","title":"A \
                \\u00e9","day":"2026-03-14","version":3,"only":true,"items":["a"],"seen":{"b":1},"inner":{"staff":4}}"""
                        .formatted(id)));
    }

    @Test
    void whatIsLeftOutOrNullIsNothing() throws IOException {
        Body nothing = new Body(null, null, null, 0, false, null, null, null);
        assertEquals(nothing, read("{}"));
        assertEquals(nothing, read(
                "{\"id\":null,\"title\":null,\"day\":null,\"version\":null,\"only\":null,\"items\":null,\"seen\":null,\"inner\":null}"));
        assertNull(read(""));
        assertNull(read("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":{", "{\"title\":{", "{", "{\"title\":\"a", "{\"title\"", "[", "[]", "\"\"", "1", "true",
            "{\"title\":\"a\"}}", "{} {}",
            "{\"title\":\"a\",\"title\":\"b\"}", "{\"seen\":{\"a\":1,\"a\":2}}", "{'title':'a'}", "{title:\"a\"}", "{\"version\":NaN}",
            "{\"version\":01}", "{}//",
            "\u0000{}", "{\"title\":\"\u0000\"}", "{\"title\":\"\\ud\"}"})
    void whatIsNoJsonOfOurFormIsRefused(String json) {
        assertThrows(Unreadable.class, () -> read(json));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', value = {
            "{\"unknown\":{\"a\":[1]}} | unknown",
            "{\"title\":3} | title",
            "{\"title\":true} | title",
            "{\"title\":[\"a\"]} | title",
            "{\"title\":{}} | title",
            "{\"version\":\"3\"} | version",
            "{\"version\":3.0} | version",
            "{\"version\":1e9} | version",
            "{\"version\":99999999999} | version",
            "{\"version\":\"\"} | version",
            "{\"version\":true} | version",
            "{\"only\":\"true\"} | only",
            "{\"only\":1} | only",
            "{\"id\":\"1-1-1-1-1\"} | id",
            "{\"id\":\"AAAAAAAAAAAAAAAAAAAAAA==\"} | id",
            "{\"id\":\"\"} | id",
            "{\"day\":\"+999999999-12-31\"} | day",
            "{\"day\":\"2026-02-30\"} | day",
            "{\"day\":\"2026-03-14T00:00\"} | day",
            "{\"day\":[2026,3,14]} | day",
            "{\"day\":20000} | day",
            "{\"day\":\"\"} | day",
            "{\"items\":\"a\"} | items",
            "{\"items\":{\"a\":\"b\"}} | items",
            "{\"items\":[\"a\",null]} | items[1]",
            "{\"items\":[[\"a\"]]} | items[0]",
            "{\"seen\":[]} | seen",
            "{\"seen\":\"\"} | seen",
            "{\"seen\":{\"a\":null}} | seen.a",
            "{\"seen\":{\"a\":\"1\"}} | seen.a",
            "{\"inner\":4} | inner",
            "{\"inner\":\"\"} | inner",
            "{\"inner\":[4]} | inner",
            "{\"inner\":{\"staff\":4,\"other\":1}} | inner.other",
    })
    void whatDoesNotFitIsRefusedWhereItStands(String json, String field) {
        Unreadable refusal = assertThrows(Unreadable.class, () -> read(json));
        assertEquals(Set.of(field), refusal.problems().keySet(), refusal.getMessage());
    }

    @Test
    void textsAndNamesAreClean() throws IOException {
        assertEquals(new Body(null, "a\u00e9\tb", null, 0, false, List.of("c"), Map.of("d", 1), null),
                read("{\"title\":\"a\\u0000e\\u0301\\t\\ud800b\\u001b\",\"items\":[\"c\\u0000\"],\"seen\":{\"d\\u0000\":1}}"));
    }

    @Test
    void whatIsTooDeepOrTooLongIsRefused() {
        for (String json : List.of("{\"a\":" + "[".repeat(100_000), "{\"a\":" + "{\"a\":".repeat(100_000),
                "{\"" + "a".repeat(100_000) + "\":1}",
                "{\"version\":" + "9".repeat(100_000) + "}", "{\"version\":1e999999999}")) {
            assertThrows(Unreadable.class, () -> read(json));
        }
    }

    @Test
    void whatIsInNoUnicodeIsRefused() {
        for (byte[] bytes : List.of(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 0, '{', '}'},
                new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'},
                new byte[] {0, 0, (byte) 0xFF, (byte) 0xFE, 0, 0, 0, '{'}, new byte[] {0, 0, 0, '{', 0x7F, 0, 0, 0})) {
            assertThrows(Unreadable.class, () -> ApiJson.read(Body.class, new ByteArrayInputStream(bytes)));
        }
    }

    private static Object read(String json) throws IOException {
        return ApiJson.read(Body.class, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
