package org.pledgekeeper.story;

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

/** Looks every five minutes, and as each day begins, for stories whose time is over and tellers who are to be written to. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StoryKeeper extends TriedAgain {
    private static final Logger LOG = Logger.getLogger(StoryKeeper.class.getName());

    @Inject
    private DueStories due;
    @Inject
    private KeepStories keepStories;

    @Schedule(hour = "*", minute = "*/5", second = "0", timezone = Days.ZONE, persistent = false)
    public void round() {
        keep(LocalDate.now(Days.SCOTLAND));
    }

    /** One organisation's fault leaves the others as they should be; its own is tried again five minutes later. */
    void keep(LocalDate today) {
        for (UUID tenant : due.tenants(today)) {
            try {
                keepStories.keep(tenant, today);
            } catch (RuntimeException failure) {
                LOG.log(Level.SEVERE, "The stories of tenant " + tenant + " could not be looked after", failure);
            }
        }
    }
}
