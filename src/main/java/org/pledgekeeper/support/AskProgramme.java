package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Lead and champion ask the programme for help; its team is told that something waits. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class AskProgramme {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private DailyShare share;
    @Inject
    private TellWaiting tell;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that a second press asks once
     * @param asWritten whether words that look like personal data are to stay
     * @throws Refused as {@link Asked#check} says, or when the organisation has asked too often within a day
     */
    public SupportRequest ask(UUID id, Asked asked, boolean asWritten) {
        SupportRequests.mayRead(tenant);
        asked.check(checklists, asWritten);
        share.hold();
        SupportRequest known = em.find(SupportRequest.class, id);
        if (known != null) {
            return known;
        }
        share.take(true);
        Instant now = InstantColumn.now();
        SupportRequest request = new SupportRequest(id, asked, tenant.getPersonName(), now);
        em.persist(request);
        em.flush();
        em.persist(new SupportMessage(id, id, asked.words(), false, tenant.getPersonName(), now));
        em.flush();
        changes.fire(new Change("asked the programme", id.toString(), null));
        tell.programme(tenant.getOrganisation(), tenant.getSlug(), id);
        return request;
    }
}
