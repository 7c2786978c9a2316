package org.pledgekeeper.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Letters of one campaign are written side by side; who stops it waits for those being written, and then none is. */
@ApplicationScoped
@PartOfUseCase
public class CampaignTurn {
    @PersistenceContext
    private EntityManager em;

    void writing(UUID campaign) {
        hold("pg_advisory_xact_lock_shared", campaign);
    }

    void stopping(UUID campaign) {
        hold("pg_advisory_xact_lock", campaign);
    }

    private void hold(String lock, UUID campaign) {
        em.createNativeQuery("select cast(" + lock + "(hashtextextended('campaign ' || ?1, 0)) as text)")
                .setParameter(1, campaign.toString()).getSingleResult();
    }
}
