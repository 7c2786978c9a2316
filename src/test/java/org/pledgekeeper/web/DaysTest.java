package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DaysTest {
    @Test
    void aMomentIsOnTheDayThatScotlandHas() {
        assertEquals("1 July 2026", Days.words(Instant.parse("2026-06-30T23:30:00Z")));
        assertEquals("31 December 2026", Days.words(Instant.parse("2026-12-31T23:30:00Z")));
        assertEquals("14 March 2026", Days.words(LocalDate.of(2026, 3, 14)));
        assertEquals("", Days.words(null));
    }

    @Test
    void theClockHasOneHome() throws IOException {
        assertEquals(Stream.of("java/org/pledgekeeper/web/Days.java", "resources/db/migration/V0020__the_logs.sql")
                .map(Path.of("src/main")::resolve).toList(), naming("Europe/London"),
                "once in Java, and once where a column is worked out by the database");
        for (String machinesOwn : List.of("LocalDate.now()", "YearMonth.now()", "Year.now()", "LocalDateTime.now()",
                "ZoneId.systemDefault()")) {
            assertEquals(List.of(), naming(machinesOwn), machinesOwn);
        }
    }

    private static List<Path> naming(String words) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> found = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().matches(".*[.](java|js|xhtml|sql)")).sorted().toList()) {
                if (Files.readString(file).contains(words)) {
                    found.add(file);
                }
            }
            return found;
        }
    }
}
