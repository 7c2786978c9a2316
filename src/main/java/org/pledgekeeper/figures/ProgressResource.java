package org.pledgekeeper.figures;

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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;

@ApplicationScoped
@Path("progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open data")
public class ProgressResource {
    private static final String METHOD = "Counts of reviews, rounded up or down to a multiple of " + DisclosureControl.STEP
            + " so that they are true on average; 0 says fewer than " + DisclosureControl.STEP + ". Groups of fewer than "
            + DisclosureControl.SMALLEST_GROUP + " are merged with a neighbour. A review enters each table once.";

    @Inject
    private PublishedFigures figures;

    public record Progress(int release, Instant madeAt, Instant publishedAt, String method, String licence, List<Correction> corrections,
            List<Table> tables) {}

    public record Correction(Instant at, String words) {}

    /** @param release in which it was renewed last */
    public record Table(String grouping, int release, List<Figure> figures) {}

    /**
     * @param group groups that are merged have all their names, joined by + @param value a level, or how it moved since the review before
     */
    @JsonInclude
    public record Figure(String commitment, String group, String value, int reviews) {}

    @GET
    @Operation(
            summary = "National progress: how many reviews stand where, by commitment and by one of sector, size, region and year",
            description = "The newest published release, or the one asked for. A release never changes; its corrections say what "
                    + "was wrong.")
    public Progress progress(@QueryParam("release") Integer release) {
        Figures found = figures.figures(Optional.ofNullable(release)).orElseThrow(NotFound::new);
        return new Progress(found.release().number(), found.release().madeAt(), found.release().publishedAt(), METHOD, FiguresFile.LICENCE,
                found.release().corrections().stream().map(one -> new Correction(one.at(), one.words())).toList(),
                found.tables().stream().map(table -> new Table(table.grouping().name(), table.release(), FiguresFile.lines(table).stream()
                        .map(line -> new Figure(line.commitment(), line.group(), line.value(), line.reviews())).toList())).toList());
    }
}
