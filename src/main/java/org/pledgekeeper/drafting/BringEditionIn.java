package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import org.pledgekeeper.checklist.EditionYaml;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Puts an edition that was written as YAML in the place of the draft, or begins with it. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class BringEditionIn {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version of the draft that it replaces; 0 where there was none
     * @throws Refused as {@link EditionYaml#read} says, or on {@code yaml} for what could not be kept, or while the draft waits to be
     * approved; nothing was replaced
     * @throws ChangedMeanwhile where someone has begun or changed a draft since
     */
    public void bring(String yaml, int seen) {
        WholeEdition whole = EditionYaml.read(yaml);
        recorded.missing(whole).stream().filter(EditionRules.Missing::never).findFirst().ifPresent(wrong -> {
            throw new Refused(EditionYaml.FIELD, wrong.words());
        });
        Optional<EditionDraft> there = recorded.find();
        if (seen == 0 && there.isEmpty()) {
            recorded.begin(whole);
        } else {
            recorded.write(recorded.held(seen), whole);
        }
        changes.fire(new Change("brought in", "draft of edition " + whole.edition().edition(), null));
    }
}
