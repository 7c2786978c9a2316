package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Signing up when things go otherwise than planned: whatever is typed or sent, the answer is kind and nothing is lost. */
@ExtendWith(LocalService.class)
class SignUpST {
    @Test
    void whatIsMissingIsNamedAndWhatIsTypedStays(People people) {
        Person lead = people.visitor();
        lead.goTo("/sign-up/organisation");
        lead.field("Name of the organisation").fill("Half Done");
        lead.press("Save and go on");
        assertThat(alert(lead)).containsText("Choose the sector that fits best.");
        assertThat(alert(lead)).containsText("Choose the council area you work in");
        assertThat(lead.field("Name of the organisation")).hasValue("Half Done");
        lead.press("Save and go back");
        lead.follow("Go on where you left off");
        assertThat(lead.field("Name of the organisation")).hasValue("Half Done");
    }

    @Test
    void typedWordsOutliveAReload(People people) {
        Person lead = people.visitor();
        lead.goTo("/sign-up/statement");
        lead.field("Statement").pressSequentially("We will listen");
        lead.page().reload();
        assertThat(lead.field("Statement")).hasValue("We will listen");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("We have put back what you had typed");
        assertThat(lead.page().locator("#statement-count")).hasText("3 of 150 words");
    }

    @Test
    void aStatementIsJudgedByTheServerAndNeverLost(People people) {
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        String tooLong = "word ".repeat(151).trim();
        lead.goTo("/sign-up/statement");
        signUp.statement(tooLong);
        assertThat(alert(lead)).containsText("Your statement has 151 words. Please shorten it by 1 word");
        assertThat(lead.field("Statement")).hasValue(tooLong);
        assertThat(lead.page().locator("#statement-count")).containsText("151 of 150 words");
        signUp.statement("");
        assertThat(alert(lead)).containsText("Write what your organisation does");
        signUp.statement("We <b>promise</b> this.");
        assertThat(alert(lead)).containsText("Please use plain words only");
        assertThat(lead.field("Statement")).hasValue("We <b>promise</b> this.");
        signUp.statement("Fewer than < 3 steps, more than > 1.");
        assertThat(lead.heading("Your logo")).isVisible();
    }

    @Test
    void browserAndServerCountWordsAlike(People people) throws IOException {
        Person lead = people.visitor();
        lead.goTo("/sign-up/statement");
        for (JsonNode text : new ObjectMapper().readTree(SignUpST.class.getResource("/words.json"))) {
            assertEquals(text.get("words").asInt(), lead.page().evaluate("text => countWords(text)", text.get("text").asText()), text.toString());
        }
    }

    @Test
    void aLogoIsMadeSafeOrRefusedKindly(People people, Local local) {
        Person lead = people.visitor();
        lead.goTo("/sign-up/logo");
        refused(lead, Pictures.ofMegabytes(20), "Please choose one of at most 2 MB");
        refused(lead, Pictures.svgWithScript(), "This SVG contains a script.");
        refused(lead, Pictures.webPageNamedAsPicture(), "Please save it again as a PNG, JPEG, WebP or SVG");
        choose(lead, Pictures.polyglot());
        assertThat(lead.heading("The senior leader’s authorisation")).isVisible();
        lead.goTo("/sign-up/logo");
        byte[] kept = lead.page().request().get(lead.page().locator("img.logo").getAttribute("src")).body();
        assertEquals((byte) 'P', kept[1]);
        assertFalse(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1).contains("script"), "Only the picture is kept.");
        assertThat(lead.field("Describe the logo")).hasValue("A logo");
    }

    private static void refused(Person lead, FilePayload file, String words) {
        choose(lead, file);
        assertThat(alert(lead)).containsText(words);
        assertThat(lead.field("Describe the logo")).hasValue("A logo");
    }

    private static void choose(Person lead, FilePayload file) {
        lead.field("Describe the logo").fill("A logo");
        lead.page().locator("input[type=file]").setInputFiles(file);
        lead.press("Save and go on");
    }

    @Test
    void sendingTwiceMakesOneApplication(People people, Local local) {
        Applicant applicant = Applicant.named("Twice Over");
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(applicant);
        Page secondTab = lead.context().newPage();
        secondTab.navigate("/sign-up/check");
        String reference = signUp.send();
        secondTab.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send to the programme")).click();
        assertThat(secondTab.locator("#reference")).hasText(reference);
        assertEquals(1, new Database(local).count("application where name = ?", "Twice Over"));
        lead.mail(applicant.leadEmail(), reference);
        assertEquals(1, lead.mails(applicant.leadEmail(), reference).size());
    }

    @Test
    void checkingShowsWhatIsMissing(People people) {
        Person lead = people.visitor();
        new SignUp(lead).organisation(onTheFirstStep(lead));
        lead.goTo("/sign-up/check");
        lead.press("Send to the programme");
        assertThat(alert(lead)).containsText("A few things are still needed");
        assertThat(alert(lead)).containsText("Enter a work email address");
        assertThat(alert(lead)).containsText("Choose your logo");
    }

    private static Applicant onTheFirstStep(Person lead) {
        lead.goTo("/sign-up/organisation");
        return Applicant.named("Nearly There");
    }

    @Test
    void anExpiredLinkCanBeRenewed(People people, Local local) {
        Applicant applicant = Applicant.named("Slow Reply");
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(applicant);
        String reference = signUp.send();
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/" + reference);
        staff.field("What needs to change").fill("One word, please.");
        staff.press("Return to the lead");
        String link = lead.mail(applicant.leadEmail(), "A change is needed").link();
        new Database(local).change("update application set link_expires_at = now() - interval '1 day' where reference = ?", reference);
        Person later = people.visitor();
        later.goTo(link);
        assertThat(later.heading("This link has expired")).isVisible();
        later.look("expired-link");
        later.press("Send me a new link");
        assertThat(later.page().getByRole(AriaRole.STATUS)).containsText("We have sent a new link");
        later.goTo(later.mail(applicant.leadEmail(), "Your new link").link());
        assertThat(later.heading("Check your answers")).isVisible();
        assertEquals(404, later.goTo(link));
        assertTrue(later.page().content().contains("There is nothing at this address"));
    }

    private static Locator alert(Person person) {
        return person.page().getByRole(AriaRole.ALERT);
    }
}
