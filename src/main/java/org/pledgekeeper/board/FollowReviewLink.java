package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Finds the review that a link leads to, in the transaction of a reader's use case; from then on that transaction sees this one review of
 * its organisation, as long as the link lasts, and nothing else.
 */
@ApplicationScoped
@PartOfUseCase
class FollowReviewLink {
    @PersistenceContext
    private EntityManager em;

    record Followed(String hash, UUID review, Instant expiresAt, String organisation, int number, String edition, boolean shortSet,
            Instant openedAt, Instant signedOffAt) {}

    /** @throws NotFound when no link has this secret, or it leads nowhere any more; nothing tells which */
    Followed follow(String secret) {
        String hash = Link.hash(secret);
        em.createNativeQuery("select set_config('app.links', ?1, true)").setParameter(1, hash).getSingleResult();
        List<?> links = em.createNativeQuery("""
                select assessment_id, expires_at, set_config('app.tenant', cast(tenant_id as text), true)
                from review_link where secret_hash = ?1""").setParameter(1, hash).getResultList();
        if (links.isEmpty()) {
            throw new NotFound();
        }
        Object[] link = (Object[]) links.get(0);
        List<?> reviews = em.createNativeQuery("""
                select t.name, a.number, a.edition, a.short_set, a.opened_at, a.signed_off_at
                from assessment a join tenant t on t.id = a.tenant_id
                where a.id = ?1 and exists (select from published_statement p where p.tenant_id = a.tenant_id)""")
                .setParameter(1, link[0]).getResultList();
        return reviews.stream().map(Object[].class::cast).findFirst().map(review -> new Followed(hash, (UUID) link[0],
                InstantColumn.read(link[1]), (String) review[0], ((Number) review[1]).intValue(), (String) review[2],
                (Boolean) review[3], InstantColumn.read(review[4]), InstantColumn.read(review[5])))
                .orElseThrow(NotFound::new);
    }
}
