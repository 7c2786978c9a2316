package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.CountsAsked;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Says what of the logs goes with a review, counts and never an entry, inside the transaction that asks. */
@ApplicationScoped
@PartOfUseCase
class CountEntries {
    @PersistenceContext
    private EntityManager em;

    void count(@Observes CountsAsked asked) {
        Map<Log, List<Entry>> entries = em
                .createQuery("select e from Entry e where e.removedAt is null and e.happenedOn <= :day order by e.happenedOn, e.writtenAt, "
                        + "e.id", Entry.class)
                .setParameter("day", asked.day()).getResultStream().collect(Collectors.groupingBy(Entry::log));
        entries.forEach((log, all) -> asked.answer(log.sent(all, asked.day())));
    }
}
