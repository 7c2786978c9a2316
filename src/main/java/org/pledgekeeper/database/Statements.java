package org.pledgekeeper.database;

/** How many SQL statements this thread has issued, for the ceilings in the tests and the benchmark. */
public final class Statements {
    private static final ThreadLocal<int[]> COUNT = ThreadLocal.withInitial(() -> new int[1]);

    private Statements() {}

    static void count() {
        COUNT.get()[0]++;
    }

    /** @return the number so far since the thread's last {@link #take} */
    public static int peek() {
        return COUNT.get()[0];
    }

    /** @return the number since the thread's last call of this method */
    public static int take() {
        int taken = COUNT.get()[0];
        COUNT.get()[0] = 0;
        return taken;
    }
}
