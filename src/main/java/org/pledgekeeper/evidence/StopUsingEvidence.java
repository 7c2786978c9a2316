package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Takes evidence away from indicators of the open round. The evidence itself stays, and so does its place in earlier rounds. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class StopUsingEvidence {
    @Inject
    private CurrentRound rounds;
    @Inject
    private EvidenceUses uses;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound when there is no such evidence, or the round asks one of the indicators of nobody or not of the caller
     * @throws org.pledgekeeper.refusal.Refused when the round is submitted
     */
    public void stop(UUID id, Set<String> indicators) {
        Assessment round = rounds.open("evidence");
        uses.find(id, LockModeType.NONE);
        Edition asked = rounds.asked(round);
        indicators.forEach(asked::mustAsk);
        if (uses.take(round.id(), id, indicators) > 0) {
            changes.fire(new Change("stopped using evidence", id.toString(), "for " + String.join(", ", indicators)));
        }
    }
}
