package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/**
 * Finds what a digest's link leads to, in the transaction of a recipient's use case; from then on that transaction is inside the
 * link's tenant, and its changes are the link's person's.
 */
@ApplicationScoped
@PartOfUseCase
class FollowDigestLink {
    @PersistenceContext
    private EntityManager em;

    /**
     * @param action null for a link that stops the digest
     * @param mayChange whether the person may still change the action
     */
    record Followed(String hash, String subject, UUID action, boolean expired, boolean used, String organisation, String slug, String title,
            Action.State state, String month, boolean mayChange) {}

    /** @return empty where no link has this secret; also where its person has left */
    Optional<Followed> follow(String secret) {
        String hash = Link.hash(secret);
        em.createNativeQuery("select set_config('app.links', ?1, true)").setParameter(1, hash).getSingleResult();
        List<?> links = em.createNativeQuery("""
                select subject, action_id, expires_at < now(), used_at is not null, set_config('app.tenant', cast(tenant_id as text), true),
                  set_config('app.person', subject, true)
                from digest_link where secret_hash = ?1""").setParameter(1, hash).getResultList();
        return links.stream().map(Object[].class::cast).findFirst().map(link -> {
            Object[] row = (Object[]) em.createNativeQuery("""
                    select t.name, t.slug, m.role, m.only_assigned,
                      (select string_agg(s.item, ' ') from assignment s where s.tenant_id = m.tenant_id and s.subject = m.subject),
                      a.title, a.state, a.due_month, a.commitment, a.indicator, a.subject
                    from member m join tenant t on t.id = m.tenant_id
                    left join action a on a.tenant_id = m.tenant_id and a.id = ?2 where m.subject = ?1""")
                    .setParameter(1, link[0]).setParameter(2, link[1]).getSingleResult();
            boolean own = link[0].equals(row[10]);
            Reader reader = new Reader((String) link[0], null, Role.valueOf((String) row[2]), (Boolean) row[3],
                    row[4] == null ? Set.of() : Set.of(((String) row[4]).split(" ")));
            return new Followed(hash, (String) link[0], (UUID) link[1], (Boolean) link[2], (Boolean) link[3], (String) row[0],
                    (String) row[1], (String) row[5], row[6] == null ? null : Action.State.valueOf((String) row[6]),
                    row[7] == null ? null : Days.month(((java.sql.Date) row[7]).toLocalDate()),
                    reader.mayChange(own) && reader.sees((String) row[8], (String) row[9], own));
        });
    }
}
