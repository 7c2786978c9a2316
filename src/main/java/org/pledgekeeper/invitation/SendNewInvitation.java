package org.pledgekeeper.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Emails an invitation once more, to the address of the account, for whoever holds its expired link; the old link is then good for nothing.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class SendNewInvitation {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Accounts accounts;
    @Inject
    private Invite invite;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound when the link was never good, or has not expired
     * @throws Unavailable when Keycloak does not answer
     */
    public void send(String expiredSecret) {
        Link link = Link.fresh(Link.LIFE_OF_INVITATION);
        Object[] row = Invitations.find(em, expiredSecret, link.hash());
        int renewed =
                em.createNativeQuery("update invitation set link_hash = ?1, expires_at = ?2 where link_hash = ?3 and expires_at < now()")
                        .setParameter(1, link.hash()).setParameter(2, Timestamp.from(link.expiresAt()))
                        .setParameter(3, Link.hash(expiredSecret)).executeUpdate();
        if (renewed == 0) {
            throw new NotFound();
        }
        invite.write(accounts.address((String) row[0]), (String) row[1], (String) row[2], (String) row[5], (String) row[6], link);
        changes.fire(new Change("sent a new invitation", (String) row[0], null));
    }
}
