package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.function.Consumer;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in an application that was made elsewhere, under the same rules. */
@ApplicationScoped
@PartOfUseCase
public class TakeInApplication {
    @PersistenceContext
    private EntityManager em;

    /**
     * @return false when there is one with this reference already
     * @throws org.pledgekeeper.refusal.Refused with what is missing
     */
    public boolean takeIn(String reference, Instant submittedAt, Consumer<Application> contents) {
        boolean known = !em.createQuery("select a.id from Application a where a.reference = :reference")
                .setParameter("reference", reference).getResultList().isEmpty();
        if (!known) {
            Application application = new Application(Link.fresh());
            contents.accept(application);
            application.submit(reference, submittedAt);
            em.persist(application);
        }
        return !known;
    }
}
