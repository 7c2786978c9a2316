package org.pledgekeeper.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same texts are counted in a browser by SignUpST. */
class WordsTest {
    static Stream<JsonNode> texts() throws IOException {
        return StreamSupport.stream(new ObjectMapper().readTree(WordsTest.class.getResource("/words.json")).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void countsAsAReaderWould(JsonNode text) {
        assertEquals(text.get("words").asInt(), Words.count(text.get("text").asText()));
    }

    @Test
    void nothingIsNoWord() {
        assertEquals(0, Words.count(null));
    }
}
