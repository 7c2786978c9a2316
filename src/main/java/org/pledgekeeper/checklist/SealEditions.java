package org.pledgekeeper.checklist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Holds each published edition to its first wording: answers given to one sentence are never read under another. */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class SealEditions {
    @Inject
    private Checklists checklists;
    @PersistenceContext
    private EntityManager em;

    /** @throws IllegalStateException when an edition's file differs from the one first started with */
    public void seal() {
        checklists.digests().forEach((edition, digest) -> {
            em.createNativeQuery("insert into checklist_edition (edition, sha256) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, edition).setParameter(2, digest).executeUpdate();
            Object first = em.createNativeQuery("select sha256 from checklist_edition where edition = ?1")
                    .setParameter(1, edition).getSingleResult();
            if (!digest.equals(first)) {
                throw new IllegalStateException("Checklist edition " + edition + " has changed since it was published."
                        + " Put its file back as it was, and publish the change as a new edition.");
            }
        });
    }
}
