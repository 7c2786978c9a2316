package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** What is added to the log without a connection waits in the browser, and is sent once, in its writer's name. */
@ExtendWith(LocalService.class)
class OfflineST {
    private static final String FERN = "fern@harbourlight.example";
    private static final String ROSS = "ross@glenmorran.example";
    private static final String ISLA = "isla@glenmorran.example";
    private static final String HOME = "/w/harbour-light";
    private static final String TRIED = "What did leaders do, or try?";

    @BeforeAll
    static void colleagues(Local local) {
        new Database(local).addMember("harbour-light", ROSS, "Ross Adair", "CHAMPION");
    }

    /** That the connection is back is noticed even where the browser does not say so. */
    @Test
    void aChampionOnAPhoneWritesOfflineAndItIsSentOnTheWayBack(People people, Local local) {
        Person champion = people.visitorWithAPhone();
        champion.goTo(HOME);
        champion.signIn(ROSS);
        isReady(champion.page());
        champion.context().setOffline(true);

        champion.goTo("/w?add=");
        assertThat(champion.text("To whose log do you want to add?")).hasCount(0);
        champion.look("offline-choose");
        champion.page().getByRole(AriaRole.LINK, named("Leadership")).click();
        assertThat(champion.heading("Leadership")).isVisible();
        champion.press("Save");
        assertThat(champion.page().getByRole(AriaRole.ALERT)).hasText("Say in one line what it was.");
        champion.look("offline-add");
        champion.field(TRIED).fill("Asked the ferry crew, far from any mast");
        champion.press("Save");
        assertThat(waiting(champion.page()))
                .containsText("1 waiting to be sent. It is kept in this browser for you alone, and it goes when you are back online.");
        champion.look("offline-waiting");
        champion.follow("Add another");
        champion.page().getByRole(AriaRole.LINK, named("Training")).click();
        champion.field("What was it?").fill("Mrs Campbell led the workshop on the ferry");
        champion.press("Save");
        assertThat(waiting(champion.page())).containsText("2 waiting to be sent.");

        champion.page().close();
        Page reopened = champion.context().newPage();
        reopened.navigate(HOME + "/people");
        assertThat(reopened.locator("#offline-words")).containsText("This page needs a connection");
        assertThat(waiting(reopened)).containsText("2 waiting to be sent.");
        assertEquals(0, entries(local, "%ferry%"));

        reopened.evaluate("() => addEventListener('online', event => event.stopImmediatePropagation(), true)");
        champion.context().setOffline(false);
        assertThat(waiting(reopened)).containsText("1 waiting to be sent. Something needs a small change first. 1 sent.");
        assertThat(waiting(reopened)).containsText("a person’s name");
        reopened.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on with this page")).click();
        assertThat(waiting(reopened)).containsText("1 waiting to be sent. Something needs a small change first.");
        look(reopened, "offline-refused");
        reopened.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change it")).click();
        assertThat(reopened.getByLabel("What was it?")).hasValue("Mrs Campbell led the workshop on the ferry");
        reopened.locator("#add").click();
        assertThat(reopened.locator("#error-summary")).containsText("a person’s name");
        reopened.getByLabel("What was it?").fill("The workshop on the ferry");
        reopened.locator("#add").click();
        assertThat(reopened.getByRole(AriaRole.STATUS)).hasText("Saved. It is in the log.");
        assertThat(waiting(reopened)).hasCount(0);
        assertEquals(2, entries(local, "%ferry%"));
        assertEquals(1, entries(local, "The workshop on the ferry"));
    }

    /** The entry arrives, and its answer does not: it waits, is sent again, and stands in the log once. */
    @Test
    void anEntryWhoseAnswerWasLostIsSentOnce(People people, Local local) {
        Person lead = people.signedIn(FERN, HOME + "/log/add/leadership");
        isReady(lead.page());
        lead.page().route("**/logs/leadership/entries", route -> {
            route.fetch();
            route.abort();
        });
        lead.field(TRIED).fill("Walked the pier while the signal flickered");
        lead.press("Save");
        assertThat(waiting(lead.page())).containsText("1 waiting to be sent.");
        assertEquals(1, entries(local, "Walked the pier%"));
        lead.page().unroute("**/logs/leadership/entries");
        lead.goTo(HOME + "/log");
        assertThat(waiting(lead.page())).hasText("1 sent.Sent: Walked the pier while the signal flickered");
        lead.look("offline-sent");
        assertEquals(1, entries(local, "Walked the pier%"));
        lead.page().reload();
        assertThat(waiting(lead.page())).hasCount(0);
    }

