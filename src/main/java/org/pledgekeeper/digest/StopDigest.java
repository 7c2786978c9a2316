package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Stops the digest of the person whose link this is, without signing in. Doing it again changes nothing. */
@ApplicationScoped
@AcrossTenants(by = Caller.RECIPIENT)
public class StopDigest {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowDigestLink link;
    @Inject
    private Event<Change> changes;

    /** @return whether there is such a link */
    public boolean stop(String secret) {
        return link.follow(secret).filter(one -> one.action() == null && !one.expired()).map(one -> {
            em.createNativeQuery("""
                    insert into digest_setting (subject, rhythm) values (?1, 'NONE')
                    on conflict (tenant_id, subject) do update set rhythm = 'NONE'""").setParameter(1, one.subject()).executeUpdate();
            changes.fire(new Change("chose digest", one.subject(), Rhythm.NONE.name()));
            return true;
        }).orElse(false);
    }
}
