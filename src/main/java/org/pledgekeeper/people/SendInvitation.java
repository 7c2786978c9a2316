package org.pledgekeeper.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Writes to someone who is in the workspace now. Who has a password gets our mail with the workspace's address; who has none
 * gets Keycloak's, with a link to choose one. The lead is told the same either way: whether someone has an account is theirs to say.
 */
@ApplicationScoped
@PartOfUseCase
class SendInvitation {
    static final int AT_MOST_AN_HOUR = 30;
    /** The journal's words for the two changes that send one. */
    static final String INVITED = "invited";
    static final String INVITED_AGAIN = "invited again";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    private CurrentTenant tenant;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** @throws Refused under {@code field} after 30 invitations within an hour */
    void requireNotTooMany(String field) {
        Number sent = (Number) em.createNativeQuery("select count(*) from journal where action in (?1, ?2) and at > now() - interval '1 hour'")
                .setParameter(1, INVITED).setParameter(2, INVITED_AGAIN).getSingleResult();
        if (sent.intValue() >= AT_MOST_AN_HOUR) {
            throw new Refused(field, "Your organisation has sent " + AT_MOST_AN_HOUR + " invitations within the hour. Nothing is lost: please send the next one a little later.");
        }
    }

    void send(String subject, String name, String email) {
        Membership by = tenant.membership().orElseThrow(NotFound::new);
        outbox.add(new Mail(email, "You are invited to " + by.organisation() + "’s workspace", """
                Hello %s,

                %s has invited you to %s’s workspace in Pledgekeeper. Sign in to find what is asked of you, in your own time:
                %s/w/%s

                If this surprises you, there is nothing you need to do.

                Pledgekeeper
                """.formatted(name, by.personName(), by.organisation(), baseUrl, by.slug())).orPasswordLink(subject));
    }
}
