package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.pulse.PulsesShown.GapShown;
import org.pledgekeeper.pulse.PulsesShown.PulseBody;
import org.pledgekeeper.pulse.PulsesShown.PulseShown;
import org.pledgekeeper.pulse.PulsesShown.ResultsShown;
import org.pledgekeeper.pulse.PulsesShown.RunningShown;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/pulses")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class PulsesResource {
    @Inject
    private Pulses pulses;
    @Inject
    private OpenPulse openPulse;
    @Inject
    private ClosePulse closePulse;

    @GET
    @Operation(summary = "The pulses, newest first", description = "One that is not closed is shown to lead and champion only.")
    public List<PulseShown> all() {
        return pulses.all().stream().map(PulseShown::of).toList();
    }

    @POST
    @Operation(summary = "Open a pulse on 1 to 8 of the review's indicators",
            description = "For the lead. One at a time, for 1 to 60 days.")
    @APIResponse(responseCode = "200",
            description = "The pulse with its links; those that are good for one answer are slips to print, on its page only")
    @APIResponse(responseCode = "422", description = "Something needs mending first, or another pulse is open")
    public RunningShown open(PulseBody body) {
        Sent.required(body, "indicators");
        return RunningShown
                .of(pulses.one(openPulse.open(new Pulse.Choice(body.indicators() == null ? List.of() : body.indicators(), body.closesOn(),
                        body.singleUse(), body.links() == null ? Map.of() : body.links().numbers()))));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One pulse: its links, and for each group whether five have answered",
            description = "Shared links are shown while it is open.")
    public RunningShown one(@PathParam("id") UUID id) {
        return RunningShown.of(pulses.one(id));
    }

    @POST
    @Path("{id}/close")
    @Operation(summary = "Close a pulse: what its answers say is drawn once, and they are deleted",
            description = "For the lead. It cannot be taken back.")
    @APIResponse(responseCode = "422", description = "It was closed already")
    public ResultsShown close(@PathParam("id") UUID id) {
        closePulse.close(id);
        return results(pulses.one(id));
    }

    @GET
    @Path("{id}/results")
    @Operation(summary = "What a closed pulse said, beside its review's own answers")
    @APIResponse(responseCode = "404", description = "There is no such pulse, or it is not closed yet")
    public ResultsShown results(@PathParam("id") UUID id) {
        Pulses.Shown shown = pulses.one(id);
        if (shown.line().state() != Pulse.State.CLOSED) {
            throw new NotFound();
        }
        return results(shown);
    }

    private static ResultsShown results(Pulses.Shown shown) {
        return new ResultsShown(PulseShown.of(shown.line()), shown.gaps().stream().map(GapShown::of).toList());
    }
}
