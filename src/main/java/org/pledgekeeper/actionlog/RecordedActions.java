package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Takes in actions that were planned elsewhere, under the same rules, into the transaction's tenant. */
@ApplicationScoped
@PartOfUseCase
public class RecordedActions {
    @PersistenceContext
    private EntityManager em;

    /** @param due its month, as {@code 2026-03} @param indicator null where it is for the whole commitment @param promise null for none */
    public record Recorded(LocalDate decidedOn, String title, String ownerRole, String due, String commitment, String indicator,
            Action.State state, String promise) {}

    /** @throws org.pledgekeeper.refusal.Refused for what would be refused if it were typed */
    public void record(List<Recorded> all, String subject, String name) {
        all.forEach(one -> {
            Action.Plan plan = new Action.Plan(one.title(), one.ownerRole(), YearMonth.parse(one.due()), one.commitment(), one.indicator(),
                    one.promise());
            Action action = new Action(UUID.randomUUID(), plan, name, subject, one.decidedOn().atTime(12, 0).atZone(Days.SCOTLAND)
                    .toInstant());
            action.change(plan, one.state());
            em.persist(action);
        });
        em.flush();
    }
}
