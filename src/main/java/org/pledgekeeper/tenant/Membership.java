package org.pledgekeeper.tenant;

import java.util.Set;
import java.util.UUID;

/**
 * One person's place in one tenant.
 *
 * @param only the items (commitments and indicators) this person was invited for; empty, and all are open, unless {@code onlyAssigned}
 */
public record Membership(UUID tenant, String slug, String organisation, String subject, String personName, Role role,
        boolean onlyAssigned, Set<String> only) {
    /** @return whether this person may see and answer an indicator */
    public boolean sees(String commitment, String indicator) {
        return !onlyAssigned || only.contains(commitment) || only.contains(indicator);
    }
}
