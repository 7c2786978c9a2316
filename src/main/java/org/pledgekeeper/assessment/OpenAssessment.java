package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.EditionMap;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * Opens a round against the current edition: the first, or the next once the last is signed off, which closes it.
 * The next one begins with last time's answers, none of which counts before someone has looked at it.
 * Asking again while one is open changes nothing.
 */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class OpenAssessment {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<RoundOpened> opened;

    /**
     * @param shortSet whether only the short set is asked; it can be widened later
     * @throws org.pledgekeeper.refusal.NotAllowed when a champion asks for any but the first
     * @throws Refused when the last round waits to be signed off
     */
    public void open(boolean shortSet) {
        em.createNativeQuery("select pg_advisory_xact_lock(hashtextextended('open a round of ' || current_tenant(), 0))").getSingleResult();
        Optional<Assessment> last = rounds.find(LockModeType.PESSIMISTIC_WRITE);
        if (last.isPresent() && last.get().isOpen()) {
            return;
        }
        if (last.isPresent() && tenant.getRole() != Role.LEAD) {
            throw new org.pledgekeeper.refusal.NotAllowed("Only your lead opens the next review.");
        }
        if (last.map(Assessment::state).filter(Assessment.State.SUBMITTED::equals).isPresent()) {
            throw new Refused("open", "The last review is not signed off yet. Your lead signs it off first; then the next one can begin.");
        }
        Instant now = Instant.now();
        String edition = checklists.current().edition();
        String by = tenant.membership().orElseThrow(NotFound::new).personName();
        Assessment next =
                last.map(before -> before.next(edition, shortSet, by, now)).orElseGet(() -> new Assessment(1, edition, shortSet, by, now));
        em.persist(next);
        em.flush();
        last.ifPresent(before -> {
            if (before.state() == Assessment.State.SIGNED_OFF) {
                before.close(now);
                changes.fire(new Change("closed", "review " + before.number(), null));
            }
            EditionMap map = checklists.map(next.edition(), before.edition());
            answers.carry(before.id(), next.id(), CarryForward.of(answers.of(before.id()), map));
            opened.fire(new RoundOpened(before.id(), next.id(), map));
        });
        changes.fire(new Change("opened", "review " + next.number(), "edition " + next.edition()));
    }
}
