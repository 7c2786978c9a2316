package org.pledgekeeper.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The bill of materials that is built with the WAR, so it can be checked only once both are. */
@DisabledIfSystemProperty(named = "maven.is", matches = "offline=true",
        disabledReason = "Maven makes no bill of materials while it is offline")
class BillOfMaterialsIT {
    @Test
    void namesWhatTheWarCarriesAndNothingElse() throws IOException {
        TreeSet<String> billed = new TreeSet<>();
        components().forEach(component -> billed.add(jar(component)));
        try (ZipFile war = new ZipFile(System.getProperty("war"))) {
            assertEquals(
                    war.stream().map(ZipEntry::getName).filter(name -> name.matches("WEB-INF/lib/.+")).map(name -> new File(name).getName())
                            .collect(Collectors.toCollection(TreeSet::new)),
                    billed);
        }
    }

    @Test
    void saysUnderWhichLicenceEachIs() throws IOException {
        List<String> without = new ArrayList<>();
        components().forEach(component -> {
            if (component.path("licenses").isEmpty()) {
                without.add(jar(component));
            }
        });
        assertEquals(List.of(), without);
    }

    private static JsonNode components() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(new File(System.getProperty("bill")));
        assertEquals("CycloneDX", bill.path("bomFormat").asText());
        return bill.path("components");
    }

    private static String jar(JsonNode component) {
        String classifier = component.path("purl").asText().replaceFirst("^[^?]*\\??(?:.*classifier=([^&]+).*|.*)$", "$1");
        return component.path("name").asText() + "-" + component.path("version").asText() + (classifier.isEmpty() ? "" : "-" + classifier)
                + ".jar";
    }
}
