package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** Plans an action for a commitment, or for one indicator of it. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class StartAction {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that sending it twice starts it once
     * @return the action as it stands
     * @throws IdTaken when an action that somebody else started has this id
     * @throws org.pledgekeeper.refusal.Refused when something is missing or too long, its month has passed, or it is for no item
     * the writer may see
     */
    public Action start(UUID id, Action.Plan plan) {
        Membership writer = items.member();
        items.require(plan, null);
        Instant now = InstantColumn.now();
        Action action = new Action(id, plan, writer.personName(), writer.subject(), now);
        int written = em.createNativeQuery("""
                insert into action (id, title, owner_role, due_month, commitment, indicator, promise, state, started_by, subject, \
                started_at, version)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) on conflict do nothing""")
                .setParameter(1, id).setParameter(2, action.title()).setParameter(3, action.ownerRole())
                .setParameter(4, Date.valueOf(action.due().atDay(1))).setParameter(5, action.commitment())
                .setParameter(6, action.indicator())
                .setParameter(7, action.promise()).setParameter(8, action.state().name()).setParameter(9, action.startedBy())
                .setParameter(10, writer.subject()).setParameter(11, Timestamp.from(now)).setParameter(12, action.version())
                .executeUpdate();
        if (written == 0) {
            return Optional.ofNullable(em.find(Action.class, id)).filter(one -> writer.subject().equals(one.subject()))
                    .filter(one -> items.sees(one.commitment(), one.indicator())).orElseThrow(IdTaken::new);
        }
        changes.fire(new Change("started action", id.toString(), action.indicator() == null ? action.commitment() : action.indicator()));
        return action;
    }
}
