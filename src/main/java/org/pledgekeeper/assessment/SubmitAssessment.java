package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead submits the round: its standings, and nothing else, become the programme's to count. Unanswered items are allowed. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class SubmitAssessment {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private SendStandings send;
    @Inject
    private Answers answers;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<RoundSubmitted> submitted;

    /**
     * @param previewed the round whose preview the lead has read
     * @throws NotFound when there is no such round
     * @throws Refused when it has been submitted before
     */
    public void submit(UUID previewed) {
        Assessment round = Assessments.latest(em, LockModeType.PESSIMISTIC_WRITE).filter(latest -> latest.id().equals(previewed)).orElseThrow(NotFound::new);
        Instant now = Instant.now();
        round.submit(tenant.membership().orElseThrow(NotFound::new).personName(), now);
        Review review = new Review(round.id(), round.number(), checklists.edition(round.edition()), round.openedAt(), now, answers.of(round.id()));
        send.send(review);
        changes.fire(new Change("submitted", "review " + round.number(), review.answered() + " of " + review.edition().size() + " answered"));
        submitted.fire(new RoundSubmitted());
    }
}
