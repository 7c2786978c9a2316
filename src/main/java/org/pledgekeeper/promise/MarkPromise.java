package org.pledgekeeper.promise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.PublicStatement;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead marks a sentence of the public statement as a promise; marking it again changes nothing. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class MarkPromise {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private PublicStatement statement;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param sentence word for word as it is published
     * @throws Refused when the statement that stands does not say it
     */
    public Promise mark(String sentence) {
        if (sentence == null || !statement.sentences().contains(sentence)) {
            throw new Refused("sentence",
                    "Your public statement has no such sentence. It may have been replaced meanwhile; please look again.");
        }
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('promise ' || current_tenant(), 0)) as text)")
                .getSingleResult();
        Promise promise = em.createQuery("select p from Promise p where p.sentence = :sentence", Promise.class)
                .setParameter("sentence", sentence).getResultStream().findFirst().orElse(null);
        if (promise == null) {
            promise = new Promise(UUID.randomUUID(), sentence, tenant.getPersonName(), Instant.now());
            em.persist(promise);
        } else if (promise.isMarked()) {
            return promise;
        } else {
            promise.mark(tenant.getPersonName(), Instant.now());
        }
        em.flush();
        changes.fire(new Change("marked promise", promise.id().toString(), null));
        return promise;
    }
}
