package org.pledgekeeper.joint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.tenant.Membership;
import org.pledgekeeper.tenant.PartOfUseCase;

/** Joint actions of the caller's organisation, as far as they may see; in the transaction of the use case that asks. */
@ApplicationScoped
@PartOfUseCase
public class Pairs {
    /** What joint work is for, for whoever was invited for some items only. */
    static final String COMMITMENT = "courageous-leadership";
    static final String INDICATOR = "cl-joint-work";

    @PersistenceContext
    private EntityManager em;
    @Inject
    private CurrentTenant tenant;

    /** A signatory, as the public knows it. */
    record Signatory(UUID id, String slug, String name) {}

    /** @return up to 20 signatories, the caller's own organisation not among them */
    List<Signatory> named(String part) {
        return signatories(part, null).stream().filter(one -> !one.id().equals(own())).toList();
    }

    Optional<Signatory> at(String slug) {
        return signatories("", slug).stream().findFirst();
    }

    private List<Signatory> signatories(String part, String slug) {
        List<?> rows = em.createNativeQuery("select cast(id as text), slug, name from public_signatories(?1, cast(?2 as text))")
                .setParameter(1, part).setParameter(2, slug).getResultList();
        return rows.stream().map(row -> (Object[]) row)
                .map(r -> new Signatory(UUID.fromString((String) r[0]), (String) r[1], (String) r[2])).toList();
    }

    boolean isSeen() {
        return member().sees(COMMITMENT, INDICATOR);
    }

    /** @return the shared part, held until the transaction ends @throws NotFound when it is another pair's, or was left */
    JointAction hold(UUID id) {
        JointAction action = isSeen() ? em.find(JointAction.class, id, LockModeType.PESSIMISTIC_WRITE) : null;
        if (action == null || action.getState() == JointAction.State.WITHDRAWN && !action.inviter().equals(own())) {
            throw new NotFound();
        }
        return action;
    }

    JointSide side(UUID id) {
        return Optional.ofNullable(em.find(JointSide.class, id)).orElseThrow(NotFound::new);
    }

    UUID own() {
        return member().tenant();
    }

    private Membership member() {
        return tenant.membership().orElseThrow(NotFound::new);
    }
}
