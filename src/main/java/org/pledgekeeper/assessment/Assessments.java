package org.pledgekeeper.assessment;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;

/** How this package finds the tenant's latest round. */
final class Assessments {
    private Assessments() {
    }

    static Optional<Assessment> latest(EntityManager em) {
        return latest(em, LockModeType.NONE);
    }

    static Optional<Assessment> latest(EntityManager em, LockModeType lock) {
        return em.createQuery("select a from Assessment a order by a.number desc", Assessment.class)
                .setLockMode(lock).setMaxResults(1).getResultStream().findFirst();
    }
}
