package org.pledgekeeper.champion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in champions who were written down elsewhere. */
@ApplicationScoped
@PartOfUseCase
public class RecordedChampions {
    @PersistenceContext
    private EntityManager em;

    public void record(List<Champion.Said> champions, String by, Instant at) {
        champions.forEach(said -> {
            Champion champion = new Champion(UUID.randomUUID());
            champion.say(said, false, by, at);
            em.persist(champion);
        });
    }
}
