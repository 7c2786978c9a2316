package org.pledgekeeper.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The programme's administrator takes an announcement back: nobody is shown it from then on. Doing it again changes nothing. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class TakeAnnouncementBack {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;

    /** @throws NotFound where there is none of this id */
    public Announcement takeBack(UUID id) {
        Announcement one = em.find(Announcement.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (one == null) {
            throw new NotFound();
        }
        if (one.getTakenBackAt() == null) {
            one.takeBack(InstantColumn.now());
            em.flush();
            changes.fire(new Change("took announcement back", id.toString(), null));
        }
        return one;
    }
}
