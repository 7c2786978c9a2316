package org.pledgekeeper.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.demo.Local;

/** A lead and the people around her: invited, changed, removed; and what they decide to do about what they found. */
@ExtendWith(LocalService.class)
class PeopleST {
    private static final String LEAD = "fern@harbourlight.example";
    private static final String HOME = "/w/harbour-light";
    private static final String PEOPLE = HOME + "/people";
    private static final String LIVED_EXPERIENCE = HOME + "/commitments/lived-experience";

    @Test
    void aContributorInvitedForTwoItemsChoosesAPasswordAndSeesThoseAlone(People people, Local local) {
        String email = "una@harbourlight.example";
        Person lead = people.signedIn(LEAD, PEOPLE);
        lead.look("people-lead");
        lead.follow("Invite someone");
        lead.look("people-invite");
        lead.field("Their name").fill("Una Reid");
        lead.field("Their work email").fill("una at harbour light");
        lead.press("Send the invitation");
        assertThat(alert(lead)).containsText("Enter their work email address in the form name@example.org");
        assertThat(alert(lead)).containsText("Choose what they may do here.");
        assertThat(lead.field("Their name")).hasValue("Una Reid");
        lead.look("people-invite-mend");

        lead.field("Their work email").fill(email);
        lead.page().locator("#role-CONTRIBUTOR").check();
        lead.field("Show them only what is ticked above").check();
        lead.press("Send the invitation");
        assertThat(alert(lead)).containsText("They would see nothing yet.");
        assertThat(lead.page().locator("#role-CONTRIBUTOR")).isChecked();
        tick(lead, "lived-experience", "le-listening");
        tick(lead, "courageous-leadership", "cl-vision");
        lead.look("people-invite-filled");
        lead.press("Send the invitation");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Invited. An email with the way in has gone to them.");
        Locator row = row(lead, "Una Reid");
        assertThat(row).containsText("Contributor");
        assertThat(row).containsText("Sees only this");
        lead.look("people-invited");

        lead.follow("Invite someone");
        assertThat(lead.field("Their name")).hasValue("");
        lead.field("Their name").fill("Una R");
        lead.field("Their work email").fill(email);
        lead.page().locator("#role-VIEWER").check();
        lead.press("Send the invitation");
        assertThat(alert(lead)).containsText("This person is in your workspace already.");

        Person una = people.visitorWithAPhone();
        var mail = una.mail(email, "You are invited to Harbour Light’s workspace");
        assertTrue(mail.text().contains("Fern Lockhart has invited you") && mail.text().contains("as a contributor")
                && mail.text().contains("What you would look after:"), mail.text());
        una.goTo(mail.link());
        assertThat(una.heading("Choose a password")).isVisible();
        assertThat(una.page().locator("main")).containsText("A place in the workspace of Harbour Light is ready for you.");
        una.look("invitation");
        for (String refused : List.of("short", email)) {
            una.field("New password").fill(refused);
            una.field("The same password again").fill(refused);
            una.press("Save password");
            assertThat(alert(una)).containsText(refused.equals("short") ? "Please use at least 12 characters."
                    : "Please choose something other than your email address.");
        }
        una.field("New password").fill("a lamp at the harbour");
        una.field("The same password again").fill("a lamp in the harbour");
        una.press("Save password");
        assertThat(alert(una)).containsText("The two passwords are not the same.");
        una.look("invitation-mend");
        una.field("New password").fill("a lamp at the harbour");
        una.field("The same password again").fill("a lamp at the harbour");
        una.press("Save password");
        una.signIn(email, "a lamp at the harbour");
        assertThat(una.page()).hasURL(HOME);
        una.goTo(mail.link());
        assertThat(una.page()).hasURL(HOME);
        assertThat(una.page().locator(".commitment-list > li")).hasCount(2);
        una.look("own-items-overview");
        una.follow("Value lived experience");
        assertThat(una.page().locator("section.indicator")).hasCount(1);
        Question listening = new Question(una, "le-listening");
        listening.choose("Exploring or planning");
        listening.isSaved();
        listening.choose("In place across most");
        listening.isSaved();
        una.look("own-items-commitment");
        assertEquals(404, una.goTo(HOME + "/commitments/training"));
        assertEquals(404, una.goTo(PEOPLE + "/invite"));
        assertEquals(404, una.goTo(PEOPLE));
    }

