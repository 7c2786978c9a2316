package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Accepts or declines an invitation to share an action. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class AnswerJoint {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private Event<Change> changes;

    /**
     * The same answer given twice changes nothing.
     *
     * @throws NotFound when there is no such invitation to this organisation
     * @throws org.pledgekeeper.refusal.Refused when it was answered otherwise
     */
    public JointAction answer(UUID id, boolean yes) {
        JointAction action = pairs.hold(id);
        if (action.inviter().equals(pairs.own())) {
            throw new NotFound();
        }
        Instant now = Instant.now();
        if (action.answer(yes, now)) {
            if (yes) {
                em.persist(new JointSide(id, action.inviter(), now));
            }
            em.flush();
            changes.fire(new Change(yes ? "accepted joint action" : "declined joint action", id.toString(), null));
        }
        return action;
    }
}
