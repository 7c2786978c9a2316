package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in threads that were written elsewhere, under the same rules, in the tenant that the transaction is in. */
@ApplicationScoped
@PartOfUseCase
public class RecordedSupport {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;

    /** One thread, its first message first. */
    public record Recorded(String subject, String about, List<Message> messages) {
        /** @param by whoever wrote it for the programme; null where the organisation did */
        public record Message(LocalDate on, String by, String words) {}
    }

    public void record(List<Recorded> threads, String asker) {
        threads.forEach(one -> {
            Recorded.Message first = one.messages().get(0);
            Asked asked = new Asked(one.subject(), one.about(), first.words());
            asked.check(checklists, false);
            SupportRequest request = new SupportRequest(UUID.randomUUID(), asked, asker, noon(first));
            em.persist(request);
            em.flush();
            one.messages().forEach(message -> {
                boolean byProgramme = message.by() != null;
                em.persist(new SupportMessage(UUID.randomUUID(), request.getId(), SupportMessage.checked(message.words(), false),
                        byProgramme, byProgramme ? message.by() : asker, noon(message)));
                request.written(byProgramme, noon(message));
            });
        });
    }

    private static Instant noon(Recorded.Message message) {
        return message.on().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
