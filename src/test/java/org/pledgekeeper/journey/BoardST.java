package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lead puts a paper before the board, and gives a board member a link to read the review with, until it is revoked. */
@ExtendWith(LocalService.class)
class BoardST {
    private static final String HOME = "/w/eastermoor-health-board";

    @Test
    void aLeadTablesAPaperAndABoardMemberReadsTheReview(People people) {
        Person lead = people.signedIn("priya.sandeman@eastermoorhealth.example", HOME);
        lead.follow("Board paper");
        assertThat(lead.page().locator("#asks")).hasValue(Pattern.compile("Agree that two hours.*non-executive.*", Pattern.DOTALL));
        lead.look("board-paper");
        lead.field("What do you ask your board for?").fill("x".repeat(301));
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("Line 1 is 301 characters long");
        assertThat(lead.page().locator("#asks")).hasValue("x".repeat(301));
        lead.look("board-paper-mend");
        lead.field("What do you ask your board for?").fill("Keep two hours a month\n\nHear the panel twice a year");
        lead.press("Save");
        assertThat(lead.page().locator(".board-paper")).containsText("Hear the panel twice a year");
        for (String file : new String[] {"PDF, to read and print", "Word, to go on writing"}) {
            Download download = lead.page().waitForDownload(() -> lead.follow(file));
            assertEquals("pledgekeeper-eastermoor-health-board-board-paper." + (file.startsWith("PDF") ? "pdf" : "docx"),
                    download.suggestedFilename());
        }

        lead.follow("Make a link for your board");
        assertThat(lead.page().locator("#list")).containsText("Board meeting in March");
        lead.look("board-links");
        lead.press("Make the link");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("Say in a few words");
        lead.field("Whom is it for?").fill("The inspector, Coinneach");
        lead.page().locator("#days-7").check();
        lead.press("Make the link");
        String link = lead.page().locator("#link").inputValue();
        lead.look("board-link-made");

        Person reader = people.visitorWithAPhone();
        assertEquals(200, reader.goTo(link));
        assertThat(reader.page()).hasTitle("A review to read – Pledgekeeper");
        reader.look("board-door");
        reader.press("Open the review");
        assertThat(reader.heading("Eastermoor Health Board")).isVisible();
        reader.look("board-review");
        assertEquals(0, reader.context().cookies().size(), "no session");

        lead.goTo(HOME + "/board/links");
        assertThat(lead.page().locator("#list li").first()).containsText("Opened once, on ");
        lead.page().locator("button[name=revoke]").first().click();
        assertThat(lead.page().locator("#list li").first()).containsText("Revoked by ");
        lead.look("board-link-revoked");
        assertEquals(404, reader.goTo(link));
        assertThat(reader.heading("This link leads nowhere now")).isVisible();
        reader.look("board-nowhere");

        Person champion = people.signedIn("catriona@eastermoorhealth.example", HOME + "/board");
        assertThat(champion.page().locator(".board-paper")).containsText("Hear the panel twice a year");
        champion.look("board-paper-champion");
    }
}
