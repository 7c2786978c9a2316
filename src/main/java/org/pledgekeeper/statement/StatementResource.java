package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.statement.StatementsShown.DecisionShown;
import org.pledgekeeper.statement.StatementsShown.DraftBody;
import org.pledgekeeper.statement.StatementsShown.DraftShown;
import org.pledgekeeper.statement.StatementsShown.PublishedShown;
import org.pledgekeeper.statement.StatementsShown.Seen;
import org.pledgekeeper.statement.StatementsShown.StatementShown;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/statement")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class StatementResource {
    @Inject
    private StatementVersions versions;
    @Inject
    private WriteStatementDraft writeDraft;
    @Inject
    private SendStatementDraft sendDraft;
    @Inject
    private WithdrawStatementDraft withdrawDraft;
    @Inject
    private DiscardStatementDraft discardDraft;

    @GET
    @Operation(summary = "What is public, what was public before, and the draft beside it")
    public StatementShown shown() {
        StatementVersions.Now now = versions.now();
        return new StatementShown(now.draft() == null ? null : DraftShown.of(now.draft()),
                versions.all().stream().map(PublishedShown::of).toList(), now.decisions().stream()
                        .map(one -> new DecisionShown(one.getDecision().name(), one.getDecidedAt(), one.getReason())).toList());
    }

    @PUT
    @Path("draft")
    @Operation(summary = "Write the draft of a change to what is public",
            description = "For leads. It is kept as it is given; toMend says what it still needs. Its logo is that which stands, or the one"
                    + " given on the page. 409 carries the draft as another lead left it meanwhile.")
    @APIResponse(responseCode = "200", description = "Saved; carries the new version")
    @APIResponse(responseCode = "409", description = "Changed by another lead meanwhile; nothing was saved")
    @APIResponse(responseCode = "422", description = "It is with the programme, or a date is none")
    public Response write(DraftBody body) {
        Sent.required(body, "statement");
        return orTheirs(() -> writeDraft.write(body.version(), draft -> {
            draft.write(body.statement());
            draft.link(body.website());
            draft.describeLogo(body.logoAlt());
            draft.authorise(body.seniorName(), body.seniorRole(), TypedDate.day("seniorDate", body.authorisedOn()), body.confirmed());
        }));
    }

    @POST
    @Path("draft/send")
    @Operation(summary = "Send the draft to the programme", description = "For leads. What is public stays until it is approved.")
    @APIResponse(responseCode = "409", description = "Changed by another lead meanwhile; nothing was sent")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response send(Seen seen) {
        return orTheirs(() -> sendDraft.send(seen == null ? 0 : seen.version()));
    }

    @POST
    @Path("draft/withdraw")
    @Operation(summary = "Take the draft back from the programme", description = "For leads. All that was written stays in it.")
    @APIResponse(responseCode = "422", description = "It is not with the programme any more")
    public DraftShown withdraw() {
        return DraftShown.of(withdrawDraft.withdraw());
    }

    @POST
    @Path("draft/discard")
    @Operation(summary = "Throw the draft away", description = "For leads. What is public stays.")
    @APIResponse(responseCode = "409", description = "Changed by another lead meanwhile; it is still there")
    public Response discard(Seen seen) {
        try {
            discardDraft.discard(seen == null ? 0 : seen.version());
            return Response.noContent().build();
        } catch (ChangedMeanwhile meanwhile) {
            return ApiProblems.meanwhile(meanwhile.getMessage(), DraftShown.of(meanwhile.theirs(StatementDraft.class)));
        }
    }

    private static Response orTheirs(Supplier<StatementDraft> change) {
        return ApiProblems.orTheirs(() -> DraftShown.of(change.get()),
                meanwhile -> DraftShown.of(meanwhile.theirs(StatementDraft.class)));
    }
}
