package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pledgekeeper.assessment.BesideItems.EvidenceShown;
import org.pledgekeeper.assessment.RoundOpened;
import org.pledgekeeper.tenant.PartOfUseCase;
import org.pledgekeeper.web.Days;

/** Takes evidence that is up to date along into the next round, inside the transaction that opens it. */
@ApplicationScoped
@PartOfUseCase
class CarryEvidence {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private EvidenceUses uses;

    void carry(@Observes RoundOpened opened) {
        Map<UUID, EvidenceShown> all = em.createQuery("select e from Evidence e", Evidence.class).getResultStream()
                .collect(Collectors.toMap(Evidence::id, Evidence::shown));
        Map<String, Set<EvidenceShown>> last = new LinkedHashMap<>();
        uses.in(opened.last())
                .forEach(use -> last.computeIfAbsent(use.indicator(), key -> new LinkedHashSet<>()).add(all.get(use.evidence())));
        uses.put(opened.next(), CarriedEvidence.of(last, opened.map(), LocalDate.now(Days.SCOTLAND)));
    }
}
