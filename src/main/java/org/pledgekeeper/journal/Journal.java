package org.pledgekeeper.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Writes each change where the application's database roles can add and never alter or delete. By whom and when is the
 * database's to say, from the transaction.
 */
@ApplicationScoped
@PartOfUseCase
public class Journal {
    @PersistenceContext
    private EntityManager em;

    void record(@Observes Change change) {
        em.createNativeQuery("""
                insert into journal (action, subject, detail) values (?1, ?2, ?3)""")
                .setParameter(1, change.action()).setParameter(2, change.subject()).setParameter(3, change.detail())
                .executeUpdate();
    }
}
