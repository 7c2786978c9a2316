package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.CountsAsked;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Says how many actions stand where, inside the transaction that asks what goes with a review. */
@ApplicationScoped
@PartOfUseCase
class CountActions {
    @PersistenceContext
    private EntityManager em;

    void count(@Observes CountsAsked asked) {
        Map<Action.State, Number> counts = em.createQuery("select a.state, count(a) from Action a group by a.state", Object[].class)
                .getResultStream().collect(Collectors.toMap(row -> (Action.State) row[0], row -> (Number) row[1]));
        asked.answer(Arrays.stream(Action.State.values()).map(state -> new SentCount(SentCount.Subject.ACTIONS, state.name(), "", "ACTIONS",
                state.getTitle(), "", counts.getOrDefault(state, 0).intValue())).toList());
    }
}
