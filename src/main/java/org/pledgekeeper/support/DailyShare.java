package org.pledgekeeper.support;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.PartOfUseCase;

/** How much one organisation writes to the programme within a day, so that no one script fills everyone's queue. */
@ApplicationScoped
@PartOfUseCase
public class DailyShare {
    static final int REQUESTS = 10;
    static final int MESSAGES = 30;

    @PersistenceContext
    private EntityManager em;

    /** Has colleagues who write at the same moment counted one after the other. */
    void hold() {
        em.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('support ' || current_tenant(), 0)) as text)")
                .getSingleResult();
    }

    /** @throws Refused when there have been 10 requests, or 30 messages, within 24 hours */
    void take(boolean request) {
        Object[] written = (Object[]) em.createNativeQuery("""
                select count(*), count(*) filter (where id = request_id) from support_message
                where not from_programme and written_at > now() - interval '24 hours'""").getSingleResult();
        if (request && ((Number) written[1]).intValue() >= REQUESTS) {
            throw new Refused("words", "Your organisation has asked " + REQUESTS + " times since yesterday. Please write in one of these "
                    + "threads, or ask again tomorrow. What you wrote is still here.");
        }
        if (((Number) written[0]).intValue() >= MESSAGES) {
            throw new Refused("words", "Your organisation has sent " + MESSAGES + " messages since yesterday. Please send this tomorrow. "
                    + "What you wrote is still here.");
        }
    }
}
