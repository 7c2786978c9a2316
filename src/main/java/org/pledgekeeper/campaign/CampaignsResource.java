package org.pledgekeeper.campaign;

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
import java.time.LocalDate;
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
@Path("programme/campaigns")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class CampaignsResource {
    @Inject
    private Campaigns campaigns;
    @Inject
    private SaveCampaign saveCampaign;
    @Inject
    private ScheduleCampaign scheduleCampaign;
    @Inject
    private StopCampaign stopCampaign;

    /**
     * @param subject it and the words may hold {organisation}
     * @param beginsOn as 2027-01-12, after today
     * @param reminders from 0 to 2
     * @param daysBetween from 7 to 60
     * @param sector null for all, as size and region
     * @param reviewed ANY, NEVER or LONG_AGO
     * @param months from 1 to 60, where reviewed is LONG_AGO
     * @param version the one last seen; 0 for a new one
     */
    public record CampaignBody(String title, String subject, String words, String beginsOn, int reminders, int daysBetween, String sector,
            String size, String region, String reviewed, Integer months, int version) {}

    /** @param scheduledAt null while it is a draft @param stoppedAt null where it was not */
    public record CampaignShown(UUID id, String title, String subject, String words, LocalDate beginsOn, int reminders, int daysBetween,
            String group, Instant scheduledAt, Instant stoppedAt, int version) {
        static CampaignShown of(Campaign one) {
            return new CampaignShown(one.getId(), one.getTitle(), one.getSubject(), one.getWords(), one.getBeginsOn(), one.getReminders(),
                    one.getDaysBetween(), one.getGroup().getTitle(), one.getScheduledAt(), one.getStoppedAt(), one.getVersion());
        }
    }

    /** @param organisations of a draft, how many it would be today @param reviewedSince by the days on their public profiles */
    public record Progress(CampaignShown campaign, int organisations, int reviewedSince) {
        static Progress of(Campaigns.Of one) {
            return new Progress(CampaignShown.of(one.campaign()), one.organisations(), one.reviewedSince());
        }
    }

    /** @param version the one last seen */
    public record Read(int version) {}

    @GET
    @Operation(summary = "The programme's campaigns", description = "For programme staff. The latest beginning first.")
    public List<CampaignShown> all() {
        return campaigns.all().stream().map(CampaignShown::of).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One of them, with how many organisations it is for", description = "For programme staff.")
    public Progress one(@PathParam("id") UUID id) {
        return Progress.of(campaigns.one(id));
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Draft a campaign",
            description = "For programme staff. The id is made by the writer. Nothing goes out before it is"
                    + " scheduled.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CampaignShown.class)))
    @APIResponse(responseCode = "409", description = "Someone has changed it meanwhile; it is carried as it stands now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response save(@PathParam("id") UUID id, CampaignBody body) {
        Sent.required(body, "title");
        return ApiProblems.orTheirs(
                () -> CampaignShown.of(saveCampaign.save(id, CampaignForm.said(body.title(), body.subject(), body.words(),
                        body.beginsOn(), body.reminders(), body.daysBetween(), CampaignForm.group(body.sector(), body.size(), body.region(),
                                body.reviewed(), body.months())),
                        body.version())),
                meanwhile -> CampaignShown.of(meanwhile.theirs(Campaign.class)));
    }

    @POST
    @Path("{id}/schedule")
    @Operation(summary = "Schedule it", description = "For programme staff. Its group is drawn now, and its letters go out on its day.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Progress.class)))
    @APIResponse(responseCode = "409", description = "Someone has changed it since; it is carried as it stands now")
    @APIResponse(responseCode = "422", description = "It is scheduled already, its day has come, or nobody is in its group")
    public Response schedule(@PathParam("id") UUID id, Read read) {
        return ApiProblems.orTheirs(() -> {
            scheduleCampaign.schedule(id, read == null ? 0 : read.version());
            return one(id);
        }, meanwhile -> CampaignShown.of(meanwhile.theirs(Campaign.class)));
    }

    @POST
    @Path("{id}/stop")
    @Operation(summary = "Stop it at once", description = "For programme staff. Letters that wait to go are taken out.")
    public Progress stop(@PathParam("id") UUID id) {
        stopCampaign.stop(id);
        return one(id);
    }
}
