package org.pledgekeeper.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** What the link in an invitation leads to, for whoever has it. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class Invitations {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Accounts accounts;

    /**
     * @param account Keycloak's id of the person invited
     * @param email what they will sign in with; null where they have a password
     * @param path the page of ours where something waits for them
     * @param expired whether the link may no longer set a password
     * @param passwordNeeded whether they have none yet
     */
    public record Invitation(String account, String name, String email, String organisation, String path, boolean expired,
            boolean passwordNeeded) {}

    /**
     * @throws NotFound when the link was never good, or a newer one was sent in its place
     * @throws Unavailable when Keycloak does not answer
     */
    public Invitation of(String secret) {
        Object[] row = find(em, secret);
        String account = (String) row[0];
        boolean passwordNeeded = !accounts.hasPassword(account);
        return new Invitation(account, (String) row[1], passwordNeeded ? accounts.address(account) : null, (String) row[2], (String) row[3],
                (Boolean) row[4], passwordNeeded);
    }

    /**
     * From here to its end, the transaction may see and change what these links lead to. @return account, name, organisation, path,
     * expired, subject, words
     */
    static Object[] find(EntityManager em, String secret, String... more) {
        String hash = Link.hash(String.valueOf(secret));
        em.createNativeQuery("select set_config('app.links', ?1, true)").setParameter(1, String.join(" ", hash, String.join(" ", more)))
                .getSingleResult();
        List<?> rows = em.createNativeQuery("""
                select account, name, organisation, path, expires_at < now(), subject, words from invitation where link_hash = ?1""")
                .setParameter(1, hash).getResultList();
        return rows.stream().map(Object[].class::cast).findFirst().orElseThrow(NotFound::new);
    }
}
