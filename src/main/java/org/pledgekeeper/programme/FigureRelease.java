package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.tenant.Sector;

/**
 * Makes a release of the national figures out of the reviews submitted since the release before. A review waits until at
 * least five organisations of its sector have one waiting; then all of them enter together, and never again. So no two releases count the
 * same review, and subtracting one from another shows nothing. Cells are withheld before they are stored. The rule is
 * ours (docs/adr).
 */
@ApplicationScoped
@PartOfUseCase
class FigureRelease {
    /** Stands for "all levels" and "all sectors" in the stored figures. */
    static final String ALL = "ALL";

    private static final String WAITING = """
            from (select distinct on (tenant_id) tenant_id, assessment_id, sector, release from submitted_standing
                  order by tenant_id, submitted_at desc) latest where release is null""";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private Event<Change> changes;

    /** @return whether a release was made; false while no sector has five waiting */
    public boolean make() {
        em.createNativeQuery("select pg_advisory_xact_lock(7355001)").getSingleResult();
        List<?> sectors = em.createNativeQuery("select sector " + WAITING + " group by sector having count(*) >= ?1")
                .setParameter(1, DisclosureControl.THRESHOLD).getResultList();
        if (sectors.isEmpty()) {
            return false;
        }
        int number =
                ((Number) em.createNativeQuery("select coalesce(max(number), 0) + 1 from figures_release").getSingleResult()).intValue();
        em.createNativeQuery("insert into figures_release (number, frozen_at) values (?1, ?2)")
                .setParameter(1, number).setParameter(2, Timestamp.from(Instant.now())).executeUpdate();
        for (Object sector : sectors) {
            em.createNativeQuery("update submitted_standing s set release = ?1 from (select tenant_id, assessment_id " + WAITING
                    + " and sector = ?2) w where s.tenant_id = w.tenant_id and s.assessment_id = w.assessment_id")
                    .setParameter(1, number).setParameter(2, sector).executeUpdate();
        }
        store(number, Stream.of(Sector.values()).filter(sector -> sectors.contains(sector.name())).toList());
        changes.fire(new Change("froze", "national figures " + number, null));
        return true;
    }

    private void store(int number, List<Sector> sectors) {
        List<Commitment> commitments = checklists.current().commitments();
        List<DisclosureControl.Table> tables = DisclosureControl.protect(count(number, commitments, sectors));
        for (int c = 0; c < commitments.size(); c++) {
            String commitment = commitments.get(c).id();
            DisclosureControl.Table table = tables.get(c);
            for (Standing standing : Standing.values()) {
                for (int s = 0; s < sectors.size(); s++) {
                    store(number, commitment, standing.name(), sectors.get(s).name(), table.cells()[standing.ordinal()][s]);
                }
                store(number, commitment, standing.name(), ALL, table.overall()[standing.ordinal()]);
            }
            for (int s = 0; s < sectors.size(); s++) {
                store(number, commitment, ALL, sectors.get(s).name(), table.sectorTotals()[s]);
            }
            store(number, commitment, ALL, ALL, table.total());
        }
    }

    private List<int[][]> count(int number, List<Commitment> commitments, List<Sector> sectors) {
        List<int[][]> counts = new ArrayList<>();
        commitments.forEach(commitment -> counts.add(new int[Standing.values().length][sectors.size()]));
        List<String> ids = commitments.stream().map(Commitment::id).toList();
        for (Object row : em.createNativeQuery("""
                select commitment, standing, sector, count(*) from submitted_standing where release = ?1
                group by commitment, standing, sector""").setParameter(1, number).getResultList()) {
            Object[] r = (Object[]) row;
            counts.get(ids.indexOf(r[0]))[Standing.valueOf((String) r[1]).ordinal()][sectors.indexOf(Sector.valueOf((String) r[2]))] =
                    ((Number) r[3]).intValue();
        }
        return counts;
    }

    private void store(int release, String commitment, String standing, String sector, Integer organisations) {
        em.createNativeQuery("insert into figure (release, commitment, standing, sector, organisations) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, release).setParameter(2, commitment).setParameter(3, standing).setParameter(4, sector)
                .setParameter(5, organisations).executeUpdate();
    }
}
