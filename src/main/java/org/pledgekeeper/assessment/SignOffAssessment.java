package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/** The lead signs a submitted round off: what its preview showed, and nothing else, becomes the programme's to count. */
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
    private Sending sending;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<RoundSignedOff> sent;

    /**
     * @param previewed the round whose preview the lead has read
     * @param seen what the preview showed, as {@link Preview#seen} says; null where it is not to be compared
     * @throws NotFound when there is no such round
     * @throws Refused unless it is submitted and not yet signed off, or where something else would be sent than was seen
     */
    public void signOff(UUID previewed, String seen) {
        Assessment round =
                rounds.find(LockModeType.PESSIMISTIC_WRITE).filter(latest -> latest.id().equals(previewed)).orElseThrow(NotFound::new);
        round.signOff(tenant.membership().orElseThrow(NotFound::new).personName(), Instant.now());
        Review review = new Review(round, rounds.asked(round), answers.of(round.id()));
        Preview preview = sending.of(review, LocalDate.now(Days.SCOTLAND));
        if (seen != null && !seen.equals(preview.seen())) {
            throw new Refused("seen", "What would be sent has changed since this page was opened, so nothing has been sent. "
                    + "Please read it once more below, as it is now, and then sign off.");
        }
        send.send(preview);
        changes.fire(
                new Change("signed off", "review " + round.number(), review.answered() + " of " + review.edition().size() + " answered"));
        sent.fire(new RoundSignedOff());
    }
}
