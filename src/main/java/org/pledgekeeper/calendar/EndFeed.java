package org.pledgekeeper.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;

/** Ends the caller's private calendar: its address leads nowhere from now on. Where there is none, nothing happens. */
@ApplicationScoped
@InTenant(help = false)
public class EndFeed {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    public void end() {
        if (em.createNativeQuery("delete from calendar_feed where subject = current_person()").executeUpdate() > 0) {
            changes.fire(new Change("ended calendar address", tenant.membership().orElseThrow(NotFound::new).subject(), null));
        }
    }
}
