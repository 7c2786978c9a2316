package org.pledgekeeper.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/calendar-feed")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class CalendarResource {
    @Inject
    private CalendarFeeds feeds;
    @Inject
    private MakeFeed makeFeed;
    @Inject
    private ChangeFeed changeFeed;
    @Inject
    private EndFeed endFeed;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * @param kinds ACTION, INVOLVEMENT, REVIEW or EVIDENCE, one at least
     * @param titlesAsTyped whether titles are shown as colleagues typed them; otherwise neutral words stand for them
     */
    public record FeedBody(List<String> kinds, boolean titlesAsTyped) {}

    /** @param madeAt when its address was made */
    public record FeedShown(List<String> kinds, boolean titlesAsTyped, Instant madeAt) {
        static FeedShown of(CalendarFeeds.Own own) {
            return new FeedShown(own.chosen().kinds().stream().sorted().map(Kind::name).toList(), own.chosen().asTyped(), own.madeAt());
        }
    }

    /** @param address shown this once */
    public record FeedMade(String address) {}

    @GET
    @Operation(summary = "What your private calendar shows", description = "Your own only. Its address is not told again.")
    @APIResponse(responseCode = "404", description = "You have none")
    public FeedShown own() {
        return FeedShown.of(feeds.own().orElseThrow(NotFound::new));
    }

    @POST
    @Operation(summary = "Make your private calendar, or give it a new address",
            description = "The answer carries the address (iCalendar, RFC 5545). A former address leads nowhere from then on.")
    @APIResponse(responseCode = "200", description = "The address: it is not told again")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public FeedMade make(FeedBody body) {
        return new FeedMade(baseUrl + "/calendar/" + makeFeed.make(chosen(body), null) + ".ics");
    }

    @PUT
    @Operation(summary = "Change what your private calendar shows")
    @APIResponse(responseCode = "200", description = "Saved; the address stays")
    @APIResponse(responseCode = "404", description = "You have none")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public FeedShown change(FeedBody body) {
        changeFeed.change(chosen(body));
        return FeedShown.of(feeds.own().orElseThrow(NotFound::new));
    }

    @DELETE
    @Operation(summary = "End your private calendar")
    @APIResponse(responseCode = "204", description = "Its address leads nowhere from now on")
    public void end() {
        endFeed.end();
    }

    private static Kind.Chosen chosen(FeedBody body) {
        if (body == null) {
            throw new Refused("kinds", "Please send a JSON body with kinds.");
        }
        List<String> names = body.kinds() == null ? List.of() : body.kinds();
        return new Kind.Chosen(names.stream().map(name -> OneOf.chosen(Kind.class, "kinds", name)).filter(Objects::nonNull)
                .collect(Collectors.toSet()), body.titlesAsTyped());
    }
}
