package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Moderator, analyst and administrator of the programme, each by themselves. */
@ExtendWith(LocalService.class)
class ProgrammeRolesST {
    private static final String MODERATOR = "effie@programme.example";
    private static final String ANALYST = "struan@programme.example";
    private static final String ADMINISTRATOR = "ailsa@programme.example";

    @Test
    void eachSeesWhatIsTheirsAndElsewhereReadsWhomToAsk(People people) {
        Person moderator = people.signedIn(MODERATOR, "/programme");
        assertThat(moderator.heading("Applications")).isVisible();
        assertThat(navigation(moderator)).hasText(new String[] {"Applications", "Library", "Who has signed"});
        moderator.look("role-moderator");
        refused(moderator, "/programme/progress", "This is for analysts of the programme. You are here as moderator.");
        moderator.look("role-refused");
        refused(moderator, "/programme/mail", "This is for administrators of the programme.");

        Person analyst = people.signedIn(ANALYST, "/programme");
        assertThat(analyst.page()).hasURL("/programme/progress");
        assertThat(navigation(analyst)).hasText(new String[] {"National progress", "Who has signed"});
        analyst.look("role-analyst");
        refused(analyst, "/programme/mail", "You are here as analyst. A colleague who is an administrator can do it.");

        Person administrator = people.signedIn(ADMINISTRATOR, "/programme");
        assertThat(administrator.heading("Mail that did not arrive")).isVisible();
        assertThat(navigation(administrator))
                .hasText(new String[] {"Requests for help", "Open help", "Announcements", "Campaigns", "Mail", "Checklist",
                        "Who has signed"});
        administrator.look("role-administrator");
        refused(administrator, "/programme/progress", "You are here as administrator. A colleague who is an analyst can do it.");

        Person nobody = people.signedIn("sam@elsewhere.example", "/w");
        assertEquals(404, nobody.goTo("/programme/mail"));
    }

    private static com.microsoft.playwright.Locator navigation(Person person) {
        return person.page().locator(".main-nav li");
    }

    private static void refused(Person person, String address, String words) {
        assertEquals(403, person.goTo(address));
        assertThat(person.heading("This is not open to you")).isVisible();
        assertThat(person.page().locator("main")).containsText(words);
    }
}
