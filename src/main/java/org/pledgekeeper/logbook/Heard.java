package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Feedback, as far as the caller may see; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class Heard {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;

    /** @return what was heard, newest first */
    public List<Entry> all() {
        return em.createQuery(
                "select e from " + Log.FEEDBACK.type().getSimpleName()
                        + " e where e.removedAt is null order by e.happenedOn desc, e.writtenAt desc, e.id",
                Entry.class).getResultStream().filter(items::sees).toList();
    }

    /** @throws NotFound when there is no such feedback, it is in the bin, or the caller may not see it */
    public Entry require(UUID id) {
        return Optional.ofNullable(em.find(Entry.class, id))
                .filter(one -> one.getLog() == Log.FEEDBACK && one.removedAt() == null && items.sees(one))
                .orElseThrow(NotFound::new);
    }
}
