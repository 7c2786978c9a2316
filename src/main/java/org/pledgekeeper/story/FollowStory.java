package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Finds the story that a private link leads to, in the transaction of its teller's use case; from then on that transaction sees this one
 * story of its organisation, and no other. A link that never was and one that has ended are the same: no digest fits.
 */
@ApplicationScoped
@PartOfUseCase
class FollowStory {
    @PersistenceContext
    private EntityManager em;

    /** @throws NotFound when no link has this secret (any more) */
    UUID follow(String secret) {
        em.createNativeQuery("select set_config('app.links', ?1, true)").setParameter(1, Link.hash(secret)).getSingleResult();
        List<?> found = em.createNativeQuery("""
                select cast(story_id as text), set_config('app.tenant', cast(tenant_id as text), true),
                       set_config('app.story', cast(story_id as text), true)
                from story_link where link_hash = any (open_links())""").getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        return UUID.fromString((String) ((Object[]) found.get(0))[0]);
    }

    /**
     * @return the same, held until the transaction ends
     * @throws NotFound when no link has this secret (any more), or the story ended while this waited for it
     */
    Story hold(String secret) {
        Story story = em.find(Story.class, follow(secret), LockModeType.PESSIMISTIC_WRITE);
        if (story.isEnded()) {
            throw new NotFound();
        }
        return story;
    }
}
