package org.pledgekeeper.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;

/**
 * Takes the transaction of programme staff who decide on something into the organisation it is about: from then on it sees of that
 * organisation what their database role may, and nothing of any other.
 */
@ApplicationScoped
@PartOfUseCase
public class EnterTenant {
    @PersistenceContext
    private EntityManager em;

    /** The organisation, as the register names it. */
    public record Entered(UUID id, String name, String slug) {}

    /** @throws NotFound when there is no such organisation */
    public Entered enter(String slug) {
        List<?> found = em.createNativeQuery("select name, set_config('app.tenant', cast(id as text), true) from tenant where slug = ?1")
                .setParameter(1, slug).getResultList();
        if (found.isEmpty()) {
            throw new NotFound();
        }
        Object[] row = (Object[]) found.get(0);
        return new Entered(UUID.fromString((String) row[1]), (String) row[0], slug);
    }
}
