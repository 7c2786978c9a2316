package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lead lets the programme read the workspace, sees who looked, and ends it; whoever was reading is told so kindly. */
@ExtendWith(LocalService.class)
class HelpST {
    private static final String HOME = "/w/eastermoor-health-board";

    @Test
    void aLeadLetsTheProgrammeReadAndEndsIt(People people) {
        Person staff = people.signedIn("ailsa@programme.example", "/programme/open-help");
        staff.look("help-none-offered");
        assertEquals(404, staff.goTo(HOME));
        Person moderator = people.signedIn("effie@programme.example", "/programme");
        assertEquals(403, moderator.goTo("/programme/open-help"));

        Person lead = people.signedIn("priya.sandeman@eastermoorhealth.example", HOME + "/people");
        lead.follow("Let the programme read here");
        lead.look("help-closed");
        String thread = asked(lead);
        thread(staff, thread);
        assertThat(staff.text("The workspace of Eastermoor Health Board is closed to you.")).isVisible();
        assertThat(staff.page().locator("button[name=open]")).hasCount(0);
        lead.follow("let it read here");
        lead.press("Let the programme read here");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("Choose for how long help is open");
        lead.look("help-mend");
        lead.page().locator("#days-3").check();
        lead.field("What for? (optional)").fill("How do we carry answers forward?");
        lead.press("Let the programme read here");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Help is open.");
        assertThat(lead.page().locator("#looks ~ *").first()).containsText("Nobody yet.");
        lead.look("help-open");

        Person champion = people.visitorWithAPhone();
        champion.goTo(HOME + "/log");
        champion.signIn("catriona@eastermoorhealth.example");
        assertThat(champion.page().locator(".help-line")).containsText("The programme can read this workspace until");
        assertThat(champion.button("End it now")).hasCount(0);
        champion.look("help-line-champion");
        champion.page().locator(".help-line a").click();
        champion.look("help-open-champion");
        champion.goTo(HOME + "/help/" + thread);
        assertThat(champion.button("Send")).isVisible();
        assertThat(champion.link("let it read here")).hasCount(0);
        lead.goTo(HOME + "/help/" + thread);
        assertThat(lead.button("Send")).isVisible();
        assertThat(lead.link("let it read here")).hasCount(0);

        staff.goTo("/programme/open-help");
        assertThat(staff.page().locator("#offered")).containsText("How do we carry answers forward?");
        staff.look("help-offered");
        thread(staff, thread);
        assertThat(staff.page().locator("#offered")).containsText(
                Pattern.compile("Eastermoor Health Board lets you read its workspace until [^?]+ What for: How do we carry"));
        staff.look("help-thread-offered");
        staff.press("Open to read");
        assertThat(staff.page()).hasURL(Pattern.compile(".*" + HOME));
        assertThat(staff.page().locator(".help-line")).containsText("Eastermoor Health Board lets you read its workspace until");
        assertThat(staff.page().locator("main")).not().containsText(Pattern.compile("[Yy]our\\s+(digest|colleagues|lead|champion)"));
        staff.look("help-inside");
        assertEquals(200, staff.goTo(HOME + "/commitments/lived-experience"));
        assertThat(staff.page().locator("main :is(input:enabled, textarea):visible")).hasCount(0);
        staff.look("help-inside-answers");
        assertEquals(200, staff.goTo(HOME + "/people"));
        assertThat(staff.page().locator("main")).containsText("Who is in this workspace. Its lead invites people");
        staff.look("help-inside-people");
        assertEquals(200, staff.goTo(HOME + "/actions"));
        assertThat(staff.link("In your own calendar")).hasCount(0);
        for (String page : new String[] {"/evidence", "/pulse", "/promises", "/public", "/champions", "/stories", "/pictures"}) {
            assertEquals(200, staff.goTo(HOME + page), page);
            assertThat(staff.page().locator("main")).not().containsText(Pattern.compile("[Yy]our\\s+(colleagues|lead|champion)"));
        }
        assertEquals(403, staff.goTo(HOME + "/calendar"));
        assertThat(staff.link("Go to your pages of the programme")).isVisible();
        staff.look("help-inside-refused");
        staff.goTo(HOME + "/log");
        assertThat(staff.link("Sign the pledge")).hasCount(0);
        staff.follow("Back to the programme");
        assertThat(staff.page()).hasURL("/programme/open-help");
        assertThat(staff.page().locator("button[name=leave][value=eastermoor-health-board]")).isVisible();
        staff.look("help-offered-inside");
        staff.goTo(HOME);
        staff.press("Leave this workspace");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("You have left.");
        assertEquals(404, staff.goTo(HOME));
        staff.goTo("/programme/open-help");
        staff.page().locator("button[name=open][value=eastermoor-health-board]").click();
        assertThat(staff.link("Log")).isVisible();

        Person inside = people.signedIn("ailsa@programme.example", "/programme/support/eastermoor-health-board/" + thread);
        assertThat(inside.button("Go on reading")).isVisible();

        lead.follow("Who has looked");
        assertThat(lead.page().locator("#looks ~ ul")).containsText("opened it on");
        assertThat(lead.page().locator("#looks ~ ul li")).hasCount(2);
        lead.look("help-looked");
        lead.goTo(HOME);
        lead.press("End it now");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Ended.");
        assertThat(lead.page().locator(".help-line")).hasCount(0);
        lead.look("help-ended");

        staff.follow("Log");
        assertThat(staff.page().locator("main")).containsText("Your help for Eastermoor Health Board has ended");
        staff.look("help-has-ended");
        inside.press("Go on reading");
        assertThat(inside.page().locator("#error-summary")).containsText("This help has ended by now.");
        assertThat(inside.text("The workspace of Eastermoor Health Board is closed to you.")).isVisible();
    }

    /** @return the number of what the lead has just asked the programme */
    private static String asked(Person lead) {
        lead.goTo(HOME + "/help/new");
        lead.field("What is it about?").fill("Answers that are carried");
        lead.field("What would you like to ask?").fill("We see last year’s answers, and cannot tell which of them count.");
        lead.press("Send");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Sent.");
        lead.look("help-thread-closed");
        return lead.page().url().replaceFirst(".*/help/([\\w-]{36}).*", "$1");
    }

    private static void thread(Person staff, String thread) {
        staff.goTo("/programme/support/eastermoor-health-board/" + thread);
        assertThat(staff.heading("Answers that are carried")).isVisible();
    }
}
