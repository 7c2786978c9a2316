package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead closes a pulse: its answers are counted once and deleted. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class ClosePulse {
    @Inject
    private CountAnswers answers;
    @Inject
    private Event<Change> changes;

    /**
     * @throws org.pledgekeeper.refusal.NotFound when there is no such pulse
     * @throws org.pledgekeeper.refusal.Refused when it is closed already
     */
    public void close(UUID id) {
        answers.close(id);
        changes.fire(new Change("closed", "a pulse", id.toString()));
    }
}
