package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Takes back the last change of one or several answers. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class UndoAnswers {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen each indicator's version as the writer sees it, the one to take back
     * @return what stands again, and what someone else has changed since and was left as they gave it
     * @throws NotFound when no round was opened or it asks one of them not
     * @throws Refused when the round is not open or nothing is named
     */
    public AnswerSeveral.Outcome undo(Map<String, Integer> seen) {
        Assessment round = rounds.open("level");
        if (seen.isEmpty()) {
            throw new Refused("items", "There is nothing to undo here.");
        }
        Edition asked = rounds.asked(round);
        seen.keySet().forEach(asked::mustAsk);
        List<Answer> back = answers.putBack(round.id(), seen, tenant.membership().orElseThrow(NotFound::new).personName(),
                InstantColumn.now());
        back.forEach(
                answer -> changes.fire(new Change("answered", answer.indicator(), answer.level() == null ? null : answer.level().name())));
        Map<String, Integer> left = new LinkedHashMap<>(seen);
        back.forEach(answer -> left.remove(answer.indicator()));
        List<Answer> meanwhile = left.isEmpty() ? List.of()
                : answers.of(round.id()).values().stream().filter(answer -> left.containsKey(answer.indicator())).toList();
        return new AnswerSeveral.Outcome(back, meanwhile);
    }
}
