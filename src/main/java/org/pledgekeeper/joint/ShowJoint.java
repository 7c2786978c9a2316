package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead agrees, or no longer agrees, that both names of a joint action are public; they are while both sides agree. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class ShowJoint {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /**
     * @return whether both names are public now
     * @throws org.pledgekeeper.refusal.NotFound when there is none, it is another pair's, or was left
     * @throws org.pledgekeeper.refusal.Refused when it is not shared
     */
    public boolean show(UUID id, boolean shows) {
        JointAction action = pairs.hold(id);
        boolean before = action.showsOf(pairs.own());
        boolean changed = action.show(pairs.own(), shows);
        if (before != shows) {
            em.flush();
            if (changed) {
                published.fire(new Published());
            }
            changes.fire(new Change(shows ? "agreed to show joint action" : "stopped showing joint action", id.toString(), null));
        }
        return action.isShown();
    }
}
