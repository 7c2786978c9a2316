package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Takes an entry out of the bin. A contributor takes out those they wrote themselves. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class RestoreEntry {
    @Inject
    private Steps steps;

    /**
     * @param seen the version the writer has in front of them
     * @return the entry in its log; one that is there already stays as it is
     * @throws NotFound when there is none any more, or it is for an item the writer may not see
     * @throws NotAllowed when a contributor did not write it
     * @throws ChangedMeanwhile when someone else has changed it since
     */
    public Entry restore(UUID id, int seen) {
        Entry entry = steps.hold(id, seen);
        if (entry.removedAt() != null) {
            steps.take(entry, Steps.Step.RESTORED, entry::restore);
        }
        return entry;
    }
}
