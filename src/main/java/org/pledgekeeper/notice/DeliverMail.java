package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Delivers what waits in the outbox; what cannot go stays and is tried again. Two nodes never take the same mail. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class DeliverMail {
    private static final Logger LOG = Logger.getLogger(DeliverMail.class.getName());

    /** Anyone can fill in anyone's address: more than this wait for the next hour. */
    private static final int FROM_STRANGERS_AN_HOUR = 3;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Post post;
    @Inject
    private Accounts accounts;

    @SuppressWarnings("unchecked")
    public void deliver() {
        List<Mail> waiting = em.createNativeQuery(
                """
                select w.* from outbox w where w.sent_at is null and (w.written_as <> 'pledgekeeper_applicant' or ?1 > (
                    select count(*) from outbox m where m.recipient = w.recipient and m.written_as = w.written_as and (
                        m.sent_at > now() - interval '1 hour' or m.sent_at is null and (m.created_at, m.id) < (w.created_at, w.id))))
                order by w.created_at limit 20 for update of w skip locked""", Mail.class).setParameter(1, FROM_STRANGERS_AN_HOUR).getResultList();
        for (Mail mail : waiting) {
            try {
                send(mail);
                mail.sent();
            } catch (MessagingException | Unavailable | Refused failure) {
                LOG.log(Level.WARNING, "An email could not be sent and will be tried again: {0}", failure.getMessage());
                mail.notSent(failure.getMessage());
            }
        }
    }

    private void send(Mail mail) throws MessagingException {
        if (mail.account() != null && !accounts.hasPassword(mail.account())) {
            accounts.inviteToChoosePassword(mail.account());
        } else {
            post.deliver(mail);
        }
    }
}
