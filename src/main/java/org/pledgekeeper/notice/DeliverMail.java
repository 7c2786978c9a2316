package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Delivers what waits in the outbox; what cannot go stays and is tried again. Two nodes never take the same mail. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class DeliverMail {
    private static final Logger LOG = Logger.getLogger(DeliverMail.class.getName());

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Post post;

    @SuppressWarnings("unchecked")
    public void deliver() {
        List<Mail> waiting = em.createNativeQuery(
                "select * from outbox where sent_at is null order by created_at limit 20 for update skip locked", Mail.class).getResultList();
        for (Mail mail : waiting) {
            try {
                post.deliver(mail);
                mail.sent();
            } catch (MessagingException failure) {
                LOG.log(Level.WARNING, "An email could not be sent and will be tried again: {0}", failure.getMessage());
                mail.notSent(failure.getMessage());
            }
        }
    }
}
