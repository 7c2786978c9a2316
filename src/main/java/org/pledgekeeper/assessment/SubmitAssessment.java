package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Ends the answering and hands the round to the lead to sign off; nothing leaves the workspace. Unanswered items are allowed. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class SubmitAssessment {
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private TellColleagues tellColleagues;
    @Inject
    private Event<Change> changes;

    /**
     * @param previewed the round whose preview was read
     * @throws NotFound when there is no such round
     * @throws org.pledgekeeper.refusal.Refused when it has been submitted before
     */
    public void submit(UUID previewed) {
        Assessment round =
                rounds.find(LockModeType.PESSIMISTIC_WRITE).filter(latest -> latest.id().equals(previewed)).orElseThrow(NotFound::new);
        round.submit(tenant.membership().orElseThrow(NotFound::new).personName(), Instant.now());
        if (!tenant.isMaySubmit()) {
            tellColleagues.ofSubmission();
        }
        changes.fire(new Change("submitted", "review " + round.number(), null));
    }
}