    @Test
    void aPostIsWrittenDownAndHandedOverInOnePress(People people) {
        Person lead = people.signedIn("morven@glenmorran.example", "/w/glenmorran-council/people");
        lead.follow("Champions");
        lead.follow("Write down a champion");
        lead.look("champion-new");
        lead.field("From which day?").fill("2026-11-02");
        lead.field("Protected hours a week").fill("half a day");
        lead.field("What do they wish they had known?").fill("Begin with the night staff.");
        lead.press("Save");
        assertThat(alert(lead)).containsText("Say how many hours a week");
        assertThat(lead.field("What do they wish they had known?")).hasValue("Begin with the night staff.");
        lead.field("Protected hours a week").fill("7");
        lead.press("Save");
        assertThat(alert(lead)).containsText("Say which role it is");
        lead.look("champion-mend");
        lead.field("Which role is it?").fill("Curaidh, Schools");
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Saved.");

        Person champion = people.visitorWithAPhone();
        champion.goTo("/w/glenmorran-council/champions");
        champion.signIn("ross@glenmorran.example");
        champion.page().locator("section", new com.microsoft.playwright.Page.LocatorOptions().setHasText("Curaidh, Schools"))
                .getByText("Handover pack").click();
        Locator pack = champion.page().locator("main");
        for (String said : List.of("Handover: Curaidh, Schools", "Where each commitment stands", "Open actions", "Promises", "Next dates",
                "Begin with the night staff.")) {
            assertThat(pack).containsText(said);
        }
        champion.look("handover");
        String file = champion.page().url() + ".pdf";
        var pdf = champion.context().request().get(file);
        assertEquals(200, pdf.status());
        assertTrue(new String(pdf.body(), 0, 5, java.nio.charset.StandardCharsets.US_ASCII).equals("%PDF-"), "a PDF");

        Person viewer = people.signedIn("callum@glenmorran.example", "/w/glenmorran-council/champions");
        assertThat(viewer.page().locator("main")).containsText("Curaidh, Schools");
        assertThat(viewer.page().getByText("Handover pack")).hasCount(0);
        assertEquals(403, viewer.context().request().get(file).status());
        assertEquals(403, viewer.goTo(file.replace(".pdf", "")));
        assertEquals(404, people.signedIn(LEAD, HOME).context().request().get(file).status());
    }

    @Test
    void anInvitationForOneItemLeadsToItAndOneThatHasRunOutSendsANewOne(People people, Local local) {
        String email = "ishbel@harbourlight.example";
        Person lead = people.signedIn(LEAD, PEOPLE + "/invite");
        lead.field("Their name").fill("Ishbel \"Isa\" NicDhòmhnaill");
        lead.field("Their work email").fill(email);
        lead.page().locator("#role-CONTRIBUTOR").check();
        tick(lead, "lived-experience", "le-strengths-language");
        lead.press("Send the invitation");

        Person ishbel = people.visitor();
        var first = ishbel.mail(email, "You are invited to");
        assertTrue(first.text().startsWith("Hello Ishbel \"Isa\" NicDhòmhnaill,"), first.text());
        new Database(local).change("update invitation set expires_at = now() - interval '1 day' where name like 'Ishbel%'");
        ishbel.goTo(first.link());
        assertThat(ishbel.heading("This link has run out")).isVisible();
        ishbel.look("invitation-expired");
        ishbel.press("Send me a new link");
        assertThat(ishbel.heading("A new link is on its way")).isVisible();
        ishbel.look("invitation-sent");
        assertEquals(404, ishbel.goTo(first.link()));
        ishbel.page().waitForCondition(() -> ishbel.mails(email, "You are invited to").size() == 2);
        ishbel.goTo(ishbel.mail(email, "You are invited to").link());
        ishbel.field("New password").fill("a lamp at the harbour");
        ishbel.field("The same password again").fill("a lamp at the harbour");
        ishbel.press("Save password");
        ishbel.signIn(email, "a lamp at the harbour");
        assertThat(ishbel.page()).hasURL(LIVED_EXPERIENCE + "#le-strengths-language");
    }

    private static void tick(Person person, String commitment, String item) {
        Locator details = person.page().locator("details.pick:has(#item-" + commitment + ")");
        if (details.getAttribute("open") == null) {
            details.locator("summary").click();
        }
        person.page().locator("#item-" + item).check();
    }

