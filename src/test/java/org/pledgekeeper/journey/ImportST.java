package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.importing.Books;

/** A lead imports a messy spreadsheet, sees what it adds up to, enters it, imports it again and undoes it. */
@ExtendWith(LocalService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportST {
    private static final String LEAD = "morven@glenmorran.example";
    private static final String CONTRIBUTOR = "isla@glenmorran.example";
    private static final String HOME = "/w/glenmorran-council";

    @Test
    @Order(1)
    void aLeadImportsAMessySpreadsheet(People people, Local local) {
        Person lead = people.signedIn(LEAD, HOME + "/log");
        lead.follow("Import from a file");
        lead.press("Count it");
        assertThat(lead.page().locator("#error-summary")).containsText("Choose what the file is about.");
        lead.look("import-to-mend");
        send(lead, "learning.html", "<html><table></table></html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(lead.page().locator("#error-summary")).containsText("This is a web page");
        lead.look("import-choose");
        send(lead, "Export of Iona Nameless.csv", Books.resource("messy-training.csv"));
        assertThat(lead.heading("What this file adds up to")).isVisible();
        assertThat(lead.page().locator("main")).containsText("6 of 15 rows count");
        assertFalse(lead.page().content().contains("Nameless"), "no name is shown");
        for (com.microsoft.playwright.Locator details : lead.page().locator("main details").all()) {
            details.locator("summary").click();
        }
        lead.look("import-preview");
        lead.page().getByLabel("Only courses with this word").fill("skilled");
        lead.press("Count again");
        assertThat(lead.page().locator("main")).containsText("2 of 15 rows count");
        lead.press("Enter it into the log");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Entered.");
        lead.look("import-entered");
        assertEquals(1, new Database(local).count("log_import where rows_counted = 2"));

        lead.goTo(HOME + "/log/import");
        send(lead, "again.csv", Books.resource("messy-training.csv"));
        assertThat(lead.text("All of this file is in already.")).isVisible();
        lead.look("import-again");
        lead.press("Give it up");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Given up.");
        lead.page().locator(".item-list a").first().click();
        lead.press("Undo the whole import");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("The log is as it was before.");
        lead.look("import-undone");
        lead.goTo(HOME + "/log/import/7b0f6a3e-6a4e-4b7e-9c55-3a8f0f4c1d11");
        assertThat(lead.heading("This file is no longer here")).isVisible();
        lead.look("import-gone");
    }

    @Test
    @Order(2)
    void aContributorIsToldWhoCan(People people) {
        Person contributor = people.signedIn(CONTRIBUTOR, HOME + "/log/import");
        assertThat(contributor.text("Your lead or champion can import a file.")).isVisible();
        contributor.look("import-contributor");
    }

    private static void send(Person lead, String name, byte[] bytes) {
        lead.field("Training").check();
        lead.field("File").setInputFiles(new FilePayload(name, "text/csv", bytes));
        lead.press("Count it");
    }
}
