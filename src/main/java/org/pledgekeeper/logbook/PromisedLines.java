package org.pledgekeeper.logbook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Actions and entries that keep a promise, as far as the caller may see; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class PromisedLines {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;

    /** @return those of all promises, newest first */
    public List<Timeline.Line> all() {
        return new TimelineQuery(Timeline.Filter.ALL, null, items.member(), true).lines(em, Timeline.MOST);
    }
}
