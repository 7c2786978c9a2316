package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The draft of the next edition, for administrators of the programme. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class EditionDrafts {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Checklists checklists;

    /**
     * A draft with what stands around it.
     *
     * @param before the newest edition that was published, which it follows
     * @param missing what is to mend before it can be proposed
     */
    public record Standing(EditionDraft draft, WholeEdition before, List<EditionRules.Missing> missing) {}

    /** @return empty while none is drafted */
    public Optional<Standing> current() {
        return recorded.find().map(draft -> new Standing(draft, checklists.wholeNewest(), recorded.missing(draft.whole())));
    }
}
