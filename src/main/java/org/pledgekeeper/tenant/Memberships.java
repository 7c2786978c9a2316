package org.pledgekeeper.tenant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.security.CurrentUser;

/**
 * The workspaces of the person calling. The database's policy {@code own_membership} shows them their own
 * memberships and nobody else's; authorisation is read here on every request, so a removed role ends at once.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.SIGNED_IN)
public class Memberships {
    private static final String OWN = """
            select t.id, t.slug, t.name, m.id, m.subject, m.name, m.role, m.only_assigned, (
                select string_agg(s.item, ' ') from assignment s where s.tenant_id = m.tenant_id and s.subject = m.subject and \
            m.only_assigned), (
                select max(g.ends_at) from help_grant g where g.tenant_id = m.tenant_id and g.ended_at is null and g.ends_at > now())
            """;
    private static final String FROM = """
            from member m join tenant t on t.id = m.tenant_id
            where m.subject = current_person()""";

    private static final String ONE = " and t.slug = ?1";
    /** Which workspace someone of the programme has opened by its lead's leave, and until when that still holds. */
    private static final String HELP = """
            select t.id, t.slug, t.name, v.id, v.subject, v.name, help_until(t.id)%s
            from help_visit v join tenant t on t.id = v.tenant_id
            where v.subject = current_person() and t.slug = ?1 and v.left_at is null and v.opened_at > now() - interval '12 hours'
            order by v.opened_at desc limit 1""";
    private static final String AS_HELP = """
            , set_config('app.tenant', t.id::text, true), set_config('role', 'pledgekeeper_helper', true),
            set_config('transaction_read_only', 'true', true)""";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentUser user;

    /**
     * @return the caller's place in that workspace, or the one they have by its lead's leave; empty where they have none
     * @throws NotAllowed when they were reading there by that leave, and it has ended
     */
    public Optional<Membership> of(String slug) {
        return rows(em.createNativeQuery(OWN + FROM + ONE).setParameter(1, slug).getResultList()).stream().findFirst()
                .or(() -> help(slug, ""));
    }

    /** As {@link #of}; the transaction it is called in is inside that tenant from then on, and by the lead's leave only reads. */
    public Optional<Membership> enter(String slug) {
        return rows(em.createNativeQuery(OWN + ", set_config('app.tenant', t.id::text, true)" + FROM + ONE).setParameter(1, slug)
                .getResultList())
                .stream().findFirst().or(() -> help(slug, AS_HELP));
    }

    private Optional<Membership> help(String slug, String entering) {
        if (!user.isAdministrator()) {
            return Optional.empty();
        }
        List<?> rows = em.createNativeQuery(HELP.formatted(entering)).setParameter(1, slug).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().map(r -> {
            if (r[6] == null) {
                throw new NotAllowed("Your help for " + r[2] + " has ended, and its workspace is closed to the programme again. Nothing"
                        + " was changed in it.");
            }
            return new Membership((UUID) r[0], (String) r[1], (String) r[2], (UUID) r[3], (String) r[4], (String) r[5], Role.VIEWER, false,
                    Set.of(), InstantColumn.read(r[6]), true);
        });
    }

    /** @return all the caller's workspaces, by organisation name */
    public List<Membership> all() {
        return rows(em.createNativeQuery(OWN + FROM + " order by t.name").getResultList());
    }

    private static List<Membership> rows(List<?> rows) {
        return rows.stream().map(Object[].class::cast)
                .map(r -> new Membership((UUID) r[0], (String) r[1], (String) r[2], (UUID) r[3], (String) r[4], (String) r[5],
                        Role.valueOf((String) r[6]), (Boolean) r[7], r[8] == null ? Set.of() : Set.of(((String) r[8]).split(" ")),
                        InstantColumn.read(r[9]), false))
                .toList();
    }
}
