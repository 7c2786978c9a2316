package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("programme/library/{id}")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class CuratingResource {
    @Inject
    private SaveLibraryLink saveLink;
    @Inject
    private RemoveLibraryLink removeLink;

    /**
     * @param item a commitment or an indicator of the current edition
     * @param address beginning with https://
     * @param why one line
     * @param checkedOn as 2026-11-20
     * @param version the one last seen; 0 for a new one
     */
    public record LinkBody(String item, String title, String address, String why, String madeBy, String checkedOn, int version) {}

    @PUT
    @Operation(summary = "Recommend something to read, or change what is said of it",
            description = "For programme staff. The id is made by the writer.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LibraryResource.LinkShown.class)))
    @APIResponse(responseCode = "409", description = "Someone has changed it meanwhile; it is carried as it stands now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response save(@PathParam("id") UUID id, LinkBody body) {
        Sent.required(body, "title");
        return ApiProblems.orTheirs(() -> LibraryResource.LinkShown.of(saveLink.save(id, new LibraryLink.Said(body.item(), body.title(),
                body.address(), body.why(), body.madeBy(), TypedDate.day("checkedOn", body.checkedOn())), body.version())),
                meanwhile -> LibraryResource.LinkShown.of(meanwhile.theirs(LibraryLink.class)));
    }

    @DELETE
    @Operation(summary = "Take it out of the library", description = "For programme staff. What is out already stays out.")
    @APIResponse(responseCode = "204", description = "It is out")
    public void remove(@PathParam("id") UUID id) {
        removeLink.remove(id);
    }
}
