package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.signup.Decision;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Gives an application back to its lead with a reason and a link to mend it. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class ReturnApplication {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * @param reason what to change, in the reviewer's words; the lead reads it
     * @throws org.pledgekeeper.refusal.Refused when it is not waiting for review, or no reason is given
     */
    public void giveBack(String reference, String reason) {
        Application application = ReviewQueue.find(em, reference);
        Link link = Link.fresh();
        application.giveBack(reason, link, user.getFullName());
        em.persist(new Decision(application, user.getFullName()));
        outbox.add(Mail.letter(application.getLeadEmail(), application.getLeadName(), "A change is needed: " + reference, """
                Thank you for %s's application to sign the leadership pledge.
                Before it can be published, the programme asks for a change:

                %s

                Everything you wrote is kept. This link opens it, so that you can change it and send it again.
                It is good for 30 days:

                %s/sign-up/mend/%s
                """.formatted(Mail.name(application.getName()), application.getReturnReason(), baseUrl, link.secret()),
                "you are named as the lead of this application"));
        changes.fire(new Change("returned", "application " + reference, null));
    }
}
