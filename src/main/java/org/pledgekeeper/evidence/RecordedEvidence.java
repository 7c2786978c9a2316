package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Takes in evidence of a round that was answered elsewhere, under the same rules, into the transaction's tenant. */
@ApplicationScoped
@PartOfUseCase
public class RecordedEvidence {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EvidenceUses uses;

    /**
     * A link beside an indicator of that round; one that is there already is used again.
     *
     * @throws org.pledgekeeper.refusal.Refused when it is no whole http or https address
     */
    public void link(UUID round, String indicator, String url, String by, Instant at) {
        Evidence evidence = em.createQuery("select e from Evidence e where e.link = :url", Evidence.class).setParameter("url", url)
                .getResultStream().findFirst().orElseGet(() -> {
                    Evidence added = new Evidence(UUID.randomUUID(), EvidenceContent.link(url), Evidence.About.NOTHING, by, at);
                    em.persist(added);
                    em.flush();
                    return added;
                });
        uses.put(round, List.of(new CarriedEvidence(indicator, evidence.id())));
    }
}
