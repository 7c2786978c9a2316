package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** What organisations ask the programme, for its administrator: these threads, and nothing else of a workspace. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class SupportQueue {
    private static final int MOST = 200;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private EnterTenant tenants;
    @Inject
    private Threads threads;

    /** One line of the queue. @param changedAt when something was written last, or it was closed */
    public record Line(String slug, String organisation, UUID id, String subject, SupportRequest.State state, Instant changedAt) {}

    /** A thread with whose it is. */
    public record Of(String slug, String organisation, Threads.Conversation conversation) {}

    /** @return those that wait, the longest wait first, then the others, the latest first; at most 200 */
    public List<Line> all() {
        List<?> rows = em.createNativeQuery("""
                select t.slug, t.name, r.id, r.subject, r.state, r.changed_at from (
                  (select * from support_request where state = 'OPEN' order by changed_at limit ?1)
                  union all (select * from support_request where state <> 'OPEN' order by changed_at desc limit ?1)) r
                join tenant t on t.id = r.tenant_id
                order by r.state <> 'OPEN', case when r.state = 'OPEN' then r.changed_at end, r.changed_at desc limit ?1""")
                .setParameter(1, MOST).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new Line((String) row[0], (String) row[1], (UUID) row[2],
                (String) row[3], SupportRequest.State.valueOf((String) row[4]), InstantColumn.read(row[5]))).toList();
    }

    /** @throws NotFound when there is no such organisation, or it has not asked this */
    public Of one(String slug, UUID id) {
        EnterTenant.Entered entered = tenants.enter(slug);
        return new Of(slug, entered.name(), threads.one(id));
    }
}
