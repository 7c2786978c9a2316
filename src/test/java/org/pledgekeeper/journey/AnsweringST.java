package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** Answering when things go otherwise than planned: two people at once, no network, a session that ends, a role that may not, no mouse. */
@ExtendWith(LocalService.class)
class AnsweringST {
    private static final String LEAD = "fern@harbourlight.example";
    private static final String CHAMPION = "ross@glenmorran.example";
    private static final String VIEWER = "callum@glenmorran.example";
    private static final String WORKSPACE = "/w/harbour-light";
    private static final String COURAGE = WORKSPACE + "/commitments/courageous-leadership";
    private static final String TRAINING = WORKSPACE + "/commitments/training";
    private static final String NOTE = "The board asks about it twice a year.";
    private static final int MOST_TABS = 200;

    @BeforeAll
    static void colleagues(Local local) {
        Database database = new Database(local);
        database.addMember("harbour-light", CHAMPION, "Ross Adair", "CHAMPION");
        database.addMember("harbour-light", VIEWER, "Callum Reay", "VIEWER");
    }

    @Test
    void ofTwoAnswersAtOnceMyOwnCanBeKept(People people, Local local) {
        Two two = twoAnswers(people, "cl-vision");
        two.second.choice().getByRole(AriaRole.BUTTON, named("Keep mine")).click();
        assertThat(two.second.choice()).hasCount(0);
        two.second.isSaved();
        two.second.isAnswered("Exploring or planning");
        assertEquals("EXPLORING", level(local, "cl-vision"));
        two.first.page().reload();
        Question asTheFirstSeesIt = new Question(two.first, "cl-vision");
        asTheFirstSeesIt.isAnswered("Exploring or planning");
        asTheFirstSeesIt.says("Saved by Ross Adair on ");
    }

    @Test
    void ofTwoAnswersAtOnceTheOthersCanBeKept(People people, Local local) {
        Two two = twoAnswers(people, "cl-policies");
        two.second.choice().getByRole(AriaRole.BUTTON, named("Keep this one")).click();
        assertThat(two.second.choice()).hasCount(0);
        assertThat(two.second.state()).hasAttribute("data-state", "saved");
        assertThat(two.second.state()).hasText("Fern Lockhart’s answer is kept");
        two.second.isAnswered("In place across most");
        assertThat(two.second.note()).hasValue(NOTE);
        assertEquals("MOST_AREAS", level(local, "cl-policies"));
        two.second.choose("In place in some areas");
        two.second.isSaved();
        assertEquals("SOME_AREAS", level(local, "cl-policies"), "Who kept the other answer can go on from it.");
    }

    /** Both have the page open; the first has saved, and the second, who has not seen that, is shown both answers. */
    private static Two twoAnswers(People people, String indicator) {
        Person lead = people.signedIn(LEAD, COURAGE);
        Person champion = people.signedIn(CHAMPION, COURAGE);
        Question first = new Question(lead, indicator);
        Question second = new Question(champion, indicator);
        first.choose("In place across most");
        first.isSaved();
        first.write(first.note(), NOTE);
        first.isSaved();
        second.choose("Exploring or planning");
        assertThat(second.state()).hasAttribute("data-state", "conflict");
        assertThat(second.choice()).containsText("Nothing is lost. Choose which answer to keep.");
        assertThat(second.choice().getByRole(AriaRole.HEADING, named("Yours"))).isVisible();
        assertThat(second.choice().getByRole(AriaRole.HEADING, named("Fern Lockhart"))).isVisible();
        assertThat(second.choice()).containsText("Exploring or planning");
        assertThat(second.choice()).containsText("In place across most");
        assertThat(second.choice()).containsText(NOTE);
        champion.look("two-answers-" + indicator);
        return new Two(lead, second);
    }

    private record Two(Person first, Question second) {}

    @Test
    void whatIsAnsweredOfflineIsSentWhenTheNetworkIsBack(People people, Local local) {
        Person lead = people.signedIn(LEAD, TRAINING);
        Question question = new Question(lead, "td-leaders");
        lead.context().setOffline(true);
        question.choose("Exploring or planning");
        isWaiting(question);
        question.write(question.note(), NOTE);
        isWaiting(question);
        lead.context().setOffline(false);
        question.isSaved();
        assertThat(question.note()).hasValue(NOTE);
        assertEquals("EXPLORING", level(local, "td-leaders"));
        assertEquals(NOTE, note(local, "td-leaders"));
    }

    @Test
    void whatIsAnsweredOfflineOutlivesThePage(People people, Local local) {
        Person lead = people.signedIn(LEAD, TRAINING);
        Question question = new Question(lead, "td-time-to-use");
        lead.context().setOffline(true);
        question.choose("In place in some areas");
        question.write(question.note(), NOTE);
        isWaiting(question);
        lead.page().navigate("about:blank");
        lead.context().setOffline(false);
        lead.goTo(TRAINING);
        question.isAnswered("In place in some areas");
        assertThat(question.note()).hasValue(NOTE);
        question.isSaved();
        assertEquals("SOME_AREAS", level(local, "td-time-to-use"));
        assertEquals(NOTE, note(local, "td-time-to-use"));
    }

