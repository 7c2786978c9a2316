package org.pledgekeeper.programme;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Each morning, before the programme's team begins. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StaffMorning extends TriedAgain {
    @Inject
    private TellStaff tellStaff;

    @Schedule(hour = "8", timezone = Days.ZONE, persistent = false)
    public void morning() {
        tellStaff.tell(LocalDate.now(Days.SCOTLAND));
    }
}
