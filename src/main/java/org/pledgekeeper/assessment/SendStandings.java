package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Writes what a signed-off round sends, in the transaction that signs it off. What a release has counted stays as it was counted. */
@ApplicationScoped
@PartOfUseCase
class SendStandings {
    @PersistenceContext
    private EntityManager em;

    void send(Preview preview) {
        Review review = preview.review();
        em.flush();
        for (Review.Sent sent : review.toSend()) {
            em.createNativeQuery("""
                    insert into submitted_standing (assessment_id, commitment, sector, standing, submitted_at, movement)
                    select ?1, ?2, t.sector, ?3, ?4, coalesce((
                      select case when 'NOT_ENOUGH' in (?3, e.standing) then 'FIRST' when ?3 = e.standing then 'SAME'
                        when array_position(steps, ?3) > array_position(steps, e.standing) then 'ROSE' else 'FELL' end
                      from submitted_standing e
                      cross join (values (array['NOT_CONSIDERED', 'EXPLORING', 'SOME_AREAS', 'MOST_AREAS', 'SUSTAINED'])) l (steps)
                      where e.tenant_id = current_tenant() and e.commitment = ?2 and e.assessment_id <> ?1
                      order by e.submitted_at desc limit 1), 'FIRST')
                    from tenant t where t.id = current_tenant()
                    on conflict (tenant_id, assessment_id, commitment) do nothing""")
                    .setParameter(1, review.id()).setParameter(2, sent.commitment().id())
                    .setParameter(3, sent.standing().name()).setParameter(4, Timestamp.from(review.round().signedOffAt())).executeUpdate();
        }
        Timestamp at = Timestamp.from(review.round().signedOffAt());
        int place = 0;
        for (SentCount count : preview.sent()) {
            em.createNativeQuery("""
                    insert into submitted_count (assessment_id, subject, part, kind, measure, title, label, number, place, submitted_at)
                    select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10
                    where not exists (select from counted_review c join figures_renewal r using (grouping, stretch)
                                      where c.assessment_id = ?1)""")
                    .setParameter(1, review.id()).setParameter(2, count.subject().name()).setParameter(3, count.part())
                    .setParameter(4, count.kind()).setParameter(5, count.measure()).setParameter(6, count.title())
                    .setParameter(7, count.label()).setParameter(8, count.number()).setParameter(9, place++).setParameter(10, at)
                    .executeUpdate();
        }
        List<Answer> answers = review.edition().indicators().stream().map(review::answer).filter(Answer::isGiven).toList();
        em.createNativeQuery("""
                insert into submitted_item (assessment_id, item, level, first_answered)
                select ?1, given.item, given.level, case when first.took <= interval '1 day' then 'WITHIN_A_DAY'
                  when first.took <= interval '7 days' then 'WITHIN_A_WEEK' when first.took <= interval '30 days' then 'WITHIN_30_DAYS'
                  when first.took is not null then 'AFTER_30_DAYS' end
                from unnest(string_to_array(?2, ' '), string_to_array(?3, ' ')) as given (item, level)
                left join (
                  select h.indicator, min(h.answered_at) - a.opened_at as took
                  from answer_history h join assessment a on a.id = h.assessment_id
                  where h.assessment_id = ?1 and h.level is not null and h.origin <> 'CARRIED' group by h.indicator, a.opened_at) first
                  on first.indicator = given.item
                where not exists (select from counted_review c join figures_renewal r using (grouping, stretch)
                                  where c.assessment_id = ?1)""").setParameter(1, review.id())
                .setParameter(2, String.join(" ", answers.stream().map(Answer::indicator).toList()))
                .setParameter(3, String.join(" ", answers.stream().map(answer -> answer.level().name()).toList())).executeUpdate();
        em.createNativeQuery("select count_review(?1)").setParameter(1, review.id()).getSingleResult();
        em.createNativeQuery("""
                insert into review_date (submitted_on) values (?1)
                on conflict (tenant_id) do update set submitted_on = excluded.submitted_on""")
                .setParameter(1, java.sql.Date.valueOf(review.round().signedOffAt().atZone(Days.SCOTLAND).toLocalDate()))
                .executeUpdate();
    }

    /** Takes back what no release has counted yet. */
    void takeBack(UUID round) {
        if ((Boolean) em.createNativeQuery("select uncount_review(?1)").setParameter(1, round).getSingleResult()) {
            em.createNativeQuery("delete from submitted_count where assessment_id = ?1").setParameter(1, round).executeUpdate();
            em.createNativeQuery("delete from submitted_item where assessment_id = ?1").setParameter(1, round).executeUpdate();
            em.createNativeQuery("delete from submitted_standing where assessment_id = ?1").setParameter(1, round).executeUpdate();
        }
    }
}
