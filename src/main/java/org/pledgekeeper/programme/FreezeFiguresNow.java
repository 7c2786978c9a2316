package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Freezes a release of the national figures when programme staff ask for one. */
@ApplicationScoped
@AcrossTenants(by = Caller.STAFF_FREEZING)
public class FreezeFiguresNow {
    @Inject
    private FigureRelease release;

    /** @return whether a release was made; false while no sector has five reviews waiting */
    public boolean freeze() {
        return release.make();
    }
}
