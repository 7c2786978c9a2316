package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;

/** Who changed an answer of the latest round, and when. */
@ApplicationScoped
@InTenant
public class AnswerHistory {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;

    /**
     * @return each state of the answer, newest first
     * @throws NotFound before the first round, or when it asks no such indicator of the reader
     */
    public List<Answer> of(String indicator) {
        Assessment round = rounds.find().orElseThrow(NotFound::new);
        rounds.asked(round).mustAsk(indicator);
        return answers.history(round.id(), indicator);
    }
}
