package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.InTenant;
import org.pledgekeeper.tenant.Role;

/** The lead writes what the organisation asks its board for. It stays with the paper until it is written anew. */
@ApplicationScoped
@InTenant(Role.LEAD)
public class SaveAsks {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private KeptAsks kept;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Event<Change> changes;

    /**
     * @param seen the version the writer has in front of them
     * @throws Refused for more than six asks, or one that is longer than 300 characters
     * @throws ChangedMeanwhile when another lead has changed them since; nothing was saved, and it carries their {@link Asks}
     */
    public void save(List<String> typed, int seen) {
        List<String> lines = Asks.read(typed);
        int saved = em.createNativeQuery("""
                insert into board_paper (asks, written_by, version) values (?1, ?2, 1)
                on conflict (tenant_id) do update set asks = excluded.asks, written_by = excluded.written_by,
                  written_at = excluded.written_at, version = board_paper.version + 1 where board_paper.version = ?3""")
                .setParameter(1, String.join("\n", lines)).setParameter(2, tenant.getPersonName()).setParameter(3, seen).executeUpdate();
        if (saved == 0) {
            throw new ChangedMeanwhile(kept.asks());
        }
        changes.fire(new Change("wrote asks of board", "board paper", null));
    }
}
