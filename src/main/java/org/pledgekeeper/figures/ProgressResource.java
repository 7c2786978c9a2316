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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.assessment.FirstAnswered;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;

@ApplicationScoped
@Path("progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Open data")
public class ProgressResource {
    private static final String METHOD = "Counts of reviews, rounded up or down to a multiple of " + DisclosureControl.STEP
            + " so that they are true on average; 0 says fewer than " + DisclosureControl.STEP + ". Groups of fewer than "
            + DisclosureControl.SMALLEST_GROUP + " are merged with a neighbour. A review enters each table once. " + FiguresPaper.WORK + " "
            + FiguresPaper.ITEMS;

    @Inject
    private PublishedFigures figures;

    public record Progress(int release, Instant madeAt, Instant publishedAt, String method, String licence, List<Correction> corrections,
            List<Table> tables, List<Counted> work, Items items) {}

    public record Correction(Instant at, String words) {}

    /** @param release in which it was renewed last */
    public record Table(String grouping, int release, List<Figure> figures) {}

    /**
     * @param group groups that are merged have all their names, joined by + @param value a level, or how it moved since the review before
     */
    @JsonInclude
    public record Figure(String commitment, String group, String value, int reviews) {}

    /** @param organisations how many sent any of it, to ten; 0 says fewer than ten */
    public record Counted(String subject, String definition, int organisations, List<Amount> figures) {}

    /** @param number people, sessions, involvements or actions, to five; what is not shown is not there */
    public record Amount(String part, String kind, String title, String measure, Integer number) {}

    /** @param release in which they were counted @param reviews about how many answered an item, to ten */
    public record Items(int release, int reviews, List<Item> items, List<Item> drivers, List<Item> statements) {}

    /**
     * @param notThereYet share of those on the scale that explore or plan it, or have not considered it yet
     * @param levels share of all answers, by level
     * @param firstAnswered share of reviews, by how long after their opening it was first answered; empty where it is not shown
     */
    public record Item(String id, String title, Share notThereYet, Map<Level, Share> levels, Map<FirstAnswered, Share> firstAnswered) {}

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
                        .map(line -> new Figure(line.commitment(), line.group(), line.value(), line.reviews())).toList())).toList(),
                found.work().stream().map(ProgressResource::counted).toList(), items(found.items()));
    }

    private static Counted counted(Figures.Counted one) {
        return new Counted(one.what().name(), one.what().getDefinition(), one.organisations(), one.lines().stream()
                .flatMap(line -> IntStream.range(0, line.numbers().size()).filter(i -> line.numbers().get(i) != null)
                        .mapToObj(i -> new Amount(line.part(), line.kind(), line.title(), one.what().getMeasures().get(i).key(),
                                line.numbers().get(i))))
                .toList());
    }

    private static Items items(Figures.Items all) {
        return all == null ? null
                : new Items(all.release(), all.reviews(), items(all.items()), items(all.drivers()), items(all.statements()));
    }

    private static List<Item> items(List<Figures.Asked> some) {
        return some.stream().map(one -> new Item(one.id(), one.title(), one.lower(),
                one.used().stream().collect(Collectors.toMap(Figures.Used::level, Figures.Used::share)),
                one.soon().stream().collect(Collectors.toMap(Figures.Soon::when, Figures.Soon::share)))).toList();
    }
}
