package org.pledgekeeper.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;

/** Puts an announcement away for the caller, whatever their role; colleagues still see it. */
@ApplicationScoped
@InTenant(help = false)
public class PutAnnouncementAway {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;

    /**
     * Doing it again changes nothing. One that is corrected comes back, once.
     *
     * @param corrections how often it had been corrected when the caller read it
     * @throws NotFound when none of this id is shown to this workspace
     */
    public void putAway(UUID id, int corrections) {
        if (em.createNativeQuery("""
                insert into announcement_put_away as p (subject, announcement_id, corrections)
                select ?1, a.id, least(a.corrections, ?3) from announcement a where a.id = ?2
                on conflict (tenant_id, subject, announcement_id) do update
                set corrections = greatest(p.corrections, excluded.corrections)""")
                .setParameter(1, tenant.membership().orElseThrow(NotFound::new).subject()).setParameter(2, id)
                .setParameter(3, corrections).executeUpdate() == 0) {
            throw new NotFound();
        }
    }
}
