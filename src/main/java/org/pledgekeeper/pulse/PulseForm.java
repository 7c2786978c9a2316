package org.pledgekeeper.pulse;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** What a pulse asks whoever follows one of its links. */
@ApplicationScoped
@AcrossTenants(by = Caller.RESPONDENT)
public class PulseForm {
    @Inject
    private FollowLink links;

    /** Whether a pulse still takes answers. Whether this link was used before is never told. */
    public enum State { OPEN, CLOSED }

    /** @param indicators ids, in the order they are asked; none unless it is open */
    public record Asked(State state, String organisation, Audience audience, boolean singleUse, LocalDate closesOn,
            List<String> indicators) {}

    /** @throws org.pledgekeeper.refusal.NotFound when no link has this token */
    public Asked of(String token) {
        FollowLink.Followed link = links.follow(token);
        State state = link.open() ? State.OPEN : State.CLOSED;
        return new Asked(state, link.organisation(), link.audience(), link.singleUse(), link.closesOn(),
                state == State.OPEN ? link.indicators() : List.of());
    }
}
