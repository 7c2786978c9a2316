package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Finds a story in the workspace and holds it until the transaction ends. */
@ApplicationScoped
@PartOfUseCase
class HoldStory {
    @PersistenceContext
    private EntityManager em;

    /** @throws NotFound where there is none, or it has ended */
    Story hold(UUID id) {
        Story story = em.find(Story.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (story == null || story.isEnded()) {
            throw new NotFound();
        }
        return story;
    }
}
