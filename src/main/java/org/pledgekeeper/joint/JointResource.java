package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.joint.JointsShown.Answered;
import org.pledgekeeper.joint.JointsShown.JointBody;
import org.pledgekeeper.joint.JointsShown.JointShown;
import org.pledgekeeper.joint.JointsShown.LineBody;
import org.pledgekeeper.joint.JointsShown.LineShown;
import org.pledgekeeper.joint.JointsShown.Note;
import org.pledgekeeper.joint.JointsShown.Shows;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/joint-actions")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class JointResource {
    @Inject
    private JointActions joints;
    @Inject
    private InviteToJoint inviteToJoint;
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

    @GET
    @Operation(summary = "Actions shared with other organisations, invitations to answer first")
    public List<LineShown> all() {
        return joints.all().stream().map(one -> new LineShown(one.id(), one.title(), one.partner(), one.stands())).toList();
    }

    @GET
    @Path("partners")
    @Operation(summary = "Other signatories whose name holds these words, at most 20")
    public List<JointActions.Partner> partners(@QueryParam("named") String named) {
        return joints.named(named);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of them, from this side")
    public JointShown one(@PathParam("id") UUID id) {
        return JointShown.of(joints.one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Invite a signatory, or change what is shared",
            description = "For lead and champion. With partner it invites: the id is made by the writer, and sending it again changes "
                    + "nothing. Without, it changes; 409 carries it as it was left meanwhile.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "409", description = "Changed by someone else meanwhile, or the id is taken")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response put(@PathParam("id") UUID id, JointBody body) {
        Sent.required(body, "title");
        JointAction.Shared shared = new JointAction.Shared(body.title(), body.words(), TypedDate.day("doneOn", body.doneOn()));
        return ApiProblems.orTheirs(() -> {
            if (body.partner() != null) {
                inviteToJoint.invite(id, body.partner(), shared, body.asWritten());
            } else {
                changeJoint.change(id, shared, body.version(), body.asWritten());
            }
            return JointShown.of(joints.one(id));
        }, meanwhile -> JointShown.of(joints.one(id)));
    }

    @POST
    @Path("{id}/answer")
    @Operation(summary = "Accept or decline an invitation", description = "For lead and champion. The same answer again changes nothing.")
    @APIResponse(responseCode = "422", description = "It was answered otherwise, or taken back")
    public void answer(@PathParam("id") UUID id, Answered answer) {
        if (answer == null) {
            throw new Refused("accept", "Please say true or false.");
        }
        answerJoint.answer(id, answer.accept());
    }

    @PUT
    @Path("{id}/note")
    @Operation(summary = "Write the organisation's own note", description = "For lead and champion. The other side never sees it.")
    @APIResponse(responseCode = "409", description = "Changed by a colleague meanwhile; nothing was saved")
    public Response note(@PathParam("id") UUID id, Note note) {
        Sent.required(note, "note");
        return ApiProblems.orTheirs(() -> {
            writeNote.write(id, note.note(), note.version());
            return JointShown.of(joints.one(id));
        }, meanwhile -> JointShown.of(joints.one(id)));
    }

    @POST
    @Path("{id}/leave")
    @Operation(summary = "Leave it, or take an invitation back",
            description = "For lead and champion. The shared words stay with the other side; neither name is public any more.")
    public void leave(@PathParam("id") UUID id) {
        leaveJoint.leave(id);
    }

    @POST
    @Path("{id}/show")
    @Operation(summary = "Agree, or no longer agree, that both names are public",
            description = "For leads. They are while both sides agree.")
    public JointShown show(@PathParam("id") UUID id, Shows shows) {
        showJoint.show(id, shows != null && shows.shows());
        return JointShown.of(joints.one(id));
    }

    @PUT
    @Path("{id}/line")
    @Operation(summary = "Offer the public a line on it",
            description = "For leads. The programme reviews it before anyone sees it, and it is shown while both names are.")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public void line(@PathParam("id") UUID id, LineBody body) {
        Sent.required(body, "words");
        offerLine.offer(id, body.words(), TypedDate.day("on", body.on()));
    }
}
