package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead lets the programme's administrators read this workspace, as a viewer does, for some days. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class GrantHelp {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param days 1, 3 or 7 times 24 hours from now
     * @param reason one line of 120 characters at most; may be null
     * @throws Refused when one of them is not so, or help is open already
     */
    public void grant(int days, String reason) {
        HelpTerms terms = HelpTerms.checked(days, reason);
        em.createNativeQuery("update help_grant set ended_at = ends_at where ended_at is null and ends_at <= now()").executeUpdate();
        int granted = em.createNativeQuery("""
                insert into help_grant (id, reason, granted_by, ends_at) values (?1, ?2, ?3, now() + make_interval(hours => 24 * ?4))
                on conflict (tenant_id) where ended_at is null do nothing""")
                .setParameter(1, UUID.randomUUID()).setParameter(2, terms.reason()).setParameter(3, tenant.getPersonName())
                .setParameter(4, terms.days()).executeUpdate();
        if (granted == 0) {
            throw new Refused("days", "Help is open already. For another time, end it first; then open it anew.");
        }
        changes.fire(new Change("granted help", "workspace", terms.days() + " days"));
    }
}
