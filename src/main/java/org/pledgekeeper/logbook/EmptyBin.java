package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Deletes what has lain in the bin for thirty days, with its history. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class EmptyBin {
    @PersistenceContext
    private EntityManager em;

    /** @return how many entries were deleted */
    public int empty() {
        return em.createNativeQuery("delete from log_entry where removed_at < now() - interval '30 days'").executeUpdate();
    }
}
