package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead and champion close a thread that has served its purpose. Doing it again changes nothing. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class CloseRequest {
    @Inject
    private Threads threads;
    @Inject
    private CurrentTenant tenant;

    /**
     * @param seen the version the closer has in front of them
     * @throws org.pledgekeeper.refusal.NotFound when there is no such request
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when something was written since; nothing was closed
     */
    public void close(UUID id, int seen) {
        SupportRequests.mayRead(tenant);
        threads.close(id, seen);
    }
}
