package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in stories that were told elsewhere, as far as each was agreed to. */
@ApplicationScoped
@PartOfUseCase
public class RecordedStories {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private RecordConsent consents;

    /**
     * @param note what it is about
     * @param channels where its teller agreed to
     * @param shown where it is shown; what is to be public waits for the programme
     * @param published whether the programme has published it
     * @param withdrawn whether its teller has withdrawn it since
     */
    public record Recorded(LocalDate told, String words, String note, Set<Channel> channels, int months, Set<Channel> shown,
            boolean published, boolean withdrawn) {}

    public void record(List<Recorded> stories, String invitedBy) {
        for (Recorded one : stories) {
            Instant at = one.told().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
            Consent consent = new Consent(one.channels(), one.months(), false, null);
            Story story = new Story(UUID.randomUUID(), one.words(), invitedBy, at);
            story.tell(story.getWords(), null, consent, at);
            em.persist(story);
            em.flush();
            consents.record(story, RecordConsent.What.GIVEN, consent);
            one.shown().forEach(channel -> story.show(channel, one.note(), at));
            if (one.published()) {
                story.publish(invitedBy, at);
            }
            if (one.withdrawn()) {
                story.end(Ending.WITHDRAWN, at);
                em.flush();
                consents.ended(story.getId(), Ending.WITHDRAWN);
            }
        }
    }
}
