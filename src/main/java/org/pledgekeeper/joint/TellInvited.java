package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Writes to those who can answer for an invited organisation, its leads and champions. Whoever invites is told nothing of them. */
@ApplicationScoped
@AcrossTenants(by = Caller.SERVICE)
public class TellInvited {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /**
     * From here on this transaction is inside the invited organisation. Each is written to once, however often this is called.
     *
     * @return to how many; nobody when there is no such invitation, or it no longer waits
     */
    public int tell(UUID action, UUID invited) {
        List<?> entered =
                em.createNativeQuery("select name, slug, set_config('app.tenant', cast(id as text), true) from tenant where id = ?1")
                        .setParameter(1, invited).getResultList();
        if (entered.isEmpty()) {
            return 0;
        }
        Object[] organisation = (Object[]) entered.get(0);
        List<?> people = em.createNativeQuery("""
                select i.name, m.name, m.email from joint_action j join tenant i on i.id = j.inviter_id
                join member m on m.role in ('LEAD', 'CHAMPION') and not m.only_assigned
                where j.id = ?1 and j.invited_id = current_tenant() and j.state = 'INVITED' order by m.email""")
                .setParameter(1, action).getResultList();
        for (Object row : people) {
            Object[] person = (Object[]) row;
            String inviter = Mail.name((String) person[0]);
            String own = Mail.name((String) organisation[0]);
            outbox.addOnce("invited to joint action " + action + " " + person[2], Mail.letter((String) person[2], (String) person[1],
                    inviter + " invites you to share an action", """
                    %s would like to do something together with %s, as one action that both of you see. Here you can read what it is, \
                    and accept or decline. There is no hurry:

                    %s/w/%s/joint/%s""".formatted(inviter, own, baseUrl, organisation[1], action),
                    "you are a lead or champion of " + own));
        }
        return people.size();
    }
}
