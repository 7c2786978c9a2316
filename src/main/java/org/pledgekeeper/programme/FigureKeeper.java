package org.pledgekeeper.programme;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.pledgekeeper.web.Days;

/** Has a release of the national figures made on the first morning of each quarter, for those who ask for none themselves. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FigureKeeper {
    @Inject
    private FreezeFigures figures;

    @Schedule(month = "1,4,7,10", dayOfMonth = "1", hour = "4", timezone = Days.ZONE, persistent = false)
    public void quarter() {
        figures.freeze();
    }
}
