package org.pledgekeeper.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.assessment.Answer;
import org.pledgekeeper.assessment.AnswerIndicator;
import org.pledgekeeper.assessment.Assessment.Given;
import org.pledgekeeper.assessment.OpenAssessment;
import org.pledgekeeper.assessment.Reviews;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.invitation.ChoosePassword;
import org.pledgekeeper.invitation.Invitations;
import org.pledgekeeper.invitation.Invitations.Invitation;
import org.pledgekeeper.invitation.SendNewInvitation;
import org.pledgekeeper.people.InviteMember.Invited;
import org.pledgekeeper.people.Members.Member;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Person;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/**
 * Who is in a workspace, from the invitation to the removal. Each test has an organisation of its own; Keycloak is stood in for,
 * and no mail server answers.
 */
@ExtendWith(ArquillianExtension.class)
class MembersIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Person NEW = new Person("new-subject", "Una Reid", "una@example.org", false);

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private Checklists checklists;
    @Inject
    private Members members;
    @Inject
    private InviteMember inviteMember;
    @Inject
    private ChangeMember changeMember;
    @Inject
    private RemoveMember removeMember;
    @Inject
    private SendInvitationAgain sendInvitationAgain;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AnswerIndicator answerIndicator;
    @Inject
    private Reviews reviews;
    @Inject
    private Invitations invitations;
    @Inject
    private ChoosePassword choosePassword;
    @Inject
    private SendNewInvitation sendNewInvitation;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(MembersIT.class);
    }

    // Inviting ------------------------------------------------------------------------------

    @Test
    void someoneInvitedHasAPlaceTheirItemsAndAMailThatSaysWhoAsksThemForWhat() throws Exception {
        UUID tenant = tenants.found("invites", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertEquals(NEW.subject(), invite("invites", una(Role.CONTRIBUTOR, true, Set.of("le-listening", "training"))));
            assertEquals(List.of("GET /users", "POST /users"), keycloak.accountCalls());
        }
        String mail = Superuser.one(
                "select body from outbox where recipient = ? and subject = 'You are invited to Organisation invites’s workspace'",
                NEW.email());
        assertTrue(mail.startsWith("Hello Una Reid,\n\nlead of invites has invited you to Organisation invites’s workspace"), mail);
        assertTrue(mail.contains("as a contributor: to answer what you know about.\n\nWhat you would look after:\n- ")
                && mail.contains("(all of it)"), mail);
        assertTrue(mail.contains("/invitation/")
                && mail.contains("You get this because you have a place in the workspace of Organisation invites."), mail);
        assertEquals(
                new Member("new-subject", "Una Reid", "una@example.org", Role.CONTRIBUTOR, true, Set.of("le-listening", "training"), false,
                        false),
                member("invites", "new-subject"));
        assertEquals(List.of("lead@invites invited new-subject CONTRIBUTOR, only assigned"), journal(tenant, "invited"));
        assertEquals(1, journal(tenant, "assigned").size());
    }

    @Test
    void whatIsTypedIsTidiedAndWhatIsMissingIsNamedAtOnce() throws Exception {
        tenants.found("tidies", Sector.COUNCIL);
        refused("tidies", List.of("name", "email", "role"), new Invited(" ", "una@", null, false, null));
        refused("tidies", List.of("name"), new Invited("x".repeat(121), "una@example.org", Role.VIEWER, false, null));
        refused("tidies", List.of("email"), new Invited("Una", "una@example.org, second@example.org", Role.VIEWER, false, null));
        refused("tidies", List.of("items"), new Invited("Una", "una@example.org", Role.CONTRIBUTOR, true, Set.of()));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            invite("tidies", new Invited(" Una \n Reid ", " Una@Example.org ", Role.VIEWER, true, Set.of()));
        }
        Member una = member("tidies", "new-subject");
        assertEquals("Una Reid", una.name());
        assertEquals("una@example.org", una.email());
        assertFalse(una.onlyAssigned(), "Only a contributor can be kept to some items");
    }

    @Test
    void theLinkInAnInvitationLeadsPastAPasswordToWhatWaits() throws Exception {
        tenants.found("arrives", Sector.COUNCIL);
        as("arrives", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            invite("arrives", una(Role.CONTRIBUTOR, true, Set.of("le-listening")));
            String link = link("You are invited to Organisation arrives’s workspace");
            assertEquals(
                    new Invitation("new-subject", "Una Reid", NEW.email(), "Organisation arrives",
                            "/w/arrives/commitments/lived-experience?item=le-listening", false, true),
                    invitations.of(link));
            assertEquals(Map.of("password", "Please use at least 12 characters."),
                    assertThrows(Refused.class, () -> choosePassword.choose(link, "short", "short")).problems());
            assertEquals(Set.of("password"),
                    assertThrows(Refused.class, () -> choosePassword.choose(link, null, null)).problems().keySet());
            assertEquals(Set.of("again"),
                    assertThrows(Refused.class, () -> choosePassword.choose(link, "three hills and a burn", "three hills")).problems()
                            .keySet());
            assertEquals("/w/arrives/commitments/lived-experience?item=le-listening",
                    choosePassword.choose(link, "three hills and a burn", "three hills and a burn"));
            assertFalse(invitations.of(link).passwordNeeded());
            long before = keycloak.calls().stream().filter(call -> call.endsWith("reset-password")).count();
            choosePassword.choose(link, "another hill and a burn", "another hill and a burn");
            assertEquals(before, keycloak.calls().stream().filter(call -> call.endsWith("reset-password")).count(),
                    "a link changes no password");
            assertThrows(NotFound.class, () -> invitations.of(link.substring(1)));
            assertThrows(NotFound.class, () -> sendNewInvitation.send(link));
        }
    }

    @Test
    void aLinkThatHasRunOutSetsNoPasswordButSendsANewOne() throws Exception {
        tenants.found("too-late", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            invite("too-late", una(Role.VIEWER, false, Set.of()));
            String late = link("You are invited to Organisation too-late’s workspace");
            Superuser.change("update invitation set expires_at = expires_at - interval '7 days' where link_hash = ?", Link.hash(late));
            assertTrue(invitations.of(late).expired());
            assertThrows(NotFound.class, () -> choosePassword.choose(late, "three hills and a burn", "three hills and a burn"));
            Superuser.change("delete from outbox where recipient = ?", NEW.email());
            sendNewInvitation.send(late);
            assertThrows(NotFound.class, () -> invitations.of(late));
            assertFalse(invitations.of(link("You are invited to Organisation too-late’s workspace")).expired());
        }
    }

    @Test
    void aLeadSeesWhomMailCouldNotReach() throws Exception {
        tenants.found("unreached", Sector.COUNCIL);
        tenants.found("unreached-too", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            for (String slug : List.of("unreached", "unreached-too")) {
                invite(slug, una(Role.VIEWER, false, Set.of()));
            }
        }
        assertFalse(member("unreached", "new-subject").unreached());
        Superuser.change(
                "update outbox set failed_at = now() where recipient = ? and subject = 'You are invited to Organisation unreached’s "
                        + "workspace'",
                NEW.email());
        assertTrue(member("unreached", "new-subject").unreached());
        assertFalse(member("unreached-too", "new-subject").unreached(), "another tenant's mail");
        assertFalse(as("unreached", Role.VIEWER, () -> members.all()).stream().anyMatch(Member::unreached));
    }

    private static String link(String subject) {
        return Superuser.<String>one("select body from outbox where recipient = ? and subject = ?", NEW.email(), subject)
                .replaceFirst("(?s).*/invitation/(\\S+).*", "$1");
    }

    @Test
    void withoutKeycloakOrWithAnItemThatIsNoneNothingIsDone() throws Exception {
        UUID tenant = tenants.found("no-item", Sector.COUNCIL);
        assertThrows(Unavailable.class, () -> invite("no-item", una(Role.CONTRIBUTOR, true, Set.of("le-listening"))));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertThrows(NotFound.class, () -> invite("no-item", una(Role.CONTRIBUTOR, true, Set.of("le-listening", "no-such-item"))));
            assertEquals(List.of(), keycloak.accountCalls());
        }
        assertNothingDone(tenant);
    }

    @Test
    void oneWorkspacesFailedInvitationLeavesTheAccountToAnother() throws Exception {
        tenants.found("fails", Sector.COUNCIL);
        UUID holds = tenants.found("holds", Sector.COUNCIL);
        Superuser.change(
                "alter table member add constraint fails check (email <> 'una@example.org' or tenant_id = '" + holds + "') not valid");
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertThrows(Exception.class, () -> invite("fails", una(Role.VIEWER, false, Set.of())));
            invite("holds", una(Role.VIEWER, false, Set.of()));
            assertTrue(keycloak.accountCalls().stream().noneMatch(call -> call.startsWith("DELETE")), keycloak.calls()::toString);
        } finally {
            Superuser.change("alter table member drop constraint fails");
        }
        assertEquals("Una Reid", member("holds", "new-subject").name());
    }

    @Test
    void neitherTimeNorWordsTellWhetherSomeoneHasAnAccount() throws Exception {
        tenants.found("same-words", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak().slowBy(200)) {
            long withNone = millis(() -> invite("same-words", una(Role.VIEWER, false, Set.of())));
            as("same-words", Role.LEAD, () -> done(() -> removeMember.remove("new-subject")));
            keycloak.knowingThePerson();
            long withOne = millis(() -> invite("same-words", una(Role.VIEWER, false, Set.of())));
            assertTrue(withNone >= 500 && withOne >= 500, "both wait until what takes longest is over: " + withNone + " and " + withOne);
        }
    }

    private static long millis(Callable<?> work) throws Exception {
        long begun = System.nanoTime();
        work.call();
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Test
    void whatKeycloakDoesNotTakeIsSaidAtItsField() throws Exception {
        UUID tenant = tenants.found("odd-names", Sector.COUNCIL);
        for (var field : Map.of("firstName", "name", "lastName", "name", "email", "email").entrySet()) {
            try (StandInKeycloak keycloak = new StandInKeycloak().refusing(field.getKey())) {
                refused("odd-names", List.of(field.getValue()), una(Role.VIEWER, false, Set.of()));
            }
        }
        assertNothingDone(tenant);
    }

    @Test
    void whoIsHereAlreadyIsNotInvitedAgain() throws Exception {
        UUID tenant = tenants.found("already", Sector.COUNCIL);
        refused("already", List.of("email"), new Invited("Vera", "VIEWER@already.example", Role.LEAD, false, null));
        Tenants.join(tenant, new Person("known-subject", "Una Reid", "una.reid@example.org", false), Role.VIEWER);
        try (StandInKeycloak keycloak = new StandInKeycloak().knowingThePerson()) {
            refused("already", List.of("email"), una(Role.LEAD, false, Set.of()));
            assertEquals(List.of("GET /users"), keycloak.accountCalls());
        }
        assertEquals(Role.VIEWER, member("already", "known-subject").role());
        assertEquals(List.of(), journal(tenant, "invited"));
    }

    @Test
    void ofTwoInvitationsOfOnePersonAtOnceOneIsSent() throws Exception {
        UUID tenant = tenants.found("at-once", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            List<String> outcomes = atOnce(List.of(
                    () -> invite("at-once", una(Role.VIEWER, false, Set.of())),
                    () -> invite("at-once", una(Role.VIEWER, false, Set.of()))));
            assertEquals(List.of("done", "refused"), outcomes);
            assertEquals(List.of("GET /users", "POST /users"), keycloak.accountCalls());
        }
        assertEquals(1, journal(tenant, "invited").size());
    }

    @Test
    void afterThirtyInvitationsWithinAnHourTheNextWaits() throws Exception {
        UUID tenant = tenants.found("many-mails", Sector.COUNCIL);
        Superuser.change(
                "insert into journal (tenant_id, at, person, action, subject) select ?, now() - interval '59 minutes', 'lead', "
                        + "'invited', 's' from generate_series(1, 20)",
                tenant);
        Superuser.change(
                "insert into journal (tenant_id, at, person, action, subject) select ?, now() - interval '61 minutes', 'lead', "
                        + "'invited', 's' from generate_series(1, 50)",
                tenant);
        Superuser.change(
                "insert into journal (tenant_id, person, action, subject) select ?, 'lead', 'invited again', 's' from "
                        + "generate_series(1, 9)",
                tenant);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            as("many-mails", Role.LEAD, () -> done(() -> sendInvitationAgain.send("viewer@many-mails")));
            List<String> calls = keycloak.accountCalls();
            refused("many-mails", List.of("email"), una(Role.VIEWER, false, Set.of()));
            as("many-mails", Role.LEAD, () -> assertThrows(Refused.class, () -> sendInvitationAgain.send("viewer@many-mails")));
            assertEquals(calls, keycloak.accountCalls(), "Keycloak was asked all the same");
            Superuser.change("delete from journal where tenant_id = ? and action = 'invited again' and subject = 's'", tenant);
            assertEquals("new-subject", invite("many-mails", una(Role.VIEWER, false, Set.of())));
        }
    }

    @Test
    void aWorkspaceHasRoomForTwoHundred() throws Exception {
        UUID tenant = tenants.found("full", Sector.COUNCIL);
        Superuser.change(
                "insert into member (tenant_id, id, subject, name, email, role) select ?, gen_random_uuid(), 's' || n, 'Person ' || "
                        + "n, 'p' || n || '@example.org', 'VIEWER'"
                        + " from generate_series(1, 196) n",
                tenant);
        refused("full", List.of("email"), una(Role.VIEWER, false, Set.of()));
        as("full", Role.LEAD, () -> done(() -> removeMember.remove("s1")));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            assertEquals("new-subject", invite("full", una(Role.VIEWER, false, Set.of())));
        }
    }

    @Test
    void anInvitationIsSentAgainToThoseWhoAreHere() throws Exception {
        UUID tenant = tenants.found("again", Sector.COUNCIL);
        try (StandInKeycloak keycloak = new StandInKeycloak().withoutPasswords()) {
            as("again", Role.LEAD, () -> done(() -> sendInvitationAgain.send("viewer@again")));
            assertEquals(List.of(), keycloak.accountCalls());
            as("again", Role.LEAD, () -> assertThrows(NotFound.class, () -> sendInvitationAgain.send("new-subject")));
        }
        assertTrue(Superuser.<String>one("select body from outbox where subject = 'You are invited to Organisation again’s workspace'")
                .contains("You are asked to come in as a viewer"));
        assertEquals(List.of("lead@again invited again viewer@again"), journal(tenant, "invited again"));
    }

    // Changing and removing -----------------------------------------------------------------

    @Test
    void theOnlyLeadStaysOne() throws Exception {
        UUID tenant = tenants.found("one-lead", Sector.COUNCIL);
        String lead = "lead@one-lead";
        as("one-lead", Role.LEAD, () -> assertThrows(Refused.class, () -> changeMember.change(lead, Role.CHAMPION, false, null)));
        as("one-lead", Role.LEAD, () -> assertThrows(Refused.class, () -> removeMember.remove(lead)));
        as("one-lead", Role.LEAD, () -> done(() -> changeMember.change(lead, Role.LEAD, false, Set.of("training"))));
        assertEquals(1L, leads(tenant));

        as("one-lead", Role.LEAD, () -> done(() -> changeMember.change("champion@one-lead", Role.LEAD, false, null)));
        as("one-lead", Role.LEAD, () -> done(() -> changeMember.change(lead, Role.VIEWER, false, null)));
        assertEquals("VIEWER", Superuser.one("select role from member where subject = ?", lead));
        as("one-lead", Role.CHAMPION, () -> assertThrows(Refused.class, () -> removeMember.remove("champion@one-lead")));
        assertEquals(1L, leads(tenant));
    }

    @Test
    void ofTwoLeadsWhoRemoveEachOtherAtOnceOneStays() throws Exception {
        UUID tenant = tenants.found("two-leads", Sector.COUNCIL);
        Superuser.change("update member set role = 'LEAD' where subject = 'champion@two-leads'");
        List<String> outcomes = atOnce(List.of(
                () -> as("two-leads", Role.LEAD, () -> done(() -> removeMember.remove("champion@two-leads"))),
                () -> as("two-leads", Role.CHAMPION, () -> done(() -> changeMember.change("lead@two-leads", Role.VIEWER, false, null)))));
        assertEquals(1L, leads(tenant), outcomes::toString);
        assertTrue(outcomes.contains("done"), outcomes::toString);
    }

    @Test
    void aChangeHoldsFromTheNextRequestOn() throws Exception {
        UUID tenant = tenants.found("changes", Sector.COUNCIL);
        as("changes", Role.LEAD, () -> done(() -> changeMember.change("viewer@changes", Role.CONTRIBUTOR, true, Set.of("cl-vision"))));
        Member changed = member("changes", "viewer@changes");
        assertEquals(Role.CONTRIBUTOR, changed.role());
        assertTrue(changed.onlyAssigned());
        assertEquals(Set.of("cl-vision"), changed.items());
        as("changes", Role.LEAD, () -> done(() -> changeMember.change("viewer@changes", Role.CHAMPION, true, null)));
        assertFalse(member("changes", "viewer@changes").onlyAssigned());
        assertEquals(Set.of("cl-vision"), member("changes", "viewer@changes").items(), "left as they were");
        as("changes", Role.LEAD, () -> assertThrows(Refused.class, () -> changeMember.change("viewer@changes", null, false, null)));
        as("changes", Role.LEAD,
                () -> assertThrows(Refused.class, () -> changeMember.change("viewer@changes", Role.CONTRIBUTOR, true, Set.of())));
        as("changes", Role.LEAD, () -> assertThrows(NotFound.class,
                () -> changeMember.change("viewer@changes", Role.VIEWER, false, Set.of("no-such-item"))));
        assertEquals(Role.CHAMPION, member("changes", "viewer@changes").role(), "undone with the item that is none");
        assertEquals(
                List.of("lead@changes changed member viewer@changes CONTRIBUTOR, only assigned",
                        "lead@changes changed member viewer@changes CHAMPION"),
                journal(tenant, "changed member"));
    }

    @Test
    void whoHasSomeItemsOnlySeesAndAnswersThoseAlone() throws Exception {
        tenants.found("some-items", Sector.COUNCIL);
        as("some-items", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            invite("some-items", una(Role.CONTRIBUTOR, true, Set.of("le-listening", "cl-vision")));
            assertEquals(List.of("le-listening", "cl-vision"), requests.in("some-items", NEW,
                    () -> reviews.current().orElseThrow().edition().indicators().stream().map(i -> i.id()).toList()));
            Given given = new Given(Level.EXPLORING, null, null);
            assertEquals("Una Reid", requests.in("some-items", NEW, () -> answerIndicator.answer("cl-vision", given, 0)).answeredBy());
            assertThrows(NotFound.class, () -> requests.in("some-items", NEW, () -> answerIndicator.answer("cl-behaviours", given, 0)));

            String token = keycloak.token(NEW);
            String review = "/api/v1/workspaces/some-items/assessments/current";
            assertEquals(200, Http.get(review + "/indicators/le-listening", token).statusCode());
            assertEquals(404, Http.get(review + "/indicators/cl-behaviours", token).statusCode());
            assertEquals(404, Http.get(review + "/answers/cl-behaviours/history", token).statusCode());
            assertEquals(404, Http.get("/w/some-items/commitments/training", token).statusCode());
            String page = Http.get("/w/some-items/commitments/courageous-leadership", token).body();
            assertTrue(page.contains("data-indicator=\"cl-vision\""), page);
            assertFalse(page.contains("data-indicator=\"cl-behaviours\""), page);

            as("some-items", Role.LEAD, () -> done(() -> changeMember.change(NEW.subject(), Role.CONTRIBUTOR, false, Set.of("cl-vision"))));
            assertEquals(checklists.current().size(),
                    requests.in("some-items", NEW, () -> reviews.current().orElseThrow().edition().size()));
        }
    }

    @Test
    void whoIsRemovedFindsNothingFromTheNextRequestOnAndWhatTheyWroteStays() throws Exception {
        UUID tenant = tenants.found("removes", Sector.COUNCIL);
        as("removes", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        as("removes", Role.LEAD,
                () -> done(() -> changeMember.change("contributor@removes", Role.CONTRIBUTOR, false, Set.of("le-listening"))));
        as("removes", Role.CONTRIBUTOR, () -> answerIndicator.answer("le-listening", new Given(Level.EXPLORING, "Noted.", null), 0));
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String token = keycloak.token(Tenants.member(Role.CONTRIBUTOR, "removes"));
            List<String> addresses = List.of("/w/removes", "/w/removes/people", "/api/v1/workspaces/removes/members",
                    "/api/v1/workspaces/removes/assessments/current");
            for (String address : addresses) {
                assertEquals(200, Http.get(address, token).statusCode(), address);
            }
            as("removes", Role.LEAD, () -> done(() -> removeMember.remove("contributor@removes")));
            for (String address : addresses) {
                assertEquals(404, Http.get(address, token).statusCode(), address);
            }
            assertTrue(keycloak.accountCalls().isEmpty(), "The account is theirs and stays");
        }
        Answer answer = as("removes", Role.VIEWER, () -> reviews.current().orElseThrow()).answers().get("le-listening");
        assertEquals("contributor of removes", answer.answeredBy());
        assertEquals("Noted.", answer.note());
        assertEquals(0L, Superuser.<Long>one("select count(*) from assignment where tenant_id = ?", tenant));
        assertEquals(List.of("lead@removes removed member contributor@removes"), journal(tenant, "removed member"));
        as("removes", Role.LEAD, () -> assertThrows(NotFound.class, () -> removeMember.remove("contributor@removes")));
    }

    @Test
    void anotherOrganisationsPeopleAreNotThere() throws Exception {
        tenants.found("ours", Sector.COUNCIL);
        UUID theirs = tenants.found("theirs", Sector.COUNCIL);
        String before = everyone(theirs);
        as("ours", Role.LEAD, () -> assertThrows(NotFound.class, () -> changeMember.change("viewer@theirs", Role.LEAD, false, null)));
        as("ours", Role.LEAD, () -> assertThrows(NotFound.class, () -> removeMember.remove("viewer@theirs")));
        as("ours", Role.LEAD, () -> assertThrows(NotFound.class, () -> sendInvitationAgain.send("viewer@theirs")));
        assertTrue(as("ours", Role.LEAD, () -> members.all()).stream().allMatch(member -> member.subject().endsWith("@ours")));
        assertEquals(before, everyone(theirs));
    }

    // Who sees what -------------------------------------------------------------------------

    @Test
    void addressesAndItemsAreForTheLead() throws Exception {
        tenants.found("sees", Sector.COUNCIL);
        as("sees", Role.LEAD, () -> done(() -> changeMember.change("contributor@sees", Role.CONTRIBUTOR, true, Set.of("le-listening"))));
        List<Member> asLead = as("sees", Role.LEAD, () -> members.all());
        assertEquals(List.of("champion@sees.example", "contributor@sees.example", "lead@sees.example", "viewer@sees.example"),
                asLead.stream().map(Member::email).toList());
        assertThrows(NotFound.class, () -> as("sees", Role.CONTRIBUTOR, () -> members.all()),
                "invited for single items, and for nothing about others");
        as("sees", Role.LEAD, () -> done(() -> changeMember.change("contributor@sees", Role.CONTRIBUTOR, false, Set.of("le-listening"))));
        for (Role role : List.of(Role.CHAMPION, Role.CONTRIBUTOR, Role.VIEWER)) {
            List<Member> seen = as("sees", role, () -> members.all());
            assertEquals(asLead.stream().map(member -> member.name() + member.role()).toList(),
                    seen.stream().map(member -> member.name() + member.role()).toList());
            assertTrue(seen.stream().allMatch(member -> member.email() == null && member.items().isEmpty() && !member.onlyAssigned()),
                    role.name());
        }
    }

    @Test
    void theInterfaceHoldsToTheSameRules() throws Exception {
        tenants.found("over-http", Sector.COUNCIL);
        String all = "/api/v1/workspaces/over-http/members";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("over-http"));
            String champion = keycloak.token(Tenants.member(Role.CHAMPION, "over-http"));
            String stranger = keycloak.token(Tenants.stranger());
            String body =
                    "{\"name\":\"Una Reid\",\"email\":\"una@example.org\",\"role\":\"CONTRIBUTOR\","
                            + "\"onlyAssigned\":true,\"items\":[\"le-listening\"]}";
            assertEquals(401, Http.get(all, null).statusCode());
            assertEquals(404, Http.get(all, stranger).statusCode());
            assertEquals(403, Http.post(all, champion, body).statusCode());
            assertFalse(Http.get(all, champion).body().contains("@over-http.example"));
            JsonNode una = json(201, Http.post(all, lead, body));
            assertEquals("new-subject", una.path("subject").asText());
            assertEquals("[\"le-listening\"]", una.path("items").toString());
            assertTrue(json(422, Http.post(all, lead, body)).path("fields").has("email"));
            assertTrue(json(422, Http.post(all, lead, "{\"role\":\"KING\"}")).path("fields").has("role"));

            String one = all + "/new-subject";
            assertEquals(403, Http.put(one, champion, "{\"role\":\"VIEWER\"}").statusCode());
            assertEquals("VIEWER", json(200, Http.put(one, lead, "{\"role\":\"VIEWER\"}")).path("role").asText());
            assertEquals("[\"cl-vision\",\"training\"]",
                    json(200, Http.put(one + "/assignments", lead, "{\"items\":[\"training\",\"cl-vision\"]}")).path("items").toString());
            assertEquals(404, Http.put(one + "/assignments", lead, "{\"items\":[\"no-such-item\"]}").statusCode());
            assertEquals(422, Http.put(one + "/assignments", lead, "{}").statusCode());
            assertEquals(403, Http.put(one + "/assignments", champion, "{\"items\":[]}").statusCode());
            assertEquals(403, Http.delete(one, champion).statusCode());
            assertEquals(404, Http.delete(one, stranger).statusCode());
            assertEquals(204, Http.delete(one, lead).statusCode());
            assertEquals(404, Http.delete(one, lead).statusCode());
            assertTrue(json(422, Http.delete(all + "/lead@over-http", lead)).path("fields").has("role"));
        }
    }

    @Test
    void aPageTakesFewStatementsHoweverManyPeopleThereAre() throws Exception {
        UUID tenant = tenants.found("crowd", Sector.COUNCIL);
        as("crowd", Role.LEAD, () -> done(() -> openAssessment.open(false)));
        Superuser.change(
                "insert into member (tenant_id, id, subject, name, email, role) select ?, gen_random_uuid(), 's' || n, 'Person ' || "
                        + "n, 'p' || n || '@example.org', 'CONTRIBUTOR'"
                        + " from generate_series(1, 190) n",
                tenant);
        Superuser.change(
                "insert into assignment (tenant_id, item, subject, assigned_by) select ?, item, 's' || n, 'Lead' from "
                        + "generate_series(1, 190) n,"
                        + " unnest(array['training', 'le-listening', 'cl-vision', 'cl-champion', 'le-support']) item",
                tenant);
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("crowd"));
            for (Map.Entry<String, String> page : Map
                    .of("/w/crowd/people", "p190@example.org", "/w/crowd/people/invite", "Show them only what is ticked",
                            "/w/crowd/people/s7", "p7@example.org", "/w/crowd/people/s7/remove", "Yes, remove them")
                    .entrySet()) {
                HttpResponse<String> shown = Http.get(page.getKey(), lead);
                assertEquals(200, shown.statusCode(), page.getKey());
                assertTrue(shown.body().contains(page.getValue()), shown::body);
                assertTrue(Http.statements(shown) <= 6, page.getKey() + " takes " + Http.statements(shown));
            }
            assertEquals(404, Http.get("/w/crowd/people/nobody", lead).statusCode());
            String viewer = keycloak.token(Tenants.member(Role.VIEWER, "crowd"));
            HttpResponse<String> list = Http.get("/w/crowd/people", viewer);
            assertTrue(list.body().contains("Person 190"), list::body);
            assertFalse(list.body().contains("@example.org"), list::body);
            for (String address : List.of("/w/crowd/people/invite", "/w/crowd/people/s7", "/w/crowd/people/s7/remove")) {
                HttpResponse<String> refused = Http.get(address, viewer);
                assertEquals(403, refused.statusCode(), address);
                assertTrue(refused.body().contains("Your organisation’s lead looks after who is in this workspace."), refused::body);
            }
        }
    }

    // ---------------------------------------------------------------------------------------

    private static Invited una(Role role, boolean onlyAssigned, Set<String> items) {
        return new Invited(NEW.fullName(), NEW.email(), role, onlyAssigned, items);
    }

    private String invite(String slug, Invited invited) throws Exception {
        return as(slug, Role.LEAD, () -> inviteMember.invite(invited));
    }

    private void refused(String slug, List<String> fields, Invited invited) {
        assertEquals(fields, List.copyOf(assertThrows(Refused.class, () -> invite(slug, invited)).problems().keySet()));
    }

    private static void assertNothingDone(UUID tenant) {
        assertEquals(4L, Superuser.<Long>one("select count(*) from member where tenant_id = ?", tenant));
        assertEquals(0L, Superuser.<Long>one("select count(*) from assignment where tenant_id = ?", tenant));
        assertEquals(0L, Superuser.<Long>one("select count(*) from journal where tenant_id = ?", tenant));
        assertEquals(0L, Superuser.<Long>one(
                "select count(*) from outbox where recipient = ? and subject like '%' || (select name from tenant where id = ?) || '%'",
                NEW.email(), tenant));
    }

    private Member member(String slug, String subject) throws Exception {
        return as(slug, Role.LEAD, () -> members.all()).stream().filter(one -> one.subject().equals(subject)).findFirst().orElseThrow();
    }

    private static long leads(UUID tenant) {
        return Superuser.<Long>one("select count(*) from member where tenant_id = ? and role = 'LEAD'", tenant);
    }

    private static String everyone(UUID tenant) {
        return Superuser.one("select string_agg(m::text, ',' order by subject) from member m where tenant_id = ?", tenant);
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }

    /** @return "done", "refused" or "not found" of each, in this order */
    private static List<String> atOnce(List<Callable<?>> all) throws Exception {
        CyclicBarrier together = new CyclicBarrier(all.size());
        List<Future<String>> running = new ArrayList<>();
        var threads = java.util.concurrent.Executors.newFixedThreadPool(all.size());
        try {
            for (Callable<?> one : all) {
                running.add(threads.submit(() -> {
                    together.await(60, java.util.concurrent.TimeUnit.SECONDS);
                    try {
                        one.call();
                        return "done";
                    } catch (Refused | org.pledgekeeper.refusal.NotAllowed refused) {
                        return "refused";
                    } catch (NotFound notFound) {
                        return "not found";
                    }
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
            return outcomes.stream().sorted().toList();
        } finally {
            threads.shutdown();
        }
    }

    private static List<String> journal(UUID tenant, String action) {
        return Superuser.column(
                "select concat_ws(' ', person, action, subject, detail) from journal where tenant_id = ? and action = ? order by at",
                tenant, action);
    }

    private static JsonNode json(int status, HttpResponse<String> response) throws Exception {
        assertEquals(status, response.statusCode(), response::body);
        return JSON.readTree(response.body());
    }

    private static Object done(Runnable work) {
        work.run();
        return null;
    }
}
