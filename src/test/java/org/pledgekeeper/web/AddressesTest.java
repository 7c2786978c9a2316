package org.pledgekeeper.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            /,                                       /directory/home.xhtml
            /signatories,                            /directory/signatories.xhtml
            /signatories/,                           /directory/signatories.xhtml
            /sign-up,                                /signup/start.xhtml
            /sign-up/organisation,                   /signup/organisation.xhtml
            /sign-up/check,                          /signup/check.xhtml
            /sign-up/new,                            /signup/organisation.xhtml
            /programme,                              /programme/queue.xhtml
            /programme/progress,                     /figures/staff.xhtml
            /programme/checklist,                    /drafting/edition.xhtml
            /programme/checklist/changes,            /drafting/changes.xhtml
            /programme/checklist/retired,            /drafting/retired.xhtml
            /programme/checklist/yaml,               /drafting/bring-in.xhtml
            /programme/checklist/edition.yaml,       /drafting/file
            /progress,                               /figures/progress.xhtml
            /w,                                      /tenant/workspaces.xhtml
            /w/,                                     /tenant/workspaces.xhtml
            /accessibility,                          /web/accessibility.xhtml
            /signed-out,                             /web/signed-out.xhtml
            /taken-back,                             /story/ended.xhtml
            """)
    void leadToTheirView(String address, String view) {
        assertEquals(view, Route.find(address).orElseThrow().view());
        assertEquals(Map.of(), Route.find(address).orElseThrow().parts());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /signatories/glen-council,                  /directory/profile.xhtml,       slug,       glen-council
            /w/glen-council,                            /assessment/overview.xhtml,     slug,       glen-council
            /w/glen-council/,                           /assessment/overview.xhtml,     slug,       glen-council
            /w/glen-council/submit,                     /assessment/submit.xhtml,       slug,       glen-council
            /w/glen-council/commitments/lived-experience, /assessment/commitment.xhtml, commitment, lived-experience
            /w/glen-council/commitments/lived-experience, /assessment/commitment.xhtml, slug,       glen-council
            /sign-up/mend/a-B_9,                        /signup/mend.xhtml,             token,      a-B_9
            /sign-up/0-0-0-0-1/statement,               /signup/statement.xhtml,        draft,      0-0-0-0-1
            /programme/applications/PK-2026-1A2B3C4D,   /programme/review.xhtml,        reference,  PK-2026-1A2B3C4D
            /programme/checklist/items/le-listening,    /drafting/item.xhtml,           item,       le-listening
            /progress/pictures/size-training.svg,       /figures/picture,               picture,    size-training
            /progress/pictures/size-training.svg,       /figures/picture,               image,      svg
            """)
    void nameTheirParts(String address, String view, String part, String value) {
        Route.Found found = Route.find(address).orElseThrow();
        assertEquals(view, found.view());
        assertEquals(value, found.parts().get(part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nowhere", "/signatories/a/b", "/signatories//", "/w//submit", "/w/a/b", "/w/a/submit/more",
            "/sign-up/nowhere", "/sign-up/x/nowhere",
            "/programme/applications", "/directory/home.xhtml", "/assessment/overview.xhtml", "/SIGNATORIES", "/signatories/a/logo.png",
            "/progress/figures+csv",
            "/api/v1/signatories"})
    void areNoneButThese(String address) {
        assertTrue(Route.find(address).isEmpty(), address);
    }

    @Test
    void takeNoEndlessPart() {
        assertTrue(Route.find("/signatories/" + "a".repeat(120)).isPresent());
        assertTrue(Route.find("/signatories/" + "a".repeat(121)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/signatories", "/signatories/x", "/sign-up", "/sign-up/organisation", "/sign-up/lead",
            "/sign-up/statement", "/sign-up/logo",
            "/sign-up/authorisation", "/sign-up/check", "/sign-up/new", "/sign-up/x/organisation",
            "/sign-up/x/lead", "/sign-up/x/statement", "/sign-up/x/logo", "/sign-up/x/authorisation", "/sign-up/x/check", "/sign-up/x/done",
            "/sign-up/mend/x", "/programme", "/programme/applications/x", "/programme/progress", "/programme/checklist",
            "/programme/checklist/changes", "/programme/checklist/retired", "/programme/checklist/yaml", "/programme/checklist/items/x",
            "/programme/checklist/commitments/x", "/programme/checklist/preview/x",
            "/w", "/w/x", "/w/x/commitments/y", "/w/x/submit", "/accessibility", "/privacy", "/signed-out"})
    void haveAViewThatExists(String address) {
        assertTrue(Files.exists(Path.of("src/main/webapp" + Route.find(address).orElseThrow().view())), address);
    }
}
