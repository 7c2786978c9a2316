package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/** What an action can be for, as far as the caller may see; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
class Offers {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private CurrentTenant tenant;

    /** @return the edition of the latest round, or the current one before the first; of it what the caller may see */
    Edition edition() {
        return rounds.seen(rounds.edition());
    }

    /** @return the sentences of the statement that stands in public; none before there is one */
    List<String> promises() {
        Stream<?> words =
                em.createNativeQuery("select words from published_statement order by published_at desc limit 1").getResultList().stream();
        return words.map(String.class::cast).map(Sentences::of).findFirst().orElse(List.of());
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
     * @throws Refused when it is for no item the caller may see, or the promise is no sentence of the statement
     */
    void require(Action.Plan plan, Action before) {
        boolean sameItem = before != null && before.commitment().equals(plan.commitment())
                && java.util.Objects.equals(before.indicator(), plan.indicator());
        if (plan.commitment() != null && !sameItem && !isItem(plan.commitment(), plan.indicator())) {
            throw new Refused("about", "There is no such item in your review. Please choose one from the list.");
        }
        boolean samePromise = before != null && plan.promise() != null && plan.promise().equals(before.promise());
        if (plan.promise() != null && !samePromise && !promises().contains(plan.promise())) {
            throw new Refused("promise", "Your published statement has no such sentence. Please choose one from the list, or none.");
        }
    }

    private boolean isItem(String commitment, String indicator) {
        return sees(commitment, indicator) && edition().commitment(commitment)
                .filter(one -> indicator == null || one.indicators().stream().anyMatch(i -> i.id().equals(indicator))).isPresent();
    }
}
