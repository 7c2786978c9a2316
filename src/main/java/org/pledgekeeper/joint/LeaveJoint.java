package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * Leaves a joint action, or takes an invitation back. The shared words stay with the other side, and with this one as they stood; both
 * names and what this side told the public are gone from everything public at once.
 */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class LeaveJoint {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /**
     * @throws org.pledgekeeper.refusal.NotFound when there is none, it is another pair's, or was left already
     * @throws org.pledgekeeper.refusal.Refused when there is nothing to leave: it was declined, or is still to be answered
     */
    public void leave(UUID id) {
        JointAction action = pairs.hold(id);
        JointSide side = pairs.side(id);
        Instant now = Instant.now();
        boolean shown = action.leave(pairs.own(), now);
        em.createQuery("select l from JointLine l where l.joint = :id", JointLine.class).setParameter("id", id).getResultStream()
                .filter(PublicLine::isOut).forEach(PublicLine::takeBack);
        em.flush();
        side.leave(action, now);
        em.flush();
        if (shown) {
            published.fire(new Published());
        }
        changes.fire(new Change("left joint action", id.toString(), null));
    }
}
