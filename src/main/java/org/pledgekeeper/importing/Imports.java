package org.pledgekeeper.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.Role;

/** What was entered from files, and what is on its way in. */
@ApplicationScoped
@InTenant({Role.LEAD, Role.CHAMPION})
public class Imports {
    private static final int MOST = 100;
    private static final String COLUMNS =
            "select id, destination, rows_read, rows_counted, added, changed, entered_by, entered_at, undone_by, undone_at from log_import";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Readings readings;
    @Inject
    private Fates fates;
    @Inject
    private CurrentTenant tenant;

    /**
     * One that was entered.
     *
     * @param rows with something in them
     * @param counted of these
     * @param added entries, or actions, that it made
     * @param changed that were there, and say something else since
     * @param undoneAt null while it is in
     */
    public record Done(UUID id, Destination destination, int rows, int counted, int added, int changed, String enteredBy, Instant enteredAt,
            String undoneBy, Instant undoneAt) {}

    /**
     * One on its way in, as far as it has been counted.
     *
     * @param lines none while it is under way, or where nothing of it can be entered
     * @param added how many entries, or actions, it would make
     * @param same how many are in already, and would stay as they are
     * @param changed how many are in, and would say something else
     * @param byHand how many are in, and would stay since someone changed them by hand
     */
    public record Preview(Reading reading, List<Line> lines, int added, int same, int changed, int byHand) {}

    /** @return what was entered, the latest first, at most a hundred */
    public List<Done> all() {
        return em.createNativeQuery(COLUMNS + " order by entered_at desc, id").setMaxResults(MOST).getResultStream()
                .map(row -> done((Object[]) row))
                .toList();
    }

    /** @return the one that was entered; empty where it was not */
    public Optional<Done> done(UUID id) {
        return em.createNativeQuery(COLUMNS + " where id = ?1").setParameter(1, id).getResultStream().map(row -> done((Object[]) row))
                .findFirst();
    }

    private static Done done(Object[] r) {
        return new Done((UUID) r[0], Destination.valueOf((String) r[1]), number(r[2]), number(r[3]), number(r[4]), number(r[5]),
                (String) r[6],
                InstantColumn.read(r[7]), (String) r[8], InstantColumn.read(r[9]));
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** @return the one on its way in; empty where it is over, was left for half an hour, or is somebody else's */
    public Optional<Preview> one(UUID id) {
        Membership member = tenant.membership().orElseThrow(NotFound::new);
        return readings.of(id, member.tenant(), member.subject()).map(this::preview);
    }

    private Preview preview(Reading reading) {
        Counted counted = reading.counted();
        if (counted == null || counted.problem() != null) {
            return new Preview(reading, List.of(), 0, 0, 0, 0);
        }
        List<Fates.Fated> fated = fates.of(reading.destination(), counted.lines());
        return new Preview(reading, counted.lines(), count(fated, Fates.Fate.NEW), count(fated, Fates.Fate.SAME),
                count(fated, Fates.Fate.OTHER),
                count(fated, Fates.Fate.CHANGED_BY_HAND));
    }

    private static int count(List<Fates.Fated> all, Fates.Fate fate) {
        return (int) all.stream().filter(one -> one.fate() == fate).count();
    }
}
