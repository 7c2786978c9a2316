package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Keeps what a lead typed as a draft beside what stands, exactly as typed; begins it as what stands where there is none. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class WriteStatementDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private PublicStatement statement;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version the writer has in front of them; 0 for none
     * @return the draft as it stands now; {@link StatementDraft#problems} says what it still needs
     * @throws ChangedMeanwhile when another lead has changed it since, and not to the same; nothing was saved, and it carries theirs
     * @throws org.pledgekeeper.refusal.Refused when it is with the programme
     * @throws NotFound when nothing is public yet
     */
    public StatementDraft write(int seen, Consumer<StatementDraft> typed) {
        Optional<StatementDraft> known = statement.hold();
        StatementDraft draft = known.orElseGet(() -> new StatementDraft(statement.standing()));
        Map<String, String> before = draft.held();
        typed.accept(draft);
        if (known.isPresent() && draft.getVersion() != seen && !draft.held().equals(before)) {
            em.refresh(draft);
            throw new ChangedMeanwhile(
                    "Another lead changed this draft a moment ago. Nothing of yours is lost: look at both, then save again.",
                    draft);
        }
        draft.written(tenant.getPersonName(), Instant.now());
        if (known.isEmpty()) {
            em.persist(draft);
        }
        em.flush();
        changes.fire(new Change("wrote", "statement draft", null));
        return draft;
    }
}
