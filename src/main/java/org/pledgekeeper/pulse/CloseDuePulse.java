package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/** Closes a tenant's pulse once its last day has passed; no person calls it. */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class CloseDuePulse {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CountAnswers answers;
    @Inject
    private Event<Change> changes;

    /** From here on this transaction is inside that tenant. */
    public void close(UUID tenant) {
        em.createNativeQuery("select set_config('app.tenant', ?1, true)").setParameter(1, tenant.toString()).getSingleResult();
        @SuppressWarnings("unchecked")
        List<UUID> due = em.createNativeQuery("select id from pulse where closed_at is null and closes_on < ?1")
                .setParameter(1, Date.valueOf(LocalDate.now(Days.SCOTLAND))).getResultList();
        for (UUID id : due) {
            answers.close(id);
            changes.fire(new Change("counted", "a pulse", id.toString()));
        }
    }
}
