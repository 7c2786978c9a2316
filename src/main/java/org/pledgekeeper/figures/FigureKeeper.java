package org.pledgekeeper.figures;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.pledgekeeper.web.Days;

/** Has a release of the national figures made on the first morning of each quarter. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FigureKeeper {
    @Inject
    private MakeRelease release;

    @Schedule(month = "1,4,7,10", dayOfMonth = "1", hour = "4", timezone = Days.ZONE, persistent = false)
    public void quarter() {
        release.make();
    }
}
