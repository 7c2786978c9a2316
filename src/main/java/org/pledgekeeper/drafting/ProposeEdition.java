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
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Proposes the draft, for a second person to approve. Until then it stays as it is. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class ProposeEdition {
    @Inject
    private RecordedDraft recorded;
    @Inject
    private Event<Change> changes;
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentUser user;

    /**
     * @param seen its version as it was read
     * @throws NotFound where there is none
     * @throws ChangedMeanwhile where someone has changed it since
     * @throws Refused while something is to mend, or when it is proposed already
     */
    public void propose(int seen) {
        EditionDraft draft = recorded.held(seen);
        if (draft.isProposed()) {
            throw new Refused("draft", "This draft is proposed already.");
        }
        int missing = recorded.missing(draft.whole()).size();
        if (missing > 0) {
            throw new Refused("missing", (missing == 1 ? "One thing is" : missing + " things are")
                    + " still to mend before this can be proposed.");
        }
        em.createNativeQuery("update edition_draft set state = 'PROPOSED', proposed_by_name = ?1").setParameter(1, user.getFullName())
                .executeUpdate();
        changes.fire(new Change("proposed", "edition " + draft.whole().edition().edition(), null));
    }
}
