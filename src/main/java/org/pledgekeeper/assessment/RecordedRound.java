package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Takes in a round that was answered elsewhere, under the same rules, into the transaction's tenant. */
@ApplicationScoped
@PartOfUseCase
public class RecordedRound {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private SendStandings send;
    @Inject
    private Sending sending;
    @Inject
    private Checklists checklists;

    /**
     * A round of its own, or one that follows the last and begins with its answers.
     *
     * @param edition the edition it was answered on
     * @param submittedAt when it was submitted and signed off; empty for a round still open
     * @return the round's id
     * @throws org.pledgekeeper.refusal.Refused as {@link Assessment#accept} says
     */
    public UUID record(String edition, Instant openedAt, Optional<Instant> submittedAt, String by, Map<String, Assessment.Given> given) {
        Optional<Assessment> last = rounds.find();
        Assessment round = last.map(before -> before.next(edition, false, by, openedAt))
                .orElseGet(() -> new Assessment(1, edition, false, by, openedAt));
        em.persist(round);
        em.flush();
        last.ifPresent(before -> {
            before.close(openedAt);
            answers.carry(before.id(), round.id(), CarryForward.of(answers.of(before.id()), checklists.map(edition, before.edition())));
        });
        Map<String, Answer> carried = answers.of(round.id());
        given.forEach((indicator, answer) -> {
            round.accept(checklists.edition(edition), indicator, answer);
            answers.write(round.id(), indicator, answer, carried.containsKey(indicator) ? 1 : 0, by, submittedAt.orElse(openedAt));
        });
        submittedAt.ifPresent(at -> {
            round.submit(by, at);
            round.signOff(by, at);
            send.send(sending.of(new Review(round, checklists.edition(edition), answers.of(round.id())),
                    at.atZone(Days.SCOTLAND).toLocalDate()));
        });
        em.flush();
        return round.id();
    }
}
