package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;

/** Takes in a round that was answered elsewhere, under the same rules, into the transaction's tenant. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class RecordedRound {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Answers answers;
    @Inject
    private SendStandings send;
    @Inject
    private Checklists checklists;

    /**
     * @param submittedAt empty for a round still open
     * @throws org.pledgekeeper.refusal.Refused as {@link Assessment#accept} says
     */
    public void record(Instant openedAt, Optional<Instant> submittedAt, String by, Map<String, Assessment.Given> given) {
        Assessment round = new Assessment(1, checklists.current().edition(), openedAt);
        em.persist(round);
        em.flush();
        given.forEach((indicator, answer) -> {
            round.accept(checklists.current(), indicator, answer);
            answers.write(round.id(), indicator, answer, 0, by, submittedAt.orElse(openedAt));
        });
        submittedAt.ifPresent(at -> {
            round.submit(by, at);
            send.send(new Review(round.id(), 1, checklists.current(), openedAt, at, answers.of(round.id())));
        });
    }
}
