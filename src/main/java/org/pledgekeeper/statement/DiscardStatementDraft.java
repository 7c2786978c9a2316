package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Throws a draft away, because what stands is to stay. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class DiscardStatementDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private PublicStatement statement;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version that was seen
     * @throws NotFound when there is none
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when another lead has changed it since
     * @throws org.pledgekeeper.refusal.Refused when it is with the programme
     */
    public void discard(int seen) {
        StatementDraft draft = statement.hold().orElseThrow(NotFound::new);
        draft.requireEditable();
        draft.requireSeen(seen);
        em.remove(draft);
        changes.fire(new Change("discarded", "statement draft", null));
    }
}
