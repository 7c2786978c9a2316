package org.pledgekeeper.pulse;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.ApiProblems;
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
    private CurrentTenant tenant;
    @Inject
    private Pulses pulses;
    @Inject
    private OpenPulse openPulse;
    @Inject
    private ClosePulse closePulse;

    /** @param state OPEN, WAITING (its last day has passed, and it will be counted within a day) or CLOSED */
    public record PulseShown(UUID id, String state, int review, String openedBy, Instant openedAt, LocalDate closesOn, Instant closedAt,
            boolean singleUse,
            List<String> indicators) {
        static PulseShown of(Pulses.Line line) {
            return new PulseShown(line.id(), line.state().name(), line.round(), line.openedBy(), line.openedAt(), line.closesOn(),
                    line.closedAt(),
                    line.singleUse(), line.indicators());
        }
    }

    /** @param answers FEWER_THAN_5 or 5_OR_MORE; no exact number is given before the pulse is closed, nor after */
    public record GroupShown(String audience, String answers) {}

    public record LinkShown(String audience, String address) {}

    public record RunningShown(PulseShown pulse, List<LinkShown> links, List<GroupShown> groups) {
        static RunningShown of(Pulses.Shown shown) {
            List<GroupShown> groups = shown.line().state() == Pulse.State.CLOSED ? List.of() : Arrays.stream(Audience.values())
                    .map(audience -> new GroupShown(audience.name(), shown.enough().contains(audience) ? "5_OR_MORE" : "FEWER_THAN_5"))
                    .toList();
            List<LinkShown> links = shown.line().singleUse() ? List.of()
                    : shown.links().stream().map(link -> new LinkShown(link.audience().name(), link.address())).toList();
            return new RunningShown(PulseShown.of(shown.line()), links, groups);
        }
    }

    /**
     * @param own "0" to "4", "NOT_RELEVANT" or "DONT_KNOW"
     * @param staff LOWER, BETWEEN or UPPER: the part of the scale they lean towards, with chance mixed in; null where fewer than five
     * answered
     */
    @JsonInclude
    public record GapShown(String indicator, String own, String staff, String leaders, String panel) {
        static GapShown of(Gap gap) {
            return new GapShown(gap.indicator().id(), gap.own() == null ? null : gap.own().getCode(),
                    name(gap.groups().get(Audience.STAFF)), name(gap.groups().get(Audience.LEADERS)),
                    name(gap.groups().get(Audience.PANEL)));
        }

        private static String name(Leaning leaning) {
            return leaning == null ? null : leaning.name();
        }
    }

    public record ResultsShown(PulseShown pulse, List<GapShown> indicators) {}

    /** @param staff how many links for staff; needed, like the other two, only where each link is good for one answer */
    public record LinksBody(Integer staff, Integer leaders, Integer panel) {
        Map<Audience, Integer> numbers() {
            Map<Audience, Integer> numbers = new EnumMap<>(Audience.class);
            numbers.put(Audience.STAFF, staff);
            numbers.put(Audience.LEADERS, leaders);
            numbers.put(Audience.PANEL, panel);
            return numbers;
        }
    }

    /** @param indicators 1 to 8 ids; @param closesOn the last day; @param singleUse whether each link is good for one answer */
    public record PulseBody(List<String> indicators, LocalDate closesOn, boolean singleUse, LinksBody links) {}

    @GET
    @Operation(summary = "The pulses, newest first", description = "One that is not closed is shown to lead and champion only.")
    public List<PulseShown> all(@PathParam("slug") String slug) {
        tenant.enter(slug);
        return pulses.all().stream().map(PulseShown::of).toList();
    }

    @POST
    @Operation(summary = "Open a pulse on 1 to 8 of the review's indicators",
            description = "For the lead. One at a time, for 1 to 60 days.")
    @APIResponse(responseCode = "200",
            description = "The pulse with its links; those that are good for one answer are slips to print, on its page only")
    @APIResponse(responseCode = "422", description = "Something needs mending first, or another pulse is open")
    public RunningShown open(@PathParam("slug") String slug, PulseBody body) {
        tenant.enter(slug);
        if (body == null) {
            throw new Refused("indicators", "Please send the choice as a JSON body.");
        }
        return RunningShown
                .of(pulses.one(openPulse.open(new Pulse.Choice(body.indicators() == null ? List.of() : body.indicators(), body.closesOn(),
                        body.singleUse(), body.links() == null ? Map.of() : body.links().numbers()))));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One pulse: its links, and for each group whether five have answered",
            description = "Shared links are shown while it is open.")
    public RunningShown one(@PathParam("slug") String slug, @PathParam("id") UUID id) {
        tenant.enter(slug);
        return RunningShown.of(pulses.one(id));
    }

    @POST
    @Path("{id}/close")
    @Operation(summary = "Close a pulse: what its answers say is drawn once, and they are deleted",
            description = "For the lead. It cannot be taken back.")
    @APIResponse(responseCode = "422", description = "It was closed already")
    public ResultsShown close(@PathParam("slug") String slug, @PathParam("id") UUID id) {
        tenant.enter(slug);
        closePulse.close(id);
        return results(pulses.one(id));
    }

    @GET
    @Path("{id}/results")
    @Operation(summary = "What a closed pulse said, beside its review's own answers")
    @APIResponse(responseCode = "404", description = "There is no such pulse, or it is not closed yet")
    public ResultsShown results(@PathParam("slug") String slug, @PathParam("id") UUID id) {
        tenant.enter(slug);
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
