package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Emails a new link, to the address the application already has, to whoever holds one that has expired. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class SendNewLink {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    private Event<Change> changes;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** @throws NotFound when the link was never good, has not expired, or the application has no email address yet */
    public void send(String expiredSecret) {
        Application application = Drafts.anyByLink(em, expiredSecret)
                .filter(found -> found.isLinkExpired() && found.getLeadEmail() != null).orElseThrow(NotFound::new);
        Link link = Link.fresh();
        Drafts.open(em, true, Link.hash(expiredSecret), link.hash());
        application.open(link);
        outbox.add(Mail.letter(application.getLeadEmail(), application.getLeadName(), "Your new link", """
                Here is a new link to your application to sign the leadership pledge. It is good for 30 days:

                %s/sign-up/mend/%s

                If you did not ask for it, you can leave this email alone.
                """.formatted(baseUrl, link.secret()), "someone who had an older link asked for a new one"));
        changes.fire(new Change("sent a new link", "application " + application.id(), null));
    }
}
