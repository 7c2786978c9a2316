package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Freezes what was approved, in the transaction that approves it. The public page reads only what stands here; nothing alters it.
 */
@ApplicationScoped
@PartOfUseCase
public class PublishStatement {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Published> published;

    public void publish(PublicFace approved, Instant at) {
        em.persist(new PublishedStatement(approved, at));
        em.flush();
        published.fire(new Published());
    }
}
