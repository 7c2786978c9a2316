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
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.Sector;

/**
 * Makes a new release of the national figures when it can be done without giving anyone away. A submitted round waits until
 * at least five organisations of its sector wait with it; then they enter together. So any two releases differ, in every
 * sector, by five organisations or by none, and subtracting one from another shows no single one. Cells are withheld before
 * they are stored. The rule is ours (docs/adr).
 */
@ApplicationScoped
@AcrossTenants(by = Caller.FIGURES)
public class FreezeFigures {
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

    /** @return whether a new release was made; false while no sector has five waiting */
    public boolean freeze() {
        em.createNativeQuery("select pg_advisory_xact_lock(7355001)").getSingleResult();
        List<?> sectors = em.createNativeQuery("select sector " + WAITING + " group by sector having count(*) >= ?1")
                .setParameter(1, DisclosureControl.THRESHOLD).getResultList();
        if (sectors.isEmpty()) {
            return false;
        }
        int number = ((Number) em.createNativeQuery("select coalesce(max(number), 0) + 1 from figures_release").getSingleResult()).intValue();
        em.createNativeQuery("insert into figures_release (number, frozen_at) values (?1, ?2)")
                .setParameter(1, number).setParameter(2, Timestamp.from(Instant.now())).executeUpdate();
        for (Object sector : sectors) {
            em.createNativeQuery("update submitted_standing s set release = ?1 from (select tenant_id, assessment_id " + WAITING
                    + " and sector = ?2) w where s.tenant_id = w.tenant_id and s.assessment_id = w.assessment_id")
                    .setParameter(1, number).setParameter(2, sector).executeUpdate();
        }
        store(number);
        changes.fire(new Change("froze", "national figures " + number, null));
        return true;
    }

    private void store(int number) {
        List<Commitment> commitments = checklists.current().commitments();
        List<Sector> sectors = counted();
        List<DisclosureControl.Table> tables = DisclosureControl.protect(count(commitments, sectors));
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

    /** @return sectors with organisations in the figures: five at least, by the rule above. The others have no column, so they give nothing away. */
    private List<Sector> counted() {
        List<?> names = em.createNativeQuery("select distinct sector from submitted_standing where release is not null").getResultList();
        return Stream.of(Sector.values()).filter(sector -> names.contains(sector.name())).toList();
    }

    private List<int[][]> count(List<Commitment> commitments, List<Sector> sectors) {
        List<int[][]> counts = new ArrayList<>();
        commitments.forEach(commitment -> counts.add(new int[Standing.values().length][sectors.size()]));
        List<String> ids = commitments.stream().map(Commitment::id).toList();
        for (Object row : em.createNativeQuery("""
                select commitment, standing, sector, count(*) from (
                    select distinct on (tenant_id, commitment) commitment, standing, sector from submitted_standing
                    where release is not null order by tenant_id, commitment, release desc, submitted_at desc) current
                group by commitment, standing, sector""").getResultList()) {
            Object[] r = (Object[]) row;
            counts.get(ids.indexOf(r[0]))[Standing.valueOf((String) r[1]).ordinal()][sectors.indexOf(Sector.valueOf((String) r[2]))]
                    = ((Number) r[3]).intValue();
        }
        return counts;
    }

    private void store(int release, String commitment, String standing, String sector, Integer organisations) {
        em.createNativeQuery("insert into figure (release, commitment, standing, sector, organisations) values (?1, ?2, ?3, ?4, ?5)")
                .setParameter(1, release).setParameter(2, commitment).setParameter(3, standing).setParameter(4, sector)
                .setParameter(5, organisations).executeUpdate();
    }
}
