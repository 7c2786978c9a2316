package org.pledgekeeper.database;

import java.util.UUID;

/**
 * What the current thread's transactions may see. Set by the interceptors of {@code @InTenant} and
 * {@code @AcrossTenants} before a transaction begins; read by {@link ScopeOnConnection} when it first needs a connection.
 * With none set, a transaction sees only what {@code pledgekeeper_public} may read.
 *
 * @param tenant the tenant whose rows are visible, or null
 * @param person the signed-in person's subject, whose own memberships are visible, or null
 * @param databaseRole the PostgreSQL role the transaction runs as
 */
public record Scope(UUID tenant, String person, String databaseRole) {
    public static final String APP = "pledgekeeper_app";
    public static final String PUBLIC = "pledgekeeper_public";
    /** Reads, in a transaction that can do nothing else. */
    public static final String HELPER = "pledgekeeper_helper";

    private static final Scope NONE = new Scope(null, null, PUBLIC);
    private static final ThreadLocal<Scope> CURRENT = ThreadLocal.withInitial(() -> NONE);

    static Scope current() {
        return CURRENT.get();
    }

    /** Runs the work in this scope and puts the former one back, whatever happens. */
    public <T> T call(Work<T> work) throws Exception {
        Scope former = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.call();
        } finally {
            if (former.equals(NONE)) {
                CURRENT.remove();
            } else {
                CURRENT.set(former);
            }
        }
    }

    @FunctionalInterface
    public interface Work<T> {
        T call() throws Exception;
    }
}
