package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Gives a teller a private link that only they know: the ones before, of which a colleague may have a copy, lead nowhere from then on. */
@ApplicationScoped
@AcrossTenants(by = Caller.TELLER)
public class TakeLinkOver {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowStory links;
    @Inject
    private Event<Change> changes;

    /**
     * @return the secret of the new link
     * @throws NotFound when no link has this secret (any more)
     */
    public String takeOver(String secret) {
        Story story = links.hold(secret);
        em.createNativeQuery("delete from story_link where story_id = ?1").setParameter(1, story.getId()).executeUpdate();
        Link link = Link.fresh();
        em.createNativeQuery("insert into story_link (link_hash, story_id) values (?1, ?2)").setParameter(1, link.hash())
                .setParameter(2, story.getId()).executeUpdate();
        changes.fire(new Change("made new link of story", story.getId().toString(), null));
        return link.secret();
    }
}
