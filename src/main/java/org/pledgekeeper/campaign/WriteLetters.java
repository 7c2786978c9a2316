package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.digest.KeepLinks;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Writes one letter of a campaign to the leads and champions of one organisation: once, however many nodes write at once, not to those who
 * want no digest, and to nobody where a review is open or was opened since the campaign began.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class WriteLetters {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private CampaignTurn turn;
    @Inject
    private KeepLinks links;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * From here on this transaction is inside that organisation.
     *
     * @return to how many people
     */
    public int write(DueLetters.Due due) {
        Object[] organisation = (Object[]) em.createNativeQuery(
                "select name, slug, set_config('app.tenant', cast(id as text), true) from tenant where id = ?1")
                .setParameter(1, due.organisation()).getSingleResult();
        turn.writing(due.campaign());
        if (!claim(due)) {
            return 0;
        }
        Object[] template = (Object[]) em.createNativeQuery("select subject, words from campaign where id = ?1")
                .setParameter(1, due.campaign()).getSingleResult();
        String name = Mail.name((String) organisation[0]);
        Campaign.Letter letter = Campaign.letter((String) template[0], (String) template[1], name);
        List<Mail> mails = new ArrayList<>();
        List<KeepLinks.Kept> kept = new ArrayList<>();
        for (Object row : readers()) {
            Object[] reader = (Object[]) row;
            KeepLinks.Stopping stop = KeepLinks.stopping((String) reader[0]);
            kept.add(stop.kept());
            mails.add(Mail.letter((String) reader[2], (String) reader[1], letter.subject(), letter.words() + "\n\nYour workspace: "
                    + baseUrl + "/w/" + organisation[1] + "\n\nStop these emails and your digest, without signing in: " + baseUrl
                    + "/digest/stop/" + stop.secret(), "you are a lead or champion of " + name)
                    .stoppedAt(baseUrl + "/api/v1/digest/stop/" + stop.secret()));
        }
        links.keep(kept);
        outbox.addAll(mails, due.campaign());
        return mails.size();
    }

    /** Of two that claim at once, the second waits here for the first and then finds it written. */
    private boolean claim(DueLetters.Due due) {
        return em.createNativeQuery("""
                insert into campaign_letter (campaign_id, step) select c.id, ?2 from campaign c where c.id = ?1
                and (?2 = 0 or exists (select 1 from campaign_letter l where l.campaign_id = c.id and l.step = 0))
                and not exists (select 1 from assessment a where a.signed_off_at is null and a.closed_at is null
                  or a.opened_at >= c.begins_on)
                on conflict do nothing""").setParameter(1, due.campaign()).setParameter(2, due.step()).executeUpdate() > 0;
    }

    private List<?> readers() {
        return em.createNativeQuery("""
                select m.subject, m.name, m.email from member m
                left join digest_setting s on s.tenant_id = m.tenant_id and s.subject = m.subject
                where m.role in ('LEAD', 'CHAMPION') and not m.only_assigned and coalesce(s.rhythm, 'MONTHLY') <> 'NONE'
                order by m.subject""").getResultList();
    }
}
