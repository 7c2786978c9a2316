package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Two colleagues at one computer, one after the other in the same browser; and a browser that keeps nothing. */
@ExtendWith(LocalService.class)
class SharedComputerST {
    private static final String FERN = "fern@harbourlight.example";
    private static final String ROSS = "ross@glenmorran.example";
    private static final String WORKSPACE = "/w/harbour-light";
    private static final String IMPROVE = WORKSPACE + "/commitments/improvement";
    private static final String NOTE = "Only Fern has said this.";

    @BeforeAll
    static void colleagues(Local local) {
        new Database(local).addMember("harbour-light", ROSS, "Ross Adair", "CHAMPION");
    }

    @Test
    void unsentWordsWaitForTheirOwnPersonAlone(People people, Local local) {
        Person person = people.signedIn(FERN, IMPROVE);
        Question question = new Question(person, "me-feedback-staff");
        question.open();
        sessionEnds(person);
        question.write(question.note(), NOTE);
        assertThat(question.state()).hasAttribute("data-state", "signed-out");

        person.goTo(IMPROVE);
        person.signIn(ROSS);
        assertThat(person.page()).hasURL(IMPROVE);
        question.open();
        assertThat(question.note()).hasValue("");
        question.choose("Not yet considered");
        question.isSaved();
        assertEquals(null, note(local, "me-feedback-staff"));

        sessionEnds(person);
        person.goTo(IMPROVE);
        person.signIn(FERN);
        assertThat(question.note()).hasValue(NOTE);
    }

    @Test
    void aPageLeftOpenDoesNothingInTheNameOfWhoeverSignsInNext(People people, Local local) {
        Person person = people.signedIn(FERN, IMPROVE);
        Question question = new Question(person, "me-themes");
        Page form = person.context().newPage();
        form.navigate(WORKSPACE + "/people/invite");
        form.getByLabel("Their name").fill("Una Invited");
        sessionEnds(person);
        Page second = person.context().newPage();
        second.navigate(WORKSPACE);
        second.getByLabel("Email address").fill(ROSS);
        second.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(Person.PASSWORD);
        second.locator("button[type=submit], input[type=submit]").last().click();
        assertThat(second).hasURL(WORKSPACE);

        question.choose("In place across most");
        assertThat(question.state()).containsText("Someone else has signed in in this browser since");
        assertEquals("0", new Database(local).one("select count(*) from answer join tenant t on t.id = answer.tenant_id"
                + " where t.slug = 'harbour-light' and indicator = 'me-themes'"));
        form.locator("form#form [type=submit]").first().click();
        assertThat(form.locator("main")).containsText("Someone else has signed in in this browser since, so nothing was done.");
    }

    @Test
    void signingOutForgetsWhatWasHalfWrittenAndAsksFirst(People people) {
        String address = WORKSPACE + "/actions/new";
        Person person = people.signedIn(FERN, address);
        person.page().locator("#title").pressSequentially("Half a plan");
        person.press("Sign out");
        assertThat(person.heading("Something you wrote has not reached us")).isVisible();
        person.look("unsent-warning");
        person.press("Stay here");
        assertThat(person.page().locator("#title")).hasValue("Half a plan");
        person.press("Sign out");
        person.press("Sign out without it");
        assertThat(person.heading("You are signed out")).isVisible();
        person.goTo(address);
        person.signIn(FERN);
        assertThat(person.page().locator("#title")).hasValue("");
        assertEquals(0, person.page()
                .evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(k => k.startsWith('kept:')).length"));
    }

    @Test
    void aBrowserThatKeepsNothingStillSavesAndPromisesNothing(People people, Local local) {
        Person person = people.visitor();
        person.context().addInitScript("""
                if (!location.pathname.startsWith("/realms/")) {
                  const full = () => { throw new DOMException("full", "QuotaExceededError"); };
                  Storage.prototype.setItem = full;
                  Storage.prototype.getItem = full;
                }""");
        person.goTo(IMPROVE);
        person.signIn(FERN);
        Question question = new Question(person, "me-small-tests");
        question.choose("Exploring or planning");
        question.isSaved();
        question.open();
        question.note().pressSequentially("Words");
        assertThat(question.state()).hasText("Not saved yet");
        person.context().setOffline(true);
        question.note().blur();
        assertThat(question.state()).hasText("Not sent yet. Please leave this page open: it goes when you are back online.");
        person.context().setOffline(false);
        question.isSaved();
        assertEquals("Words", note(local, "me-small-tests"));
    }

    private static void sessionEnds(Person person) {
        person.context().clearCookies();
    }

    private static String note(Local local, String indicator) {
        return new Database(local).one("select note from answer join tenant t on t.id = answer.tenant_id"
                + " where t.slug = 'harbour-light' and indicator = ?", indicator);
    }
}
