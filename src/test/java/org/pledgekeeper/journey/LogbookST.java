package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** What was done between two meetings is written down on a phone, looked at together, and taken away. */
@ExtendWith(LocalService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogbookST {
    private static final String PROMISE = "Does it keep one of our promises? (optional)";
    private static final String LEAD = "morven@glenmorran.example";
    private static final String CHAMPION = "ross@glenmorran.example";
    private static final String CONTRIBUTOR = "isla@glenmorran.example";
    private static final String VIEWER = "callum@glenmorran.example";
    private static final String HOME = "/w/glenmorran-council";
    private static final String LINE = "Walked round the Càrn depot with the night shift";

    @Test
    @Order(1)
    void aChampionAddsUndoesRepeatsAndChangesOnAPhone(People people, Local local) {
        Person champion = people.signedIn(CHAMPION, HOME);
        champion.page().setViewportSize(390, 844);
        champion.follow("Add to the log");
        champion.look("log-choose");
        champion.page().getByRole(AriaRole.LINK, named("Leadership")).first().click();
        champion.look("log-add");
        champion.field("What did leaders do, or try?").fill(LINE);
        champion.page().getByText("A visit", exact()).click();
        champion.field(PROMISE).selectOption(new SelectOption().setIndex(1));
        champion.press("Save");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).hasText("Saved. It is in the log.");
        assertThat(champion.link(LINE)).isVisible();
        champion.look("log-saved");
        champion.press("Undo");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).hasText("Undone. It is as it was before.");
        assertThat(champion.link(LINE)).hasCount(0);
        champion.follow("Bin");
        champion.look("log-bin");
        champion.follow(LINE);
        champion.look("log-in-bin");
        champion.press("Take it out of the bin");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).hasText("It is back in its log.");

        champion.follow(LINE);
        champion.look("log-entry");
        assertThat(champion.field(PROMISE)).hasValue(Pattern.compile(".+"));
        champion.follow("Repeat this today");
        assertThat(champion.field("What did leaders do, or try?")).hasValue(LINE);
        champion.press("Save");
        assertThat(champion.link(LINE)).hasCount(2);

        champion.goTo(HOME + "/log/add");
        champion.page().getByRole(AriaRole.LINK, named("Same as last time in Leadership")).click();
        assertThat(champion.field("What did leaders do, or try?")).hasValue(LINE);
        champion.field("What did leaders do, or try?").fill("");
        champion.press("Save");
        assertThat(champion.page().locator("#error-summary")).containsText("Say in one line what it was.");
        champion.look("log-to-mend");
        champion.field("What did leaders do, or try?").fill("Talked with Mrs Campbell about the depot");
        champion.press("Save");
        assertThat(champion.page().locator("#error-summary")).containsText("a person’s name");
        champion.look("log-nudge");
        champion.field("It is fine as it is").check();
        champion.press("Save");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).hasText("Saved. It is in the log.");
        champion.follow("Say more about it");
        champion.field("What did you learn?").fill("People say more while walking.");
        champion.press("Save");
        assertEquals(1, new Database(local).count("log_entry where learned = 'People say more while walking.'"));
    }

    @Test
    @Order(2)
    void whatIsTypedIsFoundAndFilteredAndTakenAway(People people) throws IOException {
        Person lead = people.signedIn(LEAD, HOME + "/log");
        lead.look("log-timeline");
        lead.field("Search").fill("carn depto");
        lead.press("Show");
        assertThat(lead.link(LINE)).hasCount(2);
        assertThat(lead.page().locator(".item-list.log > li")).hasCount(2);
        lead.look("log-found");
        Download csv = lead.page().waitForDownload(() -> lead.follow("CSV"));
        String text = Files.readString(csv.path());
        assertTrue(text.startsWith("\uFEFFDay,Log,What") && text.contains(LINE) && text.lines().count() == 3, text);
        lead.field("Search").fill("no such words anywhere");
        lead.press("Show");
        assertThat(lead.text("Nothing in the log is like that.")).isVisible();
        lead.look("log-nothing-found");
    }

    @Test
    @Order(3)
    void eachLogHasAPicture(People people) {
        Person lead = people.signedIn(LEAD, HOME + "/log/lived-experience");
        assertThat(lead.heading("Still to be told back")).isVisible();
        lead.look("log-picture-lived-experience");
        for (String[] picture : new String[][] {{"Leadership", "Changes tried"}, {"Training", "Reach against need"},
                {"Supervision", "By type"}, {"Feedback", "By theme"}}) {
            lead.page().getByRole(AriaRole.NAVIGATION, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Pictures of the logs"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(picture[0])).click();
            assertThat(lead.heading(picture[1])).isVisible();
            lead.look("log-picture-" + picture[0].toLowerCase() + "-closed");
            for (Locator details : lead.page().locator("main details").all()) {
                details.locator("summary").click();
            }
            lead.look("log-picture-" + picture[0].toLowerCase());
        }
    }

    @Test
    @Order(4)
    void twoPeopleWhoChangeTheSameEntryAreShownBoth(People people) {
        Person lead = people.signedIn(LEAD, HOME + "/log?words=Campbell");
        Person champion = people.signedIn(CHAMPION, HOME + "/log?words=Campbell");
        String line = "Talked with Mrs Campbell about the depot";
        lead.follow(line);
        champion.follow(line);
        champion.field("What did leaders do, or try?").fill("Talked at the depot");
        champion.press("Save");
        lead.field("What did you hope for?").fill("To hear how the night is");
        lead.press("Save");
        assertThat(lead.page().locator("#meanwhile")).containsText("Talked at the depot");
        assertThat(lead.page().locator("#meanwhile")).containsText("To hear how the night is");
        lead.look("log-meanwhile");
        lead.press("Keep theirs");
        assertThat(lead.link("Talked at the depot")).isVisible();
        lead.follow("Talked at the depot");
        lead.page().getByText("What it has been").click();
        lead.look("log-history");
    }

    @Test
    @Order(5)
    void aContributorChangesTheirOwnAndAViewerReads(People people) {
        Person contributor = people.signedIn(CONTRIBUTOR, HOME + "/log?words=depot");
        contributor.follow("Talked at the depot");
        assertThat(contributor.text("You can change the entries you wrote yourself.")).isVisible();
        assertThat(contributor.button("Save")).hasCount(0);
        contributor.look("log-of-others");
        contributor.goTo(HOME + "/log/add/supervision");
        contributor.page().getByText("Restorative", exact()).click();
        contributor.field("How many were offered?").fill("4");
        contributor.field("How many were held?").fill("5");
        contributor.press("Save");
        assertThat(contributor.page().locator("#error-summary")).containsText("More were held than offered");
        contributor.field("How many were held?").fill("4");
        contributor.press("Save");
        contributor.follow("Say more about it");
        contributor.press("Remove");
        assertThat(contributor.page().getByRole(AriaRole.STATUS)).containsText("It is in the bin");

        Person viewer = people.signedIn(VIEWER, HOME + "/log");
        assertThat(viewer.link("Add to the log")).hasCount(0);
        viewer.look("log-viewer");
        viewer.goTo(HOME + "/log/add/leadership");
        assertThat(viewer.text("Your role here reads the log and does not add to it.")).isVisible();
        viewer.goTo(HOME + "/log/training");
        viewer.look("log-training-viewer");
    }

    @Test
    @Order(6)
    void anEntryBesideItsItemBecomesEvidenceInOnePress(People people) {
        Person champion = people.signedIn(CHAMPION, HOME + "/commitments/courageous-leadership");
        Question trying = new Question(champion, "cl-trying");
        trying.section().locator("details.talk summary").click();
        champion.look("log-beside-the-item");
        trying.section().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Say why, before what, in every change notice"))
                .click();
        assertThat(trying.section().getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText("It stands under")))
                .isVisible();
        champion.page().reload();
        trying.section().locator("details.evidence summary").nth(1).click();
        assertThat(trying.section()).containsText("From the log (Leadership)");
    }

    /** Forms, filters and undo are the page's own; scripts only add to them. */
    @Test
    @Order(7)
    void itWorksWithoutScripts(People people) {
        Person champion = people.visitorWithoutScripts();
        champion.goTo(HOME + "/log/add/training");
        champion.signIn(CHAMPION);
        champion.field("What was it?").fill("Skilled level workshop without scripts");
        champion.page().getByText("Skilled", exact()).click();
        champion.press("Save");
        assertThat(champion.text("Saved. It is in the log.")).isVisible();
        champion.press("Undo");
        assertThat(champion.text("Undone. It is as it was before.")).isVisible();
    }

    private static com.microsoft.playwright.Page.GetByRoleOptions named(String start) {
        return new com.microsoft.playwright.Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + start));
    }

    private static com.microsoft.playwright.Page.GetByTextOptions exact() {
        return new com.microsoft.playwright.Page.GetByTextOptions().setExact(true);
    }
}
