package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.tenant.InTenant;

/** The current tenant's rounds, for any of its members. */
@ApplicationScoped
@InTenant
public class Reviews {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Answers answers;
    @Inject
    private Checklists checklists;

    /** @return the latest round; empty before the first is opened */
    public Optional<Review> current() {
        return Assessments.latest(em).map(round -> new Review(round.id(), round.number(), checklists.edition(round.edition()),
                round.openedAt(), round.submittedAt(), answers.of(round.id())));
    }
}
