package org.pledgekeeper.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;

/** Changes what the caller's private calendar shows; its address stays. */
@ApplicationScoped
@InTenant(help = false)
public class ChangeFeed {
    @PersistenceContext
    private EntityManager em;

    /** @throws NotFound when the caller has none */
    public void change(Kind.Chosen chosen) {
        if (em.createNativeQuery("update calendar_feed set kinds = ?1, as_typed = ?2 where subject = current_person()")
                .setParameter(1, chosen.stored()).setParameter(2, chosen.asTyped()).executeUpdate() == 0) {
            throw new NotFound();
        }
    }
}
