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

/** Writes the organisation's own note on a joint action, which the other side never sees. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class WriteJointNote {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Pairs pairs;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version of the note the writer has in front of them
     * @throws org.pledgekeeper.refusal.NotFound when the organisation has no part in it, or has left
     * @throws org.pledgekeeper.refusal.Refused when it is too long
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when a colleague has changed it since; nothing was saved, and it carries theirs
     */
    public JointSide write(UUID id, String note, int seen) {
        pairs.hold(id);
        JointSide side = pairs.side(id);
        side.requireSeen(seen);
        side.write(note);
        em.flush();
        changes.fire(new Change("wrote joint note", id.toString(), null));
        return side;
    }
}
