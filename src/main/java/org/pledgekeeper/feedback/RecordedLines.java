package org.pledgekeeper.feedback;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in what the public is told of feedback, into the transaction's tenant. */
@ApplicationScoped
@PartOfUseCase
public class RecordedLines {
    @PersistenceContext
    private EntityManager em;

    /** @param about the line of the feedback it tells of */
    public record Recorded(String about, LocalDate on, String said, String did) {}

    /** @throws Refused for what would be refused if it were typed */
    public void record(List<Recorded> all, String lead, String reviewer, Instant at) {
        all.forEach(one -> {
            UUID entry = em.createQuery("select e.id from Feedback e where e.line = :line", UUID.class).setParameter("line", one.about())
                    .getResultStream().findFirst().orElseThrow(() -> new Refused("about", "There is no feedback \"" + one.about() + "\"."));
            SaidLine line = new SaidLine(UUID.randomUUID(), entry);
            line.offer(one.said(), one.did(), one.on(), lead, at);
            line.publish(reviewer);
            em.persist(line);
        });
        em.flush();
    }
}
