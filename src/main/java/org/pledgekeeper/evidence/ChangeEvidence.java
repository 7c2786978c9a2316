package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Changes what is said about evidence: its title, the period it covers, when to look at it again. Whether a round is open or not. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class ChangeEvidence {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EvidenceUses uses;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version the writer has in front of them
     * @return the evidence as saved
     * @throws org.pledgekeeper.refusal.NotFound when there is none the caller may see
     * @throws org.pledgekeeper.refusal.Refused when the title is too long, or the period ends before it begins
     * @throws ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Evidence change(UUID id, Evidence.About about, int seen) {
        Evidence evidence = uses.find(id, LockModeType.PESSIMISTIC_WRITE);
        if (evidence.version() != seen) {
            throw new ChangedMeanwhile(evidence);
        }
        evidence.describe(about);
        em.flush();
        changes.fire(new Change("changed evidence", id.toString(), null));
        return evidence;
    }
}
