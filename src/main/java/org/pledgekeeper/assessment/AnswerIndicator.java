package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.pledgekeeper.assessment.Answer.Origin;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Saves one indicator's answer in the open round. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class AnswerIndicator {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version of the answer the writer has in front of them; 0 where there was none
     * @return the answer as saved
     * @throws NotFound when no round was opened or it asks no such indicator of the writer
     * @throws org.pledgekeeper.refusal.Refused as {@link Assessment#accept} says
     * @throws AnsweredMeanwhile when it was answered since, by someone else or in another tab; nothing was saved, and it carries that
     * answer
     */
    public Answer answer(String indicator, Assessment.Given given, int seen) {
        Assessment round = rounds.open("level");
        round.accept(rounds.asked(round), indicator, given);
        String by = tenant.membership().orElseThrow(NotFound::new).personName();
        Instant now = InstantColumn.now();
        Optional<Origin> written = answers.write(round.id(), indicator, given, seen, by, now);
        if (written.isEmpty()) {
            throw new AnsweredMeanwhile(answers.one(round.id(), indicator).orElse(Answer.none(indicator)), answers.isOwn(indicator));
        }
        changes.fire(new Change("answered", indicator, given.level() == null ? null : given.level().name()));
        return new Answer(indicator, given.level(), given.note(), given.changed(), written.get(), null, by, now, seen + 1);
    }
}
