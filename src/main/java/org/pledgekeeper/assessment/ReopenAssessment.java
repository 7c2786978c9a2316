package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * The lead opens the latest round again, with a reason for colleagues to read. What it sent is taken back unless a release has counted it.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class ReopenAssessment {
    @Inject
    private CurrentRound rounds;
    @Inject
    private SendStandings sent;
    @Inject
    private TellColleagues tellColleagues;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound before the first round
     * @throws org.pledgekeeper.refusal.Refused as {@link Assessment#reopen} says
     */
    public void reopen(String reason) {
        Assessment round = rounds.find(LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFound::new);
        round.reopen(reason);
        sent.takeBack(round.id());
        tellColleagues.ofReopening();
        changes.fire(new Change("reopened", "review " + round.number(), reason.strip()));
    }
}
