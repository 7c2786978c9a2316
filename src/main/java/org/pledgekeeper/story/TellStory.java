package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * A teller agrees to the words of their story as they are to be read, word for word, and to where and for how long. From then on the
 * organisation has this version; the one before is not kept.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.TELLER)
public class TellStory {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowStory links;
    @Inject
    private RecordConsent consents;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version that the page showed
     * @param kept finds that stay, as they stand in the story
     * @param agreed the digest of the words that the teller has read ({@link Version#digest})
     * @throws NotFound when no link has this secret (any more)
     * @throws ChangedMeanwhile when it was written on elsewhere since
     * @throws Refused when the words are others than those that were read, or there is something to mend
     */
    public Story tell(String secret, int seen, Collection<String> kept, String agreed, Consent consent) {
        Story story = links.hold(secret);
        if (story.isTold()) {
            return story;
        }
        story.requireSeen(seen);
        story.telling().requireTellable();
        Version version = Version.of(story, kept);
        if (!version.digest().equals(agreed)) {
            throw new Refused("version",
                    "What is taken out has changed since you read it. Here is your story as it would be read now: please"
                            + " read it once more.");
        }
        story.tell(version.words(), version.note(), consent, Instant.now());
        consents.record(story, RecordConsent.What.GIVEN, consent);
        em.flush();
        changes.fire(new Change("told story", story.getId().toString(), null));
        return story;
    }
}
