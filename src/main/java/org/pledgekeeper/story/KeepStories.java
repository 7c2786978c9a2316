package org.pledgekeeper.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;
import org.pledgekeeper.web.Days;

/**
 * What time does to the stories of one organisation: those whose time is over are erased, as if withdrawn; tellers who asked for it are
 * written to, and reminded before the end. Several nodes may do it at once: each story is one node's at a time.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class KeepStories {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EndStory ending;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** From here on this transaction is inside that tenant. */
    public void keep(UUID tenant, LocalDate today) {
        em.createNativeQuery("select set_config('app.tenant', ?1, true)").setParameter(1, tenant.toString()).getSingleResult();
        for (Object due : em.createNativeQuery("""
                select * from story where state <> 'ENDED' and (expires_on < ?1 or tell_due is not null
                  or expires_on <= ?2 and told_at is not null and reminded_at is null) order by id for update skip locked""", Story.class)
                .setParameter(1, Date.valueOf(today)).setParameter(2, Date.valueOf(today.plusDays(DueStories.REMIND_DAYS)))
                .getResultList()) {
            Story story = (Story) due;
            if (story.getExpiresOn().isBefore(today)) {
                ending.end(story, Ending.EXPIRED);
            } else if (story.agreement().getTellDue() != null) {
                write(story, "There is news on your private page",
                        """
                        There is news about something you told. Your private page shows it, and there you can change your mind \
                        at any time:""");
                story.agreement().told();
            } else {
                write(story, "Your private page ends on " + Days.words(story.getExpiresOn()), """
                        What you told stays with the organisation until %s. If you would like it to stay longer, you can choose so on your
                        private page. If you do nothing, it is erased after that day, and that is fine too:"""
                        .formatted(Days.words(story.getExpiresOn())));
                story.agreement().reminded(Instant.now());
            }
        }
    }

    /** Nothing of the story stands in it. The link is another one to the same page, as only digests of the others are kept. */
    private void write(Story story, String subject, String words) {
        for (Object email : em.createNativeQuery("select email from story_contact where story_id = ?1").setParameter(1, story.getId())
                .getResultList()) {
            Link link = Link.fresh();
            em.createNativeQuery("insert into story_link (link_hash, story_id) values (?1, ?2)").setParameter(1, link.hash())
                    .setParameter(2, story.getId()).executeUpdate();
            outbox.addToTeller(story.getId(), Mail.letter((String) email, null, subject, words.strip() + "\n\n" + baseUrl + "/story/"
                    + link.secret() + "\n\nWhoever has this link can open your page. Delete this mail if others read your mail.",
                    "you gave this address on your private page"));
        }
    }
}
