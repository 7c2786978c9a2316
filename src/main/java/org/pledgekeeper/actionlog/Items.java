package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Promises;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/** What an action can be for, as far as the caller may see; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
class Items {
    @Inject
    private Promises promises;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;

    /** @return the edition of the latest round, or the current one before the first; of it what the caller may see */
    Edition edition() {
        return rounds.seen(rounds.edition());
    }

    /** @return the promises that an action can keep */
    List<String> promises() {
        return promises.standing();
    }

    /** @param indicator null for the whole commitment */
    boolean sees(String commitment, String indicator) {
        return member().sees(commitment, indicator == null ? "" : indicator);
    }

    Membership member() {
        return tenant.membership().orElseThrow(NotFound::new);
    }

    /**
     * @param before the action as it stands, whose own item and promise are taken whatever has become of them; null for a new one
     * @throws Refused when it is for no item the caller may see, or the promise is none of those that stand
     */
    void require(Action.Plan plan, Action before) {
        boolean sameItem = before != null && before.commitment().equals(plan.commitment())
                && java.util.Objects.equals(before.indicator(), plan.indicator());
        if (plan.commitment() != null && !sameItem && !isItem(plan.commitment(), plan.indicator())) {
            throw new Refused("about", "There is no such item in your review. Please choose one from the list.");
        }
        promises.require(plan.promise(), before == null ? null : before.promise());
    }

    private boolean isItem(String commitment, String indicator) {
        return sees(commitment, indicator) && edition().commitment(commitment)
                .filter(one -> indicator == null || one.indicators().stream().anyMatch(i -> i.id().equals(indicator))).isPresent();
    }
}
