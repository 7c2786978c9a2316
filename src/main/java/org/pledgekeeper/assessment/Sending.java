package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Works out what signing a review off sends, in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
class Sending {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<CountsAsked> asking;

    Preview of(Review review, LocalDate day) {
        CountsAsked asked = new CountsAsked(day);
        asking.fire(asked);
        return new Preview(review, asked.counts(),
                em.createNativeQuery("select sent from people_counts_choice").getResultStream().anyMatch(Boolean.TRUE::equals));
    }
}
