package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.invitation.Invite;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.signup.Decision;
import org.pledgekeeper.statement.PublishStatement;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.FoundTenant;
import org.pledgekeeper.tenant.Role;
import org.pledgekeeper.web.Days;

/**
 * Approves an application, all or nothing: tenant, membership and published profile in one transaction. The
 * lead's account is made last, and the mail with their link waits in the outbox.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class ApproveApplication {
    private static final Set<Application.State> WAITING = EnumSet.of(Application.State.SUBMITTED, Application.State.RETURNED);

    @PersistenceContext
    private EntityManager em;
    @Inject
    private FoundTenant tenants;
    @Inject
    private PublishStatement statements;
    @Inject
    private Accounts accounts;
    @Inject
    private Invite invite;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * @param slug the organisation's address from now on
     * @throws Refused when it is not waiting for review, or the slug is malformed or taken
     * @throws Unavailable when Keycloak does not answer; nothing is done, and trying again is safe
     */
    public void approve(String reference, String slug) {
        Application application = ReviewQueue.find(em, reference);
        em.lock(application, LockModeType.PESSIMISTIC_WRITE);
        em.refresh(application);
        if (application.getState() != Application.State.SUBMITTED) {
            throw new Refused("application", "Someone has decided on this application already, so nothing was done.");
        }
        if (!em.createQuery("select a.id from Application a where a.slug = :slug and a.reference <> :reference and a.state in :waiting")
                .setParameter("slug", slug).setParameter("reference", reference).setParameter("waiting", WAITING).getResultList()
                .isEmpty()) {
            throw new Refused("slug",
                    "Another application has asked for the address \"" + slug + "\". Please choose another, or decide on that one first.");
        }
        UUID tenant;
        try {
            tenant = tenants.found(slug, application.getName(), application.getSector(), application.getArea(), application.getSize(),
                    LocalDate.now(Days.SCOTLAND));
        } catch (PersistenceException takenThisMoment) {
            throw new Refused("slug", "The address \"" + slug + "\" has just been taken by another organisation. Please choose another.");
        }
        statements.publish(application, Instant.now());
        application.approve(tenant, user.getFullName());
        em.persist(new Decision(application, user.getFullName()));
        changes.fire(new Change("approved", "application " + reference, slug));
        em.flush();

        String subject = account(application);
        tenants.addMember(subject, application.getLeadName(), application.getLeadEmail(), Role.LEAD);
        em.flush();
        invite.send(subject, application.getLeadName(), application.getLeadEmail(), application.getName(), "Your pledge is published", """
                The national programme has approved the pledge of %s, and its profile is public now:
                %s/signatories/%s

                You are its lead. Its workspace is ready for you to begin the first review, in your own time.
                """.formatted(Mail.name(application.getName()), baseUrl, slug), "/w/" + slug);
    }

    private String account(Application application) {
        try {
            return accounts.ensure(application.getLeadEmail(), application.getLeadName());
        } catch (Refused refused) {
            boolean name = refused.problems().containsKey("name");
            throw new Refused("application",
                    "The sign-in service does not take the " + (name ? "name" : "email address") + " of this lead, so nothing was done."
                            + " Please return the application and ask for another " + (name ? "spelling." : "address."));
        }
    }
}
