package org.pledgekeeper.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;

class GroupLeaningTest {
    /** Answers as the files write them; ? is don't know. Of twenty such groups put together, so that chance weighs little. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            0 0 1 1 1,   LOWER
            4 4 3 3 4,   UPPER
            2 2 2 2 2,   BETWEEN
            ? ? ? ? ?,   BETWEEN
            0 0 0 4 4 4, BETWEEN
            0 0 0 0 4,   LOWER
            3 3 3 3 ?,   UPPER
            3 ? ? ? ?,   BETWEEN
            """)
    void whatIsSaidMostLikelyIsWhereTheAnswersStand(String answers, Leaning leaning) {
        List<Level> crowd = new ArrayList<>();
        Collections.nCopies(20, levels(answers)).forEach(crowd::addAll);
        assertTrue(GroupLeaning.chances(crowd, 1).of(leaning) > 0.95, () -> GroupLeaning.chances(crowd, 1).toString());
    }

    @Test
    void ofFourNothingIsSaidAndOfFiveSomethingAlways() {
        for (Level level : Level.values()) {
            assertEquals(Optional.empty(), GroupLeaning.of(Collections.nCopies(4, level), 1, RandomGenerator.getDefault()));
            assertTrue(GroupLeaning.of(Collections.nCopies(5, level), 1, RandomGenerator.getDefault()).isPresent());
        }
        assertEquals(Optional.empty(), GroupLeaning.of(List.of(), 1, RandomGenerator.getDefault()));
    }

    /** It stays worth reading: how many of 100 groups that all agree are shown where they stand, by how many they are. */
    @ParameterizedTest
    @CsvSource({"1, 82, 92, 99", "2, 82, 92, 99", "4, 75, 86, 96", "6, 71, 82, 94", "8, 68, 79, 91"})
    void whereAllAgreeItMostlySaysSo(int questions, int five, int ten, int twenty) {
        assertEquals(List.of(five, ten, twenty),
                List.of(5, 10, 20).stream()
                        .map(people -> (int) (100 * GroupLeaning.chances(Collections.nCopies(people, Level.EXPLORING), questions).lower()))
                        .toList());
    }

    /** Drawn ten thousand times from numbers that lie evenly, each result comes as often as its chance says. */
    @Test
    void isDrawnAsOftenAsItsChanceSays() {
        List<Level> answers = levels("0 1 2 4 ? 3");
        Map<Leaning, Integer> drawn = new EnumMap<>(Leaning.class);
        for (int i = 0; i < 10_000; i++) {
            double number = (i + 0.5) / 10_000;
            drawn.merge(GroupLeaning.of(answers, 3, new RandomGenerator() {
                @Override
                public long nextLong() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public double nextDouble() {
                    return number;
                }
            }).orElseThrow(), 1, Integer::sum);
        }
        for (Leaning leaning : Leaning.values()) {
            assertEquals(GroupLeaning.chances(answers, 3).of(leaning), drawn.get(leaning) / 10_000.0, 0.0002, leaning.name());
        }
    }

    private static List<Level> levels(String answers) {
        return Arrays.stream(answers.split(" ")).map(code -> Level.ofCode(code.equals("?") ? "DONT_KNOW" : code)).toList();
    }
}
