package org.pledgekeeper.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopTest {
    @TempDir
    private Path project;
    private final List<String> said = new ArrayList<>();
    private int loads;
    private int saves;
    private Develop develop;

    @BeforeEach
    void aSmallProject() throws IOException {
        for (String folder : List.of("src/main/java", "src/main/webapp", "src/main/resources", "themes")) {
            Files.createDirectories(project.resolve(folder));
        }
        save(Built.CLASSPATH.toString(), "");
        try (FileSystem war =
                FileSystems.newFileSystem(URI.create("jar:" + project.resolve(Built.WAR).toUri()), Map.of("create", "true"))) {
            Files.createDirectories(war.getPath("/WEB-INF"));
            Files.writeString(war.getPath("/WEB-INF/web.xml"), "<web-app><context-param></context-param></web-app>");
        }
        develop = new Develop(project, said::add);
    }

    @Test
    void aViewAndAStyleAreCopiedWithoutLoadingAgain() throws IOException {
        save("src/main/webapp/signup/lead.xhtml", "a view");
        save("themes/pledgekeeper/pages/page.css", "a style");
        develop.once(this::load);
        assertEquals("a view", Files.readString(develop.folder().resolve("signup/lead.xhtml")));
        assertEquals("a style", Files.readString(develop.folder().resolve("themes/pledgekeeper/pages/page.css")));
        assertEquals(0, loads);
        Files.delete(project.resolve("src/main/webapp/signup/lead.xhtml"));
        develop.once(this::load);
        assertFalse(Files.exists(develop.folder().resolve("signup/lead.xhtml")));
    }

    @Test
    void aClassIsCompiledAndLoadedAndOneThatDoesNotCompileChangesNothing() throws IOException {
        Path compiled = develop.folder().resolve("WEB-INF/classes/org/pledgekeeper/Word.class");
        save("src/main/java/org/pledgekeeper/Word.java", "package org.pledgekeeper; record Word(String text) { }");
        develop.once(this::load);
        assertTrue(Files.exists(compiled));
        assertEquals(1, loads);
        byte[] before = Files.readAllBytes(compiled);
        save("src/main/java/org/pledgekeeper/Word.java", "package org.pledgekeeper; record Word(String text) { broken }");
        develop.once(this::load);
        assertEquals(1, loads);
        assertEquals(before.length, Files.size(compiled));
        assertTrue(said.get(said.size() - 1).contains("goes on as it was"), said.toString());
        save("src/main/java/org/pledgekeeper/Word.java", "package org.pledgekeeper; record Word(String text, int number) { }");
        develop.once(this::load);
        assertEquals(2, loads);
        assertNotEquals(before.length, Files.size(compiled));
    }

    @Test
    void ofAClassThatOthersSeeAsBeforeOnlyItIsCompiledAndOfAnotherAllThatCallIt() throws IOException {
        Path caller = develop.folder().resolve("WEB-INF/classes/org/pledgekeeper/Caller.class");
        save("src/main/java/org/pledgekeeper/Word.java", "package org.pledgekeeper; class Word { int count() { return 1; } }");
        save("src/main/java/org/pledgekeeper/Caller.java",
                "package org.pledgekeeper; class Caller { int of(Word w) { return w.count(); } }");
        develop.once(this::load);
        Files.write(caller, new byte[0]);
        save("src/main/java/org/pledgekeeper/Word.java", "package org.pledgekeeper; class Word { int count() { return 2; } }");
        develop.once(this::load);
        assertEquals(0, Files.size(caller), "left alone");
        save("src/main/java/org/pledgekeeper/Word.java",
                "package org.pledgekeeper; class Word { int count() { return 2; } class Inner { } }");
        develop.once(this::load);
        assertNotEquals(0, Files.size(caller), "compiled anew");
        assertEquals(3, loads);
        save("src/main/java/org/pledgekeeper/Word.java", "package org.pledgekeeper; class Word { int number() { return 2; } }");
        develop.once(this::load);
        assertEquals(3, loads, "its caller does not compile");
        save("src/main/java/org/pledgekeeper/Caller.java",
                "package org.pledgekeeper; class Caller { int of(Word w) { return w.number(); } }");
        develop.once(this::load);
        assertEquals(4, loads);
        assertFalse(Files.exists(caller.resolveSibling("Word$Inner.class")));
    }

    @Test
    void aResourceIsLoadedAndADescriptorKeepsReadingViewsAnew() throws IOException {
        save("src/main/resources/checklists/new.yaml", "a checklist");
        save("src/main/webapp/WEB-INF/web.xml", "<web-app><context-param><param-name>mine</param-name></context-param></web-app>");
        develop.once(this::load);
        assertEquals(1, loads);
        assertTrue(Files.exists(develop.folder().resolve("WEB-INF/classes/checklists/new.yaml")));
        String descriptor = Files.readString(develop.folder().resolve("WEB-INF/web.xml"));
        assertTrue(descriptor.contains("FACELETS_REFRESH_PERIOD") && descriptor.contains("mine"), descriptor);
        develop.once(this::load);
        assertEquals(1, loads);
    }

    /** Each later than the one before, however coarse the clock of the file system. */
    private void save(String name, String text) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(++saves)));
    }

    private void load() {
        loads++;
    }
}