    @Test
    void whoHasAnAccountComesInWithItAndWhoIsRemovedIsOutAtOnce(People people, Local local) {
        String email = "callum@glenmorran.example";
        new Database(local)
                .change("delete from member m using tenant t where t.id = m.tenant_id and t.slug = 'harbour-light' and m.email = ?", email);
        Person lead = people.signedIn(LEAD, PEOPLE + "/invite");
        lead.field("Their name").fill("Callum Reay");
        lead.field("Their work email").fill(email);
        lead.page().locator("#role-VIEWER").check();
        lead.press("Send the invitation");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Invited. An email with the way in has gone to them.");

        Person callum = people.visitor();
        var mail = callum.mail(email, "You are invited to Harbour Light’s workspace");
        assertTrue(mail.text().contains("Fern Lockhart has invited you to Harbour Light’s workspace"), mail.text());
        callum.goTo(mail.link());
        callum.signIn(email);
        assertThat(callum.page()).hasURL(HOME);
        callum.follow("People");
        assertThat(row(callum, "Callum Reay")).containsText("(you)");

        lead.follow("Callum Reay");
        lead.look("person");
        lead.press("Send the invitation again");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("The invitation is on its way again.");
        lead.page().waitForCondition(() -> lead.mails(email, "You are invited to Harbour Light’s workspace").size() == 2);
        lead.page().locator("#role-CHAMPION").check();
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Saved. It holds from now on.");
        assertThat(row(lead, "Callum Reay")).containsText("Champion");

        lead.follow("Callum Reay");
        lead.follow("Remove Callum Reay");
        assertThat(lead.heading("Remove Callum Reay?")).isVisible();
        lead.look("person-remove");
        lead.press("Yes, remove them");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Removed. What they wrote stays, under their name.");
        assertThat(row(lead, "Callum Reay")).hasCount(0);
        callum.follow("Your review");
        assertThat(callum.heading("There is nothing at this address")).isVisible();
        assertEquals(404, callum.goTo(HOME + "/commitments/training"));
    }

    @Test
    void theOnlyLeadIsKindlyKept(People people) {
        Person lead = people.signedIn(LEAD, PEOPLE);
        lead.follow("Fern Lockhart");
        assertThat(lead.button("Send the invitation again")).hasCount(0);
        lead.page().locator("#role-VIEWER").check();
        lead.press("Save");
        assertThat(alert(lead)).containsText("This is your organisation’s only lead, and every workspace needs one.");
        assertThat(lead.page().locator("#role-VIEWER")).isChecked();
        lead.look("only-lead");
        lead.follow("Remove yourself");
        lead.press("Yes, remove me");
        assertThat(alert(lead)).containsText("Make someone else a lead first");
        lead.look("only-lead-remove");
        lead.goTo(PEOPLE);
        assertThat(row(lead, "Fern Lockhart")).containsText("Lead");
    }

    @Test
    void aLeadWhoWouldBeNoneAnyMoreIsAskedFirst(People people, Local local) {
        Database database = new Database(local);
        database.addMember("skerry-start", LEAD, "Fern Lockhart", "LEAD");
        Person lead = people.signedIn(LEAD, "/w/skerry-start/people");
        lead.follow("Fern Lockhart");
        lead.page().locator("#role-VIEWER").check();
        lead.press("Save");
        assertThat(alert(lead)).containsText("You would be no lead here any more, and only another lead could make you one again.");
        lead.look("no-lead-any-more");
        assertThat(lead.page().locator("#role-VIEWER")).isChecked();
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Saved.");
        database.change(
                "delete from member where name = 'Fern Lockhart' and tenant_id = (select id from tenant where slug = 'skerry-start')");
    }

    // From a gap to an action ---------------------------------------------------------------

