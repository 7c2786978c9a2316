package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/** What a review sends, before and after it is sent. Its counts may be of few people, so lead and champion are shown it. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class Previews {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Reviews reviews;
    @Inject
    private Sending sending;

    /** @return what signing the latest review off today would send @throws NotFound before the first */
    public Preview current() {
        return sending.of(reviews.current().orElseThrow(NotFound::new), LocalDate.now(Days.SCOTLAND));
    }

    /** @return the counts that went with a review; none where it was not signed off @throws NotFound when there is no such review */
    public List<SentCount> sent(int number) {
        return em.createNativeQuery("""
                select subject, part, kind, measure, title, label, number from submitted_count where assessment_id = ?1
                order by array_position(cast(?2 as text[]), subject), place""")
                .setParameter(1, reviews.number(number).id())
                .setParameter(2, Arrays.stream(SentCount.Subject.values()).map(Enum::name).collect(Collectors.joining(",", "{", "}")))
                .getResultStream().map(row -> {
                    Object[] r = (Object[]) row;
                    return new SentCount(SentCount.Subject.valueOf((String) r[0]), (String) r[1], (String) r[2], (String) r[3],
                            (String) r[4], (String) r[5], ((Number) r[6]).intValue());
                }).toList();
    }
}
