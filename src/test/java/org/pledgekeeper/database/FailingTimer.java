package org.pledgekeeper.database;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.CountDownLatch;

/** A timer that fails each time, as all do while the database is away. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FailingTimer extends TriedAgain {
    static final CountDownLatch CALLS = new CountDownLatch(4);

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    public void fail() {
        CALLS.countDown();
        throw new IllegalStateException("The database is away");
    }
}
