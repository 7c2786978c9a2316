package org.pledgekeeper.database;

import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.InvocationContext;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What a timer calls. The container drops a timer whose call has failed twice, five seconds apart, as all do while the database is away.
 * So a failure goes to the log here, and it is tried again at its next time.
 */
public abstract class TriedAgain {
    private static final Logger LOG = Logger.getLogger(TriedAgain.class.getName());

    @AroundTimeout
    Object orNextTime(InvocationContext call) {
        try {
            return call.proceed();
        } catch (Exception failure) {
            LOG.log(Level.SEVERE, call.getMethod() + " failed, and is tried again at its next time", failure);
            return null;
        }
    }
}
