package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** What the organisation has asked the programme, for lead and champion; not for whoever was invited for some items only. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class SupportRequests {
    private static final int MOST = 200;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Threads threads;
    @Inject
    private CurrentTenant tenant;

    /** @return that in which something happened last first; at most 200 */
    public List<SupportRequest> all() {
        mayRead(tenant);
        return em.createQuery("select r from SupportRequest r order by r.changedAt desc, r.id", SupportRequest.class).setMaxResults(MOST)
                .getResultList();
    }

    /** @throws NotFound when there is none of this id */
    public Threads.Conversation one(UUID id) {
        mayRead(tenant);
        return threads.one(id);
    }

    /** @throws NotFound for whoever was invited for some items only */
    static void mayRead(CurrentTenant tenant) {
        if (tenant.isOnlyAssigned()) {
            throw new NotFound();
        }
    }
}
