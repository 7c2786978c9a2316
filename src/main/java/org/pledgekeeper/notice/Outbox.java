package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Where use cases leave their email, inside their own transaction. */
@ApplicationScoped
@PartOfUseCase
public class Outbox {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<MailWaiting> waiting;

    /** Sent once the transaction has gone through, and tried again while the mail server is away. */
    public void add(Mail mail) {
        em.persist(mail);
        waiting.fire(new MailWaiting());
    }

    record MailWaiting() {
    }
}
