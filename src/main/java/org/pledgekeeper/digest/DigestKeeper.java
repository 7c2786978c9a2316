package org.pledgekeeper.digest;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Has the digests written early in the morning, tenant by tenant. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DigestKeeper extends TriedAgain {
    private static final Logger LOG = Logger.getLogger(DigestKeeper.class.getName());

    @Inject
    private WriteDigests digests;

    /** One tenant's fault leaves the others' digests written; its own are tried again the next morning. */
    @Schedule(hour = "6", minute = "40", timezone = Days.ZONE, persistent = false)
    public void morning() {
        LocalDate today = LocalDate.now(Days.SCOTLAND);
        for (UUID tenant : digests.tenants()) {
            try {
                digests.write(tenant, today);
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, "The digests of tenant " + tenant + " could not be written", failure);
            }
        }
    }
}
