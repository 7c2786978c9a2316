package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people said is decided, done, told and shown; and two organisations share an action until one leaves. */
@ExtendWith(LocalService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TogetherST {
    private static final String LEAD = "ewan@skerrystart.example";
    private static final String OTHER = "fern@harbourlight.example";
    private static final String STAFF = "priya@programme.example";
    private static final String HOME = "/w/skerry-start";
    private static final String SAID = "Mornings at the door are rushed.";
    private static final String DID = "The register has moved indoors, and nobody is hurried.";
    private static final String TITLE = "Soup and a story: one Friday a month";

    @Test
    @Order(1)
    void whatIsHeardIsDecidedDoneToldAndShown(People people) {
        Person lead = people.signedIn(LEAD, HOME + "/log/add");
        lead.page().setViewportSize(390, 844);
        lead.page().getByRole(AriaRole.LINK, starting("Feedback")).click();
        lead.field("What did you hear?").fill("Mornings are rushed, says Mrs Reid");
        lead.field("What was it about?").fill("Being welcomed");
        lead.page().getByText("People who use services").click();
        lead.look("feedback-add");
        lead.press("Save");
        assertThat(lead.page().locator("#error-summary")).containsText("a person’s name");
        lead.field("What did you hear?").fill("Mornings are rushed");
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS).first()).containsText("Saved. It is in the log.");
        lead.follow("Mornings are rushed");
        lead.page().getByText("Not now, because …").click();
        lead.press("Save");
        assertThat(lead.page().locator("#error-summary")).containsText("Say in a sentence why it is not now.");
        lead.look("feedback-decide");
        lead.page().getByText("Partly").click();
        lead.field("When did you decide?").fill(java.time.LocalDate.now(org.pledgekeeper.web.Days.SCOTLAND).toString());
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS).first()).containsText("Saved.");
        lead.goTo(HOME + "/log/feedback");
        lead.follow("You said, we did: what the public is told");
        lead.page().getByRole(AriaRole.LINK, starting("Tell the public")).click();
        lead.field("You said").fill(SAID);
        lead.field("We did").fill("word ".repeat(41));
        lead.press("Offer it to the programme");
        assertThat(lead.page().locator("#error-summary")).containsText("This has 41 words.");
        assertThat(lead.field("You said")).hasValue(SAID);
        lead.look("said-offer");
        lead.field("We did").fill(DID);
        lead.press("Offer it to the programme");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Offered.");
        lead.look("said");
        Person staff = people.signedIn(STAFF, "/programme");
        staff.look("programme-queue-said");
        staff.page().getByRole(AriaRole.LINK, starting("Skerry Early Years Centre: a line of “you said, we did”")).click();
        staff.look("programme-said");
        staff.press("Approve and publish");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).hasText("Done. The lead has been told.");
        Person visitor = people.visitor();
        visitor.goTo("/signatories/skerry-start");
        assertThat(visitor.text(DID)).isVisible();
        visitor.look("profile-said");
        lead.page().reload();
        lead.page().getByRole(AriaRole.BUTTON, starting("Take it back")).click();
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Taken back.");
        visitor.page().reload();
        assertThat(visitor.text(DID)).hasCount(0);
    }

    @Test
    @Order(2)
    void twoOrganisationsShareAnActionUntilOneLeaves(People people) {
        Person lead = people.signedIn(LEAD, HOME + "/joint");
        lead.look("joint-none");
        lead.follow("Invite an organisation");
        lead.field("Part of its name").fill("harbour");
        lead.press("Find");
        lead.field("What do you do together?").fill(TITLE);
        lead.look("joint-invite");
        lead.press("Invite them");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Invited.");
        Person other = people.signedIn(OTHER, "/w/harbour-light/actions");
        other.look("joint-actions");
        other.follow(TITLE);
        other.look("joint-to-answer");
        other.press("Accept");
        assertThat(other.page().getByRole(AriaRole.STATUS)).containsText("You share this now.");
        other.field("Note").fill("Ask the kitchen.");
        other.press("Save our note");
        assertThat(other.page().getByRole(AriaRole.STATUS)).containsText("Only your organisation reads the note.");
        other.look("joint-one");
        lead.page().reload();
        assertThat(lead.text("Ask the kitchen.")).hasCount(0);
        lead.field("More about it (optional)").fill("Families cook together.");
        lead.press("Save for both");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Both of you read it.");
        other.field("More about it (optional)").fill("Children choose the soup.");
        other.press("Save for both");
        assertThat(other.page().locator("#meanwhile")).containsText("Families cook together.");
        assertThat(other.field("More about it (optional)")).hasValue("Children choose the soup.");
        other.look("joint-meanwhile");
        other.press("Save for both");
        assertThat(other.page().getByRole(AriaRole.STATUS)).containsText("Both of you read it.");
        other.press("Agree to show both names");
        lead.press("Agree to show both names");
        Person visitor = people.visitor();
        visitor.goTo("/signatories/skerry-start");
        assertThat(visitor.link("Harbour Light")).isVisible();
        visitor.look("profile-together");
        lead.goTo(HOME + "/log?words=soup");
        assertThat(lead.link(TITLE)).isVisible();
        lead.follow(TITLE);
        lead.follow("Leave this action");
        lead.look("joint-leaving");
        lead.press("Leave it");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("What was shared stays");
        lead.follow(TITLE);
        lead.look("joint-left");
        visitor.page().reload();
        assertThat(visitor.link("Harbour Light")).hasCount(0);
        other.page().reload();
        assertThat(other.page().getByText("The other side has left")).isVisible();
        Person viewer = people.signedIn("callum@glenmorran.example", "/w/glenmorran-council/joint");
        viewer.look("joint-viewer");
        viewer.page().getByRole(AriaRole.LINK, starting("One warm handover")).click();
        assertThat(viewer.button("Save for both")).hasCount(0);
        viewer.goTo("/signatories/glenmorran-council");
        viewer.look("profile-sample");
    }

    private static Page.GetByRoleOptions starting(String words) {
        return new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + words));
    }
}
