package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Signs a release of the national figures off. With the second person's signature it is published. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ANALYST)
public class SignRelease {
    private static final int NEEDED = 2;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private ReadFigures read;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * @return whether it is published now
     * @throws NotFound for a number that is none
     * @throws Refused when it is published already, or this person has signed it
     */
    public boolean sign(int number) {
        em.createNativeQuery("select pg_advisory_xact_lock(7355002)").getSingleResult();
        Figures.Release release = read.release(number);
        List<Figures.Signature> signed = read.signatures(number);
        if (release.publishedAt() != null) {
            throw new Refused("release", "This release is published already.");
        }
        if (signed.stream().anyMatch(one -> one.subject().equals(user.getSubject()))) {
            throw new Refused("release", "You have signed this release off. It is published once a second person does too.");
        }
        em.createNativeQuery("insert into figures_signature (release, name) values (?1, ?2)").setParameter(1, number)
                .setParameter(2, user.getFullName()).executeUpdate();
        changes.fire(new Change("signed off", "release " + number + " of the national figures", null));
        if (signed.size() + 1 < NEEDED) {
            return false;
        }
        em.createNativeQuery("update figures_release set published_at = now() where number = ?1").setParameter(1, number).executeUpdate();
        changes.fire(new Change("published", "release " + number + " of the national figures", null));
        return true;
    }
}
