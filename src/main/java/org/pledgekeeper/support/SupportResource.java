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
@Path("workspaces/{slug}/support-requests")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class SupportResource {
    @Inject
    private SupportRequests requests;
    @Inject
    private AskProgramme askProgramme;
    @Inject
    private WriteToProgramme writeToProgramme;
    @Inject
    private CloseRequest closeRequest;

    /** @param about an item or part of the workspace; may be null @param state OPEN, ANSWERED or CLOSED */
    public record RequestShown(UUID id, String subject, String about, String state, String askedBy, Instant askedAt, Instant changedAt,
            int version) {
        static RequestShown of(SupportRequest one) {
            return new RequestShown(one.getId(), one.getSubject(), one.getAbout(), one.getState().name(), one.getAskedBy(),
                    one.getAskedAt(), one.getChangedAt(), one.getVersion());
        }
    }

    public record MessageShown(UUID id, String words, boolean fromProgramme, String writtenBy, Instant writtenAt) {
        static MessageShown of(SupportMessage one) {
            return new MessageShown(one.getId(), one.getWords(), one.isFromProgramme(), one.getWrittenBy(), one.getWrittenAt());
        }
    }

    public record ThreadShown(RequestShown request, List<MessageShown> messages) {
        static ThreadShown of(Threads.Conversation one) {
            return new ThreadShown(RequestShown.of(one.request()), one.messages().stream().map(MessageShown::of).toList());
        }
    }

    /**
     * @param about a commitment, an indicator, or one of REVIEW, EVIDENCE, LOG, ACTIONS, PULSE, STORIES, PEOPLE, PROMISES, PUBLIC,
     * REPORTS; may be null
     * @param words at most 300
     * @param asWritten true where words that look like personal data are to stay
     */
    public record RequestBody(String subject, String about, String words, boolean asWritten) {}

    /** @param words at most 300 @param asWritten true where words that look like personal data are to stay */
    public record MessageBody(String words, boolean asWritten) {}

    /** @param version the one last seen */
    public record Seen(int version) {}

    @GET
    @Operation(summary = "What your organisation has asked the programme", description = "For leads and champions. The latest first.")
    public List<RequestShown> all() {
        return requests.all().stream().map(RequestShown::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of them, with all that was written", description = "For leads and champions.")
    public ThreadShown one(@PathParam("id") UUID id) {
        return ThreadShown.of(requests.one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Ask the programme", description = "For leads and champions. The id is made by the writer, and sending it again "
            + "changes nothing. An organisation can ask 10 times a day.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public ThreadShown ask(@PathParam("id") UUID id, RequestBody body) {
        Sent.required(body, "subject");
        askProgramme.ask(id, new Asked(body.subject(), body.about(), body.words()), body.asWritten());
        return ThreadShown.of(requests.one(id));
    }

    @PUT
    @Path("{id}/messages/{message}")
    @Operation(summary = "Write in a thread",
            description = "For leads and champions. The message's id is made by the writer, and sending it"
                    + " again changes nothing. A closed thread is open again.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "409", description = "The id is taken")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public ThreadShown write(@PathParam("id") UUID id, @PathParam("message") UUID message,
            MessageBody body) {
        Sent.required(body, "words");
        writeToProgramme.write(id, message, body.words(), body.asWritten());
        return ThreadShown.of(requests.one(id));
    }

    @POST
    @Path("{id}/close")
    @Operation(summary = "Close a thread", description = "For leads and champions.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ThreadShown.class)))
    @APIResponse(responseCode = "409", description = "Something was written since; it is carried as it stands now")
    public Response close(@PathParam("id") UUID id, Seen seen) {
        return ApiProblems.orTheirs(() -> {
            closeRequest.close(id, seen == null ? 0 : seen.version());
            return ThreadShown.of(requests.one(id));
        }, meanwhile -> ThreadShown.of(requests.one(id)));
    }
}