    @Test
    void anAnswerThatArrivedThoughItsReplyWasLostIsSavedOnceAndNoConflict(People people, Local local) {
        Person lead = people.signedIn(LEAD, TRAINING);
        Question question = new Question(lead, "td-resources");
        lead.page().route("**/answers/td-resources", route -> {
            route.fetch();
            route.abort();
        });
        question.choose("In place across most");
        isWaiting(question);
        assertEquals("MOST_AREAS", level(local, "td-resources"));
        lead.page().unroute("**/answers/td-resources");
        lead.page().evaluate("dispatchEvent(new Event('online'))");
        question.isSaved();
        assertThat(question.choice()).hasCount(0);
        question.choose("Exploring or planning");
        question.isSaved();
        assertEquals("EXPLORING", level(local, "td-resources"));
    }

    private static void isWaiting(Question question) {
        assertThat(question.state()).hasAttribute("data-state", "waiting");
        assertThat(question.state()).containsText("It is kept in this browser and goes when you are back online.");
    }

    @Test
    void whatIsTypedOutlivesTheSession(People people, Local local) {
        Person lead = people.signedIn(LEAD, TRAINING);
        Question question = new Question(lead, "td-confidence");
        question.open();
        question.note().pressSequentially("The board asks about it ");
        lead.context().clearCookies();
        question.note().pressSequentially("twice a year.");
        question.note().blur();
        assertThat(question.state()).hasAttribute("data-state", "signed-out");
        assertThat(question.state()).containsText("What you typed is kept in this browser.");
        assertThat(question.note()).hasValue(NOTE);
        lead.look("signed-out-while-typing");
        lead.follow("Sign in again");
        lead.signIn(LEAD);
        assertThat(lead.page()).hasURL(TRAINING);
        assertThat(question.note()).hasValue(NOTE);
        question.isSaved();
        assertEquals(NOTE, note(local, "td-confidence"));
    }

    @Test
    void aViewerReadsAndChangesNothing(People people) {
        Person viewer = people.signedIn(VIEWER, TRAINING);
        assertThat(viewer.page().locator("main .notice").first())
                .containsText("You can read these answers. Your role here does not change them.");
        Locator fields = viewer.page().locator("section.indicator fieldset");
        assertThat(fields).hasCount(7);
        assertThat(viewer.page().locator("section.indicator fieldset:disabled")).hasCount(7);
        assertThat(new Question(viewer, "td-worries").note()).isDisabled();
        viewer.look("viewer");
        onlyTheLeadSignsOff(viewer, null);
    }

    @Test
    void aChampionAnswersAndDoesNotSignOff(People people) {
        Person champion = people.signedIn(CHAMPION, TRAINING);
        assertThat(champion.page().locator("section.indicator fieldset:enabled")).hasCount(7);
        Question question = new Question(champion, "td-existing-practice");
        question.choose("Not yet considered");
        question.isSaved();
        onlyTheLeadSignsOff(champion, "Submit to our lead");
    }

    private static void onlyTheLeadSignsOff(Person person, String button) {
        person.goTo(WORKSPACE);
        assertThat(person.heading("Where we stand")).isVisible();
        person.goTo(WORKSPACE + "/submit");
        assertThat(person.heading("Before you submit")).isVisible();
        assertThat(person.button("Submit and sign off")).hasCount(0);
        assertThat(person.button("Submit to our lead")).hasCount(button == null ? 0 : 1);
    }

    @Test
    void anotherOrganisationsWorkspaceIsNothingToAnyoneElse(People people) {
        Person lead = people.signedIn(LEAD, WORKSPACE);
        findsNothing(lead, "/w/glenmorran-council");
        findsNothing(lead, "/w/glenmorran-council/commitments/training");
        findsNothing(lead, "/w/glenmorran-council/submit");
        findsNothing(lead, "/w/no-such-organisation");
        findsNothing(lead, "/programme");
        findsNothing(lead, "/programme/progress");
        Person staff = people.signedIn("priya@programme.example", "/programme");
        findsNothing(staff, "/w/glenmorran-council");
        findsNothing(staff, "/w/glenmorran-council/commitments/training");
        Person stranger = people.signedIn("sam@elsewhere.example", "/w");
        assertThat(stranger.heading("There is no workspace for you yet")).isVisible();
        findsNothing(stranger, "/w/glenmorran-council");
        findsNothing(stranger, "/programme");
    }

    private static void findsNothing(Person person, String address) {
        assertEquals(404, person.goTo(address), address);
        assertThat(person.heading("There is nothing at this address")).isVisible();
        assertThat(person.page().locator("main")).not().containsText("Glenmorran");
    }

