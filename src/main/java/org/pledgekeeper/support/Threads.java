package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Threads of the organisation that the transaction is in, as both sides read, continue and close them. */
@ApplicationScoped
@PartOfUseCase
public class Threads {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private Event<Change> changes;

    /** One request with all that was written. @param about in words; null where it is about nothing in particular */
    public record Conversation(SupportRequest request, String about, List<SupportMessage> messages) {}

    /** @throws NotFound when there is none of this id */
    Conversation one(UUID id) {
        SupportRequest request = Optional.ofNullable(em.find(SupportRequest.class, id)).orElseThrow(NotFound::new);
        return new Conversation(request, Asked.title(checklists, request.getAbout()), em.createQuery(
                "select m from SupportMessage m where m.request = :id order by m.writtenAt, m.id", SupportMessage.class)
                .setParameter("id", id).getResultList());
    }

    /** @return whether it was written now; not where the same message is there already @throws NotFound when there is no such request */
    boolean write(UUID id, UUID message, String words, boolean byProgramme, String by) {
        SupportRequest request = hold(id);
        SupportMessage known = em.find(SupportMessage.class, message);
        if (known != null) {
            if (!known.getRequest().equals(id) || known.isFromProgramme() != byProgramme) {
                throw new IdTaken();
            }
            return false;
        }
        Instant now = InstantColumn.now();
        em.persist(new SupportMessage(message, id, words, byProgramme, by, now));
        request.written(byProgramme, now);
        em.flush();
        changes.fire(new Change(byProgramme ? "answered request" : "wrote to the programme", id.toString(), null));
        return true;
    }

    /** @throws ChangedMeanwhile when something was written since; nothing was closed */
    void close(UUID id, int seen) {
        SupportRequest request = hold(id);
        if (!request.isClosed() && request.getVersion() != seen) {
            throw new ChangedMeanwhile("Something was written a moment ago, so it is still open. Please read it first.", request);
        }
        if (request.close(InstantColumn.now())) {
            em.flush();
            changes.fire(new Change("closed request", id.toString(), null));
        }
    }

    private SupportRequest hold(UUID id) {
        return Optional.ofNullable(em.find(SupportRequest.class, id, LockModeType.PESSIMISTIC_WRITE)).orElseThrow(NotFound::new);
    }
}
