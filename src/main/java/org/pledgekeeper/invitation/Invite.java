package org.pledgekeeper.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Writes to someone with a place in a workspace: our words, and a link that leads to a page there, past a first password where there is
 * none.
 */
@ApplicationScoped
@PartOfUseCase
public class Invite {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * @param account Keycloak's id of the person
     * @param subject the mail's
     * @param words what they are asked, by whom; names in it have gone through {@link Mail#name}
     * @param path the page of ours where it waits
     */
    public void send(String account, String name, String email, String organisation, String subject, String words, String path) {
        Link link = Link.fresh(Link.LIFE_OF_INVITATION);
        em.createNativeQuery("""
                insert into invitation (link_hash, expires_at, account, name, organisation, subject, words, path)
                values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)""")
                .setParameter(1, link.hash()).setParameter(2, Timestamp.from(link.expiresAt())).setParameter(3, account)
                .setParameter(4, name)
                .setParameter(5, organisation).setParameter(6, subject).setParameter(7, words).setParameter(8, path).executeUpdate();
        write(email, name, organisation, subject, words, link);
    }

    void write(String email, String name, String organisation, String subject, String words, Link link) {
        outbox.add(Mail.letter(email, name, subject, """
                %s

                This link leads there. If you have no password yet, you choose one on the way:
                %s/invitation/%s

                It is good for seven days, and its page sends you a new one after that.
                If this surprises you, there is nothing you need to do.
                """.formatted(words.strip(), baseUrl, link.secret()), "you have a place in the workspace of " + Mail.name(organisation)));
    }
}
