package org.pledgekeeper.logbook;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Empties the bin by night. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BinNightly extends TriedAgain {
    @Inject
    private EmptyBin bin;

    @Schedule(hour = "3", minute = "20", timezone = Days.ZONE, persistent = false)
    public void run() {
        bin.empty();
    }
}
