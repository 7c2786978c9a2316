package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.sql.Date;
import java.time.LocalDate;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Which organisations are in a group: by the register, and by the day of the latest review on their public profiles. */
@ApplicationScoped
@PartOfUseCase
public class Addressed {
    private static final String GROUP = """
            from tenant t left join review_date r on r.tenant_id = t.id
            where ?1 in ('', t.sector) and ?2 in ('', t.size) and ?3 in ('', region_of(t.area))
            and case ?4 when 'NEVER' then r.submitted_on is null
              when 'LONG_AGO' then r.submitted_on < cast(?5 as date) - make_interval(months => ?6) else true end""";

    @PersistenceContext
    private EntityManager em;

    int count(Group group, LocalDate beginsOn) {
        return ((Number) fill(em.createNativeQuery("select count(*) " + GROUP), group, beginsOn).getSingleResult()).intValue();
    }

    /** @return how many they are */
    int draw(UUID campaign, Group group, LocalDate beginsOn) {
        return fill(em.createNativeQuery("insert into campaign_organisation (campaign_id, organisation_id) select ?7, t.id " + GROUP)
                .setParameter(7, campaign), group, beginsOn).executeUpdate();
    }

    private static Query fill(Query query, Group group, LocalDate beginsOn) {
        return query.setParameter(1, group.getSector() == null ? "" : group.getSector().name())
                .setParameter(2, group.getSize() == null ? "" : group.getSize().name())
                .setParameter(3, group.getRegion() == null ? "" : group.getRegion().name())
                .setParameter(4, group.getReviewed().name()).setParameter(5, Date.valueOf(beginsOn))
                .setParameter(6, group.getMonths() == null ? 0 : group.getMonths());
    }
}
