package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Someone takes the days of their workspace into their own calendar, and ends that again. */
@ExtendWith(LocalService.class)
class CalendarST {
    @Test
    void aViewerMakesAnAddressChangesWhatItShowsAndEndsIt(People people) {
        Person viewer = people.signedIn("callum@glenmorran.example", "/w/glenmorran-council/actions");
        viewer.follow("In your own calendar");
        viewer.look("calendar");
        for (String kind : new String[] {"ACTION", "INVOLVEMENT", "REVIEW", "EVIDENCE"}) {
            viewer.page().locator("#kind-" + kind).uncheck();
        }
        viewer.press("Make my address");
        assertThat(viewer.page().locator("#error-summary")).containsText("Choose at least one kind of day.");
        viewer.look("calendar-mend");
        viewer.page().locator("#kind-INVOLVEMENT").check();
        viewer.press("Make my address");
        String first = viewer.field("Address").inputValue();
        assertTrue(first.matches("http.*/calendar/[\\w-]{32}\\.ics"), first);
        viewer.look("calendar-made");
        viewer.context().grantPermissions(java.util.List.of("clipboard-read", "clipboard-write"));
        viewer.press("Copy the address");
        assertThat(viewer.text("Copied.")).isVisible();
        assertEquals(first, viewer.page().evaluate("navigator.clipboard.readText()"));
        String neutral = read(people, first, 200);
        assertTrue(neutral.contains("SUMMARY:Involvement planned\r\n"), neutral);

        viewer.goTo("/w/glenmorran-council/calendar");
        assertThat(viewer.page().locator("#kind-EVIDENCE")).not().isChecked();
        assertThat(viewer.field("Address")).hasCount(0);
        viewer.page().locator("#titles-typed").check();
        viewer.press("Save what it shows");
        assertThat(viewer.page().getByRole(AriaRole.STATUS).first()).containsText("Saved.");
        assertTrue(!read(people, first, 200).contains("SUMMARY:Involvement planned\r\n"));
        viewer.press("Make a new address");
        String second = viewer.field("Address").inputValue();
        read(people, first, 404);
        read(people, second, 200);
        viewer.press("End it");
        assertThat(viewer.page().getByRole(AriaRole.STATUS).first()).containsText("has ended");
        read(people, second, 404);
    }

    private static String read(People people, String address, int status) {
        Person program = people.visitor();
        APIResponse answer = program.context().request().get(address);
        assertEquals(status, answer.status(), address);
        assertEquals(0, program.context().cookies().size(), "no session");
        return answer.text();
    }
}
