package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** A teller changes where their story may be read, and for how long from today. Where it may not be read any more it is gone at once. */
@ApplicationScoped
@AcrossTenants(by = Caller.TELLER)
public class ChangeConsent {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowStory links;
    @Inject
    private RecordConsent consents;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /**
     * @param consent with no channel the story is its teller's alone again, to write on
     * @throws NotFound when no link has this secret (any more)
     * @throws Refused when it has not been told yet
     */
    public Story change(String secret, Consent consent) {
        Story story = links.hold(secret);
        if (!story.isTold()) {
            throw new Refused("channels", "Your story is yours alone now. To share it, please read it through first.");
        }
        boolean seen = story.isShown(Channel.PUBLIC);
        story.agree(consent);
        consents.record(story, RecordConsent.What.CHANGED, consent);
        em.flush();
        if (seen) {
            published.fire(new Published());
        }
        changes.fire(new Change("changed consent to story", story.getId().toString(), null));
        return story;
    }
}
