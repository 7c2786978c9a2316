package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead keeps the open round to the short set, or widens it to every item. Answers outside the short set are kept. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class AskShortSet {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Event<Change> changes;

    /**
     * @throws NotFound before the first round
     * @throws org.pledgekeeper.refusal.Refused when the latest round is no longer open
     */
    public void ask(boolean onlyShortSet) {
        Assessment round = rounds.find(LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFound::new);
        round.ask(onlyShortSet);
        changes.fire(new Change(onlyShortSet ? "chose the short set" : "chose all items", "review " + round.number(), null));
    }
}
