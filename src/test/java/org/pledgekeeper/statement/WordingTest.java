package org.pledgekeeper.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We listen first.          | We listen first.           | We listen first.
            We will listen first.     | We listen first, always.   | We [-will ]listen [-first.][+first, always.]
            ''                        | Dòchas airson a h-uile     | [+Dòchas airson a h-uile]
            moray                     | ''                         | [-moray]
            one two three             | two one three              | [-one ]two [+one ]three
            """)
    void whatWasTakenOutAndPutInStandsWhereItWas(String before, String after, String both) {
        assertEquals(both, Wording.between(before, after).stream().map(piece -> switch (piece.kind()) {
            case KEPT -> piece.text();
            case REMOVED -> "[-" + piece.text() + "]";
            case ADDED -> "[+" + piece.text() + "]";
        }).collect(Collectors.joining()));
        assertEquals(before, without(Wording.Kind.ADDED, before, after));
        assertEquals(after, without(Wording.Kind.REMOVED, before, after));
    }

    private static String without(Wording.Kind kind, String before, String after) {
        return Wording.between(before, after).stream().filter(piece -> piece.kind() != kind).map(Wording.Piece::text)
                .collect(Collectors.joining());
    }
}
