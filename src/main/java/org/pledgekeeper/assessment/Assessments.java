package org.pledgekeeper.assessment;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** How this package finds the tenant's latest round. */
final class Assessments {
    private Assessments() {
    }

    static Optional<Assessment> latest(EntityManager em) {
        return em.createQuery("select a from Assessment a order by a.number desc", Assessment.class)
                .setMaxResults(1).getResultStream().findFirst();
    }
}
