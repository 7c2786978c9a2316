package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/** The programme's administrator drafts a campaign; nothing goes out before it is scheduled. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class SaveCampaign {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that a second press makes no second one
     * @param seen the version the writer has in front of them; 0 for a new one
     * @throws org.pledgekeeper.refusal.Refused as {@link Campaign#say} says
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Campaign save(UUID id, Campaign.Said said, int seen) {
        Campaign campaign = Versioned.hold(em, Campaign.class, id, seen).orElseGet(() -> new Campaign(id));
        campaign.say(said, user.getFullName(), InstantColumn.now(), LocalDate.now(Days.SCOTLAND));
        em.persist(campaign);
        em.flush();
        changes.fire(new Change("drafted campaign", id.toString(), null));
        return campaign;
    }
}
