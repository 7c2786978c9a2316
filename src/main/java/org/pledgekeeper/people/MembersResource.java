package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.assessment.Assign;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/members")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class MembersResource {
    @Inject
    private CurrentTenant tenant;
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
    private Assign assign;

    /** @param email absent unless you are a lead; so are onlyAssigned and items */
    public record MemberShown(String subject, String name, String email, String role, Boolean onlyAssigned, List<String> items) {
        static MemberShown of(Members.Member m, boolean lead) {
            return new MemberShown(m.subject(), m.name(), m.email(), m.role().name(), lead ? m.onlyAssigned() : null,
                    lead ? m.items().stream().sorted().toList() : null);
        }
    }

    /**
     * @param role LEAD, CHAMPION, CONTRIBUTOR or VIEWER
     * @param onlyAssigned whether a contributor sees only what they look after
     * @param items ids of commitments and indicators
     */
    public record InviteBody(String name, String email, String role, boolean onlyAssigned, List<String> items) {}

    public record ChangeBody(String role, boolean onlyAssigned) {}

    public record AssignmentsBody(List<String> items) {}

    @GET
    @Operation(summary = "Everyone in the workspace, by name",
            description = "Email addresses and what people look after are for leads only.")
    public List<MemberShown> all() {
        return members.all().stream().map(member -> MemberShown.of(member, isLead())).toList();
    }

    @POST
    @Operation(summary = "Invite someone (leads)",
            description = "They get an email with the way in. The answer does not tell whether they have an account.")
    @APIResponse(responseCode = "201", description = "Invited")
    @APIResponse(responseCode = "422",
            description = "Something needs mending, they are a member already, or many invitations were sent within the hour")
    public Response invite(InviteBody body) {
        Sent.required(body, "email");
        String subject = inviteMember
                .invite(new InviteMember.Invited(body.name(), body.email(), OneOf.chosen(Role.class, "role", body.role()),
                        body.onlyAssigned(), items(body.items())));
        return Response.status(201).entity(one(subject)).build();
    }

    @PUT
    @Path("{subject}")
    @Operation(summary = "Change what someone may do (leads)")
    @APIResponse(responseCode = "422", description = "There is no such role, or the only lead would be none any more")
    public MemberShown change(@PathParam("subject") String subject, ChangeBody body) {
        changeMember.change(subject, body == null ? null : OneOf.chosen(Role.class, "role", body.role()),
                body != null && body.onlyAssigned(), null);
        return one(subject);
    }

    @DELETE
    @Path("{subject}")
    @Operation(summary = "Remove someone (leads)", description = "What they wrote stays, under their name.")
    @APIResponse(responseCode = "204", description = "Removed")
    @APIResponse(responseCode = "422", description = "It is the only lead")
    public void remove(@PathParam("subject") String subject) {
        removeMember.remove(subject);
    }

    @POST
    @Path("{subject}/invitation")
    @Operation(summary = "Send the invitation again (leads)")
    @APIResponse(responseCode = "204", description = "Sent")
    @APIResponse(responseCode = "404", description = "There is no such member")
    @APIResponse(responseCode = "422", description = "Many invitations were sent within the hour")
    public void inviteAgain(@PathParam("subject") String subject) {
        sendInvitationAgain.send(subject);
    }

    @PUT
    @Path("{subject}/assignments")
    @Operation(summary = "Say all that someone looks after (leads)", description = "items: ids of commitments and indicators")
    @APIResponse(responseCode = "404", description = "There is no such member or item")
    public MemberShown assign(@PathParam("subject") String subject, AssignmentsBody body) {
        if (body == null || body.items() == null) {
            throw new Refused("items", "Please send the items as a JSON body, for example {\"items\":[\"le-listening\"]}.");
        }
        assign.assign(subject, items(body.items()));
        return one(subject);
    }

    private MemberShown one(String subject) {
        return members.all().stream().filter(member -> member.subject().equals(subject)).findFirst()
                .map(member -> MemberShown.of(member, isLead())).orElseThrow(NotFound::new);
    }

    private boolean isLead() {
        return tenant.getRole() == Role.LEAD;
    }

    private static Set<String> items(List<String> items) {
        return items == null ? Set.of() : new LinkedHashSet<>(items);
    }
}
