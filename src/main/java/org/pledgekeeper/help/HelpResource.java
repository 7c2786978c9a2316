package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/open-help")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class HelpResource {
    @Inject
    private HelpHere here;
    @Inject
    private GrantHelp grantHelp;
    @Inject
    private EndHelp endHelp;

    /** @param days 1, 3 or 7 @param reason one line of 120 characters at most; may be null */
    public record Terms(int days, String reason) {}

    public record LookShown(String name, Instant at) {}

    /** @param endsAt null while the programme may not read here @param looks for leads only, the latest first */
    public record HelpShown(Instant endsAt, String reason, String grantedBy, Instant grantedAt, List<LookShown> looks) {}

    @GET
    @Operation(summary = "Whether the programme may read this workspace", description = "For everyone in it; who looked, for leads.")
    public HelpShown shown() {
        HelpHere.Shown shown = here.shown();
        List<LookShown> looks = shown.looks().stream().map(look -> new LookShown(look.name(), look.at())).toList();
        return shown.grant().map(grant -> new HelpShown(grant.endsAt(), grant.reason(), grant.grantedBy(), grant.grantedAt(), looks))
                .orElseGet(() -> new HelpShown(null, null, null, null, looks));
    }

    @POST
    @Operation(summary = "Let the programme's administrators read this workspace", description = "For leads. They read as viewers do.")
    @APIResponse(responseCode = "200", description = "As it stands now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public HelpShown grant(Terms terms) {
        if (terms == null) {
            throw new Refused("days", "Please send a JSON body with days.");
        }
        grantHelp.grant(terms.days(), terms.reason());
        return shown();
    }

    @DELETE
    @Operation(summary = "End it at once", description = "For leads. Again changes nothing.")
    @APIResponse(responseCode = "204", description = "The programme cannot read here")
    public void end() {
        endHelp.end();
    }
}
