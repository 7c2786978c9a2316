package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.notice.Mail;
import org.pledgekeeper.notice.Outbox;
import org.pledgekeeper.tenant.EnterTenant;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Writes to the other side that something waits, and where: never what was written. */
@ApplicationScoped
@PartOfUseCase
public class TellWaiting {
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

    /** The team; nobody where no address of it is set. */
    void programme(String organisation, String slug, UUID id) {
        team.filter(Mail::isAddress).ifPresent(address -> outbox.add(Mail.letter(address, null, "A request for help waits", """
                %s has written to the programme. You can read and answer it here:

                %s/programme/support/%s/%s""".formatted(Mail.name(organisation), baseUrl, slug, id),
                "an organisation asked for help, and this address is the team's")));
    }

    /** Its leads and champions, in the transaction that is inside it. */
    void organisation(EnterTenant.Entered organisation, UUID id) {
        List<?> people = em.createNativeQuery("""
                select name, email from member where role in ('LEAD', 'CHAMPION') and not only_assigned order by email""").getResultList();
        String name = Mail.name(organisation.name());
        outbox.addAll(people.stream().map(Object[].class::cast).map(person -> Mail.letter((String) person[1], (String) person[0],
                "The programme has answered", """
                        The national programme has answered what %s asked. You can read it here:

                        %s/w/%s/help/%s""".formatted(name, baseUrl, organisation.slug(), id),
                "you are a lead or champion of " + name)).toList());
    }
}
