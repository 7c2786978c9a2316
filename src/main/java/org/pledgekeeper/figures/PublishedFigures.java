package org.pledgekeeper.figures;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** The releases that two of the programme's staff have signed off, for everyone. */
@ApplicationScoped
@AcrossTenants(by = Caller.ANYONE)
public class PublishedFigures {
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

    /** @return answers to items as a published release counted them last; empty while none did */
    public Optional<Figures.Items> items() {
        return read.items();
    }
}
