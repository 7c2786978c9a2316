package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * The lead takes a line back, public or not: nobody is asked, and it is gone from everything public at once. Doing it again changes
 * nothing.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class TakeBackLine {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /** @throws NotFound when there is no such line */
    public PublicLine takeBack(UUID id) {
        PublicLine line = em.find(PublicLine.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (line == null) {
            throw new NotFound();
        }
        if (line.getState() != PublicLine.State.TAKEN_BACK) {
            boolean shown = line.takeBack();
            em.flush();
            if (shown) {
                published.fire(new Published());
            }
            changes.fire(new Change("took back line", id.toString(), null));
        }
        return line;
    }
}
