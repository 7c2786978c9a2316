package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Changes one part of the draft. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class ChangeEditionDraft {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;

    /**
     * @param part which, as {@link DraftPart#of} names it
     * @param seen its mark as it was read
     * @param change one of {@link Edits}
     * @throws NotFound where there is no draft, or no such part in it
     * @throws ChangedMeanwhile where someone has changed that part since; it carries the part
     * @throws Refused by field for what cannot be kept, or on {@code draft} while it waits to be approved
     */
    public void change(String part, String seen, UnaryOperator<WholeEdition> change) {
        EditionDraft draft = recorded.held();
        DraftPart stands = DraftPart.of(draft.whole()).get(part);
        if (stands == null) {
            throw new NotFound();
        }
        if (!stands.mark().equals(seen)) {
            throw new ChangedMeanwhile("A colleague changed this a moment ago. Nothing of yours is lost: look at both, then save again.",
                    stands);
        }
        WholeEdition changed = change.apply(draft.whole()).tidy();
        Set<String> before = DraftPart.of(draft.whole()).keySet();
        List<EditionRules.Missing> missing = recorded.missing(changed);
        DraftPart.of(changed).keySet().stream().filter(one -> one.equals(part) || !before.contains(one))
                .map(one -> EditionRules.refusals(missing, one)).filter(refusals -> !refusals.isEmpty()).findFirst()
                .ifPresent(refusals -> {
                    throw new Refused(refusals);
                });
        recorded.write(draft, changed);
        changes.fire(new Change("changed", part + " in the draft of edition " + changed.edition().edition(), null));
    }
}