    @Test
    void whatOnePersonWroteAnotherAtTheSameComputerNeitherSeesNorSends(People people, Local local) {
        Person person = people.signedIn(FERN, HOME);
        isReady(person.page());
        person.context().setOffline(true);
        person.goTo(HOME + "/log/add/leadership");
        person.field(TRIED).fill("Only Fern has written this by the lighthouse");
        person.press("Save");
        assertThat(waiting(person.page())).containsText("1 waiting to be sent.");
        person.context().clearCookies();
        person.context().setOffline(false);
        assertThat(waiting(person.page())).containsText("1 waiting to be sent. Sign in to send it.");
        person.look("offline-sign-in");

        person.goTo(HOME + "/log");
        person.signIn(ROSS);
        isReady(person.page());
        assertThat(person.heading("The log")).isVisible();
        assertThat(waiting(person.page())).hasCount(0);
        assertFalse(stored(person).contains("lighthouse"), "what waits is sealed");
        person.context().setOffline(true);
        person.goTo(HOME + "/log/add");
        assertThat(person.page().locator("#offline-words")).containsText("There is no connection just now.");
        assertThat(waiting(person.page())).hasCount(0);
        person.context().setOffline(false);
        person.goTo(HOME + "/log");
        person.press("Sign out");
        assertThat(person.heading("You are signed out")).isVisible();
        assertEquals(0, entries(local, "%lighthouse%"));
        person.context().setOffline(true);
        person.goTo("/w?add=");
        assertThat(person.page().locator("#offline-words")).containsText("Nobody who adds to a log is signed in in this browser.");
        person.look("offline-nobody");
        person.context().setOffline(false);

        person.goTo(HOME + "/log");
        person.signIn(FERN);
        assertThat(waiting(person.page())).containsText("1 sent.");
        assertEquals("Fern Lockhart", new Database(local).one("select written_by from log_entry where line like '%lighthouse%'"));
        assertFalse(stored(person).contains("waiting:"), "nothing waits any more");
    }

    /** A refused entry waits through signing out, and its writer may say that it is fine, or take it away. */
    @Test
    void aRefusedEntryOutlastsSigningOutAndCanStayOrGo(People people, Local local) {
        Person lead = people.signedIn(FERN, HOME);
        isReady(lead.page());
        lead.context().setOffline(true);
        for (String line : new String[] {"Tea with Mrs Gunn at the quay", "Tea with Mr Gunn at the quay"}) {
            lead.goTo(HOME + "/log/add/leadership");
            lead.field(TRIED).fill(line);
            lead.press("Save");
            assertThat(waiting(lead.page())).containsText("waiting to be sent.");
        }
        lead.context().setOffline(false);
        lead.goTo(HOME);
        assertThat(waiting(lead.page())).containsText("2 waiting to be sent. Something needs a small change first.");
        lead.press("Sign out");
        assertThat(lead.heading("You are signed out")).isVisible();
        lead.goTo(HOME + "/log");
        lead.signIn(FERN);
        assertThat(waiting(lead.page())).containsText("2 waiting to be sent. Something needs a small change first.");
        waiting(lead.page()).getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("Mrs Gunn"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("It is fine as it is")).click();
        assertThat(waiting(lead.page())).containsText("1 waiting to be sent.");
        waiting(lead.page()).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove")).click();
        assertThat(waiting(lead.page())).containsText("1 sent.");
        lead.page().reload();
        assertThat(waiting(lead.page())).hasCount(0);
        assertEquals(1, entries(local, "Tea with % Gunn%"));
    }

