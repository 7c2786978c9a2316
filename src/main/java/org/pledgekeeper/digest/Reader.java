package org.pledgekeeper.digest;

import java.util.Set;
import org.pledgekeeper.tenant.Role;

/**
 * Whom a digest is for.
 *
 * @param onlyAssigned whether they see only what they look after
 * @param items the commitments and indicators they look after
 */
record Reader(String subject, String name, Role role, boolean onlyAssigned, Set<String> items) {
    /** @param own whether it is something they wrote themselves */
    boolean sees(String commitment, String indicator, boolean own) {
        return !onlyAssigned || own || items.contains(String.valueOf(commitment)) || items.contains(String.valueOf(indicator));
    }

    /** As changing an action does. */
    boolean mayChange(boolean own) {
        return role == Role.LEAD || role == Role.CHAMPION || role == Role.CONTRIBUTOR && own;
    }
}
