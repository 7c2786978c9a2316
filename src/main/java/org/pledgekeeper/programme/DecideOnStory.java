package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.Published;
import org.pledgekeeper.story.Story;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** Publishes a story, or returns it with a reason; the leads are told, and its teller if they wanted that. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class DecideOnStory {
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
     * @throws NotFound when there is no such organisation, or the story is not one that was offered
     * @throws Refused when it does not wait any more, has changed since, or a reason is blank
     */
    public void decide(String slug, UUID id, int seen, Optional<String> returned) {
        EnterTenant.Entered tenant = tenants.enter(slug);
        Story story = em.find(Story.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (story == null) {
            throw new NotFound();
        }
        if (story.getVersion() != seen) {
            throw new Refused("story",
                    "This story, or where it may be read, has changed meanwhile. Please read it again; nothing was done.");
        }
        String page = "/w/" + slug + "/stories/" + id;
        if (returned.isEmpty()) {
            story.publish(user.getFullName(), Instant.now());
            em.flush();
            published.fire(new Published());
            leads.tell(tenant, "A story is public", """
                    The national programme has approved a story on the profile of %s. It is public now.
                    The person who told it, or you, can take it back at any time, at once:""".formatted(Mail.name(tenant.name())), page);
        } else {
            story.giveBack(returned.get(), user.getFullName());
            leads.tell(tenant, "About a story for your profile", """
                    The national programme has read the story you offered for the profile of %s, and asks you to talk about it first.
                    Their words are with the story:""".formatted(Mail.name(tenant.name())), page);
        }
        changes.fire(new Change(returned.isEmpty() ? "published story" : "returned story", id.toString(), slug));
    }
}
