package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Deletes drafts that were never sent and whose link has expired, as the privacy page promises. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class ForgetDrafts {
    @PersistenceContext
    private EntityManager em;

    /** @return how many were deleted */
    public int forget() {
        return em.createNativeQuery("delete from application where state = 'DRAFT' and link_expires_at < now()").executeUpdate();
    }
}
