package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;

/** Closes a pulse: writes what its answers say, once, and deletes them, in the transaction of the use case that closes it. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class CountAnswers {
    /** Answers arrive under the shared half of this lock, so none comes after the counting. */
    private static final String ALONE = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)";

    @PersistenceContext
    private EntityManager em;

    /**
     * @throws NotFound when there is no such pulse
     * @throws org.pledgekeeper.refusal.Refused when it was counted before
     */
    void close(UUID id) {
        em.createNativeQuery(ALONE).setParameter(1, id.toString()).getSingleResult();
        Pulse pulse = em.find(Pulse.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (pulse == null) {
            throw new NotFound();
        }
        pulse.close(Instant.now());
        em.flush();
        write(id, levels(id));
        em.createNativeQuery("delete from pulse_answer where pulse_id = ?1").setParameter(1, id).executeUpdate();
    }

    /** One question to one group. */
    private record Cell(String indicator, Audience audience) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return (indicator + audience).compareTo(other.indicator + other.audience);
        }
    }

    /** @return the level of each group and question that has one to show */
    private Map<Cell, Level> levels(UUID id) {
        Map<Cell, List<Level>> answers = new TreeMap<>();
        for (Object row : em.createNativeQuery("select indicator, audience, level, count(*) from pulse_answer where pulse_id = ?1 group by 1, 2, 3")
                .setParameter(1, id).getResultList()) {
            Object[] r = (Object[]) row;
            answers.computeIfAbsent(new Cell((String) r[0], Audience.valueOf((String) r[1])), cell -> new ArrayList<>())
                    .addAll(Collections.nCopies(((Number) r[3]).intValue(), Level.valueOf((String) r[2])));
        }
        Map<Cell, Level> levels = new TreeMap<>();
        answers.forEach((cell, given) -> GroupLevel.of(given).ifPresent(level -> levels.put(cell, level)));
        return levels;
    }

    private void write(UUID id, Map<Cell, Level> levels) {
        if (!levels.isEmpty()) {
            em.createNativeQuery("""
                    insert into pulse_result (pulse_id, indicator, audience, level)
                    select ?1, unnest(string_to_array(?2, ' ')), unnest(string_to_array(?3, ' ')), unnest(string_to_array(?4, ' '))""")
                    .setParameter(1, id)
                    .setParameter(2, String.join(" ", levels.keySet().stream().map(Cell::indicator).toList()))
                    .setParameter(3, String.join(" ", levels.keySet().stream().map(cell -> cell.audience().name()).toList()))
                    .setParameter(4, String.join(" ", levels.values().stream().map(Level::name).toList())).executeUpdate();
        }
    }
}
