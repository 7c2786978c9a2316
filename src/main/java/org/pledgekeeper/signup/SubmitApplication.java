package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;

/** Sends a complete draft to the programme. Sending the same form twice makes one application with one reference and one email. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class SubmitApplication {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FoundTenant tenants;
    @Inject
    private Outbox outbox;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the {@link Application#print() print} of the application as it was when the page was opened
     * @return the reference
     * @throws ChangedMeanwhile when the application holds something else by now
     * @throws NotFound when the link leads to no draft
     * @throws org.pledgekeeper.refusal.Refused with what is missing
     */
    public String submit(String secret, String seen) {
        Application application = Drafts.open(em, true, Link.hash(String.valueOf(secret))).stream()
                .filter(found -> !found.isLinkExpired()).findFirst().orElseThrow(NotFound::new);
        if (!application.isEditable()) {
            return application.getReference();
        }
        if (!application.print().equals(seen)) {
            throw new ChangedMeanwhile(application);
        }
        if (application.getSlug() != null) {
            tenants.problem(application.getSlug()).ifPresent(problem -> {
                throw new Refused("slug", problem);
            });
        }
        application.submit(Application.reference(application.id()), Instant.now());
        ChangeAddress.flush(em, application);
        outbox.add(Mail.letter(application.getLeadEmail(), application.getLeadName(),
                "We have your pledge: " + application.getReference(), """
                Thank you. We have received %s's application to sign the leadership pledge.
                Its reference is %s.

                What happens next: someone at the national programme reads it and looks at the profile
                as the public would see it. They then publish it, or write to you with what to change.
                You need do nothing until you hear from us.
                """.formatted(Mail.name(application.getName()), application.getReference()), "this address is given as that of the lead"));
        changes.fire(new Change("submitted", "application " + application.getReference(), null));
        return application.getReference();
    }
}
