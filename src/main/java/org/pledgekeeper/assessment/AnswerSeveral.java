package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Gives several indicators the same level at once, or confirms several carried answers. Texts stay as they are. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class AnswerSeveral {
    @Inject
    private CurrentRound rounds;
    @Inject
    private Answers answers;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /** @param saved what was written; @param changedMeanwhile what someone else had changed, and was left as they gave it */
    public record Outcome(List<Answer> saved, List<Answer> changedMeanwhile) {}

    /**
     * @param level the level for all of them; null confirms each as it was carried
     * @param seen each indicator's version as the writer saw it; 0 where there was no answer
     * @throws NotFound when no round was opened or it asks one of them not
     * @throws Refused when the round is not open, none was chosen, or the level is "not relevant", which needs its own reason for each
     */
    public Outcome answer(Level level, Map<String, Integer> seen) {
        if (seen.isEmpty()) {
            throw new Refused("items", "Nothing was chosen, so nothing was changed. Tick the items you mean, then try again.");
        }
        if (level == Level.NOT_RELEVANT) {
            throw new Refused("level", "“Not relevant to us” needs its own reason for each item, so it is given one by one.");
        }
        Assessment round = rounds.open("level");
        Edition asked = rounds.asked(round);
        Map<String, Answer> standing = answers.of(round.id());
        String by = tenant.membership().orElseThrow(NotFound::new).personName();
        Instant now = InstantColumn.now();
        List<Answer> saved = new ArrayList<>();
        List<Answer> meanwhile = new ArrayList<>();
        seen.forEach((indicator, version) -> {
            Answer old = standing.getOrDefault(indicator, Answer.none(indicator));
            Level wished = level == null ? old.level() : level;
            Assessment.Given given = new Assessment.Given(wished, old.note(), old.changed());
            round.accept(asked, indicator, given);
            if (wished == null) {
                return;
            }
            answers.write(round.id(), indicator, given, version, by, now).ifPresentOrElse(
                    origin -> {
                        saved.add(
                                new Answer(indicator, wished, old.note(), old.changed(), origin, old.carriedLevel(), by, now, version + 1));
                        changes.fire(new Change("answered", indicator, wished.name()));
                    },
                    () -> meanwhile.add(old));
        });
        return new Outcome(saved, meanwhile);
    }
}
