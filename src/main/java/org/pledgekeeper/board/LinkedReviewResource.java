package org.pledgekeeper.board;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pledgekeeper.report.Report;
import org.pledgekeeper.web.ApiProblems;

/** What a link to a review says, for programs that hold one. */
@ApplicationScoped
@Path("review/{secret}")
@Produces({MediaType.APPLICATION_JSON, ApiProblems.TYPE})
@Tag(name = "Review by link")
public class LinkedReviewResource {
    @Inject
    private LinkedReviews links;
    @Inject
    private OpenLinkedReview openReview;

    /** @param review "First review", "Second review" … */
    public record LinkOffered(String organisation, String review, Instant signedOffAt, Instant expiresAt) {
        static LinkOffered of(LinkedReviews.Offered one) {
            return new LinkOffered(one.organisation(), one.review(), one.signedOffAt(), one.expiresAt());
        }
    }

    /** @param answer in words */
    public record LinkedItem(String question, String answer) {}

    /** @param onScale how many of those asked have an answer on the scale */
    public record LinkedCommitment(String title, String standing, int asked, int onScale, int notRelevant, int dontKnow, int notAnswered,
            List<LinkedItem> items) {
        static LinkedCommitment of(Report report, Report.Group group) {
            Report.Counts counts = group.counts();
            return new LinkedCommitment(group.title(), group.standing().getTitle(), counts.asked(), counts.onScale(), counts.notRelevant(),
                    counts.dontKnow(), counts.notAnswered(),
                    report.items(group).stream().map(item -> new LinkedItem(item.text(), item.levelWords())).toList());
        }
    }

    /** @param edition of the checklist @param shortSet whether it asked the short set only */
    public record LinkedReview(String organisation, String review, String edition, boolean shortSet, Instant signedOffAt,
            Instant expiresAt, List<LinkedCommitment> commitments) {
        static LinkedReview of(OpenLinkedReview.Shown shown) {
            Report.About about = shown.report().about();
            return new LinkedReview(about.organisation(), about.title(), about.edition(), about.shortSet(), shown.signedOffAt(),
                    shown.expiresAt(),
                    shown.report().commitments().stream().map(group -> LinkedCommitment.of(shown.report(), group)).toList());
        }
    }

    @GET
    @Operation(summary = "What a link to a review leads to",
            description = "For anyone with a link; there is no account. It counts nothing.")
    @APIResponse(responseCode = "404", description = "The link leads nowhere (any more); nothing tells which")
    public LinkOffered offered(@PathParam("secret") String secret) {
        return LinkOffered.of(links.of(secret));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Open a review by its link", description = "The answers that were chosen, without anything that people wrote. It "
            + "is counted, for the lead who made the link.")
    @APIResponse(responseCode = "200", description = "The review")
    @APIResponse(responseCode = "404", description = "The link leads nowhere (any more); nothing tells which")
    public LinkedReview open(@PathParam("secret") String secret) {
        return LinkedReview.of(openReview.open(secret));
    }
}
