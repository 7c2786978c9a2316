package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;
import org.pledgekeeper.evidence.TinyFiles;

/** Evidence at a browser: each kind added, one refused, one used again, changed by two, looked at again, downloaded, removed. */
@ExtendWith(LocalService.class)
class EvidenceST {
    private static final String LEAD = "fern@harbourlight.example";
    private static final String CHAMPION = "ross@glenmorran.example";
    private static final String VIEWER = "callum@glenmorran.example";
    private static final String HOME = "/w/harbour-light";
    private static final String LIST = HOME + "/evidence";
    private static final String WELLBEING = HOME + "/commitments/staff-wellbeing";
    private static final String ADD = LIST + "/add?for=";
    private static final FilePayload PDF = new FilePayload("Rota.pdf", "application/pdf", TinyFiles.pdf());
    private static final FilePayload DISGUISED =
            new FilePayload("Rota.pdf", "application/pdf", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));

    @BeforeAll
    static void colleagues(Local local) {
        Database database = new Database(local);
        database.addMember("harbour-light", CHAMPION, "Ross Adair", "CHAMPION");
        database.addMember("harbour-light", VIEWER, "Callum Reay", "VIEWER");
    }

    @Test
    void eachKindIsAddedFromItsItemOnAPhone(People people) {
        Person lead = people.visitorWithAPhone();
        lead.goTo(WELLBEING);
        lead.signIn(LEAD);
        Locator evidence = lead.page().locator("#evidence-sw-benefits");
        evidence.locator("summary").click();
        lead.look("commitment-evidence");
        evidence.getByRole(AriaRole.LINK).click();
        assertThat(lead.heading("Add evidence")).isVisible();
        lead.look("evidence-add");
        choose(lead, "A link");
        assertThat(lead.field("File")).isHidden();
        lead.field("Link").fill("https://harbourlight.example/benefits");
        lead.field("Look at it again by (optional)").fill("2099-03-01");
        lead.look("evidence-add-link");
        lead.press("Add it");
        assertThat(lead.page()).hasURL(Pattern.compile(".*/commitments/staff-wellbeing#sw-benefits$"));
        evidence.locator("summary").click();
        assertThat(evidence.locator("summary")).hasText("Evidence (1)");
        Locator link = evidence.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("harbourlight.example/benefits"));
        assertThat(link).hasAttribute("rel", Pattern.compile("noopener noreferrer.*"));

        lead.goTo(ADD + "sw-benefits");
        assertThat(lead.field("Link")).hasValue("");
        assertThat(lead.page().locator(".notice")).hasCount(0);
        choose(lead, "A file");
        lead.field("File").setInputFiles(PDF);
        lead.field("Covers from (optional)").fill("2026-01-01");
        lead.field("Covers until (optional)").fill("2026-06-30");
        lead.press("Add it");
        assertThat(lead.page()).hasURL(Pattern.compile(".*#sw-benefits$"));

        lead.goTo(ADD + "sw-benefits");
        choose(lead, "A few words");
        lead.field("Your words").fill("word ".repeat(101));
        assertThat(lead.page().locator("#words-count")).hasText("101 of 100 words: please shorten it by 1");
        lead.press("Add it");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("This is 101 words. Please shorten it by 1, to 100 at most.");
        lead.look("evidence-words-to-mend");
        lead.field("Your words").fill("Half an hour each Monday with the phones off.");
        lead.page().locator(".choose-items").nth(1).locator("summary").click();
        lead.page().locator("#on-cl-vision").check();
        lead.press("Add it");
        evidence.locator("summary").click();
        assertThat(evidence.locator("summary")).hasText("Evidence (3)");
        assertThat(evidence).containsText("1 January 2026 to 30 June 2026");
        lead.goTo(HOME + "/commitments/courageous-leadership");
        assertThat(lead.page().locator("#evidence-cl-vision summary")).hasText("Evidence (1)");
        lead.goTo(LIST);
        lead.look("evidence");
    }

    @Test
    void aFileThatIsNotWhatItSaysIsRefusedAndNothingTypedIsLost(People people) {
        Person lead = people.signedIn(LEAD, ADD + "sw-signs");
        choose(lead, "A file");
        lead.field("File").setInputFiles(DISGUISED);
        lead.field("Title (optional)").fill("The night rota");
        lead.field("Covers until (optional)").fill("2026-06-30");
        lead.press("Add it");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("This is a web page or a drawing in code, whatever its name says.");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).isFocused();
        assertThat(lead.field("Title (optional)")).hasValue("The night rota");
        assertThat(lead.field("Covers until (optional)")).hasValue("2026-06-30");
        assertThat(lead.page().locator(".for-file .error")).hasCount(1);
        lead.look("evidence-file-to-mend");

        AtomicReference<Route> held = new AtomicReference<>();
        lead.page().route("**/evidence/add", held::set);
        lead.field("File").setInputFiles(PDF);
        lead.press("Add it");
        assertThat(lead.page().locator(".sending [role=status]"))
                .hasText(Pattern.compile("Sending … \\d+%|Sent. We are looking through it …"));
        assertThat(lead.button("Add it")).isDisabled();
        lead.look("evidence-sending");
        lead.page().waitForCondition(() -> held.get() != null);
        held.get().resume();
        assertThat(lead.page()).hasURL(Pattern.compile(".*#sw-signs$"));
        lead.page().unroute("**/evidence/add");
        lead.goTo(ADD + "sw-signs");
        assertThat(lead.field("Title (optional)")).hasValue("");
    }

    @Test
    void whatHasArrivedIsNotPutBackWhenTheNextPageDoesNotCome(People people) {
        Person lead = people.signedIn(LEAD, ADD + "sw-signs");
        choose(lead, "A file");
        lead.field("File").setInputFiles(PDF);
        lead.field("Title (optional)").fill("The rota for August");
        AtomicReference<Dialog> staying = new AtomicReference<>();
        lead.page().evaluate("addEventListener('beforeunload', event => event.preventDefault())");
        lead.page().onceDialog(leaving -> {
            leaving.dismiss();
            staying.set(leaving);
        });
        lead.press("Add it");
        lead.page().waitForCondition(() -> staying.get() != null);
        lead.page().onceDialog(Dialog::accept);
        lead.goTo(ADD + "sw-signs");
        assertThat(lead.field("Title (optional)")).hasValue("");
    }

    @Test
    void withoutScriptsItWorksAndSaysWhenAFileIsToBeChosenAgain(People people) {
        Person lead = people.visitorWithoutScripts();
        lead.goTo(ADD + "sw-policies");
        lead.signIn(LEAD);
        choose(lead, "A file");
        lead.field("File").setInputFiles(PDF);
        lead.field("Covers from (optional)").fill("2026-06-30");
        lead.field("Covers until (optional)").fill("2026-01-01");
        lead.press("Add it");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("This is before the first day.");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("Please choose the file again");
        assertThat(lead.field("A file")).isChecked();
        assertThat(lead.field("Covers from (optional)")).hasValue("2026-06-30");
        lead.field("Covers until (optional)").fill("2026-07-31");
        lead.field("File").setInputFiles(PDF);
        lead.press("Add it");
        assertThat(lead.page()).hasURL(Pattern.compile(".*/commitments/staff-wellbeing#sw-policies$"));
        lead.goTo(ADD + "sw-policies");
        lead.press("Add it");
        assertThat(lead.page().getByRole(AriaRole.ALERT)).containsText("Choose what you have: a link, a file, or a few words.");
    }

    @Test
    void oneThatIsThereIsUsedForAnotherItemWhateverIsAddedMeanwhile(People people, Local local) {
        Person lead = people.signedIn(LEAD, ADD + "sw-time-to-talk");
        lead.look("evidence-add-or-use");
        added(local, "A title before all others", "cl-joint-work");
        lead.press("Use this: harbourlight.example/support-plan");
        assertThat(lead.page()).hasURL(Pattern.compile(".*#sw-time-to-talk$"));
        Locator evidence = lead.page().locator("#evidence-sw-time-to-talk");
        evidence.locator("summary").click();
        assertThat(evidence).containsText("harbourlight.example/support-plan");
        assertThat(evidence.locator("summary")).hasText("Evidence (1)");
        lead.goTo(ADD + "sw-time-to-talk");
        assertThat(lead.button("Use this: harbourlight.example/support-plan")).hasCount(0);
    }

    @Test
    void whatHasPassedItsDayComesFirstAndIsChangedByTwo(People people, Local local) {
        String id = added(local, "Passed its day", "cl-trying");
        new Database(local).change("update evidence set review_by = date '2026-01-01' where id = cast(? as uuid)", id);
        Person lead = people.signedIn(LEAD, LIST);
        assertThat(lead.page().locator("main h2").first()).hasText("To look at again");
        lead.look("evidence-to-look-at");
        lead.follow("Set a new date for: Passed its day");
        assertThat(lead.heading("Passed its day")).isVisible();
        lead.look("evidence-one");
        Person champion = people.signedIn(CHAMPION, LIST + "/" + id);
        champion.field("Title (optional)").fill("What Ross calls it");
        champion.press("Save");
        assertThat(champion.page().getByRole(AriaRole.STATUS).first()).containsText("Its day has still passed");
        lead.field("Look at it again by (optional)").fill("2099-01-01");
        lead.press("Save");
        assertThat(lead.page().locator("#conflict")).containsText("A colleague has just changed this");
        assertThat(lead.page().locator("#conflict")).containsText("What Ross calls it");
        assertThat(lead.field("Look at it again by (optional)")).hasValue("2099-01-01");
        lead.look("evidence-conflict");
        lead.press("Save mine");
        assertThat(lead.page().getByRole(AriaRole.STATUS).first()).hasText("Saved. It is up to date.");
        lead.page().locator(".choose-items").nth(2).locator("summary").click();
        lead.page().locator("#on-td-time-to-use").check();
        lead.look("evidence-one-items");
        lead.press("Save where it is used");
        assertThat(lead.page().getByText("It stands by 2 items of this review.")).isVisible();
        lead.follow("Remove this evidence");
        assertThat(lead.page().locator("#remove")).containsText("It cannot be brought back.");
        lead.look("evidence-remove");
        lead.press("Yes, remove it");
        assertThat(lead.page().getByRole(AriaRole.STATUS).first()).hasText("Removed.");
        assertEquals(404, lead.goTo(LIST + "/" + id));
    }

    @Test
    void whatRanOutSinceLastTimeWaitsToBeUsedAgain(People people, Local local) {
        new Database(local).change("""
                update evidence set review_by = date '2026-01-01' where id in (
                  select u.evidence_id from evidence_use u join assessment a on a.id = u.assessment_id join tenant t on t.id = a.tenant_id
                  where t.slug = 'glenmorran-council' and a.number = 1 and u.evidence_id not in (
                    select x.evidence_id from evidence_use x join assessment b on b.id = x.assessment_id where b.number = 2))""");
        Person champion = people.signedIn(CHAMPION, "/w/glenmorran-council/evidence");
        assertThat(champion.heading("From last time, out of date")).isVisible();
        champion.look("evidence-from-last-time");
        Locator again = champion.page().locator("button[name=again]");
        int waiting = again.count();
        String name = again.first().getAttribute("aria-label").replaceFirst("Use it again: ", "");
        again.first().click();
        assertThat(champion.page().getByRole(AriaRole.STATUS).first()).hasText("It stands by the same items again.");
        assertThat(again).hasCount(waiting - 1);
        assertThat(champion.link("Set a new date for: " + name)).isVisible();
    }

    @Test
    void aViewerReadsAndDownloadsAndChangesNothing(People people, Local local) {
        Person lead = people.signedIn(LEAD, ADD + "td-leaders");
        choose(lead, "A file");
        lead.field("File").setInputFiles(new FilePayload("Leaders’ café.pdf", "application/pdf", TinyFiles.pdf()));
        lead.press("Add it");
        assertThat(lead.page()).hasURL(Pattern.compile(".*#td-leaders$"));

        Person viewer = people.signedIn(VIEWER, LIST);
        assertThat(viewer.page().locator("main .notice")).containsText("Your role here does not change it.");
        assertThat(viewer.link("Add evidence")).hasCount(0);
        assertThat(viewer.page().locator("main button")).hasCount(0);
        viewer.look("evidence-viewer");
        String file = viewer.link("Leaders’ café").first().getAttribute("href");
        APIResponse download = viewer.context().request().get(file);
        assertEquals(200, download.status());
        assertEquals("attachment; filename=\"Leaders_ caf_.pdf\"; filename*=UTF-8''Leaders%E2%80%99%20caf%C3%A9.pdf",
                download.headers().get("content-disposition"));
        assertEquals("nosniff", download.headers().get("x-content-type-options"));
        assertEquals("default-src 'none'; sandbox", download.headers().get("content-security-policy"));
        assertEquals("no-store", download.headers().get("cache-control"));
        assertArrayEquals(TinyFiles.pdf(), download.body());
        assertEquals("Leaders’ café.pdf",
                viewer.page().waitForDownload(() -> viewer.link("Leaders’ café").first().click()).suggestedFilename());
        viewer.goTo(file.replace("/file", ""));
        viewer.look("evidence-one-viewer");
        assertThat(viewer.page().locator("main button, main input")).hasCount(0);
        viewer.goTo(ADD + "td-leaders");
        assertThat(viewer.button("Add it")).hasCount(0);
        Person elsewhere = people.signedIn("ewan@skerrystart.example", "/w");
        assertEquals(404, elsewhere.goTo(file));
        assertEquals(404, elsewhere.goTo(file.replace("harbour-light", "skerry-start")));
    }

    private static void choose(Person person, String kind) {
        person.field(kind).check();
    }

    /** @return the id of words put beside an item, as if the lead had */
    private static String added(Local local, String title, String indicator) {
        Database database = new Database(local);
        String id = database.one(
                """
                insert into evidence (tenant_id, id, kind, title, words, added_by, added_at)
                select id, gen_random_uuid(), 'WORDS', ?, 'Some words.', 'Fern Lockhart', now() from tenant where slug = \
                'harbour-light' returning id""",
                title);
        database.change(
                """
                insert into evidence_use (tenant_id, assessment_id, indicator, evidence_id)
                select a.tenant_id, a.id, ?, cast(? as uuid) from assessment a join tenant t on t.id = a.tenant_id where t.slug = \
                'harbour-light'""",
                indicator, id);
        return id;
    }
}
