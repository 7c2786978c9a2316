package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/**
 * Once a day, where an application, a change to what is public or a request for help has come in since the day before, tells the
 * programme's team how many
 * wait.
 */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class TellStaff {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.programme.email", defaultValue = "")
    private Optional<String> team;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** However many nodes say it on one day, one mail goes; none where no address of the team is set. */
    public void tell(LocalDate day) {
        List<?> waiting =
                em.createNativeQuery("""
                select submitted_at > now() - interval '24 hours' from application where state = 'SUBMITTED'
                union all select sent_at > now() - interval '24 hours' from statement_draft where state = 'SENT'
                union all select offered_at > now() - interval '24 hours' from since_line where state = 'OFFERED'
                union all select changed_at > now() - interval '24 hours' from support_request where state = 'OPEN'""")
                        .getResultList();
        if (team.filter(Mail::isAddress).isEmpty() || waiting.stream().noneMatch(Boolean.TRUE::equals)) {
            return;
        }
        outbox.addOnce("applications waiting on " + day,
                Mail.letter(team.get(), null, "Something waits for the programme",
                        """
                %s %s for you:

                %s/programme
                """.formatted(waiting.size() == 1 ? "One application, change or request"
                                : waiting.size() + " applications, changes and requests",
                                waiting.size() == 1 ? "waits" : "wait", baseUrl),
                        "something came in since yesterday, and this address is the team's"));
    }
}
