package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** A council's second review, on a newer edition: its team at work, and the lead who brings it to its end and begins the third. */
@ExtendWith(LocalService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoundsST {
    private static final String LEAD = "morven@glenmorran.example";
    private static final String CHAMPION = "ross@glenmorran.example";
    private static final String CONTRIBUTOR = "isla@glenmorran.example";
    private static final String VIEWER = "callum@glenmorran.example";
    private static final String HOME = "/w/glenmorran-council";
    private static final String WELLBEING = HOME + "/commitments/staff-wellbeing";

    @Test
    @Order(1)
    void aChampionConfirmsAndChangesLastTimesAnswersOnAPhone(People people, Local local) {
        Person champion = people.signedIn(CHAMPION, WELLBEING);
        champion.page().setViewportSize(390, 844);
        Question supervision = new Question(champion, "sw-supervision-reach");
        supervision.says("Does that still hold?");
        assertThat(supervision.state()).hasText("");
        supervision.section().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Yes, it still holds")).click();
        supervision.isSaved();
        assertThat(supervision.section().locator(".confirm")).isHidden();
        assertEquals("CONFIRMED", origin(local, "sw-supervision-reach"));

        Question signs = new Question(champion, "sw-signs");
        signs.says("Reworded");
        signs.choose("Sustained, and reviewed with the people affected");
        signs.isSaved();
        assertEquals("CHANGED", origin(local, "sw-signs"));
        champion.page().reload();
        signs.isAnswered("Sustained, and reviewed with the people affected");
        signs.says("Last time:");
        assertThat(signs.section().locator(".confirm")).isHidden();
        champion.look("second-round-phone");
    }

    @Test
    @Order(2)
    void aCommentIsKeptWhileTheConnectionIsGoneAndIsReadByAColleague(People people, Local local) {
        Person champion = people.signedIn(CHAMPION, WELLBEING);
        Question time = new Question(champion, "sw-time-to-talk");
        Locator talk = time.section().locator("details.talk");
        talk.locator("summary").click();
        champion.context().setOffline(true);
        talk.getByLabel("Write to your colleagues").fill("Shall we ask the night shift?");
        talk.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send")).click();
        assertThat(talk.locator(".comment-state")).hasAttribute("data-state", "waiting");
        assertThat(talk.locator(".comment-state")).containsText("kept in this browser");
        champion.look("comment-waiting");
        champion.context().setOffline(false);
        assertThat(talk.locator(".comment-state")).hasText("Sent");
        assertThat(talk.locator(".comments")).containsText("Shall we ask the night shift?");
        assertEquals(1, new Database(local).count("indicator_comment where words = 'Shall we ask the night shift?'"));

        Person contributor = people.signedIn(CONTRIBUTOR, WELLBEING);
        Locator theirs = new Question(contributor, "sw-time-to-talk").section().locator("details.talk");
        assertThat(theirs.locator("summary")).containsText("(2)");
        theirs.locator("summary").click();
        assertThat(theirs.locator(".comments")).containsText("Shall we ask the night shift?");
        assertThat(theirs.locator(".remove-comment")).hasCount(0);
        theirs.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Who changed what.*"))).click();
        assertThat(theirs.locator(".history")).containsText("carried from last time");
        contributor.look("comments-and-history");

        talk.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove my comment: Shall we ask the night shift?")).click();
        talk.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Keep it")).click();
        assertThat(talk).containsText("Shall we ask the night shift?");
        talk.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove my comment: Shall we ask the night shift?")).click();
        talk.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Yes, remove it")).click();
        assertThat(talk.locator(".comments li")).hasCount(0);
    }

    @Test
    @Order(3)
    void theKeyboardAloneIsEnough(People people) {
        Person contributor = people.signedIn(CONTRIBUTOR, HOME + "/commitments/improvement");
        Question staff = new Question(contributor, "me-feedback-staff");
        staff.section().locator("input[type=radio]").first().focus();
        contributor.page().keyboard().press("2");
        staff.isSaved();
        staff.isAnswered("In place in some areas");
        contributor.page().keyboard().press("j");
        assertThat(new Question(contributor, "me-themes").section().locator("input:focus")).hasCount(1);
        contributor.page().keyboard().press("y");
        new Question(contributor, "me-themes").isSaved();
        contributor.page().keyboard().press("k");
        contributor.page().keyboard().press("e");
        assertThat(staff.note()).isFocused();
        contributor.page().keyboard().type("Question 3 of 4 in the survey.");
        staff.isAnswered("In place in some areas");
        contributor.page().keyboard().press("Tab");
        staff.isSaved();
        staff.section().locator("input[type=radio]:checked").focus();
        contributor.page().keyboard().press("?");
        assertThat(contributor.page().locator("#shortcuts")).hasAttribute("open", "");
        contributor.page().getByLabel("Use single-key shortcuts on this device").uncheck();
        staff.section().locator("input[type=radio]:checked").focus();
        contributor.page().keyboard().press("0");
        staff.isAnswered("In place in some areas");
    }

    @Test
    @Order(4)
    void severalAreSetAtOnceAndAFewAtATime(People people, Local local) {
        Person lead = people.signedIn(LEAD, HOME + "/items?show=unanswered");
        lead.page().locator("#pick-sw-supervision-quality").check();
        lead.page().locator("#pick-sw-policies").check();
        lead.press("Last time’s answers still hold");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("2 items were set.");
        assertEquals("CONFIRMED", origin(local, "sw-policies"));
        lead.page().locator("#pick-me-sharing").check();
        lead.field("Set them to").selectOption("Exploring or planning");
        lead.press("Set these");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("1 item was set.");
        lead.goTo(HOME + "/items?show=changed");
        assertThat(lead.page().locator(".item-list li").first()).isVisible();

        lead.goTo(HOME + "/gentle");
        Locator first = lead.page().locator("section.indicator").first();
        String id = first.getAttribute("data-indicator");
        Question question = new Question(lead, id);
        question.choose("Don’t know yet");
        question.isSaved();
        lead.follow("Next");
        assertThat(lead.page().locator("section[data-indicator='" + id + "']")).hasCount(0);
    }

    @Test
    @Order(5)
    void theTeamSubmitsAndTheLeadSignsOffReopensAndBeginsTheNext(People people, Local local) {
        Person viewer = people.signedIn(VIEWER, WELLBEING);
        assertThat(viewer.page().locator("section.indicator fieldset:enabled")).hasCount(0);
        assertThat(viewer.page().locator(".send-comment, .show-history ~ a[href*='actions/new']")).hasCount(0);

        Person champion = people.signedIn(CHAMPION, HOME + "/submit");
        champion.press("Submit to our lead");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).containsText("until then nothing leaves this workspace");
        champion.look("submitted-champion");
        assertThat(champion.button("Sign off and send")).hasCount(0);

        Person lead = people.signedIn(LEAD, HOME);
        lead.look("submitted-lead");
        lead.follow("See what would be sent");
        assertThat(lead.heading("Before you sign off")).isVisible();
        lead.look("before-sign-off");
        String preview = lead.page().locator(".seen").innerText();
        lead.press("Sign off and send");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Signed off. Thank you.");
        lead.look("signed-off");
        assertEquals(5,
                new Database(local)
                        .count("submitted_standing s join tenant t on t.id = s.tenant_id join assessment a on a.id = s.assessment_id"
                                + " where t.slug = 'glenmorran-council' and a.number = 2"));

        lead.page().getByText("Open this review again").click();
        lead.press("Open it again");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("Please say in a few words why it is opened again.");
        lead.look("reopen-to-mend");
        lead.field("Why is it opened again?").fill("The night shift was left out.");
        lead.press("Open it again");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("open again");
        lead.page().getByText("What was done, and when").click();
        assertThat(lead.page().locator("main")).containsText("“The night shift was left out.”");

        lead.goTo(HOME + "/submit");
        assertEquals(preview, lead.page().locator(".seen").innerText());
        lead.press("Submit and sign off");
        lead.follow("Close this review");
        lead.look("close-asked");
        lead.press("Yes, close it");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("This review is closed.");
        lead.look("closed");
        lead.follow("Begin the next review");
        lead.page().getByLabel(Pattern.compile("A short set of 12.*")).check();
        assertThat(lead.page().locator("main")).containsText("Begin the next review now, before it is due?");
        lead.look("next-asked");
        lead.press("Yes, begin the next review");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Your next review is open.");
        assertThat(lead.page().locator("main")).containsText("0 of 12 answered");
        lead.look("third-round-short-set");
        lead.page().getByText("Ask all items").click();
        lead.press("Ask all 36 items");
        assertThat(lead.page().locator("main")).containsText("0 of 36 answered");
    }

    private static String origin(Local local, String indicator) {
        return new Database(local)
                .one("select origin from answer a join tenant t on t.id = a.tenant_id join assessment s on s.id = a.assessment_id"
                        + " where t.slug = 'glenmorran-council' and s.number = 2 and indicator = ?", indicator);
    }
}
