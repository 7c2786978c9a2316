package org.pledgekeeper.promise;

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
import org.pledgekeeper.logbook.Timeline;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/promises")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class PromisesResource {
    @Inject
    private KeptPromises promises;
    @Inject
    private MarkPromise markPromise;
    @Inject
    private UnmarkPromise unmarkPromise;
    @Inject
    private OfferLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;

    /** @param log the key of a log; null for an action */
    public record KeptBy(UUID id, String log, LocalDate day, String line, String state) {
        static KeptBy of(Timeline.Line line) {
            return new KeptBy(line.id(), line.log() == null ? null : line.log().getKey(), line.day(), line.words(), line.state());
        }
    }

    /** @param state OFFERED, PUBLISHED, RETURNED or TAKEN_BACK @param reason why it was returned */
    public record SinceThen(UUID id, LocalDate on, String words, String state, String reason) {
        static SinceThen of(SinceLine line) {
            return new SinceThen(line.getId(), line.getHappenedOn(), line.getWords(), line.getState().name(), line.getReason());
        }
    }

    /** @param id null where the sentence is not marked as a promise @param standing whether the public statement says it now */
    public record PromiseShown(UUID id, String sentence, boolean standing, List<KeptBy> done, List<KeptBy> planned,
            List<SinceThen> sinceThen) {
        static PromiseShown of(KeptPromises.Kept kept) {
            return new PromiseShown(kept.promise() == null ? null : kept.promise().id(), kept.sentence(), kept.standing(),
                    kept.done().stream().map(KeptBy::of).toList(), kept.planned().stream().map(KeptBy::of).toList(),
                    kept.lines().stream().map(SinceThen::of).toList());
        }
    }

    /** @param sentence word for word as it is published */
    public record SentenceBody(String sentence) {}

    /** @param on as 2026-03-14; not still to come @param words at most 40 */
    public record LineBody(String on, String words) {}

    @GET
    @Operation(summary = "The sentences of the public statement and the promises among them, with what was done since and what is planned",
            description = "Promises of earlier statements come last.")
    public List<PromiseShown> all() {
        return promises.all().stream().map(PromiseShown::of).toList();
    }

    @POST
    @Operation(summary = "Mark a sentence as a promise", description = "For leads. Marking it again changes nothing.")
    @APIResponse(responseCode = "422", description = "The public statement has no such sentence")
    public PromiseShown mark(SentenceBody body) {
        return PromiseShown.of(promises.one(markPromise.mark(body == null ? null : body.sentence()).id()));
    }

    @POST
    @Path("{id}/unmark")
    @Operation(summary = "Say that a sentence is no promise after all",
            description = "For leads. Its lines are taken back from the public at once.")
    public void unmark(@PathParam("id") UUID id) {
        unmarkPromise.unmark(id);
    }

    @PUT
    @Path("{id}/lines/{line}")
    @Operation(summary = "Offer the public a line on what was done since",
            description = "For leads. The id of the line is made by the writer. The programme reviews it before anyone sees it.")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public SinceThen offer(@PathParam("id") UUID id, @PathParam("line") UUID line, LineBody body) {
        Sent.required(body, "words");
        return SinceThen.of(offerLine.offer(line, id, body.words(), TypedDate.day("on", body.on())));
    }

    @POST
    @Path("lines/{line}/take-back")
    @Operation(summary = "Take a line back", description = "For leads. It is gone from everything public at once.")
    public SinceThen takeBack(@PathParam("line") UUID line) {
        if (takeBackLine.takeBack(line) instanceof SinceLine taken) {
            return SinceThen.of(taken);
        }
        throw new NotFound();
    }
}
