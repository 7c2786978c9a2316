package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** A lead changes what is public and says what was done for a promise; staff read both before anyone else does. */
@ExtendWith(LocalService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PromisesST {
    private static final String LEAD = "ewan@skerrystart.example";
    private static final String STAFF = "priya@programme.example";
    private static final String HOME = "/w/skerry-start";
    private static final String NEW = "Each child has one grown-up who says goodbye properly. Fàilte oirbh uile.";
    private static final String TOLD = "Since September no drop-off has been hurried: we moved the register indoors.";

    @Test
    @Order(1)
    void aLeadRenewsAndChangesWhatIsPublicBesideWhatStands(People people, Local local) {
        new Database(local).change(
                "update published_statement set authorised_on = '2023-03-01' where tenant_id = "
                        + "(select id from tenant where slug = 'skerry-start')");
        Person lead = people.signedIn(LEAD, HOME);
        lead.page().setViewportSize(390, 844);
        assertThat(lead.page().locator("#renew")).containsText("1 March 2023");
        lead.look("public-renew");
        lead.follow("Renew the authorisation");
        lead.look("public-change");
        lead.field("Statement").fill(NEW + " word".repeat(150));
        lead.page().locator("input[type=file]").setInputFiles(Path.of("tenants/harbour-light/logo.svg"));
        lead.field("Date they authorised it").fill("2026-11-20");
        lead.press("Save and look at it");
        assertThat(lead.page().locator("#error-summary")).containsText("Please shorten it by");
        assertThat(lead.field("Statement")).hasValue(NEW + " word".repeat(150));
        lead.look("public-change-mend");
        lead.field("Statement").fill(NEW);
        lead.page().getByLabel("I confirm that this senior leader").check();
        lead.press("Save and look at it");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).hasText("Saved as a draft. Nothing public has changed.");
        assertThat(lead.heading("What would change")).isVisible();
        lead.page().setViewportSize(1280, 900);
        lead.look("public-draft");
        Person other = people.signedIn(LEAD, HOME + "/public/change");
        lead.follow("Go on writing");
        other.field("Their role").fill("Head of the Centre");
        other.press("Save and look at it");
        assertThat(other.heading("What would change")).isVisible();
        lead.field("Describe the logo").fill("A boat and a light");
        lead.press("Save and look at it");
        assertThat(lead.page().locator("#error-summary")).containsText("Head of the Centre");
        lead.look("public-meanwhile");
        lead.press("Save and look at it");
        lead.press("Send to the programme");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Sent. The programme reads it now.");
        lead.press("Withdraw it");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Withdrawn.");
        lead.press("Send to the programme");
        Person visitor = people.visitor();
        visitor.goTo("/signatories/skerry-start");
        assertThat(visitor.text("Fàilte oirbh uile")).hasCount(0);
    }

    @Test
    @Order(2)
    void staffAskForAChangeAndThenPublishIt(People people, Local local) {
        Person staff = people.signedIn(STAFF, "/programme");
        staff.look("programme-changes");
        staff.page().locator("#changes a").first().click();
        assertThat(staff.page().locator("ins").filter(new Locator.FilterOptions().setHasText("Fàilte")).first()).isVisible();
        assertThat(staff.page().locator("main")).containsText("Logo before");
        staff.look("programme-change");
        staff.press("Ask for a change");
        assertThat(staff.page().locator("#error-summary")).containsText("Please say what needs to change");
        staff.field("What needs to change, or why not").fill("Please say by when.");
        staff.press("Ask for a change");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("the lead has been sent your words");
        assertTrue(staff.mail(LEAD, "A change is needed in your draft").text().contains("Please say by when."));
        Person lead = people.signedIn(LEAD, HOME + "/public");
        assertThat(lead.page().locator("#request")).containsText("Please say by when.");
        lead.look("public-asked");
        lead.follow("Go on writing");
        lead.field("Statement").fill(NEW + " By 2027.");
        lead.press("Save and look at it");
        lead.press("Send to the programme");
        staff.goTo("/programme/changes/skerry-start");
        assertThat(staff.heading("What has changed since it was returned")).isVisible();
        staff.look("programme-change-again");
        staff.press("Approve and publish");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published.");
        Person visitor = people.visitor();
        visitor.goTo("/signatories/skerry-start");
        assertThat(visitor.text("By 2027.")).isVisible();
        assertThat(visitor.text("20 November 2026")).isVisible();
        lead.goTo(HOME + "/public");
        assertThat(lead.heading("What was public, and when")).isVisible();
        lead.look("public-history");
        lead.goTo(HOME);
        assertThat(lead.page().locator("#renew")).hasCount(0);
    }

    @Test
    @Order(3)
    void aPromiseIsMarkedKeptToldAndTakenBack(People people, Local local) {
        Person lead = people.signedIn(LEAD, HOME + "/promises");
        lead.look("promises-none");
        lead.page().getByRole(AriaRole.BUTTON, starting("Mark as a promise")).first().click();
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Marked as a promise.");
        lead.goTo(HOME + "/log/add/leadership");
        lead.field("What did leaders do, or try?").fill("Moved the register indoors");
        lead.field("Does it keep one of our promises? (optional)")
                .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(1));
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS).first()).containsText("Saved. It is in the log.");
        lead.goTo(HOME + "/promises");
        assertThat(lead.link("Moved the register indoors")).isVisible();
        lead.page().getByRole(AriaRole.LINK, starting("Plan an action")).click();
        lead.field("What will you do?").fill("Ask the parents how it goes");
        assertThat(lead.page().locator("#promise-0")).isChecked();
        lead.goTo(HOME + "/promises");
        lead.page().getByRole(AriaRole.LINK, starting("Tell the public")).click();
        lead.look("promise-line");
        lead.field("What has been done since?").fill("word ".repeat(41));
        lead.press("Offer it to the programme");
        assertThat(lead.page().locator("#error-summary")).containsText("This has 41 words.");
        lead.field("What has been done since?").fill(TOLD);
        lead.press("Offer it to the programme");
        assertThat(lead.text(TOLD).first()).isVisible();
        lead.look("promises");

        Person staff = people.signedIn(STAFF, "/programme");
        staff.page().locator("#changes a").first().click();
        staff.look("programme-line");
        staff.press("Approve and publish");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).hasText("Done. The lead has been told.");
        Person visitor = people.visitor();
        visitor.goTo("/signatories/skerry-start");
        assertThat(visitor.text(TOLD)).isVisible();
        visitor.look("profile-since-then");
        lead.page().reload();
        lead.page().getByRole(AriaRole.BUTTON, starting("Take it back")).click();
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Taken back.");
        visitor.page().reload();
        assertThat(visitor.text(TOLD)).hasCount(0);
    }

    @Test
    @Order(4)
    void whoIsNoLeadReads(People people) {
        Person viewer = people.signedIn("callum@glenmorran.example", "/w/glenmorran-council/promises");
        assertThat(viewer.page().getByRole(AriaRole.BUTTON, starting("Take it back"))).hasCount(0);
        viewer.look("promises-viewer");
        viewer.goTo("/w/glenmorran-council/public");
        assertThat(viewer.text("Your lead can change it.")).isVisible();
        viewer.look("public-viewer");
        viewer.goTo("/w/glenmorran-council/public/change");
        assertThat(viewer.text("Your lead can change what is public.")).isVisible();
        viewer.goTo("/signatories/glenmorran-council");
        viewer.look("profile-with-lines");
    }

    private static Page.GetByRoleOptions starting(String words) {
        return new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + words));
    }
}
