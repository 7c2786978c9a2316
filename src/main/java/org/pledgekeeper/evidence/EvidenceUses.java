package org.pledgekeeper.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Which evidence stands by which indicator in which round, and so who may see it; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
class EvidenceUses {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;

    /** @param submitted whether the round was submitted, or is an earlier one */
    record Use(UUID evidence, UUID round, int number, String edition, boolean submitted, String indicator) {}

    List<Use> all() {
        return uses("true", null);
    }

    List<Use> of(UUID evidence) {
        return uses("u.evidence_id = ?1", evidence);
    }

    List<Use> in(UUID round) {
        return uses("u.assessment_id = ?1", round);
    }

    private List<Use> uses(String condition, UUID id) {
        Query query = em.createNativeQuery("""
                select u.evidence_id, a.id, a.number, a.edition, a.submitted_at is not null, u.indicator from evidence_use u
                join assessment a on a.tenant_id = u.tenant_id and a.id = u.assessment_id where\s""" + condition
                + " order by a.number, u.indicator");
        List<?> rows = (id == null ? query : query.setParameter(1, id)).getResultList();
        return rows.stream().map(Object[].class::cast).map(r -> new Use((UUID) r[0], (UUID) r[1], ((Number) r[2]).intValue(), (String) r[3],
                (Boolean) r[4], (String) r[5])).toList();
    }

    /**
     * @return evidence the caller may see, held as asked until this transaction ends
     * @throws NotFound when there is none, or it stands by no item that was assigned to a caller who sees only those
     */
    Evidence find(UUID evidence, LockModeType lock) {
        Evidence found = em.find(Evidence.class, evidence, lock);
        if (found == null || isOnlyAssigned() && of(evidence).stream().noneMatch(this::isTheirs)) {
            throw new NotFound();
        }
        return found;
    }

    boolean isOnlyAssigned() {
        return tenant.membership().filter(Membership::onlyAssigned).isPresent();
    }

    /** @return whether it stands by an item the caller may see */
    boolean isTheirs(Use use) {
        Optional<Edition.Commitment> commitment = checklists.edition(use.edition()).commitmentOf(use.indicator());
        return tenant.membership().filter(member -> member.sees(commitment.map(Edition.Commitment::id).orElse(""), use.indicator()))
                .isPresent();
    }

    /** @throws NotFound when one of the indicators is not asked; Refused under {@code for} when there are none */
    void put(UUID round, UUID evidence, Collection<String> indicators, Edition asked) {
        if (indicators.isEmpty()) {
            throw new Refused("for", "Choose at least one item that this is evidence for.");
        }
        indicators.forEach(asked::mustAsk);
        em.flush();
        put(round, indicators.stream().map(indicator -> new CarriedEvidence(indicator, evidence)).toList());
    }

    /** In one statement; what stands there already stays. */
    void put(UUID round, List<CarriedEvidence> all) {
        if (!all.isEmpty()) {
            em.createNativeQuery("""
                    insert into evidence_use (assessment_id, indicator, evidence_id)
                    select ?1, one.indicator, cast(one.evidence as uuid) from unnest(string_to_array(?2, ' '), string_to_array(?3, ' \
                    ')) as one (indicator, evidence)
                    on conflict do nothing""").setParameter(1, round)
                    .setParameter(2, String.join(" ", all.stream().map(CarriedEvidence::indicator).toList()))
                    .setParameter(3, String.join(" ", all.stream().map(one -> one.evidence().toString()).toList())).executeUpdate();
        }
    }

    /** @return how many it stood by */
    int take(UUID round, UUID evidence, Collection<String> indicators) {
        return em.createNativeQuery(
                "delete from evidence_use where assessment_id = ?1 and evidence_id = ?2 and indicator = any (string_to_array(?3, ' '))")
                .setParameter(1, round).setParameter(2, evidence).setParameter(3, String.join(" ", indicators)).executeUpdate();
    }
}
