package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.EditionName;
import org.pledgekeeper.checklist.WholeEdition;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/** Begins a draft of the next edition: every word as in the newest one, to be changed from there. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class BeginEditionDraft {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;
    @Inject
    private Checklists checklists;

    /** @throws Refused where one is drafted already */
    public void begin() {
        if (recorded.find().isPresent()) {
            throw new Refused("draft", "A draft has been begun already. It is on this page.");
        }
        WholeEdition before = checklists.wholeNewest();
        String name = EditionName.next(before.edition().edition());
        LocalDate newYear = LocalDate.now(Days.SCOTLAND).plusYears(1).withDayOfYear(1);
        recorded.begin(WholeEdition.after(before.edition(), before.shortSet(), name,
                newYear.isBefore(before.edition().published()) ? before.edition().published() : newYear));
        changes.fire(new Change("began", "draft of edition " + name, null));
    }
}
