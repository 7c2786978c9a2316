package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Someone tells a story on a phone, without an account; it is shown where they agreed, reviewed, read in public and taken back. */
@ExtendWith(LocalService.class)
class StoriesST {
    private static final String HOME = "/w/glenmorran-council/stories";
    private static final String PUBLIC = "/signatories/glenmorran-council/stories";
    private static final String WORDS = "The woman at the housing office let me sit where I could see the door.";

    @Test
    void aStoryIsToldSharedReadAndTakenBackEverywhere(People people) {
        Person lead = people.signedIn("morven@glenmorran.example", HOME);
        lead.look("stories-none");
        lead.press("Make a private link");
        String link = lead.page().locator("#link").inputValue();
        lead.look("story-link");

        Person teller = people.visitorWithAPhone();
        teller.goTo(link);
        assertThat(teller.page()).hasTitle("Your page – Pledgekeeper");
        teller.look("story-begun");
        teller.field("In your own words").fill(WORDS + " Her name was Moira Dunbar.");
        teller.press("Save and come back later");
        assertThat(teller.page().getByRole(AriaRole.STATUS).first()).containsText("Saved.");
        teller.press("Read it through");
        assertThat(teller.page().locator("#version")).containsText("Moira Dunbar");
        assertThat(teller.page().locator("#as-read")).not().containsText("Moira");
        teller.look("story-check");
        teller.press("I agree, share it");
        assertThat(teller.page().getByRole(AriaRole.ALERT)).isVisible();
        teller.look("story-check-mend");
        teller.page().locator("#channel-INSIDE").check();
        teller.page().locator("#channel-PUBLIC").check();
        teller.page().locator("#months-12").check();
        teller.press("I agree, share it");
        assertThat(teller.heading("Where your story is")).isVisible();
        teller.look("story-told");

        lead.goTo(HOME);
        lead.page().locator(".item-list a").first().click();
        assertThat(lead.page().locator("#told")).containsText(WORDS);
        lead.field("What is it about?").fill("A visit to an office that felt safe");
        lead.page().locator("button[name=show][value=INSIDE]").click();
        assertThat(lead.page().getByRole(AriaRole.STATUS).first()).containsText("Done.");
        lead.page().locator("button[name=show][value=PUBLIC]").click();
        assertThat(lead.page().locator("main")).containsText("Waits for the programme");
        lead.field("What changed, or what was learned").fill("Every waiting room now has a seat with a view of the door.");
        lead.press("Tell them");
        lead.look("story-shown");
        String story = lead.page().url().replaceFirst("[?#].*", "");

        Person staff = people.signedIn("priya@programme.example", "/programme");
        staff.page().locator("#stories a", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Glenmorran")).click();
        staff.look("story-review");
        staff.press("Approve and publish");

        Person visitor = people.visitor();
        visitor.goTo(PUBLIC);
        visitor.page().getByText("Read this story").click();
        assertThat(visitor.page().locator("main")).containsText(WORDS);
        visitor.look("stories-public");
        Person viewer = people.signedIn("callum@glenmorran.example", HOME);
        assertThat(viewer.page().locator("main")).containsText("A visit to an office that felt safe");
        viewer.look("stories-viewer");

        teller.goTo(link);
        assertThat(teller.page().locator("main")).containsText("Every waiting room now has a seat");
        teller.follow("Change where it may be read");
        teller.look("story-consent");
        teller.page().locator("#channel-PUBLIC").uncheck();
        teller.press("Save my choices");
        assertThat(teller.page().getByRole(AriaRole.STATUS).first()).containsText("They hold from now on.");
        visitor.goTo(PUBLIC);
        assertThat(visitor.page().locator("main")).not().containsText("A visit to an office");
        teller.follow("Withdraw your story");
        teller.look("story-withdraw");
        teller.press("Withdraw it");
        assertThat(teller.heading("It is gone")).isVisible();
        teller.look("story-gone");
        assertEquals(404, teller.goTo(link));
        teller.look("story-no-more");

        viewer.goTo(HOME);
        assertThat(viewer.page().locator("main")).not().containsText("A visit to an office");
        for (String open : List.of(PUBLIC, "/signatories/glenmorran-council", "/signatories?q=Glenmorran", "/api/v1/signatories",
                "/api/v1/signatories/glenmorran-council")) {
            String body = visitor.context().request().get(open).text();
            assertFalse(body.contains("office that felt safe") || body.contains(WORDS), open);
        }
        lead.goTo(story);
        assertThat(lead.page().locator("main")).containsText("It is erased.");
        assertThat(lead.page().locator("main")).not().containsText("see the door");
        lead.look("story-erased");
    }
}
