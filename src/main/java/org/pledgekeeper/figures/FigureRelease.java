package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.pledgekeeper.assessment.Standing;
import org.pledgekeeper.figures.DisclosureControl.Cell;
import org.pledgekeeper.figures.DisclosureControl.Count;
import org.pledgekeeper.figures.DisclosureControl.Group;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/**
 * Makes a release of the national figures out of the reviews that wait. The table of all organisations is renewed with each release, the
 * others once a year at most, and a review enters each table once: what a release has taken waits there no more.
 */
@ApplicationScoped
@PartOfUseCase
class FigureRelease {
    private static final Count NONE = new Count(0, 0);

    @PersistenceContext
    private EntityManager em;
    @Inject
    private WorkRelease work;
    @Inject
    private ItemRelease items;
    @Inject
    private Event<Change> changes;

    /** Whoever makes one at this moment is waited for. */
    boolean isMadeSince(LocalDate day) {
        oneAtATime();
        return (boolean) em.createNativeQuery("select exists (select 1 from figures_release where made_at >= ?1)")
                .setParameter(1, Timestamp.from(day.atStartOfDay(Days.SCOTLAND).toInstant())).getSingleResult();
    }

    private void oneAtATime() {
        em.createNativeQuery("select pg_advisory_xact_lock(7355001)").getSingleResult();
    }

    /** @return its number; empty, and nothing changes, while fewer than {@link DisclosureControl#SMALLEST} reviews wait */
    Optional<Integer> make() {
        oneAtATime();
        List<Grouping> due = ((List<?>) em.createNativeQuery("""
                select f.grouping from figures_table f
                where f.grouping <> 'ITEM' and (f.renewed_at is null or f.grouping = 'ALL' or f.renewed_at < now() - interval '360 days')
                order by f.grouping for update""").getResultList()).stream().map(name -> Grouping.valueOf((String) name)).toList();
        Map<Grouping, List<Group>> tables = new TreeMap<>();
        for (Grouping grouping : due) {
            List<Group> groups = DisclosureControl.merged(waiting(grouping),
                    grouping == Grouping.ALL ? DisclosureControl.SMALLEST : DisclosureControl.SMALLEST_GROUP);
            if (groups.size() > (grouping == Grouping.ALL ? 0 : 1)) {
                tables.put(grouping, groups);
            }
        }
        if (!tables.containsKey(Grouping.ALL)) {
            return Optional.empty();
        }
        int number =
                ((Number) em.createNativeQuery("select coalesce(max(number), 0) + 1 from figures_release").getSingleResult()).intValue();
        em.createNativeQuery("insert into figures_release (number) values (?1)").setParameter(1, number).executeUpdate();
        em.createNativeQuery("insert into figures_secret (release) values (?1)").setParameter(1, number).executeUpdate();
        tables.forEach((grouping, groups) -> store(number, grouping, groups));
        UUID seed = (UUID) em.createNativeQuery("select seed from figures_secret where release = ?1").setParameter(1, number)
                .getSingleResult();
        work.make(number, seed);
        items.make(number, seed);
        changes.fire(new Change("made", "release " + number + " of the national figures", null));
        return Optional.of(number);
    }

    private List<Group> waiting(Grouping grouping) {
        Map<String, Map<Cell, Count>> groups = new LinkedHashMap<>();
        for (Object row : em.createNativeQuery("""
                select c.grp, c.commitment, c.value, c.reviews, c.keys from figures_count c join figures_table f using (grouping, stretch)
                where grouping = ?1 and c.reviews > 0""").setParameter(1, grouping.name()).getResultList()) {
            Object[] r = (Object[]) row;
            groups.computeIfAbsent((String) r[0], name -> new LinkedHashMap<>()).put(new Cell((String) r[1], (String) r[2]),
                    new Count(((Number) r[3]).intValue(), ((Number) r[4]).longValue()));
        }
        return groups.entrySet().stream().sorted(Comparator.comparing(group -> grouping.place(group.getKey())))
                .map(group -> new Group(List.of(group.getKey()), reviews(group.getValue()), group.getValue())).toList();
    }

    /** Each review has one standing on each commitment, so any of them says how many there are. */
    private static int reviews(Map<Cell, Count> cells) {
        String any = cells.keySet().iterator().next().commitment();
        return cells.entrySet().stream().filter(cell -> cell.getKey().commitment().equals(any) && !Movement.is(cell.getKey().value()))
                .mapToInt(cell -> cell.getValue().reviews()).sum();
    }

    private void store(int release, Grouping grouping, List<Group> groups) {
        takeStretch(em, release, grouping.name());
        for (int place = 0; place < groups.size(); place++) {
            Group group = groups.get(place);
            for (Cell cell : cells(grouping, groups)) {
                em.createNativeQuery("""
                        insert into figure (release, grouping, place, grp, commitment, value, reviews)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7)""").setParameter(1, release).setParameter(2, grouping.name())
                        .setParameter(3, place).setParameter(4, String.join("+", group.names())).setParameter(5, cell.commitment())
                        .setParameter(6, cell.value()).setParameter(7, group.cells().getOrDefault(cell, NONE).rounded())
                        .executeUpdate();
            }
        }
    }

    /** What waits in a table has been taken by that release; what comes from now on waits for the next. */
    static void takeStretch(EntityManager em, int release, String table) {
        em.createNativeQuery("""
                insert into figures_renewal (release, grouping, stretch)
                select ?1, grouping, stretch from figures_table where grouping = ?2""").setParameter(1, release).setParameter(2, table)
                .executeUpdate();
        em.createNativeQuery("update figures_table set stretch = stretch + 1, renewed_at = now() where grouping = ?1")
                .setParameter(1, table).executeUpdate();
    }

    /** Every cell there can be, so that one that counts nobody looks like one that counts a few. */
    private static List<Cell> cells(Grouping grouping, List<Group> groups) {
        List<String> values = Stream.concat(Arrays.stream(Standing.values()).map(Standing::name),
                Arrays.stream(Movement.values()).filter(moved -> grouping == Grouping.ALL).map(Movement::name)).toList();
        return groups.stream().flatMap(group -> group.cells().keySet().stream()).map(Cell::commitment).distinct()
                .flatMap(commitment -> values.stream().map(value -> new Cell(commitment, value))).toList();
    }
}
