package org.pledgekeeper.campaign;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Has the letters of campaigns written in the morning, organisation by organisation. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CampaignKeeper extends TriedAgain {
    private static final Logger LOG = Logger.getLogger(CampaignKeeper.class.getName());

    @Inject
    private DueLetters dueLetters;
    @Inject
    private WriteLetters letters;

    /** One organisation's fault leaves the others' letters written; its own are tried again the next morning. */
    @Schedule(hour = "7", minute = "20", timezone = Days.ZONE, persistent = false)
    public void morning() {
        for (DueLetters.Due due : dueLetters.on(LocalDate.now(Days.SCOTLAND))) {
            try {
                letters.write(due);
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, "A letter of campaign " + due.campaign() + " to " + due.organisation() + " could not be written",
                        failure);
            }
        }
    }
}
