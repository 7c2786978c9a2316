package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead or champion stops showing a story somewhere; it is gone there at once, and stays as it is otherwise. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class StopSharing {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private HoldStory stories;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /** @throws NotFound where there is no such story */
    public void stop(UUID id, Channel channel) {
        boolean seen = stories.hold(id).stop(channel);
        em.flush();
        if (seen) {
            published.fire(new Published());
        }
        changes.fire(new Change("stopped sharing story", id.toString(), channel.name()));
    }
}
