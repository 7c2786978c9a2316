package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Sends a draft to the programme, whose staff review it. Until they approve it, what stands stays. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class SendStatementDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private PublicStatement statement;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version that was read before sending
     * @throws NotFound when there is none
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when it was changed since
     * @throws org.pledgekeeper.refusal.Refused with what needs mending, or when nothing differs from what stands
     */
    public StatementDraft send(int seen) {
        StatementDraft draft = statement.hold().orElseThrow(NotFound::new);
        if (!draft.isSent()) {
            draft.requireSeen(seen);
            draft.send(statement.standing(), tenant.getPersonName(), Instant.now());
            em.flush();
            changes.fire(new Change("sent", "statement draft", null));
        }
        return draft;
    }
}
