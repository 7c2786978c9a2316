package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/**
 * The lead offers a told story to the national programme to read, or for the public profile; the programme reviews what is to be public.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class OfferStory {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private HoldStory stories;
    @Inject
    private Event<Change> changes;

    /**
     * @param channel the programme, or the public
     * @param note what readers are told before they read
     * @throws NotFound where there is no such story
     * @throws Refused when the teller has not agreed to this, or the note needs mending
     */
    public void offer(UUID id, Channel channel, String note) {
        if (channel.isWithin()) {
            throw new Refused("channel", "Please choose “" + Channel.PROGRAMME.getTitle() + "” or “" + Channel.PUBLIC.getTitle() + "”.");
        }
        stories.hold(id).show(channel, note, Instant.now());
        em.flush();
        changes.fire(new Change("offered story", id.toString(), channel.name()));
    }
}
