package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/**
 * An administrator of the programme opens a workspace whose lead lets them: from then on they read in it, until help ends, they leave, or
 * twelve hours have passed. The lead sees that they looked.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class OpenWorkspace {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EnterTenant tenants;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * Where it is open to them already, nothing changes.
     *
     * @throws NotFound when there is no such organisation, or it does not let the programme read
     */
    public void open(String slug) {
        EnterTenant.Entered organisation = tenants.enter(slug);
        List<?> open = em.createNativeQuery("select id, help_until(tenant_id) is not null from help_grant").getResultList();
        Object[] grant = (Object[]) open.stream().findFirst().orElseThrow(NotFound::new);
        if (!(Boolean) grant[1]) {
            em.createNativeQuery("insert into help_visit (grant_id, name) values (?1, ?2)").setParameter(1, grant[0])
                    .setParameter(2, user.getFullName()).executeUpdate();
            changes.fire(new Change("opened workspace as help", organisation.slug(), null));
        }
    }
}
