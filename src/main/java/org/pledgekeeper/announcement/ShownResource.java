package org.pledgekeeper.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.pledgekeeper.digest.Digest;
import org.pledgekeeper.digest.Digests;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/announcements")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class ShownResource {
    @Inject
    private Digests digests;
    @Inject
    private PutAnnouncementAway putAway;

    /** @param since its first day @param corrected null where it was not @param corrections how often it was corrected */
    public record ShownHere(UUID id, String title, String words, LocalDate since, LocalDate corrected, int corrections) {
        static ShownHere of(Digest.News one) {
            return new ShownHere(one.id(), one.title(), one.words(), one.since(), one.corrected(), one.corrections());
        }
    }

    /** @param corrections how often it had been corrected when it was read */
    public record Read(int corrections) {}

    @GET
    @Operation(summary = "What the programme announces here today", description = "Without what you have put away. The newest first.")
    public List<ShownHere> own() {
        return digests.own().digest().news().stream().map(ShownHere::of).toList();
    }

    @POST
    @Path("{id}/put-away")
    @Operation(summary = "Put one away for yourself", description = "Colleagues still see it. If it is corrected later, you see it again.")
    @APIResponse(responseCode = "204", description = "You are not shown it any more")
    public void putAway(@PathParam("id") UUID id, Read read) {
        putAway.putAway(id, read == null ? 0 : read.corrections());
    }
}
