package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.tenant.EnterTenant;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Writes to the leads of an organisation what the programme decided; in the transaction that decides it, inside the organisation. */
@ApplicationScoped
@PartOfUseCase
public class TellLeads {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Outbox outbox;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;

    /** @param page what comes after the address of the service; a lead can go on there */
    void tell(EnterTenant.Entered tenant, String subject, String words, String page) {
        for (Object row : em.createNativeQuery("select name, email from member where role = 'LEAD' order by email").getResultList()) {
            Object[] lead = (Object[]) row;
            outbox.add(Mail.letter((String) lead[1], (String) lead[0], subject, words.strip() + "\n\n" + baseUrl + page,
                    "you are a lead of " + Mail.name(tenant.name())));
        }
    }
}
