package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** The service's whole job, once through: an organisation signs, the programme approves, the lead looks honestly, the public sees it. */
@ExtendWith(LocalService.class)
class MainJourneyST {
    private static final Applicant ORGANISATION = Applicant.named("Burnside Advocacy")
            .withStatement("We will listen first.\n\nPeople who use our service are paid to help us plan it.");
    private static final String PASSWORD = "three hills and a burn";

    @Test
    void signKeepShow(People people, Local local) {
        Person lead = people.visitorWithAPhone();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(ORGANISATION);
        String reference = signUp.send();
        assertTrue(lead.mail(ORGANISATION.leadEmail(), reference).text().contains(ORGANISATION.name()));

        Person staff = people.visitor();
        String application = "/programme/applications/" + reference;
        staff.goTo(application);
        staff.signIn("priya@programme.example");
        assertThat(staff.page()).hasURL(application);
        returnWithAReason(staff);

        Person leadAtWork = people.visitor();
        mendAndSendAgain(leadAtWork, reference);
        changeTheAddress(leadAtWork);
        assertEquals(1, new Database(local).count("application where name = ?", ORGANISATION.name()));

        staff.goTo("/programme");
        staff.follow(ORGANISATION.name());
        seesWhatHasChanged(staff);
        String preview = profile(staff).innerText();
        byte[] previewLogo = logo(staff);
        String slug = approve(staff);

        Person visitor = people.visitorWithoutScripts();
        visitor.goTo("/signatories/" + slug);
        assertEquals(preview, profile(visitor).innerText(), "The public sees what the programme was shown.");
        assertArrayEquals(previewLogo, logo(visitor));

        chooseAPassword(leadAtWork, slug);
        answer(leadAtWork, slug);
        submit(leadAtWork, slug);
        isShown(people.visitorWithoutScripts(), slug);
        signOut(leadAtWork);
    }

    private static void returnWithAReason(Person staff) {
        staff.press("Return to the lead");
        assertThat(staff.page().getByRole(AriaRole.ALERT)).containsText("Please say what needs to change");
        staff.field("What needs to change").fill("Please say what you do already, beside what you will do.");
        staff.press("Return to the lead");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Returned. The lead has been sent your words");
    }

    private static void mendAndSendAgain(Person lead, String reference) {
        var mail = lead.mail(ORGANISATION.leadEmail(), "A change is needed: " + reference);
        assertTrue(mail.text().contains("Please say what you do already"), mail.text());
        lead.goTo(mail.link());
        assertThat(lead.heading("Open your application")).isVisible();
        lead.look("open-application");
        lead.press("Open it in this browser");
        assertThat(lead.heading("Check your answers")).isVisible();
        assertThat(lead.page().locator("main")).containsText("Please say what you do already, beside what you will do.");
        lead.follow("Change Statement");
        assertThat(lead.page().locator("#request")).containsText("Please say what you do already, beside what you will do.");
        lead.look("mend-statement");
        lead.field("Statement").fill("We listen first, every Friday.\n\nPeople who use our service are paid to help us plan it.");
        lead.press("Save and go on");
        assertThat(lead.page().locator("main")).containsText("We listen first, every Friday.");
        lead.follow("Change the logo");
        assertThat(lead.page().locator("#request")).isVisible();
        lead.page().locator("input[type=file]").setInputFiles(Pictures.png());
        lead.field("Describe the logo").fill("A burn between two banks");
        lead.press("Save and go on");
        assertEquals(reference, new SignUp(lead).send());
    }

    private static void changeTheAddress(Person lead) {
        Locator address = lead.field("Address of the public profile (optional)");
        address.fill("admin");
        lead.press("Ask for this address");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("is kept for the service itself");
        assertThat(address).hasValue("admin");
        lead.look("sign-up-address");
        address.fill("glenmorran-council");
        lead.press("Ask for this address");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("belongs to another organisation");
        address.fill("burnside-advocates");
        lead.press("Ask for this address");
        assertThat(lead.page().locator("main")).containsText("Saved. You ask for the address /signatories/burnside-advocates now.");
    }

    private static void seesWhatHasChanged(Person staff) {
        Locator main = staff.page().locator("main");
        assertThat(staff.heading("What has changed since it was returned")).isVisible();
        assertThat(main.locator("ins").filter(new Locator.FilterOptions().setHasText("every Friday"))).isVisible();
        assertThat(main.locator("del").first()).isVisible();
        assertThat(main.locator(".side-by-side img")).hasCount(2);
        assertThat(main.locator(".side-by-side")).containsText("400 by 200 pixels");
        assertThat(main.locator(".side-by-side")).containsText("Its words: A burn between two banks");
        assertThat(main.locator("ol.decisions")).containsText("Please say what you do already, beside what you will do.");
        assertThat(main.locator("ol.decisions")).containsText("by Priya");
        staff.look("review-again");
    }

