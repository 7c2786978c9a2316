package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.security.CurrentUser;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.statement.DraftDecision;
import org.pledgekeeper.statement.DraftDecision.Outcome;
import org.pledgekeeper.statement.PublishStatement;
import org.pledgekeeper.statement.StatementDraft;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.tenant.EnterTenant;

/** Publishes a draft in place of what stands, asks for a change in it, or declines it; its leads are told, and keep what they wrote. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.MODERATOR)
public class DecideOnDraft {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EnterTenant tenants;
    @Inject
    private PublishStatement statements;
    @Inject
    private TellLeads leads;
    @Inject
    private CurrentUser user;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version that was reviewed
     * @param reason why it is not published, in the reviewer's words; not read when it is
     * @throws NotFound when there is no such organisation, or it has no draft
     * @throws Refused when the draft does not wait any more, is another one by now, or no reason is given
     */
    public void decide(String slug, int seen, Outcome outcome, String reason) {
        EnterTenant.Entered tenant = tenants.enter(slug);
        StatementDraft draft = em.createQuery("select d from StatementDraft d", StatementDraft.class)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultStream().findFirst().orElseThrow(NotFound::new);
        draft.requireWaiting();
        if (draft.getVersion() != seen) {
            throw new Refused("draft",
                    "The lead has changed this draft and sent it again meanwhile. It is shown as it is now; nothing was done.");
        }
        String organisation = Mail.name(tenant.name());
        if (outcome == Outcome.APPROVED) {
            statements.publish(draft, Instant.now());
            em.persist(new DraftDecision(draft, outcome, null, user.getFullName()));
            em.remove(draft);
            leads.tell(tenant, "What you changed is public", """
                    The national programme has approved what you changed in the public profile of %s.
                    It is public now:""".formatted(organisation), "/signatories/" + slug);
        } else {
            draft.giveBack(outcome == Outcome.DECLINED, reason);
            em.persist(new DraftDecision(draft, outcome, reason, user.getFullName()));
            leads.tell(tenant, outcome == Outcome.DECLINED ? "Your profile stays as it is" : "A change is needed in your draft", """
                    Thank you for the draft of a new public profile of %s. %s

                    %s

                    What is public stays as it is. Your draft is kept with every word; you can change it and send it again, or let it be:"""
                    .formatted(organisation, outcome == Outcome.DECLINED ? "The programme has decided not to publish it, and says why:"
                            : "Before it can be published, the programme asks for a change:", reason.strip()),
                    "/w/" + slug + "/public");
        }
        changes.fire(new Change(outcome.name().toLowerCase(java.util.Locale.ROOT), "statement draft", slug));
    }
}
