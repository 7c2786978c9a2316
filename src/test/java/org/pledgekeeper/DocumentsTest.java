package org.pledgekeeper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md says is proved somewhere can be found there. */
class DocumentsTest {
    private static final Pattern CLASS = Pattern.compile("`@?([A-Z][a-z]\\w*)`");

    @Test
    void everyClassNamedInTheSecurityDocumentIsThere() throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(Path.of("docs/security.md"))).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(named.isEmpty());
        named.removeAll(Set.of("HttpOnly", "SameSite", "Secure", "SecureRandom"));
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            named.removeAll(sources.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", "")).collect(Collectors.toSet()));
        }
        assertEquals(Set.of(), named);
    }
}
