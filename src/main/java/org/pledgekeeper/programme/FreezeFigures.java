package org.pledgekeeper.programme;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Freezes a release of the national figures when the quarter turns; no person calls it. */
@ApplicationScoped
@AcrossTenants(by = Caller.FIGURES)
public class FreezeFigures {
    @Inject
    private FigureRelease release;

    /** @return whether a release was made; false while no sector has five reviews waiting */
    public boolean freeze() {
        return release.make();
    }
}
