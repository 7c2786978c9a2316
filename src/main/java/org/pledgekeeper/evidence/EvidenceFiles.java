package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * The bytes of files, in the transaction of the use case that asks. The one class that reads and writes them: another store
 * takes this class's place and no other's (docs/adr/0016).
 */
@ApplicationScoped
@PartOfUseCase
class EvidenceFiles {
    /** For each organisation: 40 MB. */
    static final long MOST_BYTES = 40L * 1024 * 1024;

    @PersistenceContext
    private EntityManager em;

    /** @throws Refused under {@code file} when the organisation's files would be over 40 MB together */
    void keep(UUID evidence, byte[] bytes) {
        long kept =
                ((Number) em.createNativeQuery("select coalesce(sum(file_size), 0) from evidence where id <> ?1").setParameter(1, evidence)
                        .getSingleResult()).longValue();
        if (kept + bytes.length > MOST_BYTES) {
            throw new Refused("file", "Your organisation keeps " + CheckedFile.megabytes(kept)
                    + " MB of files here, and there is room for 40 MB."
                    + " Please remove files you no longer need, save a smaller copy, or put this one where your organisation keeps "
                    + "its files and add a link to it.");
        }
        em.flush();
        em.createNativeQuery("insert into evidence_file (evidence_id, bytes) values (?1, ?2)").setParameter(1, evidence)
                .setParameter(2, bytes).executeUpdate();
    }

    byte[] read(UUID evidence) {
        List<?> rows =
                em.createNativeQuery("select bytes from evidence_file where evidence_id = ?1").setParameter(1, evidence).getResultList();
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        return (byte[]) rows.get(0);
    }

    void remove(UUID evidence) {
        em.createNativeQuery("delete from evidence_file where evidence_id = ?1").setParameter(1, evidence).executeUpdate();
    }
}
