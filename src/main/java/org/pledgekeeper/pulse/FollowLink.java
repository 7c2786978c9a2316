package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/**
 * Finds what a link leads to, in the transaction of a respondent's use case; from then on that transaction is inside the
 * link's tenant. It holds the pulse: nobody counts its answers before the transaction ends.
 */
@ApplicationScoped
@PartOfUseCase
class FollowLink {
    @PersistenceContext
    private EntityManager em;

    /** A link with its pulse. */
    record Followed(UUID link, UUID pulse, Audience audience, boolean singleUse, LocalDate closesOn, boolean open, String organisation,
            List<String> indicators) {}

    /** @throws NotFound when no link has this token */
    Followed follow(String token) {
        em.createNativeQuery("select set_config('app.pulse', ?1, true)").setParameter(1, token).getSingleResult();
        List<?> links = em.createNativeQuery("select tenant_id, id, pulse_id, audience from pulse_link where token = ?1")
                .setParameter(1, token).getResultList();
        if (links.isEmpty()) {
            throw new NotFound();
        }
        Object[] link = (Object[]) links.get(0);
        em.createNativeQuery("""
                select set_config('app.tenant', ?1, true), cast(pg_advisory_xact_lock_shared(hashtextextended(?2, 0)) as text)""")
                .setParameter(1, link[0].toString()).setParameter(2, link[2].toString()).getSingleResult();
        Object[] pulse = (Object[]) em.createNativeQuery("""
                select p.single_use, p.closes_on, p.closed_at is not null, t.name, (
                  select string_agg(q.indicator, ' ' order by q.position) from pulse_question q where q.tenant_id = p.tenant_id and \
                q.pulse_id = p.id)
                from pulse p join tenant t on t.id = p.tenant_id where p.id = ?1""").setParameter(1, link[2]).getSingleResult();
        LocalDate closesOn = ((Date) pulse[1]).toLocalDate();
        boolean open = Pulse.state(closesOn, (Boolean) pulse[2], LocalDate.now(Days.SCOTLAND)) == Pulse.State.OPEN;
        return new Followed((UUID) link[1], (UUID) link[2], Audience.valueOf((String) link[3]), (Boolean) pulse[0], closesOn, open,
                (String) pulse[3], List.of(((String) pulse[4]).split(" ")));
    }
}
