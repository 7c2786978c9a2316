package org.pledgekeeper.joint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pledgekeeper.container.Http;
import org.pledgekeeper.container.Requests;
import org.pledgekeeper.container.ShippedWar;
import org.pledgekeeper.container.StandInKeycloak;
import org.pledgekeeper.container.Superuser;
import org.pledgekeeper.container.Tenants;
import org.pledgekeeper.digest.Digests;
import org.pledgekeeper.logbook.Timeline;
import org.pledgekeeper.programme.DecideOnLine;
import org.pledgekeeper.programme.WaitingChanges;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.tenant.Sector;

/** One action of two organisations, seen from every side. Each test has organisations of its own. */
@ExtendWith(ArquillianExtension.class)
class JointIT {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Inject
    private Requests requests;
    @Inject
    private Tenants tenants;
    @Inject
    private JointActions joints;
    @Inject
    private InviteToJoint inviteToJoint;
    @Inject
    private TellInvited tellInvited;
    @Inject
    private Digests digests;
    @Inject
    private AnswerJoint answerJoint;
    @Inject
    private ChangeJoint changeJoint;
    @Inject
    private WriteJointNote writeNote;
    @Inject
    private LeaveJoint leaveJoint;
    @Inject
    private ShowJoint showJoint;
    @Inject
    private OfferJointLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private Timeline timeline;
    @Inject
    private WaitingChanges waiting;
    @Inject
    private DecideOnLine decideOnLine;

    @Deployment
    static WebArchive war() {
        return ShippedWar.with(JointIT.class);
    }

    @Test
    void whoIsInvitedIsASignatoryAndAnotherOne() throws Exception {
        published("fern-council");
        published("fern-hscp");
        tenants.found("fern-withdrawn", Sector.COUNCIL);
        assertEquals(List.of("fern-hscp"), as("fern-council", Role.VIEWER, () -> joints.named("FERN")).stream()
                .map(JointActions.Partner::slug).toList(), "neither itself nor who is not public");
        assertEquals(List.of(), as("fern-council", Role.LEAD, () -> joints.named("100%_\\")));
        assertEquals(List.of(), as("fern-council", Role.LEAD, () -> joints.named(" ")));
        for (String nobody : List.of("fern-council", "fern-withdrawn", "no-such-council", "", "FERN%")) {
            assertEquals(Set.of("partner"), assertThrows(Refused.class, () -> invite("fern-council", nobody, UUID.randomUUID())).problems()
                    .keySet(), nobody);
        }
        assertThrows(Refused.class, () -> as("fern-council", Role.LEAD, () -> inviteToJoint.invite(UUID.randomUUID(), "fern-hscp",
                new JointAction.Shared(" ", "x".repeat(1001), null), false)));
        assertEquals(Set.of("title", "asWritten"), assertThrows(Refused.class, () -> as("fern-council", Role.LEAD,
                () -> inviteToJoint.invite(UUID.randomUUID(), "fern-hscp", new JointAction.Shared("Ask Mrs Reid", null, null), false)))
                .problems().keySet());
        UUID id = UUID.randomUUID();
        invite("fern-council", "fern-hscp", id);
        invite("fern-council", "fern-hscp", id);
        assertEquals(1, as("fern-council", Role.VIEWER, () -> joints.all()).size(), "a double click");
        assertThrows(IdTaken.class, () -> invite("fern-hscp", "fern-council", id));
        published("fern-third");
        assertThrows(IdTaken.class, () -> invite("fern-third", "fern-council", id), "an id that belongs to another pair");
    }

    @Test
    void thoseWhoCanAnswerAreWrittenToOnceAndFindItOnTheirFirstPage() throws Exception {
        published("larch-council");
        published("larch-hscp");
        UUID id = UUID.randomUUID();
        invite("larch-council", "larch-hscp", id);
        invite("larch-council", "larch-hscp", id);
        assertEquals(2, told(id, "larch-hscp"));
        assertEquals(List.of("champion@larch-hscp.example", "lead@larch-hscp.example"),
                Superuser.column("select recipient from outbox where subject = ? order by recipient",
                        "Organisation larch-council invites you to share an action"));
        assertEquals(0L, Superuser.<Long>one("select count(*) from outbox where recipient like '%larch-hscp.example' and workspace = "
                + "(select id from tenant where slug = 'larch-council')"), "whoever invites would be shown addresses that fail");
        assertEquals(0, told(id, "larch-council"), "not invited");

        String waits = "Organisation larch-council invites you to share an action.";
        for (Role role : Role.values()) {
            assertEquals(role == Role.LEAD || role == Role.CHAMPION, as("larch-hscp", role, () -> digests.own()).digest().waiting().stream()
                    .anyMatch(line -> line.words().equals(waits) && line.path().equals("/joint/" + id)), role::name);
        }
        as("larch-hscp", Role.LEAD, () -> answerJoint.answer(id, false));
        assertEquals(List.of(), as("larch-hscp", Role.LEAD, () -> digests.own()).digest().waiting());
        assertEquals(0, told(id, "larch-hscp"), "it no longer waits");
    }

