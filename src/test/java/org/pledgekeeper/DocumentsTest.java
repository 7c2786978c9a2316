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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents name can be found there. */
class DocumentsTest {
    private static final Pattern CLASS = Pattern.compile("`@?([A-Z][a-z]\\w*)`");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!\\w+:)([^)#\\s]+)");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        Set<String> lost = new TreeSet<>();
        try (Stream<Path> top = Files.list(Path.of("")); Stream<Path> docs = Files.walk(Path.of("docs"))) {
            for (Path document : Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList()) {
                LINK.matcher(Files.readString(document)).results().map(found -> found.group(1))
                        .filter(link -> !Files.exists(document.resolveSibling(link))).forEach(link -> lost.add(document + " → " + link));
            }
        }
        assertEquals(Set.of(), lost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/security.md", "docs/architecture.md", "CONTRIBUTING.md"})
    void everyClassNamedIsThere(String document) throws IOException {
        Set<String> named = CLASS.matcher(Files.readString(Path.of(document))).results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(named.isEmpty());
        named.removeAll(Set.of("HttpOnly", "SameSite", "Secure", "SecureRandom", "Manager", "Helper", "Impl"));
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            named.removeAll(sources.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", "")).collect(Collectors.toSet()));
        }
        assertEquals(Set.of(), named);
    }
}
