package org.pledgekeeper.signup;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.pledgekeeper.database.TriedAgain;
import org.pledgekeeper.web.Days;

/** Runs what sign-up does by night. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Nightly extends TriedAgain {
    @Inject
    private ForgetDrafts drafts;

    @Schedule(hour = "3", timezone = Days.ZONE, persistent = false)
    public void run() {
        drafts.forget();
    }
}
