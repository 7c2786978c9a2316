package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.checklist.Level;

/** The rows of {@code answer}, for the use cases of this package; always inside the transaction of one of them. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Answers {
    private static final String COLUMNS = "select indicator, level, note, evidence, changed, answered_by, answered_at, version from answer";

    @PersistenceContext
    private EntityManager em;

    Map<String, Answer> of(UUID assessment) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        rows(em.createNativeQuery(COLUMNS + " where assessment_id = ?1").setParameter(1, assessment).getResultList())
                .forEach(answer -> answers.put(answer.indicator(), answer));
        return answers;
    }

    Optional<Answer> one(UUID assessment, String indicator) {
        return rows(em.createNativeQuery(COLUMNS + " where assessment_id = ?1 and indicator = ?2")
                .setParameter(1, assessment).setParameter(2, indicator).getResultList()).stream().findFirst();
    }

    /**
     * Writes in one statement, only over the version the writer has seen.
     *
     * @param seen the version the writer saw; 0 for none
     * @return whether it was written: false when someone else's answer stands there by now
     */
    boolean write(UUID assessment, String indicator, Assessment.Given given, int seen, String by, Instant at) {
        String sql = seen == 0
                ? """
                insert into answer (assessment_id, indicator, level, note, evidence, changed, answered_by, answered_at, version)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 + 1) on conflict (tenant_id, assessment_id, indicator) do nothing"""
                : """
                update answer set level = ?3, note = ?4, evidence = ?5, changed = ?6, answered_by = ?7, answered_at = ?8,
                version = version + 1 where assessment_id = ?1 and indicator = ?2 and version = ?9""";
        return em.createNativeQuery(sql).setParameter(1, assessment).setParameter(2, indicator)
                .setParameter(3, given.level() == null ? null : given.level().name())
                .setParameter(4, given.note()).setParameter(5, given.evidence()).setParameter(6, given.changed())
                .setParameter(7, by).setParameter(8, Timestamp.from(at)).setParameter(9, seen)
                .executeUpdate() == 1;
    }

    private static List<Answer> rows(List<?> rows) {
        return rows.stream().map(Object[].class::cast).map(r -> new Answer((String) r[0],
                r[1] == null ? null : Level.valueOf((String) r[1]), (String) r[2], (String) r[3], (String) r[4], (String) r[5],
                instant(r[6]), ((Number) r[7]).intValue())).toList();
    }

    private static Instant instant(Object value) {
        return value instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) value).toInstant();
    }
}
