package org.pledgekeeper.announcement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.database.Versioned;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/** The programme's administrator announces something, or corrects what was announced; workspaces see it with their next page. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class SaveAnnouncement {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * @param id made by the writer, so that a second press makes no second one
     * @param seen the version the writer has in front of them; 0 for a new one
     * @throws org.pledgekeeper.refusal.Refused as {@link Announcement#say} says
     * @throws org.pledgekeeper.refusal.ChangedMeanwhile when someone else has changed it since; nothing was saved, and it carries theirs
     */
    public Announcement save(UUID id, Announcement.Said said, int seen) {
        Optional<Announcement> known = Versioned.hold(em, Announcement.class, id, seen);
        Announcement one = known.orElseGet(() -> new Announcement(id));
        one.say(said, user.getFullName(), InstantColumn.now(), LocalDate.now(Days.SCOTLAND));
        em.persist(one);
        em.flush();
        changes.fire(new Change(known.isEmpty() ? "announced" : "changed announcement", id.toString(), null));
        return one;
    }
}
