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
        assertThat(navigation(moderator)).hasText(new String[] {"Applications", "Library"});
        moderator.look("role-moderator");
        refused(moderator, "/programme/progress", "This is for analysts of the programme. You are here as moderator.");
        assertThat(navigation(moderator)).hasText(new String[] {"Applications", "Library"});
        moderator.look("role-refused");
        moderator.follow("Go to your pages of the programme");
        assertThat(moderator.heading("Applications")).isVisible();
        refused(moderator, "/programme/mail", "This is for administrators of the programme.");

        Person analyst = people.signedIn(ANALYST, "/programme");
        assertThat(analyst.page()).hasURL("/programme/progress");
        assertThat(navigation(analyst)).hasText(new String[] {"National progress"});
        analyst.look("role-analyst");
        refused(analyst, "/programme/mail", "You are here as analyst. A colleague who is an administrator can do it.");

        Person administrator = people.signedIn(ADMINISTRATOR, "/programme");
        assertThat(administrator.page()).hasURL("/programme/support");
        assertThat(navigation(administrator))
                .hasText(new String[] {"Requests for help", "Open help", "Announcements", "Campaigns", "Mail",
                        "Checklist"});
        administrator.look("role-administrator");
        administrator.follow("Mail");
        assertThat(administrator.heading("Mail that did not arrive")).isVisible();
        refused(administrator, "/programme/progress", "You are here as administrator. A colleague who is an analyst can do it.");

        administrator.follow("Go to your pages of the programme");
        assertThat(administrator.page()).hasURL("/programme/support");

        Person everything = people.signedIn("priya@programme.example", "/programme");
        assertEquals(true, everything.page().evaluate("document.querySelector('.tenant-bar').offsetHeight < 80"), "one row at 1280 pixels");
        everything.look("role-all");
        assertEquals(404, everything.goTo("/programme/campaigns/00000000-0000-4000-8000-000000000000"));
        assertThat(navigation(everything)).hasCount(9);
        assertThat(everything.link("Go to your pages of the programme")).isVisible();

        Person nobody = people.signedIn("sam@elsewhere.example", "/w");
        assertEquals(404, nobody.goTo("/programme/mail"));
        assertThat(navigation(nobody)).hasCount(0);
    }

    private static com.microsoft.playwright.Locator navigation(Person person) {
        return person.page().locator(".tenant-bar li");
    }

    private static void refused(Person person, String address, String words) {
        assertEquals(403, person.goTo(address));
        assertThat(person.heading("This is not open to you")).isVisible();
        assertThat(person.page().locator("main")).containsText(words);
    }
}
