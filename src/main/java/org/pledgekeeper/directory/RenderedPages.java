package org.pledgekeeper.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.assessment.RoundSignedOff;
import org.pledgekeeper.statement.Published;

/**
 * Public pages as bytes: rendered once, then served as they are, to everyone alike. Emptied when something is published;
 * at most {@code pledgekeeper.public-pages.keep-seconds} old on other nodes.
 */
@ApplicationScoped
public class RenderedPages {
    private static final long BYTES_AT_MOST = 64L * 1024 * 1024;

    @Inject
    @ConfigProperty(name = "pledgekeeper.public-pages.keep-seconds")
    private int keepSeconds;

    private Cache<String, byte[]> pages;

    @PostConstruct
    void open() {
        pages = Caffeine.newBuilder().maximumWeight(BYTES_AT_MOST)
                .weigher((String address, byte[] page) -> page.length + 200).expireAfterWrite(Duration.ofSeconds(keepSeconds)).build();
    }

    Optional<byte[]> get(String address) {
        return Optional.ofNullable(pages.getIfPresent(address));
    }

    void put(String address, byte[] page) {
        pages.put(address, page);
    }

    void onPublished(@Observes(during = TransactionPhase.AFTER_SUCCESS) Published published) {
        pages.invalidateAll();
    }

    void onSubmitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoundSignedOff submitted) {
        pages.invalidateAll();
    }
}
