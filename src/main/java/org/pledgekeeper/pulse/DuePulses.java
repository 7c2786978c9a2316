package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The tenants in which the timer looks for a pulse whose last day has passed. No role may look into all of them at once. */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class DuePulses {
    @PersistenceContext
    private EntityManager em;

    @SuppressWarnings("unchecked")
    public List<UUID> tenants() {
        return em.createNativeQuery("select id from tenant").getResultList();
    }
}