    private int told(UUID id, String slug) throws Exception {
        return requests.as(null, () -> tellInvited.tell(id, Superuser.one("select id from tenant where slug = ?", slug)));
    }

    @Test
    void itIsAcceptedOnceByTheOneInvitedAndSeenByThePairOnly() throws Exception {
        published("oak-council");
        published("oak-hscp");
        published("oak-third");
        UUID id = UUID.randomUUID();
        invite("oak-council", "oak-hscp", id);
        assertThrows(NotFound.class, () -> as("oak-council", Role.LEAD, () -> answerJoint.answer(id, true)), "not theirs to accept");
        List<Future<JointAction>> both = new ArrayList<>();
        for (Role role : List.of(Role.LEAD, Role.CHAMPION)) {
            both.add(requests.beginIn("oak-hscp", Tenants.member(role, "oak-hscp"), () -> answerJoint.answer(id, true)));
        }
        for (Future<JointAction> one : both) {
            assertEquals(JointAction.State.SHARED, Requests.result(one).getState());
        }
        assertEquals(2L, Superuser.<Long>one("select count(*) from joint_side where joint_id = ?", id));
        assertThrows(Refused.class, () -> as("oak-hscp", Role.LEAD, () -> answerJoint.answer(id, false)), "it was accepted");

        as("oak-council", Role.LEAD, () -> writeNote.write(id, "Of the council’s", 1));
        as("oak-hscp", Role.CHAMPION, () -> writeNote.write(id, "Of the partnership’s", 1));
        assertEquals("Of the council’s", as("oak-council", Role.VIEWER, () -> joints.one(id)).side().getNote());
        assertEquals("Of the partnership’s", as("oak-hscp", Role.VIEWER, () -> joints.one(id)).side().getNote());
        assertThrows(ChangedMeanwhile.class, () -> as("oak-hscp", Role.LEAD, () -> writeNote.write(id, "Older", 1)));
        int seen = as("oak-hscp", Role.VIEWER, () -> joints.one(id)).shared().getVersion();
        as("oak-hscp", Role.CHAMPION, () -> changeJoint.change(id, new JointAction.Shared("Aon doras", "For families", null), seen, false));
        ChangedMeanwhile meanwhile = assertThrows(ChangedMeanwhile.class, () -> as("oak-council", Role.LEAD,
                () -> changeJoint.change(id, new JointAction.Shared("One gate", null, null), seen, false)));
        assertEquals("Aon doras", meanwhile.theirs(JointAction.class).getTitle());
        for (String slug : List.of("oak-council", "oak-hscp")) {
            assertEquals("Aon doras", as(slug, Role.VIEWER, () -> joints.one(id)).title());
            Timeline.Line line =
                    as(slug, Role.VIEWER, () -> timeline.page(new Timeline.Filter(null, null, null, null, null, "doras"), null))
                            .lines().get(0);
            assertTrue(line.joint() && line.words().equals("Aon doras") && line.state().equals("Under way"), line::toString);
        }

        for (Callable<?> guess : List.<Callable<?>>of(() -> joints.one(id), () -> answerJoint.answer(id, true),
                () -> changeJoint.change(id, new JointAction.Shared("Ours", null, null), 3, false), () -> writeNote.write(id, "Ours", 1),
                () -> left(id), () -> showJoint.show(id, true), () -> offerLine.offer(id, "Ours.", DAY))) {
            assertThrows(NotFound.class, () -> as("oak-third", Role.LEAD, guess));
        }
        assertEquals(List.of(), as("oak-third", Role.LEAD, () -> joints.all()));
        assertEquals(List.of(), as("oak-third", Role.LEAD, () -> timeline.page(Timeline.Filter.ALL, null)).lines());
    }

