package org.pledgekeeper.pulse;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Has pulses counted, and their answers deleted, in the night after their last day. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PulseKeeper extends TriedAgain {
    private static final Logger LOG = Logger.getLogger(PulseKeeper.class.getName());

    @Inject
    private DuePulses due;
    @Inject
    private CloseDuePulse closeDuePulse;

    /** One tenant's fault leaves the others' pulses closed; its own is tried again the next night. */
    @Schedule(hour = "1", minute = "15", timezone = Days.ZONE, persistent = false)
    public void night() {
        for (UUID tenant : due.tenants()) {
            try {
                closeDuePulse.close(tenant);
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, "The pulse of tenant " + tenant + " could not be closed", failure);
            }
        }
    }
}
