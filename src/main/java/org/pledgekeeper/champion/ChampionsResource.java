package org.pledgekeeper.champion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.Sent;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/champions")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class ChampionsResource {
    @Inject
    private Champions champions;
    @Inject
    private SaveChampion saveChampion;
    @Inject
    private Handovers handovers;

    /**
     * @param from as 2026-03-14
     * @param hours protected for it in a week, as 3.5
     * @param reportsTo a role
     * @param deputy a role
     * @param handover NOT_BEGUN, BEING_PREPARED or HANDED_OVER
     * @param wished what they wish they had known
     * @param subject the member who holds the post
     * @param version the one last seen; 0 for a new one
     * @param asWritten true where words that look like personal data are to stay
     */
    public record ChampionBody(String role, String from, String until, String hours, String reportsTo, String deputy, String handover,
            String wished, String subject, int version, boolean asWritten) {}

    /** @param looksAfter in words; empty where it is all of it */
    public record ChampionShown(UUID id, String role, LocalDate from, LocalDate until, BigDecimal hours, String reportsTo, String deputy,
            String handover, String wished, String subject, List<String> looksAfter, int version) {
        static ChampionShown of(Champions.Looking looking) {
            Champion one = looking.champion();
            return new ChampionShown(one.getId(), one.getRole(), one.getTermFrom(), one.getTermUntil(), one.getHours(), one.getReportsTo(),
                    one.getDeputy(), one.getHandover().name(), one.getWished(), one.getSubject(), looking.items(), one.getVersion());
        }
    }

    /** A part of the pack. @param heads of the table's columns */
    public record PartShown(String title, List<String> words, List<String> items, List<String> heads, List<List<String>> rows) {}

    public record PackShown(String title, List<PartShown> parts) {
        static PackShown of(Paper paper) {
            return new PackShown(paper.title(), paper.parts().stream()
                    .map(part -> new PartShown(part.title(), part.words(), part.items(), part.heads(), part.rows())).toList());
        }
    }

    @GET
    @Operation(summary = "Who the champions are and were, and what they look after", description = "The latest term first.")
    public List<ChampionShown> all() {
        return champions.all().stream().map(ChampionShown::of).toList();
    }

    @PUT
    @Path("{id}")
    @Operation(summary = "Write down who a champion is", description = "For leads and champions. The id is made by the writer.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ChampionShown.class)))
    @APIResponse(responseCode = "409", description = "Someone has changed it meanwhile; it is carried as it stands now")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public Response save(@PathParam("id") UUID id, ChampionBody body) {
        Sent.required(body, "role");
        return ApiProblems.orTheirs(() -> {
            saveChampion.save(id, ChampionsPage.said(body.role(), body.from(), body.until(), body.hours(), body.reportsTo(), body.deputy(),
                    OneOf.chosen(Champion.Handover.class, "handover", body.handover()), body.wished(), body.subject()), body.version(),
                    body.asWritten());
            return ChampionShown.of(champions.one(id));
        }, meanwhile -> ChampionShown.of(champions.one(id)));
    }

    @GET
    @Path("{id}/handover")
    @Operation(summary = "A champion's handover pack", description = "For leads and champions.")
    public PackShown handover(@PathParam("id") UUID id) {
        return PackShown.of(handovers.of(id));
    }
}
