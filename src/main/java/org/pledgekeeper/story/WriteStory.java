package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.typed.OneLine;

/** Keeps what a teller has written so far; nobody else reads it. */
@ApplicationScoped
@AcrossTenants(by = Caller.TELLER)
public class WriteStory {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowStory links;

    /**
     * @param seen the version that the page showed
     * @param words however many
     * @param note what it is about, in a sentence; may be null
     * @throws NotFound when no link has this secret (any more)
     * @throws ChangedMeanwhile when it was written on elsewhere since; the same words again are no change
     * @throws Refused when it is told already, or longer than can be kept
     */
    public Story write(String secret, int seen, String words, String note) {
        Story story = links.hold(secret);
        if (story.isOpen() && story.getVersion() != seen && Objects.equals(story.getWords(), words == null ? null : words.strip())
                && Objects.equals(story.getNote(), OneLine.of(note))) {
            return story;
        }
        if (story.isOpen()) {
            story.requireSeen(seen);
        }
        story.write(words, note);
        em.flush();
        return story;
    }
}
