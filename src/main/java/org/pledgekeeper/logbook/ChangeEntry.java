package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Changes what an entry says. A contributor changes those they wrote themselves. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class ChangeEntry {
    @Inject
    private Items items;
    @Inject
    private Steps steps;

    /**
     * @param seen the version the writer has in front of them
     * @param asWritten as in {@link AddEntry}
     * @return the entry as it stands now
     * @throws NotFound when there is none, it is in the bin, or it is for an item the writer may not see
     * @throws NotAllowed when a contributor did not write it
     * @throws org.pledgekeeper.refusal.Refused as {@link AddEntry} says
     * @throws ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Entry change(UUID id, Entry.Given given, int seen, boolean asWritten) {
        Entry entry = steps.hold(id, seen);
        if (entry.removedAt() != null) {
            throw new NotFound();
        }
        items.require(given, entry);
        Entry.Given before = entry.given();
        steps.take(entry, Steps.Step.CHANGED, () -> {
            entry.change(given);
            PersonalData.nudge(entry, before.typed(), asWritten);
        });
        return entry;
    }
}
