package org.pledgekeeper.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** What the programme has announced or is going to, for its staff. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class Announcements {
    private static final int MOST = 200;

    @PersistenceContext
    private EntityManager em;

    /** @return those whose last day is latest first; at most 200 */
    public List<Announcement> all() {
        return em.createQuery("select a from Announcement a order by a.shownUntil desc, a.shownFrom desc, a.id", Announcement.class)
                .setMaxResults(MOST).getResultList();
    }

    /** @throws NotFound where there is none of this id */
    public Announcement one(UUID id) {
        return Optional.ofNullable(em.find(Announcement.class, id)).orElseThrow(NotFound::new);
    }
}
