package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead or champion notes that a copy has come back, or is destroyed; doing it again changes nothing. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class RecallCopy {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;

    /** @throws NotFound where there is no such copy of this story */
    public void recalled(UUID storyId, UUID copyId) {
        if (em.createNativeQuery("update story_copy set recalled_at = coalesce(recalled_at, now()) where id = ?1 and story_id = ?2")
                .setParameter(1, copyId).setParameter(2, storyId).executeUpdate() == 0) {
            throw new NotFound();
        }
        changes.fire(new Change("recalled copy of story", storyId.toString(), null));
    }
}
