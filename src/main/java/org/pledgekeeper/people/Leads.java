package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.PartOfUseCase;

/** The leads of the current workspace: there is always one. Changes to who is in it wait here for each other. */
@ApplicationScoped
@PartOfUseCase
class Leads {
    @PersistenceContext
    private EntityManager em;

    /** @return the leads' subjects; until this transaction ends nobody else gets past this */
    List<?> hold() {
        return em.createNativeQuery("select subject from member where role = 'LEAD' order by subject for update").getResultList();
    }

    /** @throws Refused when the person is the only lead */
    void requireAnother(String subject) {
        if (hold().equals(List.of(subject))) {
            throw new Refused("role",
                    "This is your organisation’s only lead, and every workspace needs one. Make someone else a lead first; then this "
                            + "works.");
        }
    }
}
