package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Optional;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Makes a release of the national figures when the quarter turns; no person calls it. */
@ApplicationScoped
@AcrossTenants(by = Caller.FIGURES)
public class MakeRelease {
    @Inject
    private FigureRelease release;

    /**
     * Makes the one of a quarter: on its first morning, or within a week of it where no node ran then, or too few reviews waited.
     *
     * @return its number; empty on other days, where one was made since the quarter began, and while too few reviews wait
     */
    public Optional<Integer> makeDue(LocalDate today) {
        LocalDate begins = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return today.isBefore(begins.plusWeeks(1)) && !release.isMadeSince(begins) ? release.make() : Optional.empty();
    }

    /** @return its number; empty while too few reviews wait */
    public Optional<Integer> make() {
        return release.make();
    }
}
