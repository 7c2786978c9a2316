package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.pledgekeeper.assessment.CountsAsked;
import org.pledgekeeper.assessment.SentCount;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/**
 * Says on how many questions of a year's pulses each kind of person leans which way, inside the transaction that asks what goes with a
 * review.
 */
@ApplicationScoped
@PartOfUseCase
class CountLeanings {
    @PersistenceContext
    private EntityManager em;

    void count(@Observes CountsAsked asked) {
        ZonedDateTime end = asked.day().plusDays(1).atStartOfDay(Days.SCOTLAND);
        List<?> rows = em.createNativeQuery("""
                select r.audience, r.leaning, count(*) from pulse_result r join pulse p on p.tenant_id = r.tenant_id and p.id = r.pulse_id
                where p.closed_at >= ?1 and p.closed_at < ?2 group by 1, 2""").setParameter(1, end.minusYears(1).toOffsetDateTime())
                .setParameter(2, end.toOffsetDateTime()).getResultList();
        List<SentCount> counts = new ArrayList<>();
        for (Audience audience : Audience.values()) {
            for (Leaning leaning : Leaning.values()) {
                rows.stream().map(Object[].class::cast).filter(r -> r[0].equals(audience.name()) && r[1].equals(leaning.name()))
                        .forEach(r -> counts.add(new SentCount(SentCount.Subject.PULSES, audience.name(), "", leaning.name(),
                                audience.getTitle(), label(leaning), ((Number) r[2]).intValue())));
            }
        }
        asked.answer(counts);
    }

    private static String label(Leaning leaning) {
        return switch (leaning) {
            case LOWER -> "leaning towards not yet";
            case BETWEEN -> "in between";
            case UPPER -> "leaning towards in most places";
        };
    }
}
