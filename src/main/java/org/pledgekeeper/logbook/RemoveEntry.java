package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Puts an entry into the bin, where it lies for thirty days. A contributor removes those they wrote themselves. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class RemoveEntry {
    @Inject
    private Steps steps;

    /**
     * @param seen the version the writer has in front of them
     * @return the entry in the bin; one that is there already stays as it is
     * @throws NotFound when there is none, or it is for an item the writer may not see
     * @throws NotAllowed when a contributor did not write it
     * @throws ChangedMeanwhile when someone else has changed it since
     */
    public Entry remove(UUID id, int seen) {
        Entry entry = steps.hold(id, seen);
        if (entry.removedAt() == null) {
            steps.take(entry, Steps.Step.REMOVED, () -> entry.remove(InstantColumn.now()));
        }
        return entry;
    }
}
