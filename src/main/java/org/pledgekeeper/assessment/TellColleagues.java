package org.pledgekeeper.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/**
 * Emails colleagues when something waits for them: one mail each, with a link to the spot and none of the words that were
 * written there, since a mail is less well kept than a workspace. Nobody is told of what they did themselves.
 */
@ApplicationScoped
@PartOfUseCase
class TellColleagues {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** The leads, of a review that waits for them to sign it off. */
    void ofSubmission() {
        Membership me = me();
        tell("role = 'LEAD'", me, "you lead", "A review waits for you to sign it off", """
                %s has submitted the review of %s. It waits for you: read what would be sent, then sign it off or hand it back.
                Nothing has left the workspace.
                """.formatted(Mail.name(me.personName()), Mail.name(me.organisation())), "/submit");
    }

    /** The champions, of a review that the lead opened again. */
    void ofReopening() {
        Membership me = me();
        tell("role = 'CHAMPION'", me, "you are a champion of", "A review is open again", """
                %s has opened the review of %s again, with a reason that you find on its first page.
                Every answer stands as it was.
                """.formatted(Mail.name(me.personName()), Mail.name(me.organisation())), "");
    }

    /** Whoever wrote on the same item before, once until they have looked in and written again. */
    void ofComment(UUID round, Edition.Commitment commitment, String indicator, UUID comment) {
        Membership me = me();
        tell("""
                exists (select from indicator_comment c where c.assessment_id = ?2 and c.indicator = ?3 and c.subject = member.subject)
                and not exists (select from indicator_comment o where o.assessment_id = ?2 and o.indicator = ?3 and o.subject <> \
                member.subject
                  and o.id <> ?4 and o.written_at > (select max(c.written_at) from indicator_comment c
                  where c.assessment_id = ?2 and c.indicator = ?3 and c.subject = member.subject))""",
                me, "you wrote a comment in", "A colleague has answered your comment", """
                %s has written on an item of %s that you commented on.
                """.formatted(Mail.name(me.personName()), Mail.name(me.organisation())),
                "/commitments/" + commitment.id() + "?item=" + indicator, round, indicator, comment);
    }

    /**
     * @param whom a condition on members; @param why what they are to the workspace; @param values the condition's parameters, from the
     * second on
     */
    private void tell(String whom, Membership me, String why, String subject, String words, String path, Object... values) {
        Query query = em.createNativeQuery("select name, email from member where subject <> ?1 and " + whom).setParameter(1, me.subject());
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 2, values[i]);
        }
        List<?> people = query.getResultList();
        people.stream().map(Object[].class::cast).forEach(person -> outbox.add(Mail.letter((String) person[1], (String) person[0], subject,
                words + "\n" + baseUrl + "/w/" + me.slug() + path, why + " the workspace of " + Mail.name(me.organisation()))));
    }

    private Membership me() {
        return tenant.membership().orElseThrow(NotFound::new);
    }
}
