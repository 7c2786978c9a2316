package org.pledgekeeper.figures;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Has a release of the national figures made when a quarter begins. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FigureKeeper extends TriedAgain {
    @Inject
    private MakeRelease release;

    @Schedule(hour = "4", timezone = Days.ZONE, persistent = false)
    public void morning() {
        release.makeDue(LocalDate.now(Days.SCOTLAND));
    }
}
