package org.pledgekeeper.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** How often what the public sees has changed, on whichever node. */
@ApplicationScoped
@AcrossTenants(by = Caller.ANYONE)
public class PublicChanges {
    @PersistenceContext
    private EntityManager em;

    /** @return a number that is another one after each change */
    public long counted() {
        return ((Number) em.createNativeQuery("select cast(sum(changes) as bigint) from public_change").getSingleResult()).longValue();
    }
}
