package org.pledgekeeper.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/you-said-we-did")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class SaidResource {
    @Inject
    private SaidLines saidLines;
    @Inject
    private OfferSaidLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;

    /** @param state OFFERED, PUBLISHED, RETURNED or TAKEN_BACK @param reason why it was returned */
    public record SaidShown(UUID id, UUID entry, LocalDate on, String said, String did, String state, String reason) {
        static SaidShown of(SaidLine line) {
            return new SaidShown(line.getId(), line.entryId(), line.getHappenedOn(), line.getSentence(), line.getWords(),
                    line.getState().name(), line.getReason());
        }
    }

    /** @param entry the feedback it tells of @param on as 2026-03-14; not still to come @param said and did: at most 40 words each */
    public record SaidBody(UUID entry, String on, String said, String did) {}

    @GET
    @Operation(summary = "What the public is told of feedback, or was, newest first")
    public List<SaidShown> all() {
        return saidLines.all().lines().stream().map(SaidShown::of).toList();
    }

    @PUT
    @Path("{line}")
    @Operation(summary = "Offer the public what people said and what was done",
            description = "For leads. The id of the line is made by the writer. The programme reviews it before anyone sees it.")
    @APIResponse(responseCode = "404", description = "There is no such feedback")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public SaidShown offer(@PathParam("line") UUID line, SaidBody body) {
        if (body == null || body.entry() == null) {
            throw new Refused("entry", "Please send the line as a JSON body, with the id of the feedback it tells of.");
        }
        return SaidShown.of(offerLine.offer(line, body.entry(), body.said(), body.did(), TypedDate.day("on", body.on())));
    }

    @POST
    @Path("{line}/take-back")
    @Operation(summary = "Take a line back", description = "For leads. It is gone from everything public at once.")
    public SaidShown takeBack(@PathParam("line") UUID line) {
        if (takeBackLine.takeBack(line) instanceof SaidLine taken) {
            return SaidShown.of(taken);
        }
        throw new NotFound();
    }
}
