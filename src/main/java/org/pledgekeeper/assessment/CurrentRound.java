package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/** The tenant's latest round, in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class CurrentRound {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;

    public Optional<Assessment> find() {
        return find(LockModeType.NONE);
    }

    public Optional<Assessment> find(LockModeType lock) {
        return em.createQuery("select a from Assessment a order by a.number desc", Assessment.class)
                .setLockMode(lock).setMaxResults(1).getResultStream().findFirst();
    }

    /**
     * @return the latest round, held so that nobody submits it before this transaction ends
     * @throws NotFound before the first is opened
     * @throws org.pledgekeeper.refusal.Refused under {@code field} when it is no longer open
     */
    public Assessment open(String field) {
        Assessment round = find(LockModeType.PESSIMISTIC_READ).orElseThrow(NotFound::new);
        round.requireOpen(field);
        return round;
    }

    /** @return what the round asks, as far as the caller may see: the whole edition, its short set, or what was assigned to them */
    public Edition asked(Assessment round) {
        Edition edition = checklists.edition(round.edition());
        if (round.isShortSet()) {
            edition = edition.only(indicator -> checklists.shortSet(round.edition()).contains(indicator.id()));
        }
        return seen(edition);
    }

    /** @return the whole edition of the latest round, or the current one before the first */
    public Edition edition() {
        return find().map(Assessment::edition).map(checklists::edition).orElseGet(checklists::current);
    }

    /** @return of an edition what the caller may see: all of it, or what was assigned to them */
    public Edition seen(Edition all) {
        return tenant.membership().filter(Membership::onlyAssigned)
                .map(member -> all.only(indicator -> member.sees(all.commitmentOf(indicator.id()).orElseThrow().id(), indicator.id())))
                .orElse(all);
    }
}
