package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/** The programme's administrator schedules a campaign: its group is drawn, and its letters go out on its day. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class ScheduleCampaign {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Addressed addressed;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version that was read
     * @return how many organisations it is for
     * @throws NotFound where there is none of this id
     * @throws Refused when it is scheduled already, its day has come meanwhile, or nobody is in its group
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when someone has changed it since
     */
    public int schedule(UUID id, int seen) {
        Campaign campaign = em.find(Campaign.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (campaign == null) {
            throw new NotFound();
        }
        if (campaign.isDraft()) {
            campaign.requireSeen(seen);
        }
        campaign.schedule(user.getFullName(), InstantColumn.now(), LocalDate.now(Days.SCOTLAND));
        em.flush();
        int organisations = addressed.draw(id, campaign.getGroup(), campaign.getBeginsOn());
        if (organisations == 0) {
            throw new Refused("group", "No organisation is in this group today. Please widen it.");
        }
        changes.fire(new Change("scheduled campaign", id.toString(), null));
        return organisations;
    }
}
