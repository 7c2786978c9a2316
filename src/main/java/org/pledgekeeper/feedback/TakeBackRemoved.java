package org.pledgekeeper.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.logbook.Log;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Feedback that goes into the bin takes what the public is told of it back, in the same transaction. */
@ApplicationScoped
@PartOfUseCase
public class TakeBackRemoved {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Published> published;

    void removed(@Observes Change change) {
        if (change.action().equals("removed entry") && Log.FEEDBACK.getKey().equals(change.detail())) {
            List<SaidLine> out = em.createQuery("select l from SaidLine l where l.entryId = :entry", SaidLine.class)
                    .setParameter("entry", UUID.fromString(change.subject())).getResultList().stream().filter(SaidLine::isOut).toList();
            if (!out.isEmpty()) {
                out.forEach(SaidLine::takeBack);
                em.flush();
                published.fire(new Published());
            }
        }
    }
}
