package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/**
 * Parts of the service stop and start again under the running application, which recovers by itself. What it publishes it has signed up
 * itself, so that the samples stay as others expect them.
 */
@ExtendWith(LocalService.class)
class RecoveryST {
    @Test
    void theDatabaseGoesAndComesBack(People people, Local local) {
        Person lead = people.signedIn("ewan@skerrystart.example", "/w/skerry-start/commitments/training");
        Question question = new Question(lead, "td-resources");
        lead.serviceMayFail(true);
        local.postgres().stop();
        question.choose("Exploring or planning");
        assertThat(question.state()).hasAttribute("data-state", "waiting");
        assertThat(question.state()).containsText("What you typed is kept in this browser.");
        Person visitor = people.visitor();
        visitor.serviceMayFail(true);
        assertEquals(503, visitor.goTo("/signatories/lantern-fold"));
        assertThat(visitor.page().locator("main")).containsText("The database is not answering just now.");
        visitor.look("database-away");
        assertEquals(503, visitor.page().request().get("/health/ready").status());
        local.postgres().start();
        assertEquals(200, visitor.goTo("/signatories/lantern-fold"));
        assertThat(question.state()).hasAttribute("data-state", "saved",
                new LocatorAssertions.HasAttributeOptions().setTimeout(Person.PATIENCE));
        assertEquals("EXPLORING", new Database(local)
                .one("""
                select level from answer join tenant t on t.id = answer.tenant_id where t.slug = 'skerry-start' and indicator = \
                'td-resources'"""));
    }

    @Test
    void keycloakGoesAndComesBack(People people, Local local) {
        Database database = new Database(local);
        Applicant applicant = Applicant.named("Whinfell Listening Ear");
        String reference = signUp(people, applicant);
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/" + reference + "?ask=publish");
        Person lead = people.signedIn("ewan@skerrystart.example", "/w/skerry-start/commitments/training");
        local.keycloak().stop();
        staff.press("Yes, publish it");
        assertThat(trouble(staff)).containsText("The sign-in service is not answering just now. Nothing has been changed.");
        assertEquals(0, database.count("tenant where slug = 'whinfell-listening-ear'"));
        assertEquals("SUBMITTED", database.one("select state from application where reference = ?", reference));
        Question question = new Question(lead, "td-leaders");
        question.choose("In place in some areas");
        question.isSaved();
        assertEquals(200, people.visitor().goTo("/signatories/harbour-light"));
        local.keycloak().start();
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published.");
        assertEquals(1, database.count("tenant where slug = 'whinfell-listening-ear'"));
        assertEquals(1,
                database.count("member m join tenant t on t.id = m.tenant_id where t.slug = 'whinfell-listening-ear' and m.role = 'LEAD'"));
    }

    @Test
    void mailGoesAndComesBack(People people, Local local) {
        Database database = new Database(local);
        Applicant applicant = Applicant.named("Sallachy Boat Trust");
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/" + signUp(people, applicant) + "?ask=publish");
        local.mailbox().stopSmtp();
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published.");
        assertEquals(1, database.count("tenant where slug = 'sallachy-boat-trust'"));
        local.mailbox().startSmtp();
        staff.mail(applicant.leadEmail(), "Your pledge is published");
    }

    private static String signUp(People people, Applicant applicant) {
        SignUp signUp = new SignUp(people.visitor());
        signUp.fillEveryStep(applicant);
        return signUp.send();
    }

    private static Locator trouble(Person staff) {
        return staff.page().locator("#trouble");
    }
}
