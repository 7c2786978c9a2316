package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Sends a mail that could not arrive once more, to the right address, and with it any other that failed at the same; they go
 * before those that have been tried. The address is corrected wherever it stands as the applicant's: in their applications,
 * their place in the workspace, and their account while it has no password.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class SendMailAgain {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Accounts accounts;
    @Inject
    private Outbox outbox;
    @Inject
    private Event<Change> changes;

    /**
     * @param address may be the one it had, to try that again
     * @throws NotFound when there is no such mail, or it has been mended already
     * @throws Refused under "address" when it is none, or belongs to somebody else's account
     * @throws Unavailable when Keycloak does not answer; nothing is done
     */
    public void send(UUID id, String address) {
        String to = address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
        if (!Mail.isAddress(to)) {
            throw new Refused("address", "Enter an email address in the form name@example.org.");
        }
        List<?> found = em.createNativeQuery("select recipient from outbox where " + Undelivered.STILL + " and id = ?1").setParameter(1, id)
                .getResultList();
        String from = found.stream().map(String.class::cast).findFirst().orElseThrow(NotFound::new);
        em.createNativeQuery(
                "update outbox set recipient = ?1, mended_at = now(), attempts = 0 where recipient = ?2 and " + Undelivered.STILL)
                .setParameter(1, to).setParameter(2, from).executeUpdate();
        outbox.knock();
        changes.fire(new Change("sent a mail again", "mail " + id, to.equals(from) ? null : "to another address"));
        if (!to.equals(from)) {
            correct(from, to);
        }
    }

    private void correct(String from, String to) {
        List<Application> theirs = em.createQuery("select a from Application a where a.leadEmail = :email", Application.class)
                .setParameter("email", from).getResultList();
        if (theirs.isEmpty()) {
            return;
        }
        for (Application application : theirs) {
            application.correctLeadEmail(to);
            if (application.getFounded() != null) {
                em.createNativeQuery("select set_config('app.tenant', ?1, true)").setParameter(1, application.getFounded())
                        .getSingleResult();
                em.createNativeQuery("update member set email = ?1 where email = ?2").setParameter(1, to).setParameter(2, from)
                        .executeUpdate();
            }
        }
        em.createNativeQuery("select set_config('app.tenant', '', true)").getSingleResult();
        em.flush();
        accounts.correctAddress(from, to);
    }
}
