package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The stories on an organisation's public profile, for anyone. */
@ApplicationScoped
@AcrossTenants(by = Caller.ANYONE)
public class PublicStories {
    private static final int MOST = 50;

    @PersistenceContext
    private EntityManager em;

    /** @param note what it is about, to be read first */
    public record Told(String words, String note, Instant on) {}

    /** @param stories the newest first */
    public record Of(String organisation, List<Told> stories) {}

    /** @throws NotFound where there is no such signatory */
    public Of of(String slug) {
        List<?> rows = em.createNativeQuery("""
                select t.name, s.words, s.note, s.public_at from tenant t left join story s on s.tenant_id = t.id and s.public_state =
                  'PUBLISHED'
                where t.slug = ?1 and exists (select from published_statement p where p.tenant_id = t.id)
                order by s.public_at desc limit\s""" + MOST).setParameter(1, slug).getResultList();
        if (rows.isEmpty()) {
            throw new NotFound();
        }
        return new Of((String) ((Object[]) rows.get(0))[0], rows.stream().map(Object[].class::cast).filter(row -> row[1] != null)
                .map(row -> new Told((String) row[1], (String) row[2], InstantColumn.read(row[3]))).toList());
    }
}