    @Test
    void aGapBecomesAnActionThatStandsBesideIt(People people, Local local) {
        String title = "Ask the Tuesday group how they would like to be heard";
        Person lead = people.signedIn(LEAD, LIVED_EXPERIENCE);
        lead.page().setViewportSize(390, 844);
        Locator talk = new Question(lead, "le-strengths-language").section().locator("details.talk");
        talk.locator("summary").click();
        talk.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("Start an action.*"))).click();
        assertThat(lead.heading("Start an action")).isVisible();
        assertThat(lead.link("Back to the item")).hasAttribute("href", LIVED_EXPERIENCE + "#le-strengths-language");
        lead.look("action-new");
        lead.field("What will you do?").fill(title);
        lead.press("Start this action");
        assertThat(alert(lead)).containsText("Say which role sees to it, for example Head of Care.");
        assertThat(alert(lead)).containsText("Choose the month you plan to have it done in.");
        assertThat(lead.field("What will you do?")).hasValue(title);
        lead.look("action-mend");
        lead.field("Which role sees to it?").fill("Groups Coordinator");
        lead.field("By which month?").selectOption(month(2));
        lead.page().locator("#promise-0").check();
        lead.press("Start this action");

        assertThat(lead.page()).hasURL(LIVED_EXPERIENCE + "#le-strengths-language");
        talk.locator("summary").click();
        assertThat(talk).containsText(title);
        assertThat(talk).containsText("Groups Coordinator, planned for " + month(2));
        assertEquals(1, new Database(local).count("action where title = ? and promise is not null and state = 'PLANNED'", title));

        lead.goTo(HOME + "/actions");
        lead.look("actions");
        lead.page().locator("main summary").click();
        lead.page().locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Look after staff.*")))
                .click();
        assertThat(lead.page().locator("main")).containsText("No action is like that just now.");
        lead.look("actions-none-like-that");
        lead.page().locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^All commitments.*")))
                .click();
        lead.follow(title);
        lead.look("action-change");
        lead.page().locator("#state-DONE").check();
        lead.press("Save");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Saved.");
        assertThat(lead.link(title)).hasCount(0);
        lead.page().locator("main").getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(Pattern.compile("^Done.*"))).click();
        assertThat(lead.link(title)).isVisible();
        assertThat(lead.page().locator("main")).containsText("done; was planned for " + month(2));
    }

    @Test
    void ofTwoChangesAtOnceBothAreShownAndEitherCanBeKept(People people, Local local) {
        Database database = new Database(local);
        database.addMember("harbour-light", "ross@glenmorran.example", "Ross Adair", "CHAMPION");
        database.change("""
                insert into action (tenant_id, id, title, owner_role, due_month, commitment, state, started_by, started_at)
                select id, '00000000-0000-4000-8000-00000000000a', 'Write to the panel', 'Head of Care', '2025-05-01', 'training', \
                'PLANNED', 'Fern Lockhart', '2025-03-10'
                from tenant where slug = 'harbour-light'""");
        String action = HOME + "/actions/00000000-0000-4000-8000-00000000000a";
        Person lead = people.signedIn(LEAD, action);
        Person champion = people.signedIn("ross@glenmorran.example", action);
        lead.field("What will you do?").fill("Write to the panel, and to the board");
        lead.press("Save");
        assertThat(lead.page().locator("main")).containsText("Head of Care: was planned for May 2025");
        assertFalse(lead.page().locator("main").innerText().toLowerCase(Locale.ROOT).contains("overdue"));
        lead.look("actions-past-month");

        champion.field("What will you do?").fill("Ring the panel");
        champion.page().locator("#state-UNDER_WAY").check();
        champion.press("Save");
        Locator both = champion.page().locator("#meanwhile");
        assertThat(both).containsText("Ring the panel");
        assertThat(both).containsText("Write to the panel, and to the board");
        champion.look("action-two-changes");
        champion.press("Keep theirs");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).containsText("The action stays as your colleague left it.");
        champion.goTo(action);
        assertThat(champion.field("What will you do?")).hasValue("Write to the panel, and to the board");

        lead.goTo(action);
        champion.page().locator("#state-DONE").check();
        champion.press("Save");
        assertThat(champion.page().getByRole(AriaRole.STATUS)).containsText("Saved.");
        lead.field("Which role sees to it?").fill("Chair of the board");
        lead.press("Save");
        lead.press("Keep mine");
        assertThat(lead.page().getByRole(AriaRole.STATUS)).containsText("Saved.");
        assertEquals("Chair of the board PLANNED",
                database.one("select owner_role || ' ' || state from action where title = 'Write to the panel, and to the board'"));
    }

    private static String month(int fromNow) {
        return YearMonth.now(ZoneId.of("Europe/London")).plusMonths(fromNow).format(DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK));
    }

    private static Locator alert(Person person) {
        return person.page().getByRole(AriaRole.ALERT);
    }

    private static Locator row(Person person, String name) {
        return person.page().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }
}