    private static String approve(Person staff) {
        staff.follow("Approve and publish");
        staff.look("publish-asked");
        Locator address = staff.field("Address of the profile");
        assertThat(address).hasValue("burnside-advocates");
        address.fill("glenmorran-council");
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.ALERT))
                .containsText("belongs to another organisation. Please choose another, for example \"glenmorran-council-2\"");
        assertThat(address).hasValue("glenmorran-council");
        address.fill("burnside");
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published. The lead has been sent an email with the way in.");
        return "burnside";
    }

    private static void chooseAPassword(Person lead, String slug) {
        var mail = lead.mail(ORGANISATION.leadEmail(), "Your pledge is published");
        assertTrue(mail.text().contains("/signatories/" + slug), mail.text());
        lead.goTo(mail.text().replaceFirst("(?s).*?(https?://\\S+/invitation/\\S+).*", "$1"));
        lead.field("New password").fill("short");
        lead.field("The same password again").fill("short");
        lead.press("Save password");
        assertThat(lead.page().locator("main")).containsText("Please use at least 12 characters.");
        lead.field("New password").fill(PASSWORD);
        lead.field("The same password again").fill(PASSWORD);
        lead.press("Save password");
        lead.signIn(ORGANISATION.leadEmail(), PASSWORD);
        assertThat(lead.page()).hasURL("/w/" + slug);
        assertThat(lead.heading("Where we stand")).isVisible();
    }

    private static void answer(Person lead, String slug) {
        lead.goTo("/w/" + slug + "/pulse");
        assertThat(lead.text("So begin your first review")).isVisible();
        lead.look("pulse-before-the-review");
        lead.follow("Go and begin the review");
        lead.press("Begin our first review");
        assertThat(lead.page().locator("main")).containsText("0 of 36 answered since");
        lead.follow("Value lived experience");

        Question listening = new Question(lead, "le-listening");
        listening.choose("In place across most");
        listening.isSaved();
        listening.write(listening.note(), "Our leaders come to the Friday lunch.");
        listening.isSaved();

        Question roles = new Question(lead, "le-leadership-roles");
        roles.choose("Not relevant to us");
        roles.says("Please add a short reason why this is not relevant to you; then it is saved.");
        roles.write(roles.note(), "Two trustees, both founders.");
        roles.isSaved();

        Question support = new Question(lead, "le-support");
        assertThat(support.whatChanged()).isHidden();
        support.choose("Sustained, and reviewed with the people affected");
        support.write(support.whatChanged(), "People tell us that they feel prepared.");
        support.isSaved();

        Question involvement = new Question(lead, "le-involvement");
        involvement.choose("In place in some areas");
        involvement.isSaved();
        new Question(lead, "le-sharing").choose("Don’t know yet");
        new Question(lead, "le-sharing").isSaved();

        lead.follow("Next: Lead with courage");
        new Question(lead, "cl-vision").choose("Exploring or planning");
        new Question(lead, "cl-vision").isSaved();

        lead.goTo("/");
        lead.follow("Your workspace");
        lead.follow(ORGANISATION.name());
        assertThat(lead.page().locator("main")).containsText("6 of 36 answered since");
        lead.follow("Value lived experience");
        listening.isAnswered("In place across most");
        assertThat(listening.note()).hasValue("Our leaders come to the Friday lunch.");
        listening.says("Saved by Ailsa Grant on " + today());
        roles.isAnswered("Not relevant to us");
        assertThat(roles.note()).hasValue("Two trustees, both founders.");
        assertThat(support.whatChanged()).hasValue("People tell us that they feel prepared.");
        lead.follow("All five commitments");
        assertThat(lead.page()).hasURL("/w/" + slug);
    }

    private static void submit(Person lead, String slug) {
        lead.follow("See what would be sent");
        Locator main = lead.page().locator("main");
        assertThat(main).containsText("30 of 36 items are still open. You can submit all the same");
        assertThat(main).not().containsText("100");
        assertThat(lead.page().locator(".seen table").first().locator("tbody tr")).hasText(new String[] {
                "Value lived experience In place across most", "Lead with courage Not enough answers to say",
                "Help staff to learn and use what they learn Not enough answers to say", "Look after staff Not enough answers to say",
                "Listen, check and improve Not enough answers to say"}, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
        assertThat(lead.page().locator(".unseen li")).hasText(new String[] {
                "your answer to each of the 36 items, as yours: it is only counted, as said under “What is sent”",
                "every note, reason and “what changed?”", "every piece of evidence",
                "comments, actions, every entry of the logs, and what a pulse heard: of actions, logs and pulses only the counts go "
                        + "that stand under “What is sent”",
                "counts of people from your logs and pulses",
                "who answered what, and when, but for how soon an item was first answered, as said under “What is sent”"});
        assertThat(lead.page().locator(".seen")).containsText("With each level goes how long after this review was opened");
        lead.press("Submit and sign off");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Signed off. Thank you.");
        assertThat(main).containsText("6 of 36 were answered; 30 were left open.");
        lead.goTo("/w/" + slug + "/commitments/lived-experience");
        assertThat(new Question(lead, "le-listening").note()).isDisabled();
    }

    private static void isShown(Person visitor, String slug) {
        visitor.goTo("/signatories/" + slug);
        assertThat(visitor.page().locator(".summary")).containsText("Last review" + today());
        visitor.goTo("/signatories");
        visitor.field("Name").fill("burnside");
        visitor.press("Search");
        assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText("1 organisation fits your search.");
        visitor.field("Council area").selectOption("Fife");
        visitor.press("Search");
        assertThat(visitor.page().getByRole(AriaRole.STATUS)).containsText("No organisation fits your search.");
        visitor.field("Council area").selectOption("Moray");
        visitor.field("Sector").selectOption("Third sector");
        visitor.press("Search");
        visitor.follow(ORGANISATION.name());
        assertThat(visitor.page()).hasURL("/signatories/" + slug);
        assertEquals(List.of(), visitor.context().cookies(), "Public pages set no cookie.");
    }

    private static void signOut(Person lead) {
        lead.press("Sign out");
        assertThat(lead.heading("You are signed out")).isVisible();
        lead.follow("Sign in again");
        assertThat(lead.heading("Sign in")).isVisible();
        assertThat(lead.field("Password")).isVisible();
    }

    private static Locator profile(Person person) {
        return person.page().locator("article.profile");
    }

    private static byte[] logo(Person person) {
        return person.page().request().get(profile(person).locator("img.logo").getAttribute("src")).body();
    }

    private static String today() {
        return LocalDate.now(ZoneId.of("Europe/London")).format(DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK));
    }
}
