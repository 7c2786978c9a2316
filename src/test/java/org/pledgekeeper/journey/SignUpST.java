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
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.demo.Mailbox;

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
        lead.look("sign-up-begun");
        lead.follow("Go on where you left off with Half Done");
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
        String typed = "We <b>promise</b> waits <four weeks, >90 % kept; Jane <jane@example.org> & more.";
        signUp.statement(typed);
        assertThat(lead.heading("Your logo")).isVisible();
        lead.goTo("/sign-up/check");
        assertThat(lead.page().locator("main")).containsText(typed);
    }

    @Test
    void wordsAreShownAsTypedWhereverTheyGo(People people, Local local) {
        String typed = "We <b>promise</b> waits <four weeks, >90 % kept; Jane <jane@example.org>, ‹both› &amp; more.";
        Applicant applicant = Applicant.named("As Typed Trust").withStatement(typed);
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(applicant);
        String reference = signUp.send();
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/" + reference);
        assertThat(staff.page().locator("main .as-written")).hasText(typed);
        staff.field("What needs to change").fill(typed);
        staff.press("Return to the lead");
        Mailbox.Mail mail = lead.mail(applicant.leadEmail(), "A change is needed: " + reference);
        assertTrue(mail.text().contains(typed), mail.text());
        lead.goTo(mail.link());
        lead.press("Open it in this browser");
        assertThat(lead.heading("Check your answers")).isVisible();
        assertThat(lead.page().locator("main .notice .as-written")).hasText(typed);
        assertThat(lead.page().locator(".summary .as-written").filter(new Locator.FilterOptions().setHasText(typed))).hasCount(1);
        assertThat(lead.page().locator("main b")).hasCount(0);
        signUp.send();
        staff.goTo("/programme/applications/" + reference + "?ask=publish");
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published.");
        Person visitor = people.visitorWithoutScripts();
        visitor.goTo("/signatories/as-typed-trust");
        assertThat(visitor.page().locator("main")).containsText(typed);
        Api api = new Api(local);
        assertEquals(typed, api.get("/api/v1/signatories/as-typed-trust", null).json().path("statement").asText());
        assertTrue(visitor.page().request().get("/api/v1/signatories?q=as+typed", RequestOptions.create().setHeader("Accept", "text/csv"))
                .text().contains(typed));
    }

    @Test
    void browserAndServerCountWordsAlike(People people) throws IOException {
        Person lead = people.visitor();
        lead.goTo("/sign-up/statement");
        for (JsonNode text : new ObjectMapper().readTree(SignUpST.class.getResource("/words.json"))) {
            assertEquals(text.get("words").asInt(), lead.page().evaluate("text => countWords(text)", text.get("text").asText()),
                    text.toString());
        }
    }

    @Test
    void aLogoIsMadeSafeOrRefusedKindly(People people) throws IOException {
        Person lead = people.visitor();
        lead.goTo("/sign-up/logo");
        describe(lead).setInputFiles(Pictures.ofMegabytes(20));
        refused(lead, "Please choose one of at most 2 MB");
        refused(lead, Pictures.svgWithScript(), "This SVG contains a script.");
        refused(lead, Pictures.webPageNamedAsPicture(), "Please save it again as a PNG, JPEG, WebP or SVG");
        describe(lead).setInputFiles(Pictures.polyglot());
        lead.press("Save and go on");
        assertThat(lead.heading("The senior leader’s authorisation")).isVisible();
        lead.goTo("/sign-up/logo");
        byte[] kept = lead.page().request().get(lead.page().locator("img.logo").getAttribute("src")).body();
        assertEquals((byte) 'P', kept[1]);
        assertFalse(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1).contains("script"), "Only the picture is kept.");
        assertThat(lead.field("Describe the logo")).hasValue("A logo");
    }

    private static void refused(Person lead, FilePayload file, String words) {
        describe(lead).setInputFiles(file);
        refused(lead, words);
    }

    private static void refused(Person lead, String words) {
        lead.press("Save and go on");
        assertThat(alert(lead)).containsText(words);
        assertThat(lead.field("Describe the logo")).hasValue("A logo");
    }

    private static Locator describe(Person lead) {
        lead.field("Describe the logo").fill("A logo");
        return lead.page().locator("input[type=file]");
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
    void twoSignUpsInOneBrowserStayApart(People people, Local local) {
        Person lead = people.visitor();
        lead.goTo("/sign-up/new");
        Page other = lead.context().newPage();
        other.navigate("/sign-up/new");
        SignUp one = new SignUp(lead);
        one.organisation(Applicant.named("Rowan Trust"));
        other.getByLabel("Name of the organisation").fill("Hazel Trust");
        other.getByText("Save and go on").click();
        assertThat(other.getByRole(AriaRole.ALERT)).containsText("Choose the sector");
        one.lead(Applicant.named("Rowan Trust"));
        one.statement("The words of Rowan.");
        other.getByText("Save and go back").click();
        assertThat(other.locator("main")).containsText("Hazel Trust");
        assertThat(other.locator("main")).containsText("Rowan Trust");
        assertEquals(1, new Database(local).count("application where name = 'Rowan Trust' and statement = 'The words of Rowan.'"));
        assertEquals(1, new Database(local).count("application where name = 'Hazel Trust' and statement is null and lead_name is null"));
        lead.goTo("/sign-up/statement");
        assertThat(lead.heading("Sign the leadership pledge")).isVisible();
        lead.look("sign-up-two-begun");
    }

    @Test
    void theLastOfTwoTabsIsShownWhatTheOtherSaved(People people) {
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        lead.goTo("/sign-up/statement");
        signUp.statement("As first written.");
        assertThat(lead.heading("Your logo")).isVisible();
        lead.goTo("/sign-up/statement");
        Page other = lead.context().newPage();
        other.navigate(lead.page().url());
        other.getByLabel("Statement").fill("As the other tab has it.");
        other.getByText("Save and go on").click();
        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your logo"))).isVisible();
        signUp.statement("As this tab has it.");
        assertThat(alert(lead)).containsText("As the other tab has it.");
        assertThat(lead.field("Statement")).hasValue("As this tab has it.");
        lead.look("sign-up-changed-meanwhile");
        lead.follow("keep what is saved");
        assertThat(lead.field("Statement")).hasValue("As the other tab has it.");
        other.navigate(lead.page().url());
        other.getByLabel("Statement").fill("Once more.");
        other.getByText("Save and go on").click();
        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your logo"))).isVisible();
        signUp.statement("As this tab has it.");
        assertThat(alert(lead)).containsText("Once more.");
        signUp.goOn();
        assertThat(lead.heading("Your logo")).isVisible();
        lead.goTo("/sign-up/statement");
        assertThat(lead.field("Statement")).hasValue("As this tab has it.");
    }

    @Test
    void whatChangedAfterReadingIsReadAgainBeforeItIsSent(People people) {
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(Applicant.named("Read Again"));
        Page other = lead.context().newPage();
        other.navigate("/sign-up/statement");
        other.getByLabel("Statement").fill("Not what was read.");
        other.getByText("Save and go on").click();
        assertThat(other.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Your logo"))).isVisible();
        lead.press("Send to the programme");
        assertThat(alert(lead)).containsText("Something was changed in another tab");
        assertThat(lead.page().locator("main")).containsText("Not what was read.");
        signUp.send();
    }

    @Test
    void aLinkSomebodySentTakesNobodysTyping(People people, Local local) {
        Applicant stranger = Applicant.named("A Stranger’s Trust");
        Person theirs = people.visitor();
        SignUp signUp = new SignUp(theirs);
        signUp.fillEveryStep(stranger);
        String reference = signUp.send();
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/" + reference);
        staff.field("What needs to change").fill("One word, please.");
        staff.press("Return to the lead");
        String link = theirs.mail(stranger.leadEmail(), "A change is needed").link();

        Person lead = people.visitor();
        lead.goTo("/sign-up/organisation");
        lead.field("Name of the organisation").fill("My Own Trust");
        lead.press("Save and go on");
        lead.goTo(link);
        lead.goTo("/sign-up/statement");
        new SignUp(lead).statement("Mine alone.");
        assertThat(lead.heading("Your logo")).isVisible();
        assertEquals(1, new Database(local).count("application where name = 'My Own Trust' and statement = 'Mine alone.'"));

        lead.goTo(link);
        assertThat(lead.page().locator("main")).containsText("A Stranger’s Trust");
        lead.press("Open it in this browser");
        assertThat(lead.heading("Check your answers")).isVisible();
        lead.goTo("/sign-up");
        assertThat(lead.page().locator("main")).containsText("My Own Trust");
        assertThat(lead.page().locator("main")).containsText("A change is needed");
    }

    @Test
    void aDraftBegunElsewhereIsNotOpened(People people) {
        Person lead = people.visitor();
        lead.goTo("/sign-up/statement");
        new SignUp(lead).statement("Kept here.");
        assertThat(lead.heading("Your logo")).isVisible();
        String address = lead.page().url();
        Person other = people.visitor();
        other.goTo(address);
        assertThat(other.page().getByRole(AriaRole.STATUS)).containsText("This browser cannot open that application.");
        lead.goTo("/sign-up/statement");
        String secret = lead.context().cookies().stream().filter(cookie -> cookie.name.startsWith("pledgekeeper_draft")).findFirst()
                .orElseThrow().value;
        other.goTo("/sign-up/statement?begun=" + secret);
        assertThat(other.field("Statement")).hasValue("");
        assertFalse(other.page().content().contains(secret));
        lead.context().clearCookies();
        new SignUp(lead).statement("Typed while the cookie went.");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Nothing you typed is lost.");
        assertThat(lead.field("Statement")).hasValue("Typed while the cookie went.");
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
    void mailThatCannotArriveIsShownToStaffAndMended(People people) {
        Applicant typed = Applicant.named("Nobody There");
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(typed.withLeadEmail(Mailbox.NOBODY + "there.example"));
        String reference = signUp.send();
        Person staff = people.signedIn("priya@programme.example", "/programme");
        staff.page().waitForCondition(() -> {
            staff.goTo("/programme");
            return staff.page().locator("#undelivered").isVisible();
        });
        staff.look("queue-undelivered");
        staff.follow("See to whom, and correct the address");
        assertThat(staff.page().locator("main")).containsText("There is no such mailbox here");
        staff.look("undelivered");
        staff.follow("Correct the address " + Mailbox.NOBODY + "there.example");
        staff.field("The right email address").fill("not an address");
        staff.press("Send it again");
        assertThat(alert(staff)).containsText("Enter an email address in the form name@example.org.");
        staff.look("undelivered-mend");
        staff.field("The right email address").fill("somebody@there.example");
        staff.press("Send it again");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("It is on its way again.");
        assertThat(staff.page().locator("main")).not().containsText(Mailbox.NOBODY + "there.example");
        assertTrue(lead.mail("somebody@there.example", reference).text().contains("Nobody There"));
        staff.goTo("/programme/applications/" + reference);
        assertThat(staff.page().locator("main")).containsText("somebody@there.example");
    }

    @Test
    void aLeadWhoseAddressWasMistypedComesInWithTheRightOne(People people) {
        Person lead = people.visitor();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStep(Applicant.named("Mistyped Trust").withLeadEmail(Mailbox.NOBODY + "mistyped.example"));
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/" + signUp.send());
        staff.follow("Approve and publish");
        staff.press("Yes, publish it");
        Locator welcome = staff.page().locator(".card").filter(new Locator.FilterOptions().setHasText(Mailbox.NOBODY + "mistyped.example"))
                .filter(new Locator.FilterOptions().setHasText("Your pledge is published"));
        staff.page().waitForCondition(() -> {
            staff.goTo("/programme/mail");
            return welcome.isVisible();
        });
        welcome.getByRole(AriaRole.LINK).click();
        staff.field("The right email address").fill("right@mistyped.example");
        staff.press("Send it again");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("It is on its way again.");
        assertThat(staff.page().locator("main")).not().containsText(Mailbox.NOBODY + "mistyped.example");
        assertTrue(lead.mail("right@mistyped.example", "We have your pledge").text().contains("Mistyped Trust"));
        lead.goTo(lead.mail("right@mistyped.example", "Your pledge is published").text()
                .replaceFirst("(?s).*?(https?://\\S+/invitation/\\S+).*", "$1"));
        assertThat(lead.page().locator("main")).containsText("your address right@mistyped.example");
        lead.field("New password").fill("three hills and a burn");
        lead.field("The same password again").fill("three hills and a burn");
        lead.press("Save password");
        lead.signIn("right@mistyped.example", "three hills and a burn");
        assertThat(lead.page()).hasURL("/w/mistyped-trust");
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
        later.press("Open it in this browser");
        assertThat(later.heading("Check your answers")).isVisible();
        assertEquals(404, later.goTo(link));
        assertTrue(later.page().content().contains("There is nothing at this address"));
    }

    private static Locator alert(Person person) {
        return person.page().getByRole(AriaRole.ALERT);
    }
}
