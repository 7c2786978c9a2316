package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Reads a workspace for its digests, in one statement however many people they are for. */
@ApplicationScoped
@PartOfUseCase
class ReadDigests {
    private static final int MOST = 300;
    @PersistenceContext
    private EntityManager em;

    /** @param subject whose items and rhythm are read; null for everyone's items */
    List<Mention> of(LocalDate since, LocalDate today, String subject) {
        List<?> rows = em
                .createNativeQuery(
                        """
                (select 'ACTION' as kind, cast(id as text), due_month as day, title, commitment, indicator, subject, state, started_at as at
                  from action where state in ('PLANNED', 'UNDER_WAY') and due_month <= ?2 order by due_month, title, id limit MOST)
                union all (select 'INVOLVEMENT', cast(id as text), happened_on, line, commitment, indicator, subject, state, written_at
                  from log_entry where log = 'LIVED_EXPERIENCE' and state in ('PLANNED', 'OPEN') and removed_at is null
                  and happened_on between ?3 and ?2 order by happened_on limit MOST)
                union all (select 'REVIEW', cast(id as text), cast(null as date), edition, null, null, null,
                  case when short_set then 'SHORT ' else '' end || case when closed_at is not null then 'CLOSED'
                    when signed_off_at is not null then 'SIGNED_OFF' when submitted_at is not null then 'SUBMITTED' else 'OPEN' end,
                  opened_at from assessment order by number desc limit 1)
                union all (select 'EVIDENCE', cast(e.id as text), review_by, title, null, string_agg(distinct u.indicator, ' '), null,
                  null, added_at from evidence e left join evidence_use u on u.tenant_id = e.tenant_id and u.evidence_id = e.id
                  where review_by <= ?2 group by e.tenant_id, e.id limit MOST)
                union all (select 'ENTRY', cast(id as text), happened_on, line, commitment, indicator, subject, log, written_at
                  from log_entry where removed_at is null and written_at > ?1 order by written_at desc limit MOST)
                union all (select distinct on (a.id) 'DONE', cast(a.id as text), a.due_month, a.title, a.commitment, a.indicator,
                  j.person, a.state, j.at from journal j join action a on a.tenant_id = j.tenant_id and cast(a.id as text) = j.subject
                  where j.at > ?1 and j.action = 'changed action' and j.detail = 'DONE' and a.state = 'DONE'
                  order by a.id, j.at desc limit MOST)
                union all (select 'ANSWER', indicator, cast(null as date), null, null, indicator, answered_by, level, answered_at
                  from answer
                  where level is not null and assessment_id = (select id from assessment order by number desc limit 1))
                union all (select 'ITEM', item, cast(null as date), null, null, item, subject, null, cast(null as timestamptz)
                  from assignment where ?4 in ('', subject))
                union all (select 'INVITATION', cast(j.id as text), cast(null as date), t.name, null, null, null, null, j.invited_at
                  from joint_action j join tenant t on t.id = j.inviter_id
                  where j.invited_id = current_tenant() and j.state = 'INVITED' order by j.invited_at limit MOST)
                union all (select 'NEWS', cast(a.id as text), a.shown_from, a.title, null, cast(a.corrections as text),
                  (select string_agg(p.subject, ' ')
                  from announcement_put_away p where p.announcement_id = a.id and p.corrections >= a.corrections), a.words,
                  a.corrected_at
                  from announcement a where ?5 between a.shown_from and a.shown_until order by a.shown_from desc, a.id limit 5)
                union all (select 'SUPPORT', cast(id as text), cast(null as date), null, null, null, null, state, changed_at
                  from support_request where state = 'ANSWERED' order by changed_at limit MOST)
                union all (select 'RHYTHM', rhythm, cast(null as date), null, null, null, subject, null, cast(null as timestamptz)
                  from digest_setting where subject = ?4)"""
                                .replace("MOST", String.valueOf(MOST)))
                .setParameter(1, Timestamp.from(since.atStartOfDay(Days.SCOTLAND).toInstant()))
                .setParameter(2, Date.valueOf(today.withDayOfMonth(today.lengthOfMonth())))
                .setParameter(3, Date.valueOf(today.withDayOfMonth(1))).setParameter(4, subject == null ? "" : subject)
                .setParameter(5, Date.valueOf(today)).getResultList();
        return rows.stream().map(row -> mention((Object[]) row)).toList();
    }

    private static Mention mention(Object[] row) {
        return new Mention(Mention.Kind.valueOf((String) row[0]), (String) row[1], row[2] == null ? null : ((Date) row[2]).toLocalDate(),
                (String) row[3], (String) row[4], (String) row[5], (String) row[6], (String) row[7],
                InstantColumn.read(row[8]));
    }
}
