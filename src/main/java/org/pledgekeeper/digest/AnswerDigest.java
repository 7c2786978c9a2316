package org.pledgekeeper.digest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Says through a digest's link how far its action has come: once, and as far as the link's person may. */
@ApplicationScoped
@AcrossTenants(by = Caller.RECIPIENT)
public class AnswerDigest {
    @PersistenceContext
    private EntityManager em;
    @Inject
    private FollowDigestLink link;
    @Inject
    private Event<Change> changes;

    /** @return whether it was noted; if not, nothing has changed, and {@link DigestLinks#of} says why */
    public boolean answer(String secret, DigestAnswer answer) {
        Optional<FollowDigestLink.Followed> found = link.follow(secret);
        if (answer == null || DigestLinks.Stage.of(found) != DigestLinks.Stage.OPEN) {
            return false;
        }
        FollowDigestLink.Followed followed = found.get();
        boolean first = em.createNativeQuery("update digest_link set used_at = now() where secret_hash = ?1 and used_at is null")
                .setParameter(1, followed.hash()).executeUpdate() == 1;
        if (!first || em.createNativeQuery(
                "update action set state = ?2, version = version + 1 where id = ?1 and state in ('PLANNED', 'UNDER_WAY')")
                .setParameter(1, followed.action()).setParameter(2, answer.getState().name()).executeUpdate() == 0) {
            return false;
        }
        changes.fire(answer.getState().reached(followed.action()));
        return true;
    }
}
