package org.pledgekeeper.promise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * The lead says that a sentence is no promise after all. What the public is told of it is taken back at once; what was done stays in
 * the log, and is there again when it is marked again.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class UnmarkPromise {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /** @throws NotFound when there is no such promise */
    public void unmark(UUID id) {
        Promise promise = em.find(Promise.class, id);
        if (promise == null) {
            throw new NotFound();
        }
        if (promise.isMarked()) {
            promise.unmark(Instant.now());
            List<SinceLine> out = em.createQuery("select l from SinceLine l where l.promiseId = :promise", SinceLine.class)
                    .setParameter("promise", id).getResultList().stream().filter(SinceLine::isOut).toList();
            out.forEach(SinceLine::takeBack);
            em.flush();
            if (!out.isEmpty()) {
                published.fire(new Published());
            }
            changes.fire(new Change("unmarked promise", id.toString(), null));
        }
    }
}
