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

/** The lead signs a submitted round off: its standings, and nothing else, become the programme's to count. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class SignOffAssessment {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private SendStandings send;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<RoundSignedOff> sent;

    /**
     * @param previewed the round whose preview the lead has read
     * @throws NotFound when there is no such round
     * @throws org.pledgekeeper.refusal.Refused unless it is submitted and not yet signed off
     */
    public void signOff(UUID previewed) {
        Assessment round =
                rounds.find(LockModeType.PESSIMISTIC_WRITE).filter(latest -> latest.id().equals(previewed)).orElseThrow(NotFound::new);
        round.signOff(tenant.membership().orElseThrow(NotFound::new).personName(), Instant.now());
        Review review = new Review(round, rounds.asked(round), answers.of(round.id()));
        send.send(review);
        changes.fire(
                new Change("signed off", "review " + round.number(), review.answered() + " of " + review.edition().size() + " answered"));
        sent.fire(new RoundSignedOff());
    }
}
