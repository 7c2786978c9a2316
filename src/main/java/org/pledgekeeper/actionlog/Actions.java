package org.pledgekeeper.actionlog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.InTenant;

/** The current tenant's actions, for any of its members as far as they may see. */
@ApplicationScoped
@InTenant
public class Actions {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Items items;

    /** @param edition what the actions are for, as far as the reader may see */
    public record Log(List<Action> actions, Edition edition) {}

    /** @return all actions, by month */
    public Log log() {
        return new Log(em.createQuery("select a from Action a order by a.dueMonth, a.title, a.id", Action.class).getResultStream()
                .filter(action -> items.sees(action.commitment(), action.indicator())).toList(), items.edition());
    }

    /**
     * @param promises the sentences of the published statement
     * @param mayChange whether the reader may change it
     */
    public record One(Action action, boolean mayChange, Edition edition, List<String> promises) {}

    /** @throws NotFound when there is none, or it is for an item the reader may not see */
    public One one(UUID id) {
        Action action = Optional.ofNullable(em.find(Action.class, id)).filter(a -> items.sees(a.commitment(), a.indicator()))
                .orElseThrow(NotFound::new);
        return new One(action, ChangeAction.mayChange(action, items.member()), items.edition(), items.promises());
    }

    /** What a new action can be for. */
    public record Offer(Edition edition, List<String> promises) {}

    public Offer offer() {
        return new Offer(items.edition(), items.promises());
    }
}
