package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Makes a release of the national figures when the quarter turns; no person calls it. */
@ApplicationScoped
@AcrossTenants(by = Caller.FIGURES)
public class MakeRelease {
    @Inject
    private FigureRelease release;

    /** @return its number; empty while too few reviews wait */
    public Optional<Integer> make() {
        return release.make();
    }
}
