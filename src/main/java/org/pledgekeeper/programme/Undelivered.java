package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Mail to applicants and leads that will never arrive, for programme staff: to whom, about what and why, never what it says. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class Undelivered {
    static final String STILL = "failed_at is not null and sent_at is null and (mended_at is null or mended_at < failed_at)";

    @PersistenceContext
    private EntityManager em;

    /** One such mail. @param problem what the mail server said, or that it was tried for days */
    public record Letter(UUID id, String recipient, String subject, Instant failedAt, String problem) {}

    /** @return the latest first, at most 100 */
    public List<Letter> all() {
        List<?> rows = em.createNativeQuery(
                "select id, recipient, subject, failed_at, problem from outbox where " + STILL + " order by failed_at desc limit 100")
                .getResultList();
        return rows.stream().map(Object[].class::cast).map(Undelivered::letter).toList();
    }

    /** @throws NotFound when there is none of this id, or it has been mended */
    public Letter one(UUID id) {
        List<?> rows = em.createNativeQuery("select id, recipient, subject, failed_at, problem from outbox where " + STILL + " and id = ?1")
                .setParameter(1, id).getResultList();
        return rows.stream().map(Object[].class::cast).map(Undelivered::letter).findFirst().orElseThrow(NotFound::new);
    }

    private static Letter letter(Object[] row) {
        Instant failedAt = InstantColumn.read(row[3]);
        return new Letter((UUID) row[0], (String) row[1], (String) row[2], failedAt, (String) row[4]);
    }
}
