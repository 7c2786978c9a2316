package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead ends help: whoever reads by it is out with their next request. Where none is open, nothing changes. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class EndHelp {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    public void end() {
        if (em.createNativeQuery("update help_grant set ended_at = now(), ended_by = ?1 where ended_at is null and ends_at > now()")
                .setParameter(1, tenant.getPersonName()).executeUpdate() == 1) {
            changes.fire(new Change("ended help", "workspace", null));
        }
    }
}
