package org.pledgekeeper.board;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.PartOfUseCase;

/** What is kept of a board paper, and where the actions stand: read in one statement. */
@ApplicationScoped
@PartOfUseCase
class KeptAsks {
    @PersistenceContext
    private EntityManager em;

    /** @param actions the latest months first */
    record Kept(Asks asks, List<Done> actions) {}

    /** An action, as far as a paper says it. @param month its first day */
    record Done(String title, Action.State state, java.time.LocalDate month) {}

    Kept read() {
        Asks asks = Asks.NONE;
        List<Done> actions = new ArrayList<>();
        for (Object row : em.createNativeQuery("""
                select asks, written_by, written_at, version, cast(null as text) as state, cast(null as date) as month from board_paper
                union all select title, null, null, 0, state, due_month from action order by 6 desc, 1""").getResultList()) {
            Object[] r = (Object[]) row;
            if (r[4] == null) {
                asks = Asks.kept((String) r[0], (String) r[1], InstantColumn.read(r[2]), ((Number) r[3]).intValue());
            } else {
                actions.add(new Done((String) r[0], Action.State.valueOf((String) r[4]), ((Date) r[5]).toLocalDate()));
            }
        }
        return new Kept(asks, actions);
    }

    Asks asks() {
        return read().asks();
    }
}
