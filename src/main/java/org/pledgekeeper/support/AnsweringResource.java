package org.pledgekeeper.support;

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
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("programme/support-requests")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class AnsweringResource {
    @Inject
    private SupportQueue queue;
    @Inject
    private AnswerRequest answerRequest;
    @Inject
    private CloseAnswered closeAnswered;

    /** @param slug whose it is @param state OPEN, ANSWERED or CLOSED */
    public record LineShown(String slug, String organisation, UUID id, String subject, String state, Instant changedAt) {
        static LineShown of(SupportQueue.Line line) {
            return new LineShown(line.slug(), line.organisation(), line.id(), line.subject(), line.state().name(), line.changedAt());
        }
    }

    /** @param words at most 300 */
    public record Answer(String words) {}

    @GET
    @Operation(summary = "What organisations ask the programme", description = "For programme staff. The longest wait first.")
    public List<LineShown> all() {
        return queue.all().stream().map(LineShown::of).toList();
    }

    @GET
    @Path("{slug}/{id}")
    @Operation(summary = "One of them, with all that was written", description = "For programme staff.")
    public SupportResource.ThreadShown one(@PathParam("slug") String slug, @PathParam("id") UUID id) {
        return SupportResource.ThreadShown.of(queue.one(slug, id).conversation());
    }

    @PUT
    @Path("{slug}/{id}/messages/{message}")
    @Operation(summary = "Answer",
            description = "For programme staff. The message's id is made by the writer, and sending it again changes "
                    + "nothing. Leads and champions are told that an answer waits.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "409", description = "The id is taken")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public SupportResource.ThreadShown answer(@PathParam("slug") String slug, @PathParam("id") UUID id,
            @PathParam("message") UUID message, Answer answer) {
        Sent.required(answer, "words");
        answerRequest.answer(slug, id, message, answer.words());
        return one(slug, id);
    }

    @POST
    @Path("{slug}/{id}/close")
    @Operation(summary = "Close a thread", description = "For programme staff.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = SupportResource.ThreadShown.class)))
    @APIResponse(responseCode = "409", description = "Something was written since; it is carried as it stands now")
    public Response close(@PathParam("slug") String slug, @PathParam("id") UUID id, SupportResource.Seen seen) {
        return ApiProblems.orTheirs(() -> {
            closeAnswered.close(slug, id, seen == null ? 0 : seen.version());
            return one(slug, id);
        }, meanwhile -> one(slug, id));
    }
}
