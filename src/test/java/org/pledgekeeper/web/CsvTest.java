package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every CSV holds to, so that it opens right in a spreadsheet and nothing in it runs. */
class CsvTest {
    @Test
    void excelKnowsItAsUtf8() {
        String written = new String(Csv.of(List.of("name"), List.of(List.of("Dòchas Łódź 日本"))), StandardCharsets.UTF_8);
        assertEquals("\uFEFFname\r\nDòchas Łódź 日本\r\n", written);
    }

    @Test
    void aCellMayHoldAnything() {
        assertEquals("\uFEFFa,b\r\n\"one, \"\"two\"\"\nthree\",\r\n2026-11-23,-5\r\n", new String(Csv.of(List.of("a", "b"),
                List.of(Arrays.asList("one, \"two\"\nthree", null), List.of(LocalDate.of(2026, 11, 23), -5))), StandardCharsets.UTF_8));
        assertEquals("\uFEFFa\r\n", new String(Csv.of(List.of("a"), List.of()), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@home", "\t=1", "\r=1", "\n=1", " =1", "\u00A0=1", "\uFEFF=1",
            "\u200B@a", "\u0000=1", "＝1", "＋1", "－1", "＠a", "\tword"})
    void whatBeginsLikeAFormulaIsWords(String words) {
        String written = new String(Csv.of(List.of("a"), List.of(List.of(words))), StandardCharsets.UTF_8);
        assertTrue(written.replace("\"", "").startsWith("\uFEFFa\r\n'" + words), written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "a=1", "", " word", "'quoted'", "Łódź", "(a)"})
    void otherWordsAreLeftAlone(String words) {
        String written = new String(Csv.of(List.of("a"), List.of(List.of(words))), StandardCharsets.UTF_8);
        assertTrue(written.replace("\"", "").endsWith("a\r\n" + words + "\r\n"));
    }

    /** So whoever adds another CSV gets its byte-order mark and its safety too. */
    @Test
    void everyCsvIsWrittenHere() {
        ArchRuleDefinition.noClasses().that().doNotHaveFullyQualifiedName(Csv.class.getName())
                .should().dependOnClassesThat().haveFullyQualifiedName(CSVPrinter.class.getName())
                .check(new ClassFileImporter().withImportOption(place -> !place.contains("/test-classes/"))
                        .importPackages("org.pledgekeeper"));
    }
}
