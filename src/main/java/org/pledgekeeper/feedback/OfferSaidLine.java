package org.pledgekeeper.feedback;

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
import org.pledgekeeper.logbook.Heard;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.typed.OneLine;

/**
 * The lead offers the public what people said and what was done, in two short texts; the programme reviews them before anyone sees them.
 */
@ApplicationScoped
@InTenant(Role.LEAD)
public class OfferSaidLine {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Heard heard;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that sending it twice offers it once; that of a line returned or taken back offers it anew
     * @param entry the feedback it tells of
     * @param on the day it is about
     * @throws NotFound when there is no such feedback, or the line is another one's
     * @throws org.pledgekeeper.refusal.Refused when something is missing, too long or personal, or the line is out with other words
     */
    public SaidLine offer(UUID id, UUID entry, String said, String did, LocalDate on) {
        heard.require(entry);
        PublicLine known = em.find(PublicLine.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (known != null && !(known instanceof SaidLine one && one.entryId().equals(entry))) {
            throw new NotFound();
        }
        SaidLine line = known == null ? new SaidLine(id, entry) : (SaidLine) known;
        if (line.isOutWith(OneLine.of(said), did, on)) {
            return line;
        }
        line.offer(said, did, on, tenant.getPersonName(), Instant.now());
        if (known == null) {
            em.persist(line);
        }
        em.flush();
        changes.fire(new Change("offered line", id.toString(), null));
        return line;
    }
}