    @Test
    void whoDeclinesOrTakesBackHasSaidSoAndLeavingKeepsTheSharedWords() throws Exception {
        published("elm-council");
        published("elm-hscp");
        UUID declined = UUID.randomUUID();
        invite("elm-council", "elm-hscp", declined);
        as("elm-hscp", Role.LEAD, () -> answerJoint.answer(declined, false));
        as("elm-hscp", Role.LEAD, () -> answerJoint.answer(declined, false));
        assertEquals(Set.of("joint"), assertThrows(Refused.class, () -> as("elm-hscp", Role.CHAMPION,
                () -> answerJoint.answer(declined, true))).problems().keySet());
        assertEquals(List.of(), as("elm-hscp", Role.LEAD, () -> joints.all()));
        assertEquals("They could not join", as("elm-council", Role.VIEWER, () -> joints.one(declined)).stands());

        UUID taken = UUID.randomUUID();
        invite("elm-council", "elm-hscp", taken);
        as("elm-council", Role.CHAMPION, () -> left(taken));
        assertThrows(NotFound.class, () -> as("elm-hscp", Role.LEAD, () -> answerJoint.answer(taken, true)));
        assertThrows(NotFound.class, () -> as("elm-council", Role.LEAD, () -> joints.one(taken)));

        UUID id = shared("elm-council", "elm-hscp");
        as("elm-council", Role.LEAD, () -> writeNote.write(id, "Ours", 1));
        as("elm-council", Role.LEAD, () -> left(id));
        assertThrows(NotFound.class, () -> as("elm-council", Role.LEAD, () -> left(id)), "a second press");
        JointActions.Joint gone = as("elm-council", Role.VIEWER, () -> joints.one(id));
        assertNull(gone.shared());
        assertEquals("One door, Ours", gone.title() + ", " + gone.side().getNote());
        JointActions.Joint stays = as("elm-hscp", Role.VIEWER, () -> joints.one(id));
        assertEquals("One door, The other side has left", stays.title() + ", " + stays.stands());
        as("elm-hscp", Role.LEAD, () -> changeJoint.change(id, new JointAction.Shared("Two doors", null, null), stays.shared().getVersion(),
                false));
        assertEquals("One door", as("elm-council", Role.VIEWER, () -> joints.one(id)).title(), "who left sees no more of it");
        assertThrows(NotFound.class, () -> as("elm-council", Role.LEAD, () -> writeNote.write(id, "Later", 3)));
        assertThrows(NotFound.class, () -> as("elm-council", Role.LEAD, () -> showJoint.show(id, true)));
        assertThrows(RuntimeException.class, () -> Superuser.change("update joint_action set inviter_shows = true where id = ?", id),
                "nobody speaks for a side, not even past row security");
    }

    @Test
    void bothNamesAreShownWhileBothAgreeAndALineOnceItIsReviewed() throws Exception {
        published("ash-council");
        published("ash-hscp");
        UUID id = shared("ash-council", "ash-hscp");
        assertFalse(as("ash-council", Role.LEAD, () -> showJoint.show(id, true)));
        assertFalse(everywhere("ash-council").contains("ash-hscp"), "one alone shows nothing");
        assertTrue(as("ash-hscp", Role.LEAD, () -> showJoint.show(id, true)));
        assertTrue(
                everywhere("ash-council").contains("Organisation ash-hscp") && everywhere("ash-hscp").contains("Organisation ash-council"));
        assertFalse(everywhere("ash-council").contains("One door"), "what they share is not public");

        as("ash-council", Role.LEAD, () -> offerLine.offer(id, "Le chèile, for “families”.", DAY));
        UUID line = as("ash-council", Role.LEAD, () -> offerLine.offer(id, "Le chèile, for “families”.", DAY)).getId();
        assertFalse(everywhere("ash-council").contains("chèile"));
        assertEquals("Organisation ash-hscp", asStaff(() -> waiting.line(line)).line().getSentence());
        asStaff(() -> {
            decideOnLine.decide("ash-council", line, 1, Optional.empty());
            return null;
        });
        assertTrue(everywhere("ash-council").contains("chèile"));
        assertFalse(everywhere("ash-hscp").contains("chèile"), "each side tells for itself");
        as("ash-hscp", Role.LEAD, () -> showJoint.show(id, false));
        assertFalse(everywhere("ash-council").contains("chèile") || everywhere("ash-council").contains("Organisation ash-hscp"));
        as("ash-hscp", Role.LEAD, () -> showJoint.show(id, true));
        assertTrue(everywhere("ash-council").contains("chèile"));
        as("ash-council", Role.LEAD, () -> takeBackLine.takeBack(line));
        assertFalse(everywhere("ash-council").contains("chèile"));
        as("ash-hscp", Role.CHAMPION, () -> left(id));
        assertFalse(everywhere("ash-council").contains("Organisation ash-hscp"), "who left is named no more");
    }

