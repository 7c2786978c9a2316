package org.pledgekeeper.champion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead and champions write down who a champion is, and what they leave for the next. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class SaveChampion {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that a second press makes no second one
     * @param seen the version the writer has in front of them; 0 for a new one
     * @param asWritten whether words that look like personal data are to stay
     * @throws Refused as {@link Champion#say} says, or when no member has this subject
     * @throws ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Champion save(UUID id, Champion.Said said, int seen, boolean asWritten) {
        if (said.subject() != null && em.createNativeQuery("select 1 from member where subject = ?1").setParameter(1, said.subject())
                .getResultList().isEmpty()) {
            throw new Refused("subject", "There is no such person in this workspace. Please choose one from the list, or nobody.");
        }
        Champion champion = em.find(Champion.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (champion != null && champion.getVersion() != seen) {
            throw new ChangedMeanwhile("A colleague changed this a moment ago. Nothing of yours is lost: look at both, then save again.",
                    champion);
        }
        boolean fresh = champion == null;
        champion = fresh ? new Champion(id) : champion;
        champion.say(said, asWritten, tenant.getPersonName(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        if (fresh) {
            em.persist(champion);
        }
        em.flush();
        changes.fire(new Change(fresh ? "named champion" : "changed champion", id.toString(), null));
        return champion;
    }
}
