package org.pledgekeeper.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Delivers what waits in the outbox; what cannot go stays and is tried again, for three days at most and not where it was refused for good.
 * Two nodes never take the same mail.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class DeliverMail {
    private static final Logger LOG = Logger.getLogger(DeliverMail.class.getName());

    /** As long as mail servers try themselves. */
    private static final Duration LONGEST_TRIED = Duration.ofDays(3);
    /** Anyone can fill in anyone's address: more than this wait for the next hour. */
    private static final int FROM_STRANGERS_AN_HOUR = 3;
    private static final int AT_ONCE = 20;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Post post;

    /**
     * Letters to one person first, then those that go to many.
     *
     * @return whether more may wait that would go: as many as are taken at once have gone
     */
    @SuppressWarnings("unchecked")
    public boolean deliver() {
        List<Mail> waiting = em.createNativeQuery(
                """
                select w.* from outbox w where w.sent_at is null and (w.failed_at is null or w.mended_at > w.failed_at) and \
                (w.written_as <> 'pledgekeeper_applicant' or ?1 > (
                    select count(*) from outbox m where m.recipient = w.recipient and m.written_as = w.written_as and (
                        m.sent_at > now() - interval '1 hour' or m.sent_at is null and m.failed_at is null and (m.created_at, m.id) < \
                (w.created_at, w.id))))
                order by w.stop_address is not null, w.attempts, w.created_at limit ?2 for update of w skip locked""", Mail.class)
                .setParameter(1, FROM_STRANGERS_AN_HOUR).setParameter(2, AT_ONCE).getResultList();
        boolean allWent = true;
        for (Mail mail : waiting) {
            try {
                post.deliver(mail);
                mail.sent();
            } catch (MessagingException failure) {
                boolean forGood = Post.isRefusedForGood(failure) || mail.isTriedFor(LONGEST_TRIED);
                LOG.log(Level.WARNING, "An email could not be sent and will {0}be tried again: {1}",
                        new Object[] {forGood ? "not " : "", Post.reason(failure)});
                mail.notSent(Post.reason(failure), forGood);
                allWent = false;
            }
        }
        return allWent && waiting.size() == AT_ONCE;
    }
}
