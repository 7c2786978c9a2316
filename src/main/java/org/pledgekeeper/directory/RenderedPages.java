package org.pledgekeeper.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.assessment.RoundSignedOff;
import org.pledgekeeper.statement.Published;

/**
 * Public pages as bytes: rendered once, then served as they are, to everyone alike. Emptied when something is published or taken back:
 * here at once, on other nodes within a second (docs/adr/0050). At most {@code pledgekeeper.public-pages.keep-seconds} old.
 */
@ApplicationScoped
public class RenderedPages {
    private static final Logger LOG = Logger.getLogger(RenderedPages.class.getName());
    private static final long BYTES_AT_MOST = 64L * 1024 * 1024;
    private static final int TOTALS_AT_MOST = 1_000;
    private static final Duration ASK_AGAIN = Duration.ofMillis(500);

    @Inject
    @ConfigProperty(name = "pledgekeeper.public-pages.keep-seconds")
    private int keepSeconds;

    @Inject
    private PublicChanges changes;
    @Inject
    private Event<ChangedSomewhere> somewhere;

    private Cache<String, byte[]> pages;
    private Cache<String, Integer> totals;
    private final AtomicLong emptied = new AtomicLong();
    @Inject
    private RequestContextController requests;
    @Resource
    private ManagedScheduledExecutorService timer;
    private ScheduledFuture<?> asking;
    private long known;

    @PostConstruct
    void open() {
        pages = Caffeine.newBuilder().maximumWeight(BYTES_AT_MOST)
                .weigher((String address, byte[] page) -> page.length + 200).expireAfterWrite(Duration.ofSeconds(keepSeconds)).build();
        totals = Caffeine.newBuilder().maximumSize(TOTALS_AT_MOST).expireAfterWrite(Duration.ofSeconds(keepSeconds)).build();
        asking = timer.scheduleWithFixedDelay(this::ask, 0, ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void close() {
        asking.cancel(true);
    }

    /** While the database cannot be asked, pages stay for as long as they may at most. */
    private void ask() {
        requests.activate();
        try {
            long counted = changes.counted();
            if (counted != known) {
                known = counted;
                empty();
                somewhere.fire(new ChangedSomewhere());
            }
        } catch (RuntimeException notNow) {
            LOG.log(Level.FINE, "Whether something public has changed elsewhere could not be asked", notNow);
        } finally {
            requests.deactivate();
        }
    }

    /** @return what {@link #put} is to be told, of before the page is made */
    public long before() {
        return emptied.get();
    }

    Optional<byte[]> get(String address) {
        return Optional.ofNullable(pages.getIfPresent(address));
    }

    /** Keeps a page, unless what it shows may have changed while it was made. */
    void put(String address, byte[] page, long before) {
        keep(pages, address, page, before);
    }

    /**
     * @return how many there are of what the pages of one list show, counted once for all of them; none of a list of nothing is kept, of
     * which anyone can ask for any number
     */
    int total(String list, IntSupplier count) {
        Integer known = totals.getIfPresent(list);
        if (known != null) {
            return known;
        }
        long before = before();
        int counted = count.getAsInt();
        if (counted > 0) {
            keep(totals, list, counted, before);
        }
        return counted;
    }

    private <T> void keep(Cache<String, T> where, String address, T what, long before) {
        where.put(address, what);
        if (before != emptied.get()) {
            where.invalidate(address);
        }
    }

    private void empty() {
        emptied.incrementAndGet();
        pages.invalidateAll();
        totals.invalidateAll();
    }

    void onPublished(@Observes(during = TransactionPhase.AFTER_SUCCESS) Published published) {
        empty();
    }

    void onSubmitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoundSignedOff submitted) {
        empty();
    }
}
