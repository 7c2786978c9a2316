package org.pledgekeeper;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/** Lines and classes are short enough to be read: what no formatter breaks is broken by hand. */
class LayoutTest {
    private static final int WIDEST = 140;
    private static final int LONGEST = 300;

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

    /** What ships and what is measured; a test may be longer, since what it tells of one thing stands best in one place. */
    @Test
    void noClassIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        List<Path> files = Stream.concat(files("src/main", "java").stream(), files("src/benchmark", "java").stream()).toList();
        for (Path file : files) {
            int lines = Files.readAllLines(file).size();
            if (lines > LONGEST) {
                tooLong.add(file + ": " + lines);
            }
        }
        assertFalse(files.isEmpty());
        assertEquals(List.of(), tooLong, "files of more than " + LONGEST + " lines");
    }

    @Test
    void everyViewAndDescriptorCanBeRead() throws Exception {
        DocumentBuilder reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        reader.setEntityResolver((name, address) -> new InputSource(new StringReader("")));
        reader.setErrorHandler(null);
        List<Path> files = files("src/main/webapp", "xhtml|xml");
        assertFalse(files.isEmpty());
        for (Path file : files) {
            assertDoesNotThrow(() -> reader.parse(file.toFile()), file::toString);
        }
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
