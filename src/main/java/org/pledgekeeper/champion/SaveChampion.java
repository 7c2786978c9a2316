package org.pledgekeeper.champion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.journal.Change;
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
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Champion save(UUID id, Champion.Said said, int seen, boolean asWritten) {
        if (said.subject() != null && em.createNativeQuery("select 1 from member where subject = ?1").setParameter(1, said.subject())
                .getResultList().isEmpty()) {
            throw new Refused("subject", "There is no such person in this workspace. Please choose one from the list, or nobody.");
        }
        Optional<Champion> known = Versioned.hold(em, Champion.class, id, seen);
        Champion champion = known.orElseGet(() -> new Champion(id));
        champion.say(said, asWritten, tenant.getPersonName(), InstantColumn.now());
        em.persist(champion);
        em.flush();
        changes.fire(new Change(known.isEmpty() ? "named champion" : "changed champion", id.toString(), null));
        return champion;
    }
}
