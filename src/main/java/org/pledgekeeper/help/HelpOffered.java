package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Which organisations let the programme read their workspace now, for its administrators. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class HelpOffered {
    private static final int MOST = 500;

    @PersistenceContext
    private EntityManager em;

    /** @param reason null where none was given @param inside whether the caller has it open */
    public record Line(String slug, String organisation, String reason, String grantedBy, Instant endsAt, boolean inside) {}

    /** @return those that end first, first; at most 500 */
    public List<Line> all() {
        List<?> rows = em.createNativeQuery("""
                select t.slug, t.name, g.reason, g.granted_by, g.ends_at, help_until(t.id) is not null
                from help_grant g join tenant t on t.id = g.tenant_id order by g.ends_at, t.name limit ?1""")
                .setParameter(1, MOST).getResultList();
        return rows.stream().map(Object[].class::cast).map(r -> new Line((String) r[0], (String) r[1], (String) r[2], (String) r[3],
                InstantColumn.read(r[4]), (Boolean) r[5])).toList();
    }
}
