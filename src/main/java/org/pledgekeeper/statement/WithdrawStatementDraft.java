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

/** Takes a draft back from the programme before they have decided on it; all that was typed stays in it. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class WithdrawStatementDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private PublicStatement statement;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound when there is none
     * @throws org.pledgekeeper.refusal.Refused when it is not with the programme any more
     */
    public StatementDraft withdraw() {
        StatementDraft draft = statement.hold().orElseThrow(NotFound::new);
        draft.withdraw();
        em.flush();
        changes.fire(new Change("withdrew", "statement draft", null));
        return draft;
    }
}
