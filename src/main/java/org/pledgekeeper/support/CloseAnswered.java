package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** The programme's administrator closes a thread that has served its purpose. Doing it again changes nothing. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class CloseAnswered {
    @Inject
    private EnterTenant tenants;
    @Inject
    private Threads threads;

    /**
     * @param seen the version the closer has in front of them
     * @throws org.pledgekeeper.refusal.NotFound when there is no such organisation, or it has not asked this
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when something was written since; nothing was closed
     */
    public void close(String slug, UUID id, int seen) {
        tenants.enter(slug);
        threads.close(id, seen);
    }
}
