package org.pledgekeeper.statement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Counts a change of what the public sees, in the transaction that makes it, so that every node hears of it once it stands. */
@ApplicationScoped
@PartOfUseCase
public class CountPublicChange {
    @PersistenceContext
    private EntityManager em;

    void count(@Observes Published published) {
        em.createNativeQuery("""
                update public_change set changes = changes + 1
                where stripe = (select 1 + cast(floor(random() * 16) as int))""").executeUpdate();
    }
}