    @Test
    void theInterfaceHoldsToTheSameRulesInFewStatements() throws Exception {
        published("yew-council");
        published("yew-hscp");
        String all = "/api/v1/workspaces/yew-council/joint-actions";
        String id = UUID.randomUUID().toString();
        String theirs = "/api/v1/workspaces/yew-hscp/joint-actions/" + id;
        String body = "{\"partner\":\"yew-hscp\",\"title\":\"One door\"}";
        try (StandInKeycloak keycloak = new StandInKeycloak()) {
            String lead = keycloak.token(Tenants.lead("yew-council"));
            String other = keycloak.token(Tenants.lead("yew-hscp"));
            assertEquals(401, Http.get(all, null).statusCode());
            assertEquals(404, Http.get(all, other).statusCode());
            assertEquals(403,
                    Http.put(all + "/" + id, keycloak.token(Tenants.member(Role.CONTRIBUTOR, "yew-council")), body).statusCode());
            assertEquals(422, Http.put(all + "/" + id, lead, body.replace("yew-hscp", "yew-council")).statusCode());
            few(14, Http.put(all + "/" + id, lead, body));
            assertEquals(409, Http.put(theirs, other, body.replace("yew-hscp", "yew-council")).statusCode());
            assertTrue(few(4, Http.get(all + "/partners?named=yew", lead)).contains("yew-hscp"));
            assertEquals(204, Http.post(theirs + "/answer", other, "{\"accept\":true}").statusCode());
            assertTrue(few(8, Http.get(all + "/" + id, lead)).contains("\"state\":\"SHARED\""));
            assertEquals(409, Http.put(theirs, other, "{\"title\":\"Two doors\",\"version\":1}").statusCode());
            assertTrue(few(14, Http.put(theirs, other, "{\"title\":\"Two doors\",\"version\":2}")).contains("Two doors"));
            few(14, Http.put(all + "/" + id + "/note", lead, "{\"note\":\"Ours\",\"version\":1}"));
            assertFalse(few(8, Http.get(theirs, other)).contains("Ours"));
            assertEquals(422, Http.put(all + "/" + id + "/line", lead, "{\"on\":\"soon\",\"words\":\"x\"}").statusCode());
            few(14, Http.post(all + "/" + id + "/show", lead, "{\"shows\":true}"));
            assertTrue(few(4, Http.get(all, lead)).contains("Under way"));
            for (String page : List.of("/joint", "/joint/new?named=yew", "/actions")) {
                few(7, Http.get("/w/yew-council" + page, lead));
            }
            few(8, Http.get("/w/yew-council/joint/" + id, lead));
            assertTrue(Http.get("/w/yew-council/log/log.csv", lead).body().contains("Joint action,Two doors,Under way"));
            assertEquals(204, Http.post(theirs + "/leave", other, "{}").statusCode());
            assertEquals(404, Http.post(theirs + "/leave", other, "{}").statusCode());
        }
    }

    // ---------------------------------------------------------------------------------------

    private void published(String slug) {
        UUID id = tenants.found(slug, Sector.COUNCIL);
        Superuser.change("insert into published_statement (tenant_id, id, words, logo_png, logo_sha256, logo_width, logo_height, logo_alt,"
                + " senior_name, senior_role, published_at) values (?, gen_random_uuid(), 'We listen.', '\\x00', repeat('0', 64), 1, 1,"
                + " 'A tree', 'Ann', 'Chief', clock_timestamp())", id);
    }

    private JointAction invite(String slug, String partner, UUID id) throws Exception {
        return as(slug, Role.CHAMPION, () -> inviteToJoint.invite(id, partner, new JointAction.Shared("One door", null, null), false));
    }

    private UUID shared(String slug, String partner) throws Exception {
        UUID id = UUID.randomUUID();
        invite(slug, partner, id);
        as(partner, Role.CHAMPION, () -> answerJoint.answer(id, true));
        return id;
    }

    private Void left(UUID id) {
        leaveJoint.leave(id);
        return null;
    }

    private static String everywhere(String slug) throws Exception {
        StringBuilder all = new StringBuilder();
        for (String address : List.of("/signatories/" + slug, "/api/v1/signatories/" + slug, "/api/v1/signatories?q=" + slug)) {
            all.append(Http.get(address, null).body());
        }
        return all.toString();
    }

    private static String few(int most, HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer::body);
        assertTrue(Http.statements(answer) <= most, answer.uri() + " takes " + Http.statements(answer));
        return answer.body();
    }

    private <T> T as(String slug, Role role, Callable<T> work) throws Exception {
        return requests.in(slug, Tenants.member(role, slug), work);
    }

    private <T> T asStaff(Callable<T> work) throws Exception {
        return requests.as(Tenants.staff(), work);
    }
}
