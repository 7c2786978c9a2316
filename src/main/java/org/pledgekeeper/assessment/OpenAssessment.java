package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Opens the first round. Asking again while one exists changes nothing. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class OpenAssessment {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private Event<Change> changes;

    public void open() {
        if (Assessments.latest(em).isEmpty()) {
            em.persist(new Assessment(1, checklists.current().edition(), Instant.now()));
            changes.fire(new Change("opened", "review 1", "edition " + checklists.current().edition()));
        }
    }
}
