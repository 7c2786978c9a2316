package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead decides whether counts of people go with a review; it holds for later reviews until it is decided anew. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class ChoosePeopleCounts {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;

    public void choose(boolean sent) {
        em.createNativeQuery("insert into people_counts_choice (sent) values (?1) on conflict (tenant_id) do update set sent = ?1")
                .setParameter(1, sent).executeUpdate();
        changes.fire(new Change(sent ? "chose to send" : "chose to keep", "counts of people", null));
    }
}
