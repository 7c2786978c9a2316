package org.pledgekeeper.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** How often each network may do something in a while. Counted in memory only, and forgotten when the while is over. */
public final class Allowance {
    private final LoadingCache<String, Bucket> buckets;

    public Allowance(long times, Duration period) {
        buckets = Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(period)
                .build(network -> Bucket.builder().addLimit(limit -> limit.capacity(times).refillGreedy(times, period)).build());
    }

    /** @return whether it may once more, which is counted */
    public boolean take(String network) {
        return buckets.get(network).tryConsume(1);
    }
}
