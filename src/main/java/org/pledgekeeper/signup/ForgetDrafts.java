package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Deletes what nobody can open any more, as the privacy page promises: drafts never sent whose link has expired, and invitations two months
 * later.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class ForgetDrafts {
    @PersistenceContext
    private EntityManager em;

    /** @return how many drafts were deleted */
    public int forget() {
        em.createNativeQuery("delete from invitation where expires_at < now() - interval '60 days'").executeUpdate();
        return em.createNativeQuery("delete from application where state = 'DRAFT' and link_expires_at < now()").executeUpdate();
    }
}
