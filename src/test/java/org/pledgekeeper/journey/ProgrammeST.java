package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.web.Days;

/** The programme announces, recommends and writes to a group; a lead on a phone sees it, asks for help and is answered. */
@ExtendWith(LocalService.class)
class ProgrammeST {
    private static final String HOME = "/w/harbour-light";
    private static final LocalDate TODAY = LocalDate.now(Days.SCOTLAND);

    @Test
    void whatTheProgrammeSaysReachesALeadAndWhatTheyAskIsAnswered(People people) {
        Person administrator = people.signedIn("ailsa@programme.example", "/programme/announcements");
        announce(administrator);
        Person moderator = people.signedIn("effie@programme.example", "/programme/library");
        recommend(moderator);

        Person lead = people.visitorWithAPhone();
        lead.goTo(HOME);
        lead.signIn("fern@harbourlight.example");
        assertThat(lead.heading("Là còmhla: a day together")).isVisible();
        lead.look("programme-announced");
        lead.page().locator("button[name=away]").click();
        assertThat(lead.page().locator("#announced")).hasCount(0);
        lead.goTo(HOME + "/commitments/lived-experience#le-listening");
        lead.page().locator("#le-listening").getByText("Worth reading (1)").click();
        assertThat(lead.link("Listening well")).isVisible();
        lead.look("programme-beside-an-item");
        lead.goTo(HOME + "/library");
        lead.look("programme-library-workspace");
        ask(lead);

        administrator.goTo("/programme/support");
        administrator.look("programme-support-queue");
        administrator.page().locator("#requests a").filter(new com.microsoft.playwright.Locator.FilterOptions()
                .setHasText("How to begin")).click();
        administrator.press("Send");
        assertThat(administrator.page().locator("#error-summary")).containsText("Write what there is to say.");
        administrator.look("programme-support-mend");
        administrator.field("Your answer").fill("With two people, and a kettle.\n<b>No minutes.</b>");
        administrator.press("Send");
        assertThat(administrator.page().getByRole(AriaRole.STATUS)).containsText("an answer waits");
        administrator.look("programme-support-answered");

        String mail = lead.mail("fern@harbourlight.example", "The programme has answered").text();
        assertFalse(mail.contains("kettle") || mail.contains("How to begin"), mail);
        lead.goTo(mail.replaceFirst("(?s).*?(http\\S+/help/[\\w-]{36}).*", "$1"));
        assertThat(lead.text("<b>No minutes.</b>")).isVisible();
        lead.look("programme-thread");
        lead.press("Close this thread");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Closed.");
        lead.look("programme-help");
        campaign(administrator);
    }

    private static void announce(Person administrator) {
        administrator.look("programme-announcements");
        administrator.follow("Write an announcement");
        administrator.press("Save");
        assertThat(administrator.page().locator("#error-summary")).containsText("Say in a few words what it is about.");
        administrator.look("programme-announce-mend");
        administrator.field("Title").fill("Là còmhla: a day together");
        administrator.field("What there is to say").fill("We meet in Perth in May.\nNothing to prepare.");
        administrator.field("Until which day?").fill(TODAY.plusDays(20).toString());
        administrator.field("For whom?").selectOption("Third sector");
        administrator.press("Save");
        assertThat(administrator.page().getByRole(AriaRole.STATUS)).containsText("Saved.");
        administrator.goTo("/programme/announcements");
        administrator.follow("Là còmhla: a day together");
        administrator.follow("Take it back");
        assertThat(administrator.field("Title")).hasValue("Là còmhla: a day together");
        administrator.look("programme-announcement-take-back");
    }

    private static void recommend(Person moderator) {
        moderator.look("programme-library");
        moderator.follow("Recommend something");
        moderator.field("What does it help with?").selectOption("le-listening");
        moderator.field("Title").fill("Listening well");
        moderator.field("Address").fill("http://reading.example/listening");
        moderator.field("Why is it worth reading?").fill("Short, and written by a panel.");
        moderator.field("Who made it?").fill("A panel in Fife");
        moderator.press("Save");
        assertThat(moderator.page().locator("#error-summary")).containsText("begins with https://");
        moderator.look("programme-recommend-mend");
        moderator.field("Address").fill("https://reading.example/listening");
        moderator.press("Save");
        assertThat(moderator.page().getByRole(AriaRole.STATUS)).containsText("Saved.");
        moderator.goTo("/programme/library");
        moderator.follow("Listening well");
        moderator.follow("Take it out of the library");
        moderator.look("programme-library-take-out");
        moderator.goTo("/resource-library");
        assertThat(moderator.link("Listening well")).isVisible();
        moderator.look("programme-library-public");
    }

