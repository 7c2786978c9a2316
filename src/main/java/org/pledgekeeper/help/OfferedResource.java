package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("programme/open-help")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class OfferedResource {
    @Inject
    private HelpOffered offered;
    @Inject
    private OpenWorkspace openWorkspace;
    @Inject
    private LeaveWorkspace leaveWorkspace;

    /** @param reason null where none was given @param inside whether you have it open */
    public record OfferedShown(String slug, String organisation, String reason, String grantedBy, Instant endsAt, boolean inside) {
        static OfferedShown of(HelpOffered.Line line) {
            return new OfferedShown(line.slug(), line.organisation(), line.reason(), line.grantedBy(), line.endsAt(), line.inside());
        }
    }

    @GET
    @Operation(summary = "Organisations that let you read their workspace", description = "For administrators of the programme.")
    public List<OfferedShown> all() {
        return offered.all().stream().map(OfferedShown::of).toList();
    }

    @POST
    @Path("{slug}/visit")
    @Operation(summary = "Open such a workspace", description = "For administrators of the programme. From then on its addresses under"
            + " /workspaces/{slug} are read as a viewer reads them, until help ends, you leave, or twelve hours have passed. The lead sees"
            + " that you looked. Again changes nothing.")
    @APIResponse(responseCode = "204", description = "It is open to you")
    @APIResponse(responseCode = "404", description = "There is no such organisation, or it does not let you")
    public void open(@PathParam("slug") String slug) {
        openWorkspace.open(slug);
    }

    @DELETE
    @Path("{slug}/visit")
    @Operation(summary = "Leave it", description = "For administrators of the programme. Again changes nothing.")
    @APIResponse(responseCode = "204", description = "It is not open to you any more")
    public void leave(@PathParam("slug") String slug) {
        leaveWorkspace.leave(slug);
    }
}
