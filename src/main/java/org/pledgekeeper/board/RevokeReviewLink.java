package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead ends a link to a review: from then on it leads nowhere. Ending it again changes nothing. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class RevokeReviewLink {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /** @throws NotFound when there is no such link here */
    public void revoke(UUID id) {
        List<?> revoked = em.createNativeQuery("""
                with ended as (
                  update review_link set revoked_at = now(), revoked_by = ?2 where id = ?1 and revoked_at is null returning id)
                select (select count(*) from ended), (select count(*) from review_link where id = ?1)""")
                .setParameter(1, id).setParameter(2, tenant.getPersonName()).getResultList();
        Object[] found = (Object[]) revoked.get(0);
        if (((Number) found[1]).intValue() == 0) {
            throw new NotFound();
        }
        if (((Number) found[0]).intValue() == 1) {
            changes.fire(new Change("revoked review link", id.toString(), null));
        }
    }
}
