package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Finds an application by its link: whoever has the link may read and mend it, and nobody else. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class Drafts {
    @PersistenceContext
    private EntityManager em;

    /** @return the application this link leads to, unless the link is unknown or has expired */
    public Optional<Application> find(String secret) {
        return anyByLink(em, secret).filter(found -> !found.isLinkExpired());
    }

    /** @return the applications these links lead to, those begun last first; unknown and expired links lead to none */
    public List<Application> among(List<String> secrets) {
        String[] hashes = secrets.stream().filter(secret -> !secret.isBlank()).map(Link::hash).toArray(String[]::new);
        return hashes.length == 0 ? List.of() : open(em, false, hashes).stream().filter(found -> !found.isLinkExpired())
                .sorted(Comparator.comparing(Application::getStartedAt).reversed()).toList();
    }

    /** @return whether the link was good once: its holder can have a new one sent */
    public boolean isExpired(String secret) {
        return anyByLink(em, secret).filter(Application::isLinkExpired).isPresent();
    }

    static Optional<Application> anyByLink(EntityManager em, String secret) {
        if (secret == null || secret.isBlank()) {
            return Optional.empty();
        }
        return open(em, false, Link.hash(secret)).stream().findFirst();
    }

    /**
     * From here to its end, the transaction may see and change what these links lead to, and no other application.
     *
     * @param hold whether nobody else may change them before the transaction ends
     */
    @SuppressWarnings("unchecked")
    static List<Application> open(EntityManager em, boolean hold, String... hashes) {
        return em.createNativeQuery("select * from open_applications(?1, ?2)", Application.class)
                .setParameter(1, String.join(" ", hashes)).setParameter(2, hold).getResultList();
    }
}
