package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Removes evidence, its file with it, from every indicator of the open round. What a submitted or earlier round used stays. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class RemoveEvidence {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private EvidenceUses uses;
    @Inject
    private EvidenceFiles files;
    @Inject
    private Event<Change> changes;

    /**
     * @throws org.pledgekeeper.refusal.NotFound when there is none the caller may see
     * @throws Refused under {@code remove} when a submitted or earlier round used it, or colleagues use it for items that are not the
     * caller's
     */
    public void remove(UUID id) {
        Optional<Assessment> round = rounds.find(LockModeType.PESSIMISTIC_READ);
        Evidence evidence = uses.find(id, LockModeType.PESSIMISTIC_WRITE);
        List<EvidenceUses.Use> all = uses.of(id);
        if (all.stream().anyMatch(EvidenceUses.Use::submitted)) {
            throw new Refused("remove", "A review that was submitted used this evidence, so it stays with that review."
                    + " You can stop using it in the review that is open.");
        }
        if (uses.isOnlyAssigned() && !all.stream().allMatch(uses::isTheirs)) {
            throw new Refused("remove", "Colleagues use this for items of theirs, so it stays. You can stop using it for your own.");
        }
        round.ifPresent(open -> uses.take(open.id(), id, all.stream().map(EvidenceUses.Use::indicator).toList()));
        files.remove(id);
        em.remove(evidence);
        em.flush();
        changes.fire(new Change("removed evidence", id.toString(), null));
    }
}
