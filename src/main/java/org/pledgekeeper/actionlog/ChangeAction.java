package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** Changes what an action is and how far it has come. A contributor changes those they started themselves. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class ChangeAction {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version the writer has in front of them
     * @return the action as it stands now
     * @throws NotFound when there is no such action, or it is for an item the writer may not see
     * @throws NotAllowed when a contributor did not start it
     * @throws org.pledgekeeper.refusal.Refused as {@link StartAction} says; its month may be any since it was started
     * @throws ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Action change(UUID id, Action.Plan plan, Action.State state, int seen) {
        Action action = em.find(Action.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (action == null || !items.sees(action.commitment(), action.indicator())) {
            throw new NotFound();
        }
        if (!mayChange(action, items.member())) {
            throw new NotAllowed("A contributor changes the actions they started themselves. Your champion or lead can change this one.");
        }
        if (action.version() != seen) {
            throw new ChangedMeanwhile(
                    "A colleague changed this action a moment ago. Nothing of yours is lost: choose which to keep.", action);
        }
        items.require(plan, action);
        action.change(plan, state);
        em.flush();
        changes.fire(action.state().reached(id));
        return action;
    }

    static boolean mayChange(Action action, Membership member) {
        return switch (member.role()) {
            case LEAD, CHAMPION -> true;
            case CONTRIBUTOR -> action.isStartedBy(member.subject());
            case VIEWER -> false;
        };
    }
}
