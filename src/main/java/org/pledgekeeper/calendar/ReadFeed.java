package org.pledgekeeper.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.assessment.Assessment;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/**
 * What a private calendar says, for whoever has its address. From the digest of the secret on, the transaction is inside the one
 * tenant it belongs to; what its person may not see is left out, as it stands now.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.CALENDAR)
public class ReadFeed {
    private static final int MOST = 1000;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;

    /** @throws NotFound when there never was such an address, or it has ended; nothing tells which */
    public ICalendar read(String secret) {
        String hash = Link.hash(secret);
        em.createNativeQuery("select set_config('app.links', ?1, true)").setParameter(1, hash).getSingleResult();
        List<?> found = em.createNativeQuery("""
                select tenant_id, subject, kinds, as_typed, set_config('app.tenant', cast(tenant_id as text), true)
                from calendar_feed where secret_hash = ?1""").setParameter(1, hash).getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        Object[] feed = (Object[]) found.get(0);
        Kind.Chosen chosen = Kind.Chosen.of((String) feed[2], (Boolean) feed[3]);
        List<?> days = em.createNativeQuery("""
                select one.*, m.only_assigned, (select string_agg(item, ' ') from assignment s where s.subject = m.subject)
                from member m, (
                  (select 'ACTION' as kind, cast(id as text) as id, cast(due_month + interval '1 month - 1 day' as date) as day, title,
                    commitment, indicator, subject, started_at as at, version
                    from action where state in ('PLANNED', 'UNDER_WAY'))
                  union all (select 'INVOLVEMENT', cast(id as text), happened_on, line, commitment, indicator, subject, written_at, version
                    from log_entry where log = 'LIVED_EXPERIENCE' and state in ('PLANNED', 'OPEN') and removed_at is null)
                  union all (select 'REVIEW', cast(id as text), cast(null as date), null, null, null, cast(?1 as text), opened_at, 0
                    from assessment
                    order by number desc limit 1)
                  union all (select 'EVIDENCE', cast(e.id as text), review_by, title, null, string_agg(distinct u.indicator, ' '),
                    cast(null as text),
                    added_at, version
                    from evidence e left join evidence_use u on u.tenant_id = e.tenant_id and u.evidence_id = e.id
                    where review_by is not null group by e.tenant_id, e.id)) one
                where m.subject = ?1 and one.kind = any (string_to_array(?2, ' '))
                order by one.day desc nulls first, one.id limit\s""" + MOST)
                .setParameter(1, feed[1]).setParameter(2, chosen.stored()).getResultList();
        return new ICalendar(days.stream().map(Object[].class::cast).filter(day -> sees((String) feed[1], day))
                .map(day -> event((UUID) feed[0], chosen, day)).toList());
    }

    private static ICalendar.Event event(UUID tenant, Kind.Chosen chosen, Object[] row) {
        Kind kind = Kind.valueOf((String) row[0]);
        Instant at = InstantColumn.read(row[7]);
        LocalDate day = row[2] == null ? LocalDate.ofInstant(at, Days.SCOTLAND).plusMonths(Assessment.MONTHS_BETWEEN)
                : ((java.sql.Date) row[2]).toLocalDate();
        return new ICalendar.Event(UUID.nameUUIDFromBytes((tenant + " " + kind + " " + row[1]).getBytes(StandardCharsets.UTF_8)), at,
                ((Number) row[8]).intValue(), day, chosen.asTyped() && row[3] != null ? (String) row[3] : kind.getNeutral());
    }

    /** What someone wrote themselves, and the review as a whole, are always theirs to see. */
    private boolean sees(String subject, Object[] row) {
        if (!(Boolean) row[9] || subject.equals(row[6])) {
            return true;
        }
        Set<String> only = row[10] == null ? Set.of() : Set.of(((String) row[10]).split(" "));
        return row[4] != null && only.contains((String) row[4]) || row[5] != null && Arrays.stream(((String) row[5]).split(" "))
                .anyMatch(indicator -> only.contains(indicator)
                        || checklists.commitmentOf(indicator).map(Edition.Commitment::id).filter(only::contains).isPresent());
    }
}
