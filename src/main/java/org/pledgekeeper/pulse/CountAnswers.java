package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.pledgekeeper.checklist.Leaning;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Closes a pulse: draws what its answers say, once, deletes them and forgets which links were used, in the transaction of the
 * use case that closes it.
 */
@ApplicationScoped
@PartOfUseCase
class CountAnswers {
    /** Answers arrive under the shared half of this lock, so none comes after the counting. */
    private static final String ALONE = "select cast(pg_advisory_xact_lock(hashtextextended(?1, 0)) as text)";

    private static final SecureRandom RANDOM = new SecureRandom();

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
        write(id, leanings(id));
        em.createNativeQuery("delete from pulse_answer where pulse_id = ?1").setParameter(1, id).executeUpdate();
        em.createNativeQuery("update pulse_link set used = false where pulse_id = ?1").setParameter(1, id).executeUpdate();
    }

    /** One question to one group. */
    private record Cell(String indicator, Audience audience) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return (indicator + audience).compareTo(other.indicator + other.audience);
        }
    }

    /** @return what is said of each group and question that enough have answered */
    private Map<Cell, Leaning> leanings(UUID id) {
        Map<Cell, List<Level>> answers = new TreeMap<>();
        int questions = 0;
        for (Object row : em.createNativeQuery("""
                select indicator, audience, level, count(*), (select count(*) from pulse_question where pulse_id = ?1)
                from pulse_answer where pulse_id = ?1 group by 1, 2, 3""").setParameter(1, id).getResultList()) {
            Object[] r = (Object[]) row;
            answers.computeIfAbsent(new Cell((String) r[0], Audience.valueOf((String) r[1])), cell -> new ArrayList<>())
                    .addAll(Collections.nCopies(((Number) r[3]).intValue(), Level.valueOf((String) r[2])));
            questions = ((Number) r[4]).intValue();
        }
        Map<Cell, Leaning> leanings = new TreeMap<>();
        for (Map.Entry<Cell, List<Level>> one : answers.entrySet()) {
            GroupLeaning.of(one.getValue(), questions, RANDOM).ifPresent(leaning -> leanings.put(one.getKey(), leaning));
        }
        return leanings;
    }

    private void write(UUID id, Map<Cell, Leaning> leanings) {
        if (!leanings.isEmpty()) {
            em.createNativeQuery("""
                    insert into pulse_result (pulse_id, indicator, audience, leaning)
                    select ?1, unnest(string_to_array(?2, ' ')), unnest(string_to_array(?3, ' ')), unnest(string_to_array(?4, ' '))""")
                    .setParameter(1, id)
                    .setParameter(2, String.join(" ", leanings.keySet().stream().map(Cell::indicator).toList()))
                    .setParameter(3, String.join(" ", leanings.keySet().stream().map(cell -> cell.audience().name()).toList()))
                    .setParameter(4, String.join(" ", leanings.values().stream().map(Leaning::name).toList())).executeUpdate();
        }
    }
}
