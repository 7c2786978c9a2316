package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead says who looks after which commitments or single indicators; it holds from round to round. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class Assign {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param items ids of commitments and indicators; all that this person looks after from now on
     * @throws NotFound when one is no item of the latest round's edition, or the person is no member
     */
    public void assign(String subject, Set<String> items) {
        // Whoever says it for the same person waits here for the other, whose rows are then seen and replaced.
        if (!rounds.edition().hasAll(items)
                || em.createNativeQuery("select 1 from member where subject = ?1 for update").setParameter(1, subject).getResultList()
                        .isEmpty()) {
            throw new NotFound();
        }
        em.createNativeQuery("delete from assignment where subject = ?1").setParameter(1, subject).executeUpdate();
        if (!items.isEmpty()) {
            em.createNativeQuery("""
                    insert into assignment (item, subject, assigned_by) select unnest(string_to_array(?1, ' ')), ?2, ?3""")
                    .setParameter(1, String.join(" ", items)).setParameter(2, subject)
                    .setParameter(3, tenant.membership().orElseThrow(NotFound::new).personName()).executeUpdate();
        }
        changes.fire(new Change("assigned", subject, String.join(" ", items)));
    }
}
