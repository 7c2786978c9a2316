package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead sends a colleague the way in once more: a link in a mail is lost, or has expired. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class SendInvitationAgain {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Leads leads;
    @Inject
    private SendInvitation invitation;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound when there is no such member
     * @throws org.pledgekeeper.refusal.Refused after 30 invitations within an hour
     */
    public void send(String subject) {
        if (em.createNativeQuery("select 1 from member where subject = ?1").setParameter(1, subject).getResultList().isEmpty()) {
            throw new NotFound();
        }
        leads.hold();
        invitation.requireNotTooMany("again");
        changes.fire(new Change(SendInvitation.INVITED_AGAIN, subject, null));
        invitation.send(subject);
    }
}
