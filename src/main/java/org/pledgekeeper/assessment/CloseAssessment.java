package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead closes a signed-off round. Opening the next one does so too. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class CloseAssessment {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound before the first round
     * @throws org.pledgekeeper.refusal.Refused unless the latest round is signed off and not yet closed
     */
    public void close() {
        Assessment round = rounds.find(LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFound::new);
        round.close(Instant.now());
        changes.fire(new Change("closed", "review " + round.number(), null));
    }
}
