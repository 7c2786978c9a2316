package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.DisclosureControl.Sent;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Makes the counts of people and of work of a release, out of the same reviews as its table of all organisations. */
@ApplicationScoped
@PartOfUseCase
class WorkRelease {
    static final String SENT = "SENT";

    @PersistenceContext
    private EntityManager em;

    private record Cell(String subject, String part, String kind, String measure, String title) {
        String name() {
            return String.join("|", subject, part, kind, measure);
        }
    }

    /**
     * @param release that has taken its stretch of all organisations just now
     * @param seed its secret
     */
    void make(int release, UUID seed) {
        Map<Cell, List<Sent>> cells = new LinkedHashMap<>();
        for (Object row : em.createNativeQuery("""
                select w.subject, w.part, w.kind, w.measure, max(w.title) over cell, w.number, w.reviews, w.keys
                from figures_work w join figures_renewal r on r.grouping = 'ALL' and r.stretch = w.stretch
                where r.release = ?1 and w.reviews > 0 window cell as (partition by w.subject, w.part, w.kind, w.measure)
                order by 1, 2, 3, 4, 6""").setParameter(1, release).getResultList()) {
            Object[] r = (Object[]) row;
            Cell cell = new Cell((String) r[0], (String) r[1], (String) r[2], (String) r[3], (String) r[4]);
            int number = ((Number) r[5]).intValue();
            int reviews = ((Number) r[6]).intValue();
            if (cell.measure().equals(SENT)) {
                store(release, cell, new Count(reviews, ((Number) r[7]).longValue()).rounded());
            } else {
                cells.computeIfAbsent(cell, one -> new ArrayList<>()).add(new Sent(number, reviews));
            }
        }
        cells.forEach((cell, sent) -> DisclosureControl.people(sent, DisclosureControl.chance(seed, cell.name()))
                .ifPresent(figure -> store(release, cell, figure)));
    }

    private void store(int release, Cell cell, int figure) {
        em.createNativeQuery("""
                insert into work_figure (release, subject, part, kind, measure, title, number)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""").setParameter(1, release).setParameter(2, cell.subject())
                .setParameter(3, cell.part()).setParameter(4, cell.kind()).setParameter(5, cell.measure()).setParameter(6, cell.title())
                .setParameter(7, figure).executeUpdate();
    }
}
