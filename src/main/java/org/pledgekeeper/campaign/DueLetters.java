package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Which letters of running campaigns are due: on their day, or within a week of it where no node ran. */
@ApplicationScoped
@AcrossTenants(by = Caller.HOUSEKEEPER)
public class DueLetters {
    private static final int DAYS_LATE = 6;

    @PersistenceContext
    private EntityManager em;

    /** @param step 0 for the letter, 1 and 2 for its reminders */
    public record Due(UUID campaign, int step, UUID organisation) {}

    public List<Due> on(LocalDate today) {
        List<?> rows = em.createNativeQuery("""
                select c.id, s.step, o.organisation_id from campaign c cross join generate_series(0, 2) as s (step)
                join campaign_organisation o on o.campaign_id = c.id
                where s.step <= c.reminders and cast(?1 as date) - (c.begins_on + s.step * c.days_between) between 0 and ?2
                order by c.begins_on, c.id, o.organisation_id""").setParameter(1, Date.valueOf(today)).setParameter(2, DAYS_LATE)
                .getResultList();
        return rows.stream().map(Object[].class::cast)
                .map(row -> new Due((UUID) row[0], ((Number) row[1]).intValue(), (UUID) row[2])).toList();
    }
}
