package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * The lead takes someone out of the workspace, from their next click on. What they wrote stays, under their name; what they
 * looked after is free again. Their account is their own and stays: they may have a place elsewhere.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class RemoveMember {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Leads leads;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound when there is no such member
     * @throws org.pledgekeeper.refusal.Refused when it is the only lead
     */
    public void remove(String subject) {
        leads.requireAnother(subject);
        if (em.createNativeQuery("delete from member where subject = ?1").setParameter(1, subject).executeUpdate() == 0) {
            throw new NotFound();
        }
        changes.fire(new Change("removed member", subject, null));
    }
}
