package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.assessment.CurrentRound;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Adds evidence to indicators of the open round. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION, Role.CONTRIBUTOR})
public class AddEvidence {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentRound rounds;
    @Inject
    private EvidenceUses uses;
    @Inject
    private EvidenceFiles files;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the sender, so that sending it twice adds it once
     * @param indicators what it is evidence for; at least one
     * @return the evidence as added
     * @throws IdTaken when other evidence, or somebody else's, has this id
     * @throws NotFound when no round was opened, or it asks one of the indicators of nobody or not of the caller
     * @throws org.pledgekeeper.refusal.Refused when the round is submitted, something is missing or too long, or there is no room for the
     * file
     */
    public Evidence add(UUID id, EvidenceContent content, Evidence.About about, Set<String> indicators) {
        Assessment round = rounds.open("evidence");
        // One at a time in an organisation: the room left for files is counted before one is kept.
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('evidence ' || current_tenant(), 0)) as text)")
                .getSingleResult();
        Evidence evidence = new Evidence(id, content, about, tenant.membership().orElseThrow(NotFound::new).personName(),
                InstantColumn.now());
        Evidence before = em.find(Evidence.class, id);
        if (before != null) {
            if (!before.isSameAs(evidence)) {
                throw new IdTaken();
            }
            return uses.find(id, LockModeType.NONE);
        }
        em.persist(evidence);
        uses.put(round.id(), id, indicators, rounds.asked(round));
        if (content.kind() == Evidence.Kind.FILE) {
            files.keep(id, content.file().bytes());
        }
        changes.fire(new Change("added evidence", id.toString(), content.kind() + " for " + String.join(", ", indicators)));
        return evidence;
    }
}
