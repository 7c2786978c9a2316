package org.pledgekeeper.board;

import java.time.Instant;
import java.util.UUID;

/**
 * A link to one signed-off review, as its lead sees it. Its secret is nowhere kept.
 *
 * @param review the review's number
 * @param forWhom in the lead's words
 * @param signedOff whether its review is signed off; while it is open again the link leads nowhere
 * @param revokedBy null while nobody has
 * @param opened how often someone has pressed the button behind it
 * @param lastOpenedAt null where nobody has
 */
public record ReviewLink(UUID id, int review, String forWhom, String madeBy, Instant madeAt, Instant expiresAt, boolean signedOff,
        String revokedBy, Instant revokedAt, int opened, Instant lastOpenedAt) {
    public boolean isRevoked() {
        return revokedAt != null;
    }

    /** @return whether it can still be revoked */
    public boolean isLive() {
        return revokedAt == null && expiresAt.isAfter(Instant.now());
    }
}
