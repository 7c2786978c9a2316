package org.pledgekeeper.promise;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.Promise;
import org.pledgekeeper.statement.PublicStatement;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in promises, and what the public is told of them, into the transaction's tenant. */
@ApplicationScoped
@PartOfUseCase
public class RecordedPromises {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private PublicStatement statement;

    /** @param promise a sentence of the public statement @param sinceThen what the public is told of it; null for nothing */
    public record Recorded(String promise, List<Told> sinceThen) {}

    /** @param on the day it is about */
    public record Told(LocalDate on, String words) {}

    /** @throws Refused for what would be refused if it were typed */
    public void record(List<Recorded> all, String lead, String reviewer, Instant at) {
        List<String> sentences = statement.sentences();
        all.forEach(one -> {
            if (!sentences.contains(one.promise())) {
                throw new Refused("promise", "The statement has no sentence \"" + one.promise() + "\".");
            }
            Promise promise = new Promise(UUID.randomUUID(), one.promise(), lead, at);
            em.persist(promise);
            em.flush();
            if (one.sinceThen() != null) {
                one.sinceThen().forEach(told -> {
                    SinceLine line = new SinceLine(UUID.randomUUID(), promise);
                    line.offer(told.words(), told.on(), lead, at);
                    line.publish(reviewer);
                    em.persist(line);
                });
            }
        });
        em.flush();
    }
}
