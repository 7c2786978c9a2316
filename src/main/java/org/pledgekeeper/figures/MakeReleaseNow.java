package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Makes a release of the national figures when programme staff ask for one. Nobody outside sees it before two have signed it. */
@ApplicationScoped
@AcrossTenants(by = Caller.STAFF_FREEZING, as = ProgrammeRole.ANALYST)
public class MakeReleaseNow {
    @Inject
    private FigureRelease release;

    /** @return its number; empty while too few reviews wait */
    public Optional<Integer> make() {
        return release.make();
    }
}
