package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.Sector;

/** The frozen national figures, for programme staff. Everything withheld is withheld in the stored rows already. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF)
public class NationalFigures {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;

    /** @return the releases there are, newest first */
    public List<Release> releases() {
        return ((List<?>) em.createNativeQuery("select number, frozen_at from figures_release order by number desc").getResultList())
                .stream().map(Object[].class::cast).map(r -> new Release(((Number) r[0]).intValue(), instant(r[1]))).toList();
    }

    /**
     * @param number which release; empty for the newest
     * @return empty while there is none yet
     * @throws NotFound for a number that was never released
     */
    public Optional<Figures> figures(Optional<Integer> number) {
        List<Release> releases = releases();
        if (releases.isEmpty() && number.isEmpty()) {
            return Optional.empty();
        }
        Release release =
                releases.stream().filter(r -> number.isEmpty() || r.number() == number.get()).findFirst().orElseThrow(NotFound::new);
        Map<String, Integer> cells = new HashMap<>();
        for (Object row : em.createNativeQuery("select commitment, standing, sector, organisations from figure where release = ?1")
                .setParameter(1, release.number()).getResultList()) {
            Object[] r = (Object[]) row;
            cells.put(r[0] + "/" + r[1] + "/" + r[2], (Integer) r[3]);
        }
        return Optional.of(new Figures(release, checklists.current().commitments().stream().map(c -> table(c, cells)).toList()));
    }

    private static Table table(Commitment commitment, Map<String, Integer> cells) {
        List<Row> rows = Stream.concat(Stream.of(Standing.values()).map(Standing::name), Stream.of(FigureRelease.ALL))
                .map(standing -> new Row(standing,
                        standing.equals(FigureRelease.ALL) ? "All organisations" : Standing.valueOf(standing).getTitle(),
                        cells.get(commitment.id() + "/" + standing + "/" + FigureRelease.ALL),
                        Stream.of(Sector.values())
                                .filter(sector -> cells.containsKey(commitment.id() + "/" + FigureRelease.ALL + "/" + sector.name()))
                                .map(sector -> new Cell(sector.name(), cells.get(commitment.id() + "/" + standing + "/" + sector.name())))
                                .toList()))
                .toList();
        return new Table(commitment.id(), commitment.number(), commitment.title(), rows.subList(0, rows.size() - 1),
                rows.get(rows.size() - 1));
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) value).toInstant();
    }

    public record Release(int number, Instant frozenAt) {}

    public record Figures(Release release, List<Table> commitments) {}

    /** Where organisations stand on one commitment. */
    public record Table(String commitment, int number, String title, List<Row> rows, Row total) {}

    /** @param overall organisations in all sectors; null when withheld */
    public record Row(String standing, String title, Integer overall, List<Cell> sectors) {}

    /** @param organisations null when withheld */
    public record Cell(String sector, Integer organisations) {}
}