    @Test
    void theKeyboardIsEnough(People people, Local local) {
        Person lead = people.signedIn(LEAD, WORKSPACE + "/commitments/staff-wellbeing");
        Question question = new Question(lead, "sw-signs");
        tabTo(lead, question.section().locator("input[type=radio]").first());
        lead.page().keyboard().press("Space");
        question.isSaved();
        question.isAnswered("Not yet considered");
        lead.page().keyboard().press("ArrowDown");
        question.isSaved();
        question.isAnswered("Exploring or planning");
        tabTo(lead, question.section().locator("details.notes > summary"));
        lead.page().keyboard().press("Enter");
        tabTo(lead, question.note());
        lead.page().keyboard().type(NOTE);
        lead.page().keyboard().press("Tab");
        question.isSaved();
        lead.page().reload();
        question.isAnswered("Exploring or planning");
        assertThat(question.note()).hasValue(NOTE);
        assertEquals("EXPLORING", level(local, "sw-signs"));
        assertEquals(NOTE, note(local, "sw-signs"));
    }

    @Test
    void theArrowKeysPassOverStepsWithoutAnsweringAndSpaceSaysYes(People people, Local local) {
        Person lead = people.signedIn(LEAD, WORKSPACE + "/commitments/staff-wellbeing");
        Question question = new Question(lead, "sw-supervision-quality");
        List<String> levels = new ArrayList<>();
        lead.page().onRequest(request -> {
            if (request.method().equals("PUT")) {
                levels.add(request.postData().replaceAll(".*\"level\":\"?(\\w+).*", "$1"));
            }
        });
        question.section().locator("input[type=radio]").first().focus();
        for (int i = 0; i < 3; i++) {
            lead.page().keyboard().press("ArrowDown");
        }
        assertThat(question.state()).hasText("Not saved yet");
        lead.page().keyboard().press("Tab");
        question.isSaved();
        assertEquals(List.of("3"), levels, "Only the step where the focus left was recorded.");
        assertEquals("MOST_AREAS", level(local, "sw-supervision-quality"));
    }

    @Test
    void anAnswerIsClearedAndEachChangeUndone(People people, Local local) {
        Person lead = people.signedIn(LEAD, WORKSPACE + "/commitments/staff-wellbeing");
        Question question = new Question(lead, "sw-benefits");
        question.choose("Exploring or planning");
        question.isSaved();
        question.choose("In place across most");
        question.isSaved();
        question.section().locator(".undo").click();
        question.isAnswered("Exploring or planning");
        question.isSaved();
        assertEquals("EXPLORING", level(local, "sw-benefits"));
        lead.look("undo");
        question.section().locator(".clear").click();
        question.isSaved();
        assertEquals(null, level(local, "sw-benefits"));
        assertThat(question.section().locator("input[type=radio]:checked")).hasCount(0);
        question.section().locator(".undo").click();
        question.isAnswered("Exploring or planning");
    }

    @Test
    void aBulkSetIsUndone(People people, Local local) {
        Person lead = people.signedIn(LEAD, WORKSPACE + "/items");
        String before = level(local, "sw-time-to-talk");
        lead.page().locator("#pick-sw-time-to-talk").check();
        lead.page().locator("#pick-sw-policies").check();
        lead.page().locator("#level").selectOption("1");
        lead.press("Set these");
        assertThat(lead.text("2 items were set.")).isVisible();
        assertEquals("EXPLORING", level(local, "sw-time-to-talk"));
        lead.press("Undo");
        assertThat(lead.text("2 items were put back.")).isVisible();
        assertEquals(before, level(local, "sw-time-to-talk"));
    }

    @Test
    void inOnesOwnSecondTabNobodyElseHasAnswered(People people) {
        Person lead = people.signedIn(LEAD, COURAGE);
        Page second = lead.context().newPage();
        second.navigate(COURAGE);
        Question first = new Question(lead, "cl-joint-work");
        first.choose("Exploring or planning");
        first.isSaved();
        second.locator("section[data-indicator=cl-joint-work] .scale label").nth(2).click();
        assertThat(second.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("You answered this in another tab as well")))
                .isInViewport();
        assertThat(second.locator("section[data-indicator=cl-joint-work] .save-row .save-state"))
                .containsText("You answered this a moment ago in another tab.");
        second.getByText("Keep this one").click();
    }

    private static void tabTo(Person person, Locator goal) {
        for (int i = 0; i < MOST_TABS && !isFocused(goal); i++) {
            person.page().keyboard().press("Tab");
        }
        assertTrue(isFocused(goal), "The Tab key reaches " + goal);
    }

    private static boolean isFocused(Locator goal) {
        return (boolean) goal.evaluate("element => element === document.activeElement");
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static String level(Local local, String indicator) {
        return value(local, "level", indicator);
    }

    private static String note(Local local, String indicator) {
        return value(local, "note", indicator);
    }

    private static String value(Local local, String column, String indicator) {
        return new Database(local).one("select " + column + " from answer join tenant t on t.id = answer.tenant_id"
                + " where t.slug = 'harbour-light' and indicator = ?", indicator);
    }
}
