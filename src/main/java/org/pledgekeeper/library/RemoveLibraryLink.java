package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The programme's moderator takes something out of the library. What is out already stays out. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class RemoveLibraryLink {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;
    @Inject
    private Event<LibraryChanged> changed;

    public void remove(UUID id) {
        LibraryLink link = em.find(LibraryLink.class, id);
        if (link != null) {
            em.remove(link);
            em.flush();
            changes.fire(new Change("no longer recommends", id.toString(), link.getItem()));
            published.fire(new Published());
            changed.fire(new LibraryChanged());
        }
    }
}