    /** Her place is taken while an entry waits, and given anew: the old seal is said to be lost, and what is written next is sent. */
    @Test
    void whoseSeatIsGivenAnewIsToldWhatCannotBeOpenedAndWritesOn(People people, Local local) {
        Database database = new Database(local);
        database.addMember("harbour-light", ISLA, "Isla Munro", "CHAMPION");
        Person champion = people.signedIn(ISLA, HOME);
        isReady(champion.page());
        writeOffline(champion, "Sealed before her place was taken");
        takeAway(database);
        champion.context().setOffline(false);
        assertEquals(404, champion.goTo(HOME));
        database.addMember("harbour-light", ISLA, "Isla Munro", "CHAMPION");

        champion.goTo(HOME);
        assertThat(waiting(champion.page())).containsText("your place in the organisation was given anew. Please write it again.");
        champion.look("offline-given-anew");
        waiting(champion.page()).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove")).click();
        assertThat(waiting(champion.page())).hasCount(0);
        takeAway(database);
        database.addMember("harbour-light", ISLA, "Isla Munro", "CHAMPION");
        champion.goTo(HOME);
        champion.page().waitForCondition(() -> (Boolean) champion.page().evaluate(
                "JSON.parse(localStorage.getItem('writer')).places['harbour-light'].given === document.body.dataset.place"));
        writeOffline(champion, "Sealed after it was given anew");
        champion.context().setOffline(false);
        assertThat(waiting(champion.page())).containsText("1 sent.");
        assertEquals(1, entries(local, "Sealed after it was given anew"));
        assertEquals(0, entries(local, "Sealed before%"));
    }

    private static void takeAway(Database database) {
        database.change("delete from member m using tenant t where t.id = m.tenant_id and t.slug = 'harbour-light' and m.email = ?", ISLA);
    }

    private static void writeOffline(Person person, String line) {
        person.context().setOffline(true);
        person.goTo(HOME + "/log/add/leadership");
        person.field(TRIED).fill(line);
        person.press("Save");
        assertThat(waiting(person.page())).containsText("1 waiting to be sent.");
    }

    @Test
    void itCanBePutOnTheHomeScreen(People people) {
        Person champion = people.signedIn(ROSS, HOME);
        assertEquals("[\"any\",\"any\",\"maskable\"] /w?add", champion.page().evaluate("""
                async () => {
                  const address = document.querySelector("link[rel=manifest]").href;
                  const manifest = await (await fetch(address)).json();
                  for (const icon of manifest.icons) {
                    const bitmap = await createImageBitmap(await (await fetch(icon.src)).blob());
                    if (`${bitmap.width}x${bitmap.height}` !== icon.sizes) throw new Error(icon.src);
                  }
                  return JSON.stringify(manifest.icons.map(icon => icon.purpose ?? "any")) + " " + manifest.start_url;
                }"""));
        Person lead = people.signedIn(FERN, "/w?add");
        assertThat(lead.page()).hasURL(HOME + "/log/add");
        champion.goTo("/w?add");
        champion.look("offline-which-log");
        champion.follow("Harbour Light");
        assertThat(champion.page()).hasURL(HOME + "/log/add");
    }

    private static void isReady(Page page) {
        page.waitForCondition(() -> (Boolean) page.evaluate(
                "Boolean(navigator.serviceWorker.controller && localStorage.getItem('writer') && localStorage.getItem('ready-offline'))"));
    }

    private static Locator waiting(Page page) {
        return page.locator("#waiting");
    }

    private static String stored(Person person) {
        return (String) person.page().evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})");
    }

    private static long entries(Local local, String line) {
        return Long.parseLong(new Database(local).one("select count(*) from log_entry where line like ?", line));
    }

    private static void look(Page page, String name) {
        for (int width : new int[] {320, 390, 1280}) {
            page.setViewportSize(width, 844);
            Accessibility.check(page);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
                    .setPath(java.nio.file.Path.of("target/screenshots", name + "-" + width + ".png")));
        }
        page.setViewportSize(390, 844);
    }

    private static Page.GetByRoleOptions named(String start) {
        return new Page.GetByRoleOptions().setName(java.util.regex.Pattern.compile("^" + start));
    }
}
