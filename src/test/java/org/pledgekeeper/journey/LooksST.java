package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Every page and state, on a phone and on a desk: accessible as far as a machine can tell, fitting, without faults. */
@ExtendWith(LocalService.class)
class LooksST {
    @Test
    void publicPages(People people) {
        Person visitor = people.visitor();
        see(visitor, "/", "home");
        see(visitor, "/signatories", "signatories");
        see(visitor, "/signatories?q=nobody-is-called-this", "signatories-none");
        see(visitor, "/signatories/lantern-fold", "profile");
        see(visitor, "/signatories/harbour-light", "profile-before-review");
        see(visitor, "/accessibility", "accessibility");
        see(visitor, "/privacy", "privacy");
        see(visitor, "/signed-out", "signed-out");
        assertEquals(404, visitor.goTo("/nothing/here"));
        visitor.look("not-found");
    }

    @Test
    void signingUp(People people) {
        Person lead = people.visitor();
        see(lead, "/sign-up", "sign-up");
        for (String step : new String[] {"organisation", "lead", "statement", "logo", "authorisation"}) {
            see(lead, "/sign-up/" + step, "sign-up-" + step);
            lead.press("Save and go on");
            assertThat(lead.page().getByRole(AriaRole.ALERT)).isVisible();
            lead.look("sign-up-" + step + "-to-mend");
        }
        lead.goTo("/sign-up/check");
        lead.press("Send to the programme");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).isVisible();
        lead.look("sign-up-check-to-mend");
        assertThat(lead.page().locator(".steps .done")).hasCount(0);
        lead.follow("Choose the sector that fits best.");
        assertThat(lead.field("Sector")).isFocused();
        lead.page().goBack();
        SignUp signUp = new SignUp(lead);
        signUp.fillEveryStepFrom("/sign-up/organisation", Applicant.named("Looking Glass Trust"));
        lead.look("sign-up-check");
        signUp.send();
        lead.look("sign-up-done");
    }

    @Test
    void signingIn(People people) {
        Person person = people.visitor();
        person.goTo("/w");
        assertThat(person.heading("Sign in")).isVisible();
        person.look("sign-in");
        person.field("Email address").fill("nobody@nowhere.example");
        person.field("Password").fill("not this one");
        person.press("Sign in");
        assertThat(person.page().locator("#kc-message, .error, .notice").first()).isVisible();
        person.look("sign-in-wrong");
        person.follow("Forgot your password?");
        person.look("forgot-password");
    }

    @Test
    void workspaces(People people, Local local) {
        new Database(local).addMember("pennygarth-care", "ewan@skerrystart.example", "Ewan Moar", "LEAD");
        see(people.signedIn("sam@elsewhere.example", "/w"), "/w", "workspaces-none");
        Person lead = people.signedIn("ewan@skerrystart.example", "/w");
        see(lead, "/w", "workspaces");
        see(lead, "/w/pennygarth-care", "overview-not-begun");
        see(lead, "/w/skerry-start", "overview");
        see(lead, "/w/skerry-start/commitments/improvement", "commitment");
        Question question = new Question(lead, "me-sharing");
        question.choose("Not relevant to us");
        question.says("Please add a short reason");
        lead.look("commitment-to-mend");
        see(lead, "/w/skerry-start/submit", "submit");
        lead.page().evaluate("localStorage.setItem('lastRequest', String(Date.now() - 26 * 60000))");
        assertThat(lead.button("Stay signed in")).isFocused();
        lead.look("session-warning");
        lead.press("Stay signed in");
        assertThat(lead.button("Stay signed in")).isHidden();
        Person second = people.signedIn("morven@glenmorran.example", "/w/glenmorran-council");
        see(second, "/w/glenmorran-council", "overview-second-round");
        assertEquals(List.of("1", "2", "3", "4", "5"), second.page().locator(".commitment-list > li").evaluateAll(
                "all => all.map(one => getComputedStyle(one, '::before').content.match(/\\d/)[0])"));
        see(second, "/w/glenmorran-council/commitments/improvement", "commitment-second-round");
        second.page().locator("details").evaluateAll("all => all.forEach(one => { one.open = true; })");
        second.look("commitment-everything-open");
        for (String filter : List.of("all", "unanswered", "mine", "changed", "weak")) {
            see(second, "/w/glenmorran-council/items?show=" + filter, "items-" + filter);
        }
        second.page().locator("input[name=pick]").first().check();
        second.press("Set these");
        assertThat(second.page().getByRole(AriaRole.ALERT)).containsText("Choose the step to set them to");
        second.look("items-to-mend");
        see(second, "/w/glenmorran-council/gentle", "gentle");
        see(second, "/w/glenmorran-council/gentle?show=mine", "gentle-nothing");
        see(second, "/w/glenmorran-council/champions", "champions");
        see(people.signedIn("callum@glenmorran.example", "/w/glenmorran-council"), "/w/glenmorran-council/commitments/training",
                "commitment-viewer");
    }

    @Test
    void programme(People people) {
        Person staff = people.signedIn("priya@programme.example", "/programme");
        see(staff, "/programme", "queue");
        Locator sorted = staff.page().locator("th[aria-sort]");
        assertThat(sorted).hasCount(1);
        assertThat(sorted).hasAttribute("aria-sort", "ascending");
        assertThat(sorted).containsText("Sent on");
        staff.page().locator("th", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Organisation")).first().click();
        assertThat(sorted).hasCount(1);
        assertThat(sorted).hasAttribute("aria-sort", "ascending");
        assertThat(sorted).containsText("Organisation");
        staff.look("queue-sorted");
        see(staff, "/programme/applications/PK-DEMO-0002", "review");
        staff.press("Return to the lead");
        assertThat(staff.page().getByRole(AriaRole.ALERT)).isVisible();
        staff.look("review-to-mend");
        see(staff, "/programme/progress", "progress");
        staff.follow("Make a release now");
        staff.look("release-asked");
        staff.press("Yes, make it now");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("No release was made");
        staff.look("progress-no-release");
    }

    private static void see(Person person, String address, String name) {
        assertEquals(200, person.goTo(address), address);
        person.look(name);
    }
}
