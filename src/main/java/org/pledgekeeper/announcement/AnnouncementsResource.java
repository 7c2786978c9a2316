package org.pledgekeeper.announcement;

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
@Path("programme/announcements")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class AnnouncementsResource {
    @Inject
    private Announcements announcements;
    @Inject
    private SaveAnnouncement saveAnnouncement;
    @Inject
    private TakeAnnouncementBack takeBack;

    /**
     * @param title at most 80 characters
     * @param words at most 150 words of plain text
     * @param from as 2026-12-01
     * @param until the last day
     * @param sector the only one it is for; null for all
     * @param version the one last seen; 0 for a new one
     */
    public record AnnouncementBody(String title, String words, String from, String until, String sector, int version) {}

    /** @param correctedAt null where its words are still the first ones @param takenBackAt null where it was not */
    public record AnnouncementShown(UUID id, String title, String words, LocalDate from, LocalDate until, String sector,
            Instant correctedAt, Instant takenBackAt, int version) {
        static AnnouncementShown of(Announcement one) {
            return new AnnouncementShown(one.getId(), one.getTitle(), one.getWords(), one.getShownFrom(), one.getShownUntil(),
                    one.getSector() == null ? null : one.getSector().name(), one.getCorrectedAt(), one.getTakenBackAt(), one.getVersion());
        }
    }

    @GET
    @Operation(summary = "What the programme has announced or is going to", description = "For programme staff. The latest first.")
    public List<AnnouncementShown> all() {
        return announcements.all().stream().map(AnnouncementShown::of).toList();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Announce something, or correct it", description = "For programme staff. The id is made by the writer.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = AnnouncementShown.class)))
    @APIResponse(responseCode = "409", description = "Someone has changed it meanwhile; it is carried as it stands now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response save(@PathParam("id") UUID id, AnnouncementBody body) {
        Sent.required(body, "title");
        return ApiProblems.orTheirs(() -> AnnouncementShown.of(saveAnnouncement.save(id,
                AnnouncementsPage.said(body.title(), body.words(), body.from(), body.until(), body.sector()), body.version())),
                meanwhile -> AnnouncementShown.of(meanwhile.theirs(Announcement.class)));
    }

    @POST
    @Path("{id}/take-back")
    @Operation(summary = "Take one back at once", description = "For programme staff. Nobody is shown it from then on.")
    public AnnouncementShown takeBack(@PathParam("id") UUID id) {
        return AnnouncementShown.of(takeBack.takeBack(id));
    }
}
