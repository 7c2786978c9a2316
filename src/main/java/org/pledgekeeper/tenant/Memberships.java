package org.pledgekeeper.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The workspaces of the person calling. The database's policy {@code own_membership} shows them their own
 * memberships and nobody else's; authorisation is read here on every request, so a removed role ends at once.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.SIGNED_IN)
public class Memberships {
    private static final String OWN = """
            select t.id, t.slug, t.name, m.subject, m.name, m.role, m.only_assigned, (
                select string_agg(s.item, ' ') from assignment s where s.tenant_id = m.tenant_id and s.subject = m.subject and \
            m.only_assigned)
            """;
    private static final String FROM = """
            from member m join tenant t on t.id = m.tenant_id
            where m.subject = current_person()""";

    private static final String ONE = " and t.slug = ?1";

    @PersistenceContext
    private EntityManager em;

    /** @return the caller's place in that workspace; empty where they have none */
    public Optional<Membership> of(String slug) {
        return rows(em.createNativeQuery(OWN + FROM + ONE).setParameter(1, slug).getResultList()).stream().findFirst();
    }

    /** As {@link #of}; the transaction it is called in is inside that tenant from then on. */
    public Optional<Membership> enter(String slug) {
        return rows(em.createNativeQuery(OWN + ", set_config('app.tenant', t.id::text, true)" + FROM + ONE).setParameter(1, slug)
                .getResultList())
                .stream().findFirst();
    }

    /** @return all the caller's workspaces, by organisation name */
    public List<Membership> all() {
        return rows(em.createNativeQuery(OWN + FROM + " order by t.name").getResultList());
    }

    private static List<Membership> rows(List<?> rows) {
        return rows.stream().map(Object[].class::cast)
                .map(r -> new Membership((UUID) r[0], (String) r[1], (String) r[2], (String) r[3], (String) r[4],
                        Role.valueOf((String) r[5]), (Boolean) r[6], r[7] == null ? Set.of() : Set.of(((String) r[7]).split(" "))))
                .toList();
    }
}
