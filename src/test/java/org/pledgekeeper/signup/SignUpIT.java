package org.pledgekeeper.signup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.SignUps;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.directory.Signatories;
import org.pledgekeeper.notice.DeliverMail;
import org.pledgekeeper.programme.ApproveApplication;
import org.pledgekeeper.programme.ReturnApplication;
import org.pledgekeeper.programme.ReviewQueue;
import org.pledgekeeper.programme.SendMailAgain;
import org.pledgekeeper.programme.TellStaff;
import org.pledgekeeper.programme.Undelivered;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.signup.Application.State;
import org.pledgekeeper.statement.Wording;
import org.pledgekeeper.tenant.Memberships;
import org.pledgekeeper.tenant.Sector;

/**
 * From the first typed word to the published profile, and everything that can go wrong between. Neither Keycloak nor a mail
 * server answers here, unless a test starts {@link StandInKeycloak}.
 */
@ExtendWith(ArquillianExtension.class)
class SignUpIT {
    private static final Pattern MEND = Pattern.compile("/sign-up/mend/(\\S+)");

    @Inject
    private Requests requests;
    @Inject
    private SignUps signUps;
    @Inject
    private Tenants tenants;
    @Inject
    private TellStaff tellStaff;
    @Inject
    private WriteDraft writeDraft;
    @Inject
    private Drafts drafts;
    @Inject
    private ForgetDrafts forgetDrafts;
    @Inject
    private SubmitApplication submit;
    @Inject
    private SendNewLink sendNewLink;
    @Inject
    private ReviewQueue queue;
    @Inject
    private ApproveApplication approve;
    @Inject
    private ReturnApplication giveBack;
    @Inject
    private ChangeAddress changeAddress;
    @Inject
    private Undelivered undelivered;
    @Inject
    private SendMailAgain sendAgain;
    @Inject
    private Signatories signatories;
    @Inject
    private Memberships memberships;
    @Inject
    private DeliverMail deliver;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(SignUpIT.class);
    }

    // Submitting ----------------------------------------------------------------------------

    @Test
    void aSentApplicationHasAReferenceAMailAndItsPlaceInTheQueue() throws Exception {
        String reference = signUps.send(signUps.complete("Plain Council"));
        assertTrue(reference.matches("PK-\\d{4}-[0-9A-F]{8}"), reference);
        String mail = theMailTo("Plain Council", "We have your pledge: " + reference);
        assertTrue(mail.contains("Morag Sim") && mail.contains("Plain Council") && mail.contains(reference), mail);
        assertTrue(asStaff(() -> queue.all()).stream()
                .anyMatch(line -> line.reference().equals(reference) && line.state() == State.SUBMITTED));
        assertEquals(1L, changes("submitted", "application " + reference));
    }

    @Test
    void sendingTheSameFormTwiceMakesOneApplication() {
        String link = signUps.complete("Twice Council");
        String reference = signUps.send(link);
        String sent = row(reference);
        assertEquals(reference, signUps.send(link));
        assertEquals(sent, row(reference));
        assertSentOnce("Twice Council", reference);
    }

    @Test
    void sendingTheSameFormAtOnceMakesOneApplication() throws Exception {
        String link = signUps.complete("Hasty Council");
        Set<String> references = Set.copyOf(together(6, () -> signUps.send(link)));
        assertEquals(1, references.size(), references::toString);
        assertSentOnce("Hasty Council", references.iterator().next());
    }

    @Test
    void theTeamIsToldOnceADayThatApplicationsWait() throws Exception {
        signUps.submitted("Morning Council");
        LocalDate day = LocalDate.of(2026, 11, 26);
        together(3, () -> {
            tellStaff.tell(day);
            return "told";
        });
        String team = ConfigProvider.getConfig().getValue("pledgekeeper.programme.email", String.class);
        List<String> bodies =
                Superuser.column("select body from outbox where recipient = ? and subject = 'Something waits for the programme'", team);
        assertEquals(1, bodies.size());
        assertTrue(bodies.get(0).contains("/programme"), bodies.get(0));
        Superuser.change("update application set submitted_at = now() - interval '2 days' where state = 'SUBMITTED'");
        tellStaff.tell(day.plusDays(1));
        assertEquals(1L, Superuser.<Long>one("select count(*) from outbox where recipient = ?", team), "nothing new has come in");
    }

    private static void assertSentOnce(String name, String reference) {
        assertEquals(List.of(reference), Superuser.column("select reference from application where name = ?", name));
        assertEquals(1L, Superuser.<Long>one("select count(*) from outbox where recipient = ?", SignUps.email(name)));
        assertEquals(1L, changes("submitted", "application " + reference));
    }

    @Test
    void anIncompleteApplicationStaysADraftAndSendsNothing() {
        String link = signUps.draft("Unfinished Council");
        Refused refused = assertThrows(Refused.class, () -> signUps.send(link));
        assertEquals(List.of("seniorName", "seniorRole", "seniorDate", "seniorConfirms"), List.copyOf(refused.problems().keySet()));
        assertEquals(State.DRAFT, drafts.find(link).orElseThrow().getState());
        assertEquals(List.of(), mailsTo("Unfinished Council"));
    }

    @Test
    void whatIsTypedIsKeptRightOrWrong() {
        String tooLong = "word ".repeat(151).strip();
        WriteDraft.Written written = signUps.write(null, Step.STATEMENT, a -> a.write(tooLong));
        assertEquals(Set.of("statement"), written.problems().keySet());
        assertEquals(tooLong, drafts.find(written.secret()).orElseThrow().getStatement());
        assertEquals(written.secret(),
                signUps.write(written.secret(), Step.LEAD, a -> a.nameLead("Morag", "not an address", "Lead")).secret());
        assertEquals("not an address", drafts.find(written.secret()).orElseThrow().getLeadEmail());
    }

    @Test
    void aSentApplicationIsNotChangedByItsLink() {
        String link = signUps.complete("Sealed Council");
        String reference = signUps.send(link);
        String sent = row(reference);
        assertThrows(Refused.class, () -> signUps.write(link, Step.STATEMENT, a -> a.write("Something else.")));
        assertEquals(sent, row(reference));
    }

    // Several tabs --------------------------------------------------------------------------

    @Test
    void aStepSavedElsewhereIsNeitherOverwrittenNorLost() {
        String link = signUps.draft("Two Tabs Council");
        String seen = drafts.find(link).orElseThrow().print(Step.STATEMENT);
        writeDraft.write(link, seen, Step.STATEMENT, a -> a.write("Of the first tab."));
        ChangedMeanwhile changed = assertThrows(ChangedMeanwhile.class,
                () -> writeDraft.write(link, seen, Step.STATEMENT, a -> a.write("Of the second tab.")));
        assertEquals(Map.of("Statement", "Of the first tab."), changed.theirs(Application.Held.class).byLabel());
        assertEquals("Of the first tab.", drafts.find(link).orElseThrow().getStatement());
        writeDraft.write(link, seen, Step.STATEMENT, a -> a.write("Of the first tab."));
        writeDraft.write(link, drafts.find(link).orElseThrow().print(Step.LEAD), Step.LEAD,
                a -> a.nameLead("Morag Sim", "other@example.org", "Lead"));
        assertThrows(ChangedMeanwhile.class, () -> submit.submit(link, seen));
    }

    @Test
    void theFirstWordsOfOnePageBeginOneDraftHoweverOftenTheyAreSent() throws Exception {
        String link = Link.fresh().secret();
        Set<WriteDraft.Written> written =
                Set.copyOf(together(6, () -> writeDraft.write(link, "", Step.STATEMENT, a -> a.write("Sent six times."))));
        assertEquals(1, written.size(), written::toString);
        assertEquals(1L, Superuser.<Long>one("select count(*) from application where statement = 'Sent six times.'"));
        for (String none : new String[] {null, "", "short", "x".repeat(33), "%".repeat(32)}) {
            assertNotEquals(none, writeDraft.write(none, "", Step.STATEMENT, a -> a.write("Under a fresh link.")).secret());
        }
    }

    @Test
    void aBrowserOpensTheDraftsItHoldsLinksToTheLastOneFirst() {
        String one = signUps.draft("Held One");
        String two = signUps.draft("Held Two");
        signUps.draft("Not Held");
        assertEquals(List.of("Held Two", "Held One"), drafts.among(List.of("", one, "no link", two, signUps.expired("Held Late"))).stream()
                .map(Application::getName).toList());
        assertEquals(List.of(), drafts.among(List.of()));
    }

    // Links ---------------------------------------------------------------------------------

    @Test
    void aLinkLeadsToItsOwnApplicationOnly() {
        String one = signUps.draft("First Council");
        String other = signUps.draft("Second Council");
        assertEquals("First Council", drafts.find(one).orElseThrow().getName());
        assertEquals("Second Council", drafts.find(other).orElseThrow().getName());
        for (String wrong : new String[] {null, "", " ", "%", one.substring(1), one + "x", Link.hash(one)}) {
            assertTrue(drafts.find(wrong).isEmpty(), wrong);
            assertFalse(drafts.isExpired(wrong), wrong);
            assertThrows(NotFound.class, () -> signUps.send(wrong), wrong);
        }
        assertEquals(0L, Superuser.<Long>one("select count(*) from application where position(? in application::text) > 0", one),
                "the secret itself is stored");
    }

    @Test
    void anExpiredLinkOpensNothingUntilANewOneIsSent() {
        String expired = signUps.expired("Late Council");
        assertTrue(drafts.find(expired).isEmpty());
        assertTrue(drafts.isExpired(expired));
        assertThrows(NotFound.class, () -> signUps.send(expired));
        assertNotEquals(expired, signUps.write(expired, Step.STATEMENT, a -> a.write("Not into the old one.")).secret());

        sendNewLink.send(expired);
        String fresh = link(theMailTo("Late Council", "Your new link"));
        assertEquals("Late Council", drafts.find(fresh).orElseThrow().getName());
        assertEquals("We listen first, and say what we heard.", drafts.find(fresh).orElseThrow().getStatement());
        assertTrue(drafts.find(expired).isEmpty());
        assertFalse(drafts.isExpired(expired), "the old link is forgotten");
        assertThrows(NotFound.class, () -> sendNewLink.send(expired));
        assertEquals(1, mailsTo("Late Council").size());
        assertTrue(signUps.send(fresh).startsWith("PK-"));
    }

    @Test
    void noNewLinkIsSentForOneThatIsGoodOrWasNever() {
        String good = signUps.complete("Good Council");
        assertThrows(NotFound.class, () -> sendNewLink.send(good));
        assertThrows(NotFound.class, () -> sendNewLink.send("never a link"));
        String nameless = signUps.write(null, Step.STATEMENT, a -> a.write("No address yet.")).secret();
        expire(nameless);
        assertThrows(NotFound.class, () -> sendNewLink.send(nameless));
        assertEquals(List.of(), mailsTo("Good Council"));
    }

    @Test
    void onlyDraftsThatNobodyCanOpenAreForgotten() throws Exception {
        String forgotten = signUps.expired("Forgotten Council");
        String kept = signUps.draft("Kept Council");
        String waiting = signUps.submitted("Old Waiting Council");
        String returned = signUps.submitted("Old Returned Council");
        asStaff(() -> done(() -> giveBack.giveBack(returned, "A reason.")));
        Superuser.change("update application set link_expires_at = now() - interval '1 day' where reference in (?, ?)", waiting, returned);
        assertTrue(forgetDrafts.forget() >= 1);
        assertFalse(drafts.isExpired(forgotten));
        assertTrue(drafts.find(kept).isPresent());
        assertEquals(2L, Superuser.<Long>one("select count(*) from application where reference in (?, ?)", waiting, returned));
    }

    // Returning -----------------------------------------------------------------------------

    @Test
    void aReturnedApplicationIsMendedThroughTheMailedLinkAndKeepsItsReference() throws Exception {
        String first = signUps.complete("Mended Council");
        String reference = signUps.send(first);
        asStaff(() -> done(() -> giveBack.giveBack(reference, "  Please say which council area you work in.\nThank you. ")));

        String mail = theMailTo("Mended Council", "A change is needed: " + reference);
        assertTrue(mail.contains("Please say which council area you work in.\nThank you."), mail);
        String link = link(mail);
        Application returned = drafts.find(link).orElseThrow();
        assertEquals(State.RETURNED, returned.getState());
        assertEquals("Please say which council area you work in.\nThank you.", returned.getReturnReason());
        assertTrue(drafts.find(first).isEmpty(), "the first link still opens it");
        assertEquals(0L, changesMentioning("council area"), "a person's words stand in the journal");

        signUps.write(link, Step.ORGANISATION, a -> a.describeOrganisation("Mended Council", "COUNCIL", "moray", "UNDER_50", null));
        assertEquals(reference, signUps.send(link));
        assertEquals("moray", asStaff(() -> queue.one(reference)).getArea());
        assertThrows(Refused.class, () -> signUps.write(link, Step.STATEMENT, a -> a.write("Too late.")));
    }

    @Test
    void nothingIsReturnedWithoutAReasonOrTwice() throws Exception {
        String reference = signUps.submitted("Silent Council");
        assertEquals(Set.of("reason"),
                asStaff(() -> assertThrows(Refused.class, () -> giveBack.giveBack(reference, " "))).problems().keySet());
        assertEquals(1, mailsTo("Silent Council").size());
        asStaff(() -> done(() -> giveBack.giveBack(reference, "A reason.")));
        asStaff(() -> assertThrows(Refused.class, () -> giveBack.giveBack(reference, "Another.")));
        asStaff(() -> assertThrows(Refused.class, () -> approve.approve(reference, "silent-council")));
        asStaff(() -> assertThrows(NotFound.class, () -> giveBack.giveBack("PK-2026-00000000", "A reason.")));
        assertEquals(2, mailsTo("Silent Council").size());
    }

    @Test
    void aReviewRemembersWhatWasDecidedAndSeesWhatHasChangedSince() throws Exception {
        String reference = signUps.submitted("Remembered Council");
        asStaff(() -> done(() -> giveBack.giveBack(reference, "Please say when.\nThank you.")));
        String link = link(theMailTo("Remembered Council", "A change is needed: " + reference));
        signUps.write(link, Step.STATEMENT, a -> a.write("We listen first, each Friday, and say what we heard."));
        signUps.write(link, Step.ORGANISATION,
                a -> a.describeOrganisation("Remembered Council", "COUNCIL", "moray", "UNDER_50", "https://example.org"));
        signUps.send(link);

        Application again = asStaff(() -> queue.one(reference));
        Decision returned = asStaff(() -> queue.decisions(reference)).get(0);
        assertTrue(returned.isReturned());
        assertEquals("Please say when.\nThank you.", returned.getReason());
        assertEquals(Tenants.staff().fullName(), returned.getDecidedBy());
        assertEquals(List.of("Council area", "Statement"), returned.since(again).stream().map(Decision.Changed::label).toList());
        assertEquals(List.of("each Friday, "), returned.since(again).get(1).words().stream()
                .filter(piece -> piece.kind() == Wording.Kind.ADDED).map(Wording.Piece::text).toList());
        assertFalse(returned.isLogoChanged(again));
        assertArrayEquals(again.logoPng(), returned.logoPng());
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            asStaff(() -> done(() -> approve.approve(reference, "remembered-council")));
        }
        assertEquals(List.of(false, true), asStaff(() -> queue.decisions(reference)).stream().map(Decision::isReturned).toList());
        Superuser.change("delete from member where subject = 'new-subject'");
    }

    @Test
    void theAddressCanBeChangedUntilTheProfileIsPublished() throws Exception {
        tenants.found("others-address", Sector.COUNCIL);
        String link = signUps.complete("Renamed Council");
        String reference = signUps.send(link);
        changeAddress.change(link, " New-Address ");
        assertEquals("new-address", asStaff(() -> queue.suggestSlug(queue.one(reference))));
        for (Map.Entry<String, String> wrong : Map.of("others-address", "belongs to another organisation", "admin",
                "is kept for the service itself", "a b", "Use small letters").entrySet()) {
            assertTrue(assertThrows(Refused.class, () -> changeAddress.change(link, wrong.getKey())).problems().get("slug")
                    .contains(wrong.getValue()), wrong.getKey());
        }
        String other = signUps.complete("Late Asker");
        signUps.send(other);
        assertTrue(assertThrows(Refused.class, () -> changeAddress.change(other, "new-address")).problems().get("slug")
                .contains("Another organisation has asked for"));
        changeAddress.change(link, "");
        assertEquals("renamed-council", asStaff(() -> queue.suggestSlug(queue.one(reference))));
        assertThrows(NotFound.class, () -> changeAddress.change("no such link", "x"));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            asStaff(() -> done(() -> approve.approve(reference, "renamed-council")));
        }
        assertEquals(Set.of("slug"), assertThrows(Refused.class, () -> changeAddress.change(link, "too-late")).problems().keySet());
        Superuser.change("delete from member where subject = 'new-subject'");
    }

    // Mail that cannot arrive ---------------------------------------------------------------

    @Test
    void mailThatCannotArriveIsShownToStaffAndSentAgainToTheRightAddress() throws Exception {
        String reference = signUps.submitted("Mistyped Council");
        String wrong = SignUps.email("Mistyped Council");
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            asStaff(() -> done(() -> approve.approve(reference, "mistyped-council")));
            Superuser.change(
                    "update outbox set created_at = now() - interval '4 days' where recipient = ? and subject = 'Your pledge is published'",
                    wrong);
            deliver.deliver();
            Undelivered.Letter letter =
                    asStaff(() -> undelivered.all()).stream().filter(one -> one.recipient().equals(wrong)).findFirst().orElseThrow();
            assertEquals("Your pledge is published", letter.subject());
            assertEquals(letter, asStaff(() -> undelivered.one(letter.id())));
            assertEquals(Set.of("address"),
                    asStaff(() -> assertThrows(Refused.class, () -> sendAgain.send(letter.id(), "no address"))).problems().keySet());
            keycloak.knowingThePerson();
            asStaff(() -> done(() -> sendAgain.send(letter.id(), " Right@Mistyped.example ")));
            assertTrue(keycloak.calls().contains("PUT /users/known-subject"), keycloak.calls()::toString);
            assertThrows(NotFound.class, () -> asStaff(() -> undelivered.one(letter.id())));
            assertThrows(NotFound.class, () -> asStaff(() -> done(() -> sendAgain.send(letter.id(), "once@more.example"))));
        }
        assertEquals("right@mistyped.example",
                Superuser.one("select recipient from outbox where subject = 'Your pledge is published' and mended_at is not null"));
        assertEquals("right@mistyped.example", Superuser.one("select lead_email from application where reference = ?", reference));
        assertEquals("right@mistyped.example",
                Superuser.one("select email from member where tenant_id = (select id from tenant where slug = 'mistyped-council')"));
        deliver.deliver();
        assertTrue(
                Superuser.<Number>one("select attempts from outbox where recipient = 'right@mistyped.example' for update").intValue() > 0,
                "it is tried anew, before those that have been tried");
        Superuser.change("delete from member where subject = 'new-subject'");
        Superuser.change("delete from outbox where recipient = 'right@mistyped.example'");
    }

    // Approving -----------------------------------------------------------------------------

    @Test
    void anApprovalFoundsTheTenantNamesTheLeadAndPublishesTheProfile() throws Exception {
        String reference = signUps.submitted("Welcome Council");
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            asStaff(() -> done(() -> approve.approve(reference, "welcome-council")));
            assertEquals(List.of("GET /users", "POST /users"), keycloak.accountCalls());
        }
        String mail = theMailTo("Welcome Council", "Your pledge is published");
        assertTrue(mail.contains("/signatories/welcome-council\n") && mail.contains("/invitation/") && mail.contains("You are its lead."),
                mail);
        UUID tenant = Superuser.one("select id from tenant where slug = 'welcome-council'");
        assertEquals(List.of("new-subject LEAD Morag Sim morag@welcome-council.example"),
                Superuser.column("select concat_ws(' ', subject, role, name, email) from member where tenant_id = ?", tenant));
        var profile = signatories.one("welcome-council").orElseThrow();
        assertEquals("Welcome Council", profile.name());
        assertEquals("We listen first, and say what we heard.", profile.statement());
        assertTrue(signatories.logo("welcome-council").isPresent());
        assertEquals(State.APPROVED, asStaff(() -> queue.one(reference)).getState());
        assertEquals("welcome-council",
                Superuser.one("select detail from journal where action = 'approved' and subject = ?", "application " + reference));
        Person lead = new Person("new-subject", "Morag Sim", "morag@welcome-council.example", false);
        assertEquals("welcome-council", requests.as(lead, () -> memberships.of("welcome-council")).orElseThrow().slug());
        Superuser.change("delete from member where subject = 'new-subject'");
    }

    @Test
    void withKeycloakAwayNothingIsHalfDoneAndTryingAgainWorks() throws Exception {
        String reference = signUps.submitted("Patient Council");
        String before = row(reference);
        for (int i = 0; i < 2; i++) {
            Unavailable unavailable = asStaff(() -> assertThrows(Unavailable.class, () -> approve.approve(reference, "patient-council")));
            assertEquals("The sign-in service is not answering just now. Nothing has been changed. Please try again in a minute.",
                    unavailable.getMessage());
            assertNothingDone(reference, "patient-council", before);
        }
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            asStaff(() -> done(() -> approve.approve(reference, "patient-council")));
            assertTrue(keycloak.calls().contains("POST /users"), keycloak.calls()::toString);
        }
        assertTrue(signatories.one("patient-council").isPresent());
        Superuser.change("delete from member where subject = 'new-subject'");
    }

    @Test
    void whatKeycloakDoesNotTakeIsNoOutage() throws Exception {
        String reference = signUps.submitted("Refused Council");
        String before = row(reference);
        try (StandInKeycloak keycloak = new StandInKeycloak().refusing("lastName")) {
            Refused refused = asStaff(() -> assertThrows(Refused.class, () -> approve.approve(reference, "refused-council")));
            assertTrue(refused.getMessage().contains("does not take the name of this lead"), refused.getMessage());
            assertEquals(List.of("GET /users", "POST /users"), keycloak.accountCalls());
        }
        assertNothingDone(reference, "refused-council", before);
    }

    @Test
    void whoHasAnAccountAlreadyIsWrittenToOnceMailAnswers() throws Exception {
        String reference = signUps.submitted("Mailless Council");
        try (StandInKeycloak keycloak = new StandInKeycloak().knowingThePerson()) {
            asStaff(() -> done(() -> approve.approve(reference, "mailless-council")));
            assertEquals(List.of("GET /users"), keycloak.accountCalls());
        }
        assertEquals(2, mailsTo("Mailless Council").size());
        Superuser.change("delete from member where subject = 'known-subject'");
    }

    private void assertNothingDone(String reference, String slug, String before) {
        assertEquals(before, row(reference));
        assertEquals(0L, Superuser.<Long>one("select count(*) from tenant where slug = ?", slug));
        for (String table : List.of("member", "published_statement", "journal")) {
            assertEquals(0L, Superuser.<Long>one("select count(*) from " + table + " where tenant_id not in (select id from tenant)"
                    + " and tenant_id <> '00000000-0000-0000-0000-000000000000'"), table);
        }
        assertEquals(0L, changes("approved", "application " + reference));
        assertTrue(signatories.one(slug).isEmpty());
    }

    @Test
    void aTakenOrMalformedAddressIsRefusedWithAFreeOne() throws Exception {
        tenants.found("taken-council", Sector.COUNCIL);
        tenants.found("taken-council-2", Sector.COUNCIL);
        String reference = signUps.submitted("Taken Council");
        String before = row(reference);
        assertEquals(Map.of("slug",
                "The address \"taken-council\" belongs to another organisation. Please choose another, for example \"taken-council-3\"."),
                asStaff(() -> assertThrows(Refused.class, () -> approve.approve(reference, "taken-council"))).problems());
        for (String malformed : new String[] {null, "", "Taken", "a b", "-a", "a-", "a--b", "ä", "a/b", "a.b", "x".repeat(61)}) {
            assertEquals(Map.of("slug", "Use small letters, digits and single hyphens, at most 60, for example glen-council."),
                    asStaff(() -> assertThrows(Refused.class, () -> approve.approve(reference, malformed), malformed)).problems());
        }
        assertEquals(before, row(reference));
    }

    @Test
    void aFreeAddressIsSuggestedFromTheName() throws Exception {
        tenants.found("busy-council", Sector.COUNCIL);
        Map<String, String> suggestions = Map.of("Glen Council", "glen-council", "  Àird & Còig — Company Ltd.  ", "aird-coig-company-ltd",
                "!!!", "organisation", "Busy Council", "busy-council-2", "Łódź–Øresund Straße Families", "lodz-oresund-strasse-families",
                "x".repeat(80), "x".repeat(50),
                "Forty-nine letters and then a space comes along at 50 more", "forty-nine-letters-and-then-a-space-comes-along-at");
        for (Map.Entry<String, String> suggestion : suggestions.entrySet()) {
            assertEquals(suggestion.getValue(), suggestion(suggestion.getKey()));
        }
    }

    private String suggestion(String name) throws Exception {
        Application application = new Application(Link.fresh());
        application.describeOrganisation(name, null, null, null, null);
        return asStaff(() -> queue.suggestSlug(application));
    }

    @Test
    void anAddressThatIsAskedForIsFreeAndIsItsOwnUntilItIsDecided() throws Exception {
        tenants.found("held-address", Sector.COUNCIL);
        WriteDraft.Written taken = signUps.write(null, Step.ORGANISATION, a -> {
            a.describeOrganisation("First Asker", "COUNCIL", "fife", "UNDER_50", null);
            a.chooseAddress("held-address");
        });
        assertEquals(Map.of("slug",
                "The address \"held-address\" belongs to another organisation. Please choose another, for example \"held-address-2\"."),
                taken.problems());
        String first = signUps.complete("First Asker");
        signUps.write(first, Step.ORGANISATION, a -> a.chooseAddress("held-address"));
        assertEquals(Set.of("slug"), assertThrows(Refused.class, () -> signUps.send(first)).problems().keySet());
        signUps.write(first, Step.ORGANISATION, a -> a.chooseAddress("wished-address"));
        String reference = signUps.send(first);
        String second = signUps.complete("Second Asker");
        signUps.write(second, Step.ORGANISATION, a -> a.chooseAddress("wished-address"));
        assertEquals(Map.of("slug", "Another organisation has asked for the address \"wished-address\". Please choose another."),
                assertThrows(Refused.class, () -> signUps.send(second)).problems());
        assertEquals(State.DRAFT, drafts.find(second).orElseThrow().getState());
        assertEquals(List.of(), mailsTo("Second Asker"));
        assertEquals("wished-address", asStaff(() -> queue.suggestSlug(queue.one(reference))));
        String other = signUps.submitted("Other Asker");
        assertEquals(Set.of("slug"),
                asStaff(() -> assertThrows(Refused.class, () -> approve.approve(other, "wished-address"))).problems().keySet());
    }

    @Test
    void strangersHaveUsWriteToOneAddressThreeTimesAnHour() {
        Superuser.change("update outbox set sent_at = now() where sent_at is null");
        String insert =
                "insert into outbox (id, recipient, subject, body, created_at, attempts, written_as) values (gen_random_uuid(), ?, "
                        + "'x', '', now(), 0, ?)";
        for (int i = 0; i < 5; i++) {
            Superuser.change(insert, "victim@example.org", "pledgekeeper_applicant");
            Superuser.change(insert, "colleague@example.org", "pledgekeeper_app");
        }
        deliver.deliver();
        assertEquals(3L, Superuser.<Long>one("select count(*) from outbox where recipient = 'victim@example.org' and attempts > 0"));
        assertEquals(5L, Superuser.<Long>one("select count(*) from outbox where recipient = 'colleague@example.org' and attempts > 0"));
        Superuser.change(
                "update outbox set sent_at = now() - interval '59 minutes' where recipient = 'victim@example.org' and attempts > 0");
        deliver.deliver();
        assertEquals(2L, Superuser.<Long>one("select count(*) from outbox where recipient = 'victim@example.org' and attempts = 0"));
        Superuser.change(
                "update outbox set sent_at = now() - interval '61 minutes' where recipient = 'victim@example.org' and sent_at is not null");
        deliver.deliver();
        assertEquals(0L, Superuser.<Long>one("select count(*) from outbox where recipient = 'victim@example.org' and attempts = 0"));
        Superuser.change("delete from outbox where recipient in ('victim@example.org', 'colleague@example.org')");
    }

    @Test
    void ofTwoWhoApproveAtOnceOneDoes() throws Exception {
        String reference = signUps.submitted("Eager Council");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertEquals(List.of("done", "refused", "refused"), outcomes(3, i -> approve.approve(reference, "eager-council-" + i)));
            assertEquals(1, keycloak.calls().stream().filter("POST /users"::equals).count(), keycloak.calls()::toString);
        }
        assertEquals(1L, Superuser.<Long>one("select count(*) from tenant where slug like 'eager-council-%'"));
        Superuser.change("delete from member where subject = 'new-subject'");
    }

    @Test
    void ofTwoOrganisationsGivenOneAddressAtOnceOneGetsIt() throws Exception {
        List<String> references = List.of(signUps.submitted("Same Council One"), signUps.submitted("Same Council Two"));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertEquals(List.of("done", "refused"), outcomes(2, i -> approve.approve(references.get(i), "same-council")));
            assertEquals(1, keycloak.calls().stream().filter("POST /users"::equals).count(), keycloak.calls()::toString);
        }
        assertEquals(List.of("APPROVED", "SUBMITTED"),
                Superuser.column("select state from application where reference in (?, ?) order by state", references.get(0),
                        references.get(1)));
        assertEquals(1L, Superuser.<
                Long>one("select count(*) from published_statement where tenant_id = (select id from tenant where slug = 'same-council')"));
        Superuser.change("delete from member where subject = 'new-subject'");
    }

    // ---------------------------------------------------------------------------------------

    private interface Attempt {
        void make(int number);
    }

    /** @return "done" or "refused" of each attempt, made by staff at once, in this order */
    private List<String> outcomes(int attempts, Attempt attempt) throws Exception {
        CyclicBarrier together = new CyclicBarrier(attempts);
        List<Future<Object>> all = new ArrayList<>();
        for (int i = 0; i < attempts; i++) {
            int number = i;
            all.add(requests.begin(Tenants.staff(), () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return done(() -> attempt.make(number));
            }));
        }
        List<String> outcomes = new ArrayList<>();
        for (Future<Object> one : all) {
            try {
                Requests.result(one);
                outcomes.add("done");
            } catch (Refused refused) {
                outcomes.add("refused");
            }
        }
        return outcomes.stream().sorted().toList();
    }

    private <T> List<T> together(int times, Callable<T> work) throws Exception {
        CyclicBarrier together = new CyclicBarrier(times);
        List<Future<T>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(requests.begin(null, () -> {
                together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                return work.call();
            }));
        }
        List<T> results = new ArrayList<>();
        for (Future<T> one : all) {
            results.add(Requests.result(one));
        }
        return results;
    }

    private <T> T asStaff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }

    private static void expire(String link) {
        Superuser.change("update application set link_expires_at = now() - interval '1 day' where link_hash = ?", Link.hash(link));
    }

    private static String row(String reference) {
        return Superuser.one("select a::text from application a where reference = ?", reference);
    }

    private static List<String> mailsTo(String name) {
        return Superuser.column("select body from outbox where recipient = ? order by created_at", SignUps.email(name));
    }

    private static String theMailTo(String name, String subject) {
        return Superuser.one("select body from outbox where recipient = ? and subject = ?", SignUps.email(name), subject);
    }

    private static String link(String mail) {
        Matcher link = MEND.matcher(mail);
        assertTrue(link.find(), mail);
        return link.group(1);
    }

    private static long changes(String action, String subject) {
        return Superuser.<Long>one("select count(*) from journal where action = ? and subject = ?", action, subject);
    }

    private static long changesMentioning(String words) {
        return Superuser.<Long>one("select count(*) from journal j where position(? in j::text) > 0", words);
    }
}
