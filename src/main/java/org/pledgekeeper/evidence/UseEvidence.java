package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Puts evidence that is there already beside indicators of the open round; where it stands already, nothing changes. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class UseEvidence {
    @Inject
    private CurrentRound rounds;
    @Inject
    private EvidenceUses uses;
    @Inject
    private Event<Change> changes;

    /**
     * @throws org.pledgekeeper.refusal.NotFound when there is no such evidence, or the round asks one of the indicators of nobody or not of
     * the caller
     * @throws org.pledgekeeper.refusal.Refused when the round is submitted, or no indicator is named
     */
    public void use(UUID id, Set<String> indicators) {
        Assessment round = rounds.open("evidence");
        uses.find(id, LockModeType.PESSIMISTIC_READ);
        uses.put(round.id(), id, indicators, rounds.asked(round));
        changes.fire(new Change("used evidence", id.toString(), "for " + String.join(", ", indicators)));
    }
}
