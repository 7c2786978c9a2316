package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Where a story's time is over or nearly so, or its teller is to be written to: which organisations, and nothing of the stories. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class DueStories {
    /** How long before its end a teller is reminded. */
    static final int REMIND_DAYS = 30;

    @PersistenceContext
    private EntityManager em;

    public List<UUID> tenants(LocalDate today) {
        List<?> all = em.createNativeQuery("""
                select distinct tenant_id from story where state <> 'ENDED' and (expires_on < ?1 or tell_due is not null
                  or expires_on <= ?2 and told_at is not null and reminded_at is null)""")
                .setParameter(1, Date.valueOf(today)).setParameter(2, Date.valueOf(today.plusDays(REMIND_DAYS))).getResultList();
        return all.stream().map(UUID.class::cast).toList();
    }
}
