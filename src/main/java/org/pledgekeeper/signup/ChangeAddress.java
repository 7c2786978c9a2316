package org.pledgekeeper.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;

/** An organisation asks for another address while its application is with the programme; until it is approved, nothing leads there. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class ChangeAddress {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FoundTenant tenants;
    @Inject
    private Event<Change> changes;

    /**
     * @param slug the address wished for; empty for one made from the name
     * @throws NotFound when the link leads to no application
     * @throws Refused when it is approved already, or the address is malformed, kept for the service, taken or asked for by another
     */
    public void change(String secret, String slug) {
        Application application = Drafts.open(em, true, Link.hash(String.valueOf(secret))).stream()
                .filter(found -> !found.isLinkExpired()).findFirst().orElseThrow(NotFound::new);
        application.askForAddress(slug);
        flush(em, application);
        if (application.getSlug() != null) {
            tenants.problem(application.getSlug()).ifPresent(problem -> {
                throw new Refused("slug", problem);
            });
        }
        changes.fire(new Change("asked for an address", "application " + application.id(), application.getSlug()));
    }

    /** @throws Refused when another application that waits has asked for its address */
    static void flush(EntityManager em, Application application) {
        try {
            em.flush();
        } catch (PersistenceException takenByAnother) {
            if (application.getSlug() == null) {
                throw takenByAnother;
            }
            throw new Refused("slug",
                    "Another organisation has asked for the address \"" + application.getSlug() + "\". Please choose another.");
        }
    }
}
