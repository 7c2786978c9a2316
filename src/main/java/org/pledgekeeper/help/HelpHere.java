package org.pledgekeeper.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** Whether the programme may read this workspace, for all its people; for its lead, who looked. */
@ApplicationScoped
@InTenant
public class HelpHere {
    private static final int MOST = 100;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;

    /** What the lead has opened. @param reason null where none was given */
    public record Grant(String reason, String grantedBy, Instant grantedAt, Instant endsAt) {}

    /** Someone of the programme who has opened the workspace. */
    public record Look(String name, Instant at) {}

    /** @param grant empty while the programme may not read here @param looks the latest first; for lead only */
    public record Shown(Optional<Grant> grant, List<Look> looks) {}

    /** @return what is open now, and the latest hundred looks, also by what has ended */
    public Shown shown() {
        List<?> grants = em.createNativeQuery(
                "select reason, granted_by, granted_at, ends_at from help_grant where ended_at is null and ends_at > now()")
                .getResultList();
        List<?> looks = tenant.getRole() != Role.LEAD ? List.of()
                : em.createNativeQuery("select name, opened_at from help_visit order by opened_at desc, id limit ?1").setParameter(1, MOST)
                        .getResultList();
        return new Shown(
                grants.stream().map(Object[].class::cast)
                        .map(r -> new Grant((String) r[0], (String) r[1], InstantColumn.read(r[2]), InstantColumn.read(r[3])))
                        .findFirst(),
                looks.stream().map(Object[].class::cast).map(r -> new Look((String) r[0], InstantColumn.read(r[1]))).toList());
    }
}
