package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;

/** The caller chooses how often their digest comes by email: each person for themselves, whatever their role. */
@ApplicationScoped
@InTenant(help = false)
public class ChooseRhythm {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /** @throws Refused when none is given */
    public void choose(Rhythm rhythm) {
        if (rhythm == null) {
            throw new Refused("rhythm", "Choose how often it comes.");
        }
        String subject = tenant.membership().orElseThrow(NotFound::new).subject();
        em.createNativeQuery("""
                insert into digest_setting (subject, rhythm) values (?1, ?2)
                on conflict (tenant_id, subject) do update set rhythm = excluded.rhythm""")
                .setParameter(1, subject).setParameter(2, rhythm.name()).executeUpdate();
        changes.fire(new Change("chose digest", subject, rhythm.name()));
    }
}
