package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** A charity's lead asks staff, leaders and the panel; they answer on their phones, in their language, and leave no trace. */
@ExtendWith(LocalService.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PulseST {
    private static final String LEAD = "fern@harbourlight.example";
    private static final String VIEWER = "callum@glenmorran.example";
    private static final String HOME = "/w/harbour-light/pulse";
    private static final String LISTENING = "le-listening";
    private static final String FEEDBACK = "me-feedback-staff";
    private static final String SUPERVISION = "sw-supervision-reach";

    @BeforeAll
    static void aColleague(Local local) {
        new Database(local).addMember("harbour-light", VIEWER, "Callum Reay", "VIEWER");
    }

    @Test
    @Order(1)
    void fiveAnswerOnTheirPhonesInTwoLanguagesAndTheLeadSeesTheGap(People people, Local local) {
        Person lead = people.signedIn(LEAD, HOME);
        assertThat(lead.text("There has been no pulse yet.")).isVisible();
        look(lead, "pulse-none");
        lead.follow("Open a pulse");
        assertThat(lead.page().locator("#chosen")).hasText("0 of at most 8 chosen");
        lead.press("Open the pulse");
        assertThat(lead.page().locator("#error-summary")).containsText("Please choose at least one item to ask about.");
        look(lead, "pulse-mend");
        lead.page().locator("#ask-" + LISTENING).check();
        lead.page().locator("#ask-" + SUPERVISION).check();
        assertThat(lead.page().locator("#chosen")).hasText("2 of at most 8 chosen");
        look(lead, "pulse-choose");
        lead.press("Open the pulse");
        assertThat(lead.heading("A pulse is open")).isVisible();
        assertThat(lead.page().locator(".tag").getByText("Fewer than 5 answers")).hasCount(3);
        look(lead, "pulse-open");
        String running = lead.page().url();
        String staff = link(lead, 0);
        lead.page().locator("a[href$='/print/staff']").click();
        assertThat(lead.page().locator("main")).containsText(staff);
        look(lead, "pulse-print");

        answerInEnglish(people, staff, "Yes, in some places", true);
        answerInEnglish(people, staff, "Not yet", false);
        answerInEnglish(people, staff, "It is being talked about or planned", false);
        answerInPolish(people, staff, 1, true);
        clearsAChoiceGoesToPolishAndComesBackAfterSending(people, staff);
        lead.goTo(running);
        Person leader = people.visitorWithoutScripts();
        leader.goTo(link(lead, 1));
        assertThat(leader.text("You are answering as a leader.")).isVisible();
        choose(leader, 0, 4);
        leader.press("Send my answers");
        thanked(leader, "Thank you. Your answers have been sent.");

        lead.goTo(running);
        assertThat(lead.page().locator(".pulse-group").first()).containsText("5 or more answers");
        assertThat(lead.page().locator(".tag").getByText("Fewer than 5 answers")).hasCount(2);
        new Database(local).change("insert into pulse_answer (tenant_id, pulse_id, audience, indicator, level)"
                + " select a.tenant_id, a.pulse_id, a.audience, a.indicator, 'EXPLORING' from pulse_answer a, generate_series(1, 100) "
                + "where a.audience = 'STAFF'");
        lead.follow("Close the pulse");
        assertThat(lead.page().locator("#close li"))
                .hasText(new String[] {"Staff: 5 or more answers, so everyone in the workspace sees which way they lean",
                        "Leaders: fewer than 5 answers, so nothing is shown, then or later",
                        "Lived-experience panel: fewer than 5 answers, so nothing is shown, then or later"});
        look(lead, "pulse-close");
        lead.follow("No, keep it open");
        assertThat(lead.heading("A pulse is open")).isVisible();
        lead.follow("Close the pulse");
        lead.press("Yes, close it");
        assertThat(lead.heading("What the pulse said")).isVisible();
        Locator listening = lead.page().locator(".gap").first();
        assertThat(listening.locator(".gap-rows li").nth(0)).containsText("In place across most");
        assertThat(listening.locator(".gap-rows li").nth(1)).containsText("Leaning towards “not yet”");
        assertThat(listening.locator(".gap-rows li").nth(2)).containsText("Fewer than five answers, so not shown");
        assertThat(listening.locator(".ask")).containsText("What might they meet that you do not?");
        assertThat(listening.locator("a.button")).hasAttribute("href", "/w/harbour-light/actions/new?indicator=" + LISTENING);
        lead.page().locator("summary").getByText("The same as a table").click();
        lead.page().locator("summary").getByText("How sure is this?").click();
        look(lead, "pulse-said");
        assertEquals(0, new Database(local).count("pulse_answer"));

        Person late = people.visitorWithAPhone();
        late.goTo(staff);
        assertThat(late.text("These questions are closed now. Thank you for coming.")).isVisible();
        look(late, "pulse-late");
        Person viewer = people.signedIn(VIEWER, HOME);
        viewer.page().locator(".item-list a").first().click();
        assertThat(viewer.heading("What the pulse said")).isVisible();
        assertThat(viewer.page().locator(".gap a.button")).hasCount(0);
    }

    private static void answerInEnglish(People people, String address, String level, boolean first) {
        Person person = people.visitorWithAPhone();
        person.goTo(address);
        assertThat(person.heading("A few questions about Harbour Light")).isVisible();
        if (first) {
            look(person, "pulse-questions");
            person.press("Send my answers");
            assertThat(person.page().locator("[role=alert]")).containsText("Nothing has been chosen yet.");
            look(person, "pulse-nothing-chosen");
        }
        person.page().locator("section.indicator").first().getByLabel(level, new Locator.GetByLabelOptions().setExact(true)).check();
        person.press("Send my answers");
        thanked(person, "Thank you. Your answers have been sent.");
        if (first) {
            look(person, "pulse-thanks");
        }
    }

    /**
     * A phone that others use too: what is chosen can be taken back by keyboard, stays in another language, and is gone once it is sent.
     */
    private static void clearsAChoiceGoesToPolishAndComesBackAfterSending(People people, String address) {
        Person person = people.visitorWithAPhone();
        person.goTo(address);
        Locator chosen = person.page().locator("section.indicator input:checked");
        assertThat(person.page().locator(".clear:visible")).hasCount(0);
        choose(person, 0, 1);
        choose(person, 1, 2);
        assertThat(person.page().locator(".clear:visible")).hasCount(2);
        look(person, "pulse-chosen");
        person.page().locator("section.indicator").first().locator("input:checked").focus();
        person.page().keyboard().press("Tab");
        person.page().keyboard().press("Enter");
        assertThat(chosen).hasCount(1);
        assertThat(person.page().locator("section.indicator input").first()).isFocused();
        assertThat(person.page().locator(".clear:visible")).hasCount(1);
        person.follow("Polski");
        assertThat(person.page().locator("html")).hasAttribute("lang", "pl");
        assertThat(chosen).hasCount(1);
        assertThat(chosen).hasValue("SOME_AREAS");
        assertThat(person.page().locator(".clear:visible")).hasText("Usuń mój wybór");
        person.page().locator("#send").click();
        thanked(person, "Dziękujemy. Twoje odpowiedzi zostały wysłane.");
        person.page().goBack();
        assertThat(person.heading("Kilka pytań o organizację Harbour Light")).isVisible();
        assertThat(chosen).hasCount(0);
        choose(person, 0, 1);
        person.page().evaluate(
                "document.dispatchEvent(new Event('submit')); dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
        assertThat(chosen).hasCount(0);
        assertEquals(0, person.page().evaluate("localStorage.length + sessionStorage.length"));
    }

    private static void answerInPolish(People people, String address, int level, boolean first) {
        Person person = people.visitorWithAPhone();
        person.goTo(address);
        person.follow("Polski");
        assertThat(person.page().locator("html")).hasAttribute("lang", "pl");
        choose(person, 0, level);
        if (first) {
            look(person, "pulse-polish");
        }
        person.page().locator("#send").click();
        thanked(person, "Dziękujemy. Twoje odpowiedzi zostały wysłane.");
    }

    /** At the two usual widths, and on the narrowest phone. */
    private static void look(Person person, String name) {
        person.look(name);
        var before = person.page().viewportSize();
        person.page().setViewportSize(320, 640);
        Accessibility.fits(person.page(), "");
        person.page().setViewportSize(before.width, before.height);
    }

    private static void choose(Person person, int question, int level) {
        person.page().locator("section.indicator").nth(question).locator("input").nth(level).check();
    }

    private static void thanked(Person person, String words) {
        assertThat(person.heading(words)).isVisible();
        assertEquals(List.of(), person.context().cookies(), "cookies in a respondent's browser");
    }

    private static String link(Person lead, int group) {
        return lead.page().locator(".pulse-group").nth(group).locator(".link-text").first().textContent().strip();
    }

    @Test
    @Order(2)
    void aLinkForOneAnswerCountsOnceAndLooksAlikeBeforeAndAfter(People people, Local local) {
        Person lead = people.signedIn(LEAD, HOME + "/new");
        assertThat(lead.page().locator("#ask-" + LISTENING)).isDisabled();
        lead.page().locator("#ask-" + FEEDBACK).check();
        lead.page().locator("#kind-single").check();
        lead.field("For staff").fill("4");
        lead.press("Open the pulse");
        assertThat(lead.page().locator("#error-summary")).containsText("What fewer than five people say is never shown");
        assertThat(lead.page().locator("#ask-" + FEEDBACK)).isChecked();
        look(lead, "pulse-few-links");
        lead.field("For staff").fill("12");
        lead.field("For leaders").fill("0");
        lead.press("Open the pulse");
        assertThat(lead.heading("A pulse is open")).isVisible();
        look(lead, "pulse-single-use");
        String running = lead.page().url();
        lead.page().locator("a[href$='/print/staff']").click();
        assertThat(lead.page().locator(".slips > li")).hasCount(12);
        look(lead, "pulse-slips");
        String address = lead.page().locator(".slips .link-text").first().textContent().strip();

        Person staff = people.visitorWithAPhone();
        staff.goTo(address);
        choose(staff, 0, 2);
        staff.press("Send my answers");
        thanked(staff, "Thank you. Your answers have been sent.");
        staff.goTo(address);
        assertThat(staff.text("This link counts once.")).isVisible();
        choose(staff, 0, 4);
        staff.press("Send my answers");
        thanked(staff, "Thank you. Your answers have been sent.");
        assertEquals(1, new Database(local).count("pulse_answer"));
        assertEquals(404, staff.goTo("/p/no-such-link"));
        assertThat(staff.heading("There is nothing at this address")).isVisible();

        Person viewer = people.signedIn(VIEWER, HOME);
        assertThat(viewer.page().locator(".item-list > li")).hasCount(1);
        assertEquals(404, viewer.goTo(running));

        new Database(local).change("update pulse set closes_on = current_date - 2 where closed_at is null");
        lead.goTo(running);
        assertThat(lead.heading("This pulse has ended")).isVisible();
        look(lead, "pulse-ended");
        lead.follow("Count them now");
        assertThat(lead.text("No group has five answers.")).isVisible();
        look(lead, "pulse-count");
        lead.press("Yes, count them");
        assertThat(lead.heading("What the pulse said")).isVisible();
        assertThat(lead.text("No group had five answers to any item")).isVisible();
        look(lead, "pulse-nothing-to-show");
    }
}
