package org.pledgekeeper.tenant;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One person's place in one tenant.
 *
 * @param place another one each time someone is given a place anew
 * @param programmeReadsUntil until when the programme may read this workspace by its lead's leave; null while it may not
 * @param help whether this is someone of the programme who reads by that leave: as a viewer, and a member of nothing
 * @param only the items (commitments and indicators) this person was invited for; empty, and all are open, unless {@code onlyAssigned}
 */
public record Membership(UUID tenant, String slug, String organisation, UUID place, String subject, String personName,
        Role role, boolean onlyAssigned, Set<String> only, Instant programmeReadsUntil, boolean help) {
    /** A member's place while the programme does not read there. */
    public Membership(UUID tenant, String slug, String organisation, UUID place, String subject, String personName, Role role,
            boolean onlyAssigned, Set<String> only) {
        this(tenant, slug, organisation, place, subject, personName, role, onlyAssigned, only, null, false);
    }

    /** @return whether this person may see and answer an indicator */
    public boolean sees(String commitment, String indicator) {
        return !onlyAssigned || only.contains(commitment) || only.contains(indicator);
    }
}
