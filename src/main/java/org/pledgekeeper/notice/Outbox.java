package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.pledgekeeper.refusal.Unavailable;

/** Where use cases leave their email, inside their own transaction. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Outbox {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Post post;
    @Inject
    private Event<MailWaiting> waiting;

    /** Sent once the transaction has gone through, and tried again while the mail server is away. */
    public void add(Mail mail) {
        em.persist(mail);
        waiting.fire(new MailWaiting());
    }

    /**
     * Sent now, for changes that must not happen without it.
     *
     * @throws Unavailable when the mail server does not take it
     */
    public void sendNow(Mail mail) {
        try {
            post.deliver(mail);
            mail.sent();
            em.persist(mail);
        } catch (MessagingException failure) {
            throw new Unavailable("Email cannot be sent just now, so nothing has been changed. Please try again in a minute.", failure);
        }
    }

    record MailWaiting() {
    }
}
