package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** The programme's administrator answers; leads and champions are told that an answer waits. Two who answer at once are both read. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class AnswerRequest {
    @Inject
    private EnterTenant tenants;
    @Inject
    private Threads threads;
    @Inject
    private TellWaiting tell;
    @Inject
    private CurrentUser user;

    /**
     * @param message made by the writer, so that a second press sends once
     * @throws NotFound when there is no such organisation, or it has not asked this
     * @throws Refused when there are no words, or too many
     */
    public void answer(String slug, UUID id, UUID message, String words) {
        EnterTenant.Entered organisation = tenants.enter(slug);
        if (threads.write(id, message, SupportMessage.checked(words, true), true, user.getFullName())) {
            tell.organisation(organisation, id);
        }
    }
}
