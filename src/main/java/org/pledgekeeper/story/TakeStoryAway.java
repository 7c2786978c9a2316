package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead or champion takes a story away for someone who asks for it without their link; it ends as if they had withdrawn it. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class TakeStoryAway {
    @Inject
    private HoldStory stories;
    @Inject
    private EndStory ending;

    /** @throws NotFound where there is no such story, or it has ended */
    public void takeAway(UUID id) {
        ending.end(stories.hold(id), Ending.TAKEN_AWAY);
    }
}
