package org.pledgekeeper.drafting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Gives the draft up. Nothing that was published changes. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class DiscardEditionDraft {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;
    @PersistenceContext
    private EntityManager em;

    /**
     * @param seen its version as it was read
     * @throws NotFound where there is none
     * @throws ChangedMeanwhile where someone has changed it since
     * @throws Refused while it waits to be approved
     */
    public void discard(int seen) {
        EditionDraft draft = recorded.held(seen);
        if (draft.isProposed()) {
            throw new Refused("draft", "This draft waits to be approved. Take it back to drafting first.");
        }
        em.createNativeQuery("delete from edition_draft").executeUpdate();
        changes.fire(new Change("gave up", "draft of edition " + draft.whole().edition().edition(), null));
    }
}
