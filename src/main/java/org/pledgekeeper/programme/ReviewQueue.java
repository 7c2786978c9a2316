package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.signup.Decision;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;

/** The applications sent to the programme, for its staff. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class ReviewQueue {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FoundTenant tenants;

    /** One line of the queue. */
    public record Line(String reference, String name, String sector, String area, Application.State state, Instant submittedAt) {}

    /** @return applications that have been submitted at least once, those waiting longest first */
    public List<Line> all() {
        return em.createQuery("""
                select a.reference, a.name, a.sector, a.area, a.state, a.submittedAt from Application a
                where a.reference is not null order by a.submittedAt""", Object[].class).setMaxResults(500).getResultStream()
                .map(r -> new Line((String) r[0], (String) r[1], (String) r[2], (String) r[3], (Application.State) r[4], (Instant) r[5]))
                .toList();
    }

    /** @throws NotFound where there is no such application */
    public Application one(String reference) {
        return find(em, reference);
    }

    /** @return what has been decided on it so far, the latest first */
    public List<Decision> decisions(String reference) {
        return em.createQuery("select d from Decision d where d.application = :application order by d.decidedAt desc", Decision.class)
                .setParameter("application", find(em, reference).id()).getResultList();
    }

    /** @return the address that the application asks for, or a free one made from the organisation's name */
    public String suggestSlug(Application application) {
        return application.getSlug() == null ? tenants.suggest(application.getName()) : application.getSlug();
    }

    static Application find(EntityManager em, String reference) {
        return em.createQuery("select a from Application a where a.reference = :reference", Application.class)
                .setParameter("reference", reference).getResultStream().findFirst().orElseThrow(NotFound::new);
    }
}
