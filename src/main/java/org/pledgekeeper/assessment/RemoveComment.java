package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Takes a comment away again: its writer may, and nobody else. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class RemoveComment {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;

    /** @throws NotFound when there is no such comment of the caller's */
    public void remove(UUID id) {
        if (em.createNativeQuery("delete from indicator_comment where id = ?1 and subject = current_person()").setParameter(1, id)
                .executeUpdate() == 0) {
            throw new NotFound();
        }
        changes.fire(new Change("removed a comment", id.toString(), null));
    }
}
