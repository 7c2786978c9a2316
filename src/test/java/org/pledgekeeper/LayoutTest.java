package org.pledgekeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lines are short enough to be read: what no formatter breaks is broken by hand. */
class LayoutTest {
    private static final int WIDEST = 140;

    @Test
    void noLineIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Path> files = Stream.concat(files("src", "java|xhtml|css|js|xml").stream(), files("themes", "css|js|ftl").stream())
                .filter(file -> !file.startsWith("themes/pledgekeeper/email/text")).toList();
        for (Path file : files) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > WIDEST && !isRowOfATable(file, lines.get(i))) {
                    tooLong.add(file + ":" + (i + 1));
                }
            }
        }
        assertFalse(files.isEmpty());
        assertEquals(List.of(), tooLong, "lines of more than " + WIDEST + " columns");
    }

    /** The cases of a test stand beside each other, however wide that is. */
    private static boolean isRowOfATable(Path file, String line) {
        return file.startsWith("src/test") && line.contains(" | ");
    }

    private static List<Path> files(String root, String endings) throws IOException {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return all.filter(file -> file.toString().matches(".*\\.(?:" + endings + ")")).sorted().toList();
        }
    }
}
