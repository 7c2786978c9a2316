package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.pledgekeeper.security.ProgrammeRole;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** All releases of the national figures, for programme staff: those that still wait for a signature too. */
@ApplicationScoped
@AcrossTenants(by = Caller.PROGRAMME_STAFF, as = ProgrammeRole.ANALYST)
public class NationalFigures {
    @Inject
    private ReadFigures read;

    /**
     * @param number which release; empty for the newest
     * @return empty while there is none
     * @throws org.pledgekeeper.refusal.NotFound for a number that is none
     */
    public Optional<Figures> figures(Optional<Integer> number) {
        return read.figures(number);
    }

    /** @return who has signed it off so far; none of a number that is none */
    public List<Figures.Signature> signatures(int release) {
        return read.signatures(release);
    }
}
