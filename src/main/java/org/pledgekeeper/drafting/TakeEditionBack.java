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

/** Takes an edition that waits to be approved back to drafting. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class TakeEditionBack {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;
    @PersistenceContext
    private EntityManager em;

    /**
     * @param seen its version as it was read
     * @throws NotFound where there is none, or it is published by now
     * @throws ChangedMeanwhile where someone has changed it since
     * @throws Refused when it is not proposed
     */
    public void takeBack(int seen) {
        EditionDraft draft = recorded.held(seen);
        if (!draft.isProposed()) {
            throw new Refused("draft", "This draft is not proposed, so there is nothing to take back.");
        }
        em.createNativeQuery("update edition_draft set state = 'DRAFTING'").executeUpdate();
        changes.fire(new Change("took back", "edition " + draft.whole().edition().edition(), null));
    }
}
