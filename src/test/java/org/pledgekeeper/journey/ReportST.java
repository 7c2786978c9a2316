package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A council looks at its second review in pictures and takes it away. */
@ExtendWith(LocalService.class)
class ReportST {
    private static final String VIEWER = "callum@glenmorran.example";
    private static final String HOME = "/w/glenmorran-council";
    private static final int MOST_TABS = 60;

    @Test
    void theSameAnswersAreReadInThreeWays(People people) {
        Person viewer = people.signedIn(VIEWER, HOME);
        viewer.follow("Pictures and reports");
        assertThat(viewer.heading("Our review in pictures")).isVisible();
        Map.of("commitment", 5, "driver", 8, "statement", 4).forEach((by, groups) -> {
            viewer.goTo(HOME + "/pictures?by=" + by);
            assertThat(viewer.page().locator(".radar .mark-axis")).hasCount(groups);
            assertThat(viewer.page().locator(".radar-key li")).hasCount(groups);
            assertThat(viewer.page().locator("ul.item-dots")).hasCount(groups);
            assertThat(viewer.page().locator("nav a[aria-current='true']")).hasAttribute("href", "?by=" + by);
            viewer.look("pictures-by-" + by);
        });
    }

    @Test
    void everyPictureSaysInWordsWhatItShowsAndHasATable(People people) {
        Person viewer = people.signedIn(VIEWER, HOME + "/pictures");
        Locator radar = viewer.page().locator("svg.radar");
        assertThat(radar).hasAttribute("aria-label", Pattern.compile(".*1, Value lived experience: .*; last time .*"));
        Locator row = viewer.page()
                .locator("ul.item-dots li", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Leaders hear directly"))
                .locator("svg");
        assertThat(row).hasAttribute("aria-label", Pattern.compile(".*(Last time: |carried from last time).*"));
        assertThat(viewer.page().locator("svg[role=img]:not([aria-label])")).hasCount(0);
        Locator tables = viewer.page().locator("details summary",
                new com.microsoft.playwright.Page.LocatorOptions().setHasText("The same as a table"));
        assertThat(tables).hasCount(6);
        for (Locator table : tables.all()) {
            table.click();
        }
        assertThat(viewer.page().locator("details[open] table")).hasCount(6);
        viewer.page().locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("The other items")).click();
        assertThat(viewer.page().locator("main")).containsText("Last time this was 2 separate items.");
        assertThat(viewer.page().locator("main")).containsText("We hold a wellbeing day for staff every year.");
        viewer.look("pictures-with-tables");
    }

    @Test
    void anEarlierReviewHasItsOwnPictures(People people) {
        Person viewer = people.signedIn(VIEWER, HOME);
        viewer.follow("Review 1");
        assertThat(viewer.page().locator("main .caption")).containsText("First review, checklist 2025.1");
        assertThat(viewer.page().locator("#since-last")).hasCount(0);
        assertThat(viewer.page().locator(".mark-ring")).hasCount(0);
        viewer.look("pictures-of-the-first-review");
    }

    @Test
    void aPhoneAndAKeyboardAreEnough(People people) {
        Person phone = people.signedIn(VIEWER, HOME + "/pictures");
        phone.page().setViewportSize(390, 844);
        for (int i = 0; i < MOST_TABS && !isFocused(phone.link("The eight drivers")); i++) {
            phone.page().keyboard().press("Tab");
        }
        phone.page().keyboard().press("Enter");
        assertThat(phone.page()).hasURL(Pattern.compile(".*by=driver"));
        phone.link("JSON, for programs").focus();
        Download download = phone.page().waitForDownload(() -> phone.page().keyboard().press("Enter"));
        assertTrue(download.suggestedFilename().endsWith(".json"));
    }

    private static boolean isFocused(Locator link) {
        return (boolean) link.evaluate("element => element === document.activeElement");
    }

    @Test
    void eachFormIsTakenAwayAndThePageSaysSo(People people) throws IOException {
        Person viewer = people.signedIn(VIEWER, HOME + "/pictures");
        for (Map.Entry<String, String> form : Map.of("PDF, to read and print", "%PDF-", "Excel spreadsheet", "PK",
                "CSV, one row for each item", "\uFEFFedition,reported", "JSON, for programs", "{").entrySet()) {
            Download download = viewer.page().waitForDownload(() -> viewer.follow(form.getKey()));
            assertTrue(
                    download.suggestedFilename()
                            .matches("pledgekeeper-glenmorran-council-review-2-\\d{4}-\\d\\d-\\d\\d\\.(pdf|xlsx|csv|json)"),
                    download.suggestedFilename());
            byte[] file = Files.readAllBytes(download.path());
            String beginning = new String(file, 0, 40, StandardCharsets.UTF_8);
            assertTrue(beginning.startsWith(form.getValue()), beginning);
            assertThat(viewer.page().locator("#download-state"))
                    .hasText("Ready: " + download.suggestedFilename() + " is in your downloads.");
        }
    }

    @Test
    void aFailureIsSaidKindlyAndLeavesThePlainLink(People people) {
        Person viewer = people.signedIn(VIEWER, HOME + "/pictures");
        viewer.context().setOffline(true);
        viewer.follow("PDF, to read and print");
        assertThat(viewer.page().locator("#download-state")).containsText("Nothing is lost.");
        assertThat(viewer.link("Try the plain link")).hasAttribute("href", Pattern.compile(".*/reviews/2/report\\.pdf"));
        viewer.look("report-not-made");
        viewer.context().setOffline(false);
        Download download = viewer.page().waitForDownload(() -> viewer.follow("Try the plain link"));
        assertTrue(download.suggestedFilename().endsWith(".pdf"));
    }

    @Test
    void withoutScriptsThePlainLinkWorks(People people) {
        Person plain = people.visitorWithoutScripts();
        plain.goTo(HOME + "/pictures");
        plain.signIn(VIEWER);
        Download download = plain.page().waitForDownload(() -> plain.follow("PDF, to read and print"));
        assertTrue(download.suggestedFilename().endsWith(".pdf"));
        assertEquals(4, plain.page().getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHas(plain.page().locator("a[data-download]"))).count());
    }
}
