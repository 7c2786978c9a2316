package org.pledgekeeper.programme;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("programme/progress")
@Produces(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Programme")
public class ProgressResource {
    @Inject
    private NationalFigures figures;

    public record Progress(int release, Instant frozenAt, String withheld, List<CommitmentProgress> commitments) {}

    public record CommitmentProgress(String commitment, String title, List<StandingCount> standings, StandingCount all) {}

    /** Organisations by where they stand; null where withheld. */
    @JsonInclude
    public record StandingCount(String standing, Integer overall, Map<String, Integer> sectors) {}

    @GET
    @Operation(summary = "National progress: organisations per commitment, level and sector, from submitted rounds only",
            description = "For programme staff. A release is frozen and never changes; null means withheld.")
    public Progress progress(@QueryParam("release") Integer release) {
        NationalFigures.Figures found = figures.figures(Optional.ofNullable(release)).orElseThrow(NotFound::new);
        return new Progress(found.release().number(), found.release().frozenAt(),
                "Figures of fewer than " + DisclosureControl.THRESHOLD
                        + " organisations, and those from which one could be worked out, are null.",
                found.commitments().stream().map(table -> new CommitmentProgress(table.commitment(), table.title(),
                        table.rows().stream().map(ProgressResource::count).toList(), count(table.total()))).toList());
    }

    private static StandingCount count(NationalFigures.Row row) {
        Map<String, Integer> sectors = new TreeMap<>();
        row.sectors().forEach(cell -> sectors.put(cell.sector(), cell.organisations()));
        return new StandingCount(row.standing(), row.overall(), sectors);
    }
}
