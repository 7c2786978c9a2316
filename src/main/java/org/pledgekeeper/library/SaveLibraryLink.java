package org.pledgekeeper.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/** The programme's moderator recommends something to read, or changes what is said of it. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class SaveLibraryLink {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;
    @Inject
    private Event<LibraryChanged> changed;

    /**
     * @param id made by the writer, so that a second press makes no second one
     * @param seen the version the writer has in front of them; 0 for a new one
     * @throws org.pledgekeeper.refusal.Refused as {@link LibraryLink#say} says
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public LibraryLink save(UUID id, LibraryLink.Said said, int seen) {
        Optional<LibraryLink> known = Versioned.hold(em, LibraryLink.class, id, seen);
        LibraryLink link = known.orElseGet(() -> new LibraryLink(id));
        link.say(said, user.getFullName(), LocalDate.now(Days.SCOTLAND), checklists.current());
        em.persist(link);
        em.flush();
        changes.fire(new Change(known.isEmpty() ? "recommended" : "changed recommendation", id.toString(), said.item()));
        published.fire(new Published());
        changed.fire(new LibraryChanged());
        return link;
    }
}
