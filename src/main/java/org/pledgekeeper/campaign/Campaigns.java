package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The programme's campaigns, for its administrator: with what is public of those written to, and nothing of what they opened. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ADMINISTRATOR)
public class Campaigns {
    private static final int MOST = 200;

    @PersistenceContext
    private EntityManager em;
    @Inject
    private Addressed addressed;

    /**
     * A campaign and whom it reaches.
     *
     * @param organisations how many; of a draft, how many it would be today
     * @param reviewedSince how many of them have signed a review off since it began, by the days on their public profiles
     */
    public record Of(Campaign campaign, int organisations, int reviewedSince) {}

    /** @return the latest beginning first; at most 200 */
    public List<Campaign> all() {
        return em.createQuery("select c from Campaign c order by c.beginsOn desc, c.id", Campaign.class).setMaxResults(MOST)
                .getResultList();
    }

    /** @throws NotFound where there is none of this id */
    public Of one(UUID id) {
        Campaign campaign = Optional.ofNullable(em.find(Campaign.class, id)).orElseThrow(NotFound::new);
        if (campaign.isDraft()) {
            return new Of(campaign, addressed.count(campaign.getGroup(), campaign.getBeginsOn()), 0);
        }
        Object[] counted = (Object[]) em.createNativeQuery("""
                select count(*), count(r.tenant_id) from campaign c join campaign_organisation o on o.campaign_id = c.id
                left join review_date r on r.tenant_id = o.organisation_id and r.submitted_on >= c.begins_on where c.id = ?1""")
                .setParameter(1, id).getSingleResult();
        return new Of(campaign, ((Number) counted[0]).intValue(), ((Number) counted[1]).intValue());
    }
}
