package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** Who read a workspace as help leaves it, and can open it again while help is open. Where they are not inside, nothing changes. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class LeaveWorkspace {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EnterTenant tenants;

    /** @throws org.pledgekeeper.refusal.NotFound when there is no such organisation */
    public void leave(String slug) {
        tenants.enter(slug);
        em.createNativeQuery("update help_visit set left_at = now() where left_at is null").executeUpdate();
    }
}
