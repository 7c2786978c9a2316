package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.web.ApiProblems;
import org.pledgekeeper.web.TokenNeeded;

@ApplicationScoped
@Path("workspaces/{slug}/review-links")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@TokenNeeded
@SecurityRequirement(name = "bearer")
@Tag(name = "Workspace")
public class ReviewLinksResource {
    @Inject
    private ReviewLinks links;
    @Inject
    private MakeReviewLink makeLink;
    @Inject
    private RevokeReviewLink revokeLink;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** @param review the number of a review that is signed off @param days 7, 30 or 90; 30 where it is not said */
    public record LinkBody(int review, String forWhom, Integer days) {}

    /** @param address shown this once */
    public record LinkMade(String address) {}

    /** @param revokedAt null while nobody has @param opened how often @param lastOpenedAt null where nobody has */
    public record LinkShown(UUID id, int review, String forWhom, String madeBy, Instant madeAt, Instant expiresAt, Instant revokedAt,
            int opened, Instant lastOpenedAt) {
        static LinkShown of(ReviewLink one) {
            return new LinkShown(one.id(), one.review(), one.forWhom(), one.madeBy(), one.madeAt(), one.expiresAt(), one.revokedAt(),
                    one.opened(), one.lastOpenedAt());
        }
    }

    @GET
    @Operation(summary = "The links to your reviews for a board or an inspector", description = "For leads. The newest first, a hundred at "
            + "most. Their addresses are not told again.")
    public List<LinkShown> all() {
        return links.all().links().stream().map(LinkShown::of).toList();
    }

    @POST
    @Operation(summary = "Make a link with which someone without an account reads one signed-off review", description = "For leads. The "
            + "answer carries its address.")
    @APIResponse(responseCode = "200", description = "The address: it is not told again")
    @APIResponse(responseCode = "422", description = "Something needs mending first; fields says what")
    public LinkMade make(LinkBody body) {
        if (body == null) {
            throw new Refused("review", "Please send a JSON body with review and forWhom.");
        }
        int days = body.days() == null ? MakeReviewLink.USUAL_DAYS : body.days();
        return new LinkMade(baseUrl + "/review/" + makeLink.make(body.review(), body.forWhom(), days, null));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Revoke a link to a review", description = "For leads. From then on it leads nowhere. Again changes nothing.")
    @APIResponse(responseCode = "204", description = "It leads nowhere any more")
    @APIResponse(responseCode = "404", description = "There is no such link")
    public void revoke(@PathParam("id") UUID id) {
        revokeLink.revoke(id);
    }
}
