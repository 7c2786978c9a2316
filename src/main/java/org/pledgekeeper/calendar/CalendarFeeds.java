package org.pledgekeeper.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.database.InstantColumn;
import org.pledgekeeper.tenant.InTenant;

/** The caller's own private calendar in the current workspace. */
@ApplicationScoped
@InTenant(help = false)
public class CalendarFeeds {
    @PersistenceContext
    private EntityManager em;

    /** @param madeAt when its address was made; the address itself is known to its person only */
    public record Own(Kind.Chosen chosen, Instant madeAt) {}

    /** @return empty where the caller has none */
    public Optional<Own> own() {
        List<?> rows = em.createNativeQuery("select kinds, as_typed, made_at from calendar_feed where subject = current_person()")
                .getResultList();
        return rows.stream().map(Object[].class::cast)
                .map(row -> new Own(Kind.Chosen.of((String) row[0], (Boolean) row[1]), InstantColumn.read(row[2]))).findFirst();
    }
}
