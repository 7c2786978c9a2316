package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** What a link to a review leads to, before it is opened: looking counts nothing, so that a mail program can follow it. */
@ApplicationScoped
@AcrossTenants(by = Caller.READER)
public class LinkedReviews {
    @Inject
    private FollowReviewLink links;

    /** @param review "First review", "Second review" … */
    public record Offered(String organisation, String review, Instant signedOffAt, Instant expiresAt) {}

    /** @throws NotFound when no link has this secret, or it leads nowhere any more; nothing tells which */
    public Offered of(String secret) {
        FollowReviewLink.Followed link = links.follow(secret);
        return new Offered(link.organisation(), Review.title(link.number()), link.signedOffAt(), link.expiresAt());
    }
}
