package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Changes what both sides read of a joint action. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class ChangeJoint {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version the writer has in front of them
     * @param asWritten as in {@link InviteToJoint}
     * @throws org.pledgekeeper.refusal.NotFound when there is none, it is another pair's, or was left
     * @throws org.pledgekeeper.refusal.Refused when it is not shared or the words need mending
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when either side has changed it since; nothing was saved, and it carries theirs
     */
    public JointAction change(UUID id, JointAction.Shared shared, int seen, boolean asWritten) {
        JointAction action = pairs.hold(id);
        action.requireShared();
        action.requireSeen(seen);
        action.change(shared, asWritten);
        em.flush();
        changes.fire(new Change("changed joint action", id.toString(), null));
        return action;
    }
}
