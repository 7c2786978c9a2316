package org.pledgekeeper.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.pledgekeeper.refusal.IdTaken;
import org.pledgekeeper.refusal.Refused;

/** The files on their way in, in this server's memory and nowhere else: at most 64 MB of them, two counted at once. */
@ApplicationScoped
public class Readings {
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Duration LEFT = Duration.ofMinutes(30);
    private static final int MOST_UNDER_WAY = 8;

    private final Cache<UUID, Reading> all = Caffeine.newBuilder().maximumWeight(MOST_BYTES).weigher((UUID id, Reading one) -> one.size())
            .expireAfterAccess(LEFT)
            .evictionListener((UUID id, Reading one, com.github.benmanes.caffeine.cache.RemovalCause why) -> giveUp(one))
            .build();
    private final Semaphore turns = new Semaphore(2, true);
    @Resource
    private ManagedExecutorService executor;

    /** Told inside the transaction that entered it. */
    record Entered(UUID id) {}

    private static void giveUp(Reading one) {
        if (one != null) {
            one.giveUp();
        }
    }

    /**
     * @throws Refused when a colleague's file is being counted, or too many are
     * @throws IdTaken when a file of somebody else has its id
     */
    synchronized void begin(Reading reading, Mapping mapping) {
        Reading there = all.getIfPresent(reading.id());
        if (there != null && !there.isOfTheSameAs(reading)) {
            throw new IdTaken();
        }
        if (all.asMap().values().stream().anyMatch(one -> one.isBesides(reading) && one.isUnderWay())) {
            throw new Refused("file", "A file of your organisation is being read just now. Please try again in a minute.");
        }
        long underWay = all.asMap().values().stream().filter(one -> one != reading && one.isUnderWay()).count();
        if (underWay >= MOST_UNDER_WAY) {
            throw new Refused("file", "Many files are being read just now. Please try again in a minute.");
        }
        Runnable turn = reading.turn(mapping);
        if (there != reading) {
            giveUp(there);
        }
        all.put(reading.id(), reading);
        executor.execute(() -> {
            turns.acquireUninterruptibly();
            try {
                turn.run();
            } finally {
                turns.release();
            }
        });
    }

    /** @return that reading; empty where it is over, forgotten, or somebody else's */
    Optional<Reading> of(UUID id, UUID tenant, String subject) {
        return Optional.ofNullable(all.getIfPresent(id)).filter(one -> one.isOf(tenant, subject));
    }

    void forget(UUID id) {
        giveUp(all.asMap().remove(id));
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Entered entered) {
        forget(entered.id());
    }
}
