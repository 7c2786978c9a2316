package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Takes back the last thing that was done to an entry: what was added goes to the bin, what was changed says again what it said. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class UndoEntry {
    @Inject
    private Steps steps;

    /**
     * @param seen the version the writer has in front of them: of two presses, the second finds it gone
     * @return the entry as it stands now
     * @throws NotFound when there is none, or it is for an item the writer may not see
     * @throws NotAllowed when a contributor did not write it
     * @throws ChangedMeanwhile when something else has been done to it since
     */
    public Entry undo(UUID id, int seen) {
        Entry entry = steps.hold(id, seen);
        Optional<Steps.Done> last = steps.last(id);
        if (last.isEmpty() || last.get().step() == Steps.Step.RESTORED) {
            steps.take(entry, Steps.Step.REMOVED, () -> entry.remove(InstantColumn.now()));
        } else if (last.get().step() == Steps.Step.REMOVED) {
            steps.take(entry, Steps.Step.RESTORED, entry::restore);
        } else {
            steps.take(entry, Steps.Step.CHANGED, () -> entry.change(last.get().before()));
        }
        return entry;
    }
}
