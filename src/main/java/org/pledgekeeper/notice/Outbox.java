package org.pledgekeeper.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Where use cases leave their email, inside their own transaction. */
@ApplicationScoped
@PartOfUseCase
public class Outbox {
    private static final ObjectMapper JSON = new ObjectMapper();

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Event<MailWaiting> waiting;

    /** Sent once the transaction has gone through, and tried again while the mail server is away. */
    public void add(Mail mail) {
        em.persist(mail);
        waiting.fire(new MailWaiting());
    }

    /** Many at once, in one statement. */
    public void addAll(List<Mail> mails) {
        addAll(mails, null);
    }

    /** The same, for letters of a campaign, so that {@link #forgetCampaign} can take out those that have not gone. */
    public void addAll(List<Mail> mails, UUID campaign) {
        if (mails.isEmpty()) {
            return;
        }
        try {
            em.createNativeQuery("""
                    insert into outbox (id, recipient, subject, body, created_at, attempts, stop_address, campaign)
                    select gen_random_uuid(), recipient, subject, body, now(), 0, stop, cast(?2 as uuid)
                    from json_to_recordset(cast(?1 as json)) as m (recipient text, subject text, body text, stop text)""")
                    .setParameter(1, JSON.writeValueAsString(mails.stream().map(mail -> new Written(mail.recipient(), mail.subject(),
                            mail.body(), mail.stopAddress())).toList()))
                    .setParameter(2, campaign == null ? null : campaign.toString())
                    .executeUpdate();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
        waiting.fire(new MailWaiting());
    }

    record Written(String recipient, String subject, String body, String stop) {}

    /** The same, for a mail that several nodes or runs may each have reason to write: of one name, one goes. */
    public void addOnce(String name, Mail mail) {
        em.createNativeQuery(
                "insert into outbox (id, recipient, subject, body, created_at, attempts) values (?1, ?2, ?3, ?4, now(), 0) on "
                        + "conflict do nothing")
                .setParameter(1, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))).setParameter(2, mail.recipient())
                .setParameter(3, mail.subject()).setParameter(4, mail.body()).executeUpdate();
        waiting.fire(new MailWaiting());
    }

    /** A mail to someone who told a story: it goes out like any other, and {@link #forget} takes it and its address away with the story. */
    public void addToTeller(UUID story, Mail mail) {
        em.createNativeQuery(
                "insert into outbox (id, recipient, subject, body, created_at, attempts, story) values (?1, ?2, ?3, ?4, now(), 0, ?5)")
                .setParameter(1, UUID.randomUUID()).setParameter(2, mail.recipient()).setParameter(3, mail.subject())
                .setParameter(4, mail.body()).setParameter(5, story).executeUpdate();
        waiting.fire(new MailWaiting());
    }

    /** Takes away what was written to the teller of a story, sent or not. The database lets nothing else be deleted. */
    public void forget(UUID story) {
        em.createNativeQuery("select set_config('app.story', ?1, true)").setParameter(1, story.toString()).getSingleResult();
        em.createNativeQuery("delete from outbox").executeUpdate();
    }

    /** Takes out what was written for a campaign and has not gone. The database lets nothing else be deleted. */
    public void forgetCampaign(UUID campaign) {
        em.createNativeQuery("select set_config('app.campaign', ?1, true)").setParameter(1, campaign.toString()).getSingleResult();
        em.createNativeQuery("delete from outbox").executeUpdate();
    }

    /** A mail that is there already may go now. */
    public void knock() {
        waiting.fire(new MailWaiting());
    }

    record MailWaiting() {}
}
