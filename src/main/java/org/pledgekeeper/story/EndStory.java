package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Erases a story: its words, links, news and address, and what was written to its teller. That there was one, with its ledger, stays. */
@ApplicationScoped
@PartOfUseCase
class EndStory {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private RecordConsent consents;
    @Inject
    private Outbox outbox;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /** @param story held by the transaction; one that has ended already stays as it is */
    void end(Story story, Ending how) {
        if (story.isEnded()) {
            return;
        }
        boolean seen = story.getPublicState() == Showing.InPublic.PUBLISHED;
        story.end(how, Instant.now());
        em.flush();
        for (String table : List.of("story_news", "story_contact", "story_link")) {
            em.createNativeQuery("delete from " + table + " where story_id = ?1").setParameter(1, story.getId()).executeUpdate();
        }
        consents.ended(story.getId(), how);
        outbox.forget(story.getId());
        if (seen) {
            published.fire(new Published());
        }
        changes.fire(new Change("ended story", story.getId().toString(), how.name()));
    }
}
