package org.pledgekeeper.checklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@ApplicationScoped
@Path("checklists")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open data")
public class ChecklistsResource {
    @Inject
    private Checklists checklists;

    @GET
    @Path("current")
    @Operation(summary = "The current edition of the checklist: commitments, indicators, drivers and agreed statements")
    public Edition current() {
        return checklists.current();
    }
}
