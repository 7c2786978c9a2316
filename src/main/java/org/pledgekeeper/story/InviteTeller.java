package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * Lead or champion makes a private link for someone to tell their story, or writes the story down with them; then too the teller has the
 * link, and nobody reads the story before they agree there.
 */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class InviteTeller {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param secret one of {@link Link#fresh}, so that pressing twice invites once; for anything else a fresh one is taken
     * @param words what was written down with the teller; blank where they write it themselves
     * @return the secret of the link; only its digest is kept, so nobody can be told it again
     * @throws Refused when there are more than 1,000 words
     */
    public String invite(String secret, String words) {
        Link link = Link.of(secret);
        Story story = new Story(UUID.randomUUID(), words, tenant.getPersonName(), Instant.now());
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)").setParameter(1, link.hash())
                .getSingleResult();
        if (!em.createNativeQuery("select 1 from story_link where link_hash = ?1").setParameter(1, link.hash()).getResultList().isEmpty()) {
            return link.secret();
        }
        em.persist(story);
        em.flush();
        em.createNativeQuery("insert into story_link (link_hash, story_id) values (?1, ?2)").setParameter(1, link.hash())
                .setParameter(2, story.getId()).executeUpdate();
        changes.fire(new Change("invited to tell a story", story.getId().toString(), null));
        return link.secret();
    }
}
