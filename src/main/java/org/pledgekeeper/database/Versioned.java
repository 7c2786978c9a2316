package org.pledgekeeper.database;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.pledgekeeper.refusal.ChangedMeanwhile;

/** What several people may write, each with the version in front of them that they last saw. */
public interface Versioned {
    int getVersion();

    /** @throws ChangedMeanwhile when this is not the version that was seen; it carries this one */
    default void requireSeen(int seen) {
        if (getVersion() != seen) {
            throw new ChangedMeanwhile(this);
        }
    }

    /**
     * @param seen the version its writer has in front of them; of no matter where there is none yet
     * @return the one of this id, held until the transaction ends; none where it is new
     * @throws ChangedMeanwhile when someone else has changed it since; it carries theirs
     */
    static <T extends Versioned> Optional<T> hold(EntityManager em, Class<T> type, UUID id, int seen) {
        Optional<T> held = Optional.ofNullable(em.find(type, id, LockModeType.PESSIMISTIC_WRITE));
        held.ifPresent(one -> one.requireSeen(seen));
        return held;
    }
}
