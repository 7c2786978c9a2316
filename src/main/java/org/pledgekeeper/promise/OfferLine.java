package org.pledgekeeper.promise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead offers the public a line on what has been done for a promise since; the programme reviews it before anyone sees it. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class OfferLine {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that sending it twice offers it once; that of a line returned or taken back offers it anew
     * @param on the day it is about
     * @throws NotFound when there is no such promise, or the line is another promise's
     * @throws org.pledgekeeper.refusal.Refused when something is missing or too long, or the line is out already with other words
     */
    public SinceLine offer(UUID id, UUID promiseId, String words, LocalDate on) {
        Promise promise = em.find(Promise.class, promiseId, LockModeType.PESSIMISTIC_WRITE);
        if (promise == null || !promise.isMarked()) {
            throw new NotFound();
        }
        PublicLine known = em.find(PublicLine.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (known != null && !(known instanceof SinceLine one && one.promiseId().equals(promiseId))) {
            throw new NotFound();
        }
        if (known != null && known.isOutWith(known.getSentence(), words, on)) {
            return (SinceLine) known;
        }
        boolean fresh = known == null;
        SinceLine line = fresh ? new SinceLine(id, promise) : (SinceLine) known;
        line.offer(words, on, tenant.getPersonName(), Instant.now());
        if (fresh) {
            em.persist(line);
        }
        em.flush();
        changes.fire(new Change("offered line", id.toString(), null));
        return line;
    }
}