    private static void ask(Person lead) {
        lead.goTo(HOME);
        lead.follow("Help from the programme");
        lead.follow("Ask the programme");
        lead.field("What is it about?").fill("How to begin");
        lead.field("What would you like to ask?").fill("We would like a panel. Write to ann@example.org?");
        lead.press("Send");
        assertThat(lead.page().locator("#error-summary")).containsText("an email address");
        lead.look("programme-ask-nudged");
        lead.field("What would you like to ask?").fill("We would like a panel. How do others begin?");
        lead.press("Send");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Sent.");
    }

    private static void campaign(Person administrator) {
        administrator.goTo("/programme/campaigns");
        administrator.follow("Draft a campaign");
        administrator.follow("It has been a year: review again");
        assertThat(administrator.field("Subject of the letter")).hasValue("It has been a year: review again");
        assertThat(administrator.field("The letter")).hasValue(Pattern.compile("^It is a year or more since \\{organisation\\}"));
        assertThat(administrator.page().locator("#reviewed option:checked")).hasText("Their latest review is older than");
        assertThat(administrator.field("How many months?")).hasValue("12");
        assertThat(administrator.field("On which day does it begin?")).hasValue("");
        administrator.look("programme-campaign-begin-from");
        administrator.press("Save the draft");
        assertThat(administrator.page().locator("#error-summary")).containsText("Say on which day it begins");
        assertThat(administrator.field("What do you call it?")).hasValue("It has been a year: review again");
        assertThat(administrator.page().locator("#starters")).hasCount(0);
        administrator.goTo("/programme/campaigns/new?from=moon");
        assertThat(administrator.field("The letter")).hasValue("");
        administrator.follow("Open your " + TODAY.getYear() + " review");
        assertThat(administrator.field("What do you call it?")).hasValue("Open your " + TODAY.getYear() + " review");
        administrator.follow("A blank letter");
        assertThat(administrator.field("The letter")).hasValue("");
        administrator.field("What do you call it?").fill("Reviews in May");
        administrator.field("Sector").selectOption("Third sector");
        administrator.field("Subject of the letter").fill("A review in May?");
        administrator.field("The letter").fill("Would May suit {organisation}, {lead}?");
        administrator.field("On which day does it begin?").fill(TODAY.plusDays(30).toString());
        administrator.press("Save the draft");
        assertThat(administrator.page().locator("#error-summary")).containsText("Only {organisation} can be filled in");
        administrator.field("The letter").fill("Would May suit {organisation}?");
        administrator.press("Save the draft");
        assertThat(administrator.text("Would May suit Sample Organisation?")).isVisible();
        administrator.look("programme-campaign-draft");
        administrator.follow("Schedule it");
        administrator.look("programme-campaign-ask");
        administrator.press("Yes, schedule it");
        assertThat(administrator.page().locator("#facts")).containsText(Pattern.compile("0 of\\s+\\d+"));
        administrator.look("programme-campaign");
        administrator.follow("Stop it");
        administrator.look("programme-campaign-ask-stop");
        administrator.press("Yes, stop it");
        assertThat(administrator.page().getByRole(AriaRole.STATUS)).containsText("Stopped.");
        assertEquals(0, administrator.mails("fern@harbourlight.example", "A review in May").size());
        administrator.follow("Draft one like this");
        assertThat(administrator.heading("Draft a campaign")).isVisible();
        assertThat(administrator.field("The letter")).hasValue("Would May suit {organisation}?");
        assertThat(administrator.page().locator("#sector option:checked")).hasText("Third sector");
        assertThat(administrator.field("On which day does it begin?")).hasValue("");
        administrator.field("What do you call it?").fill("Reviews in June");
        administrator.field("On which day does it begin?").fill(TODAY.plusDays(60).toString());
        administrator.press("Save the draft");
        assertThat(administrator.heading("Reviews in June")).isVisible();
        administrator.goTo("/programme/campaigns");
        assertThat(administrator.link("Reviews in May")).isVisible();
        administrator.look("programme-campaigns");
    }
}
