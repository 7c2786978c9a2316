package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Parts of the service stop and start again under the running application, which recovers by itself. Runs last: it disturbs everyone. */
@ExtendWith(LocalService.class)
class ZRecoveryST {
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
        assertThat(question.state()).hasAttribute("data-state", "saved", new LocatorAssertions.HasAttributeOptions().setTimeout(Person.PATIENCE));
        assertEquals("EXPLORING", new Database(local).one("""
                select level from answer join tenant t on t.id = answer.tenant_id where t.slug = 'skerry-start' and indicator = 'td-resources'"""));
    }

    @Test
    void keycloakGoesAndComesBack(People people, Local local) {
        Database database = new Database(local);
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/PK-DEMO-0001?ask=publish");
        Person lead = people.signedIn("ewan@skerrystart.example", "/w/skerry-start/commitments/training");
        local.keycloak().stop();
        staff.press("Yes, publish it");
        assertThat(trouble(staff)).containsText("The sign-in service is not answering just now. Nothing has been changed.");
        assertEquals(0, database.count("tenant where slug = 'braeside-law-collective'"));
        assertEquals("SUBMITTED", database.one("select state from application where reference = 'PK-DEMO-0001'"));
        Question question = new Question(lead, "td-leaders");
        question.choose("In place in some areas");
        question.isSaved();
        assertEquals(200, people.visitor().goTo("/signatories/harbour-light"));
        local.keycloak().start();
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published.");
        assertEquals(1, database.count("tenant where slug = 'braeside-law-collective'"));
        assertEquals(1, database.count("member m join tenant t on t.id = m.tenant_id where t.slug = 'braeside-law-collective' and m.role = 'LEAD'"));
    }

    @Test
    void mailGoesAndComesBack(People people, Local local) {
        Database database = new Database(local);
        Person staff = people.signedIn("priya@programme.example", "/programme/applications/PK-DEMO-0002?ask=publish");
        local.mailbox().stopSmtp();
        staff.press("Yes, publish it");
        assertThat(staff.page().getByRole(AriaRole.STATUS)).containsText("Published.");
        assertEquals(1, database.count("tenant where slug = 'lochan-dental-practice'"));
        local.mailbox().startSmtp();
        String lead = database.one("select lead_email from application where reference = 'PK-DEMO-0002'");
        staff.mail(lead, "");
    }

    private static Locator trouble(Person staff) {
        return staff.page().locator("#trouble");
    }
}
