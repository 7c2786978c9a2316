package org.pledgekeeper.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgekeeper.refusal.Refused;

class EditionYamlTest {
    private static final WholeEdition SHIPPED = new Checklists().wholeNewest();
    private static final String WRITTEN = EditionYaml.write(SHIPPED).together();

    @Test
    void whatIsShippedComesOutAsItWentIn() throws IOException {
        assertEquals(SHIPPED, EditionYaml.read(file("2026.1") + "---\n" + file("2026.1.map") + "---\n" + file("2026.1.short-set")));
        assertEquals(SHIPPED, EditionYaml.read(WRITTEN));
        assertEquals(WRITTEN, EditionYaml.write(EditionYaml.read(WRITTEN)).together());
        assertEquals(SHIPPED, EditionYaml.read(WRITTEN.replace("\n", "\r\n")), "as a form sends it");
    }

    private static String file(String name) throws IOException {
        try (InputStream file = Checklists.class.getResourceAsStream("/checklists/" + name + ".yaml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void awkwardWordsSurvive() {
        for (String words : new String[] {"yes", "2027.10", "null", "# not a comment", "a: b", "- x", "“Ceàrd a’ chanas tu?”", "'", "\"",
                "a\\b",
                "{x}", "& and *", "!tag", "%", "@", "`"}) {
            Edition now = SHIPPED.edition();
            WholeEdition whole = new WholeEdition(new Edition(now.edition(), words, now.published(), now.drivers(), now.agreedStatements(),
                    now.commitments()), SHIPPED.map(), SHIPPED.shortSet());
            assertEquals(words, EditionYaml.read(EditionYaml.write(whole).together()).edition().title());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title:                  | titel:              | In line 3 there is a field "titel", which an edition does not have
            published: 2026-11-23   | published: soon     | "published" is missing, or is not of the form it should have
            published: 2026-11-23   | published: 2026-02-30 | "published" is missing, or is not of the form
            change: SAME            | change: ALIKE       | is missing, or is not of the form it should have
            drivers:                | drivers: &a         | In line 5 there is an anchor or an alias
            number: 1               | number: one         | "commitments, number 1, number" is missing, or is not of the form
            predecessor:            | predecessor: [      | this is not YAML
            title:                  | edition: x          | In line 3
            - le-listening          | - ~                 | is missing, or is not of the form it should have
            """)
    void whatIsWrongIsToldWithItsLine(String right, String wrong, String words) {
        assertTrue(WRITTEN.contains(right), WRITTEN);
        String problem = problem(WRITTEN.replaceFirst(java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong.replace("; ", "\n"))));
        assertTrue(problem.contains(words), problem);
        assertTrue(problem.matches("(?s)In line \\d+ .*"), problem);
    }

    @Test
    void nothingIsReadInPart() {
        EditionYaml.Texts texts = EditionYaml.write(SHIPPED);
        assertTrue(problem(texts.edition() + texts.map()).startsWith("A part is missing."));
        assertTrue(problem(WRITTEN + texts.map()).contains("a fourth part begins"));
        assertTrue(problem(texts.edition() + texts.map() + texts.shortSet().replace("2026.1", "2027.1")).contains("different editions"));
        assertTrue(problem(" ").contains("paste its text"));
        assertTrue(problem("x".repeat(EditionYaml.LONGEST + 1)).contains("200001 characters"));
        assertTrue(problem("[".repeat(5000)).contains("In line 1"));
        assertTrue(problem("a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n").contains("anchor or an alias"));
        assertTrue(problem("!!javax.script.ScriptEngineManager [x]").contains("In line 1"));
    }

    private static String problem(String yaml) {
        return assertThrows(Refused.class, () -> EditionYaml.read(yaml)).problems().get("yaml");
    }
}
