package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.PublicLine;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** Publishes a line that tells the public something, or returns it with a reason; the leads are told. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class DecideOnLine {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EnterTenant tenants;
    @Inject
    private TellLeads leads;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;
    @Inject
    private Event<Published> published;

    /**
     * @param seen the version that was reviewed
     * @param returned why it is returned, in the reviewer's words; empty where it is published
     * @throws NotFound when there is no such organisation or line
     * @throws org.pledgekeeper.refusal.Refused when it does not wait any more, is another one by now, or a reason is blank
     */
    public void decide(String slug, UUID id, int seen, Optional<String> returned) {
        EnterTenant.Entered tenant = tenants.enter(slug);
        PublicLine line = em.find(PublicLine.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (line == null) {
            throw new NotFound();
        }
        if (line.getVersion() != seen) {
            throw new org.pledgekeeper.refusal.Refused("line",
                    "This line has been changed meanwhile. Please read it again; nothing was done.");
        }
        String page = "/w/" + slug + line.getKind().getPage();
        if (returned.isEmpty()) {
            line.publish(user.getFullName());
            em.flush();
            published.fire(new Published());
            leads.tell(tenant, "Your line is public", """
                    The national programme has approved a line on what %s has done. It is public now.
                    You can take it back at any time, at once, here:""".formatted(Mail.name(tenant.name())), page);
        } else {
            line.giveBack(returned.get(), user.getFullName());
            leads.tell(tenant, "A change is needed in your line", """
                    Thank you for the line on what %s has done. Before it can be published, the programme asks for a change:

                    %s

                    Your words are kept. You can change them and offer them again here:"""
                    .formatted(Mail.name(tenant.name()), line.getReason()), page);
        }
        changes.fire(new Change(returned.isEmpty() ? "published line" : "returned line", id.toString(), slug));
    }
}
