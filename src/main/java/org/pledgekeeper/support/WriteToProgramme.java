package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead and champion go on in a thread; a closed one is open again. Two who write at once are both read. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class WriteToProgramme {
    @Inject
    private Threads threads;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private DailyShare share;
    @Inject
    private TellWaiting tell;

    /**
     * @param message made by the writer, so that a second press sends once
     * @param asWritten whether words that look like personal data are to stay
     * @throws NotFound when there is no such request
     * @throws Refused when there are no words or too many, or the organisation has written too often within a day
     */
    public void write(UUID id, UUID message, String words, boolean asWritten) {
        SupportRequests.mayRead(tenant);
        String checked = SupportMessage.checked(words, asWritten);
        share.hold();
        share.take(false);
        if (threads.write(id, message, checked, false, tenant.getPersonName())) {
            tell.programme(tenant.getOrganisation(), tenant.getSlug(), id);
        }
    }
}
