package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** A teller withdraws their story in one step: it is gone everywhere at once, and erased. */
@ApplicationScoped
@AcrossTenants(by = Caller.TELLER)
public class WithdrawStory {
    @Inject
    private FollowStory links;
    @Inject
    private EndStory stories;

    /** @throws NotFound when no link has this secret (any more) */
    public void withdraw(String secret) {
        stories.end(links.hold(secret), Ending.WITHDRAWN);
    }
}
