package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The programme's administrator stops a campaign: no letter is written any more, and those that wait to go are taken out. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class StopCampaign {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CampaignTurn turn;
    @Inject
    private Outbox outbox;
    @Inject
    private Event<Change> changes;

    /** Doing it again changes nothing. @throws NotFound where there is none of this id */
    public void stop(UUID id) {
        turn.stopping(id);
        Campaign campaign = em.find(Campaign.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (campaign == null) {
            throw new NotFound();
        }
        if (campaign.stop(InstantColumn.now())) {
            em.flush();
            outbox.forgetCampaign(id);
            changes.fire(new Change("stopped campaign", id.toString(), null));
        }
    }
}
