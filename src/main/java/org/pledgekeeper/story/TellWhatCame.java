package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Words;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneLine;

/** Lead or champion tells the person behind a story what came of it. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class TellWhatCame {
    public static final int MOST_WORDS = 100;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private HoldStory stories;
    @Inject
    private Event<Change> changes;

    /**
     * @param newsId made by the writer, so that sending it twice tells it once
     * @param words at most 100
     * @throws NotFound where there is no such story
     * @throws Refused when nothing is said, or too much
     */
    public void tell(UUID storyId, UUID newsId, String words) {
        String line = OneLine.of(words);
        int count = Words.count(line);
        if (count == 0) {
            throw new Refused("news", "Say in a sentence or two what came of it.");
        }
        if (count > MOST_WORDS || line.length() > 600) {
            throw new Refused("news", "Please say it in at most " + MOST_WORDS + " words. What you wrote is still here.");
        }
        Story story = stories.hold(storyId);
        story.require(Channel.INSIDE);
        if (em.createNativeQuery("insert into story_news (id, story_id, words) values (?1, ?2, ?3) on conflict (tenant_id, id) do nothing")
                .setParameter(1, newsId).setParameter(2, storyId).setParameter(3, line).executeUpdate() > 0) {
            story.agreement().tellOf("news");
            em.flush();
            changes.fire(new Change("told what came of story", storyId.toString(), null));
        }
    }
}
