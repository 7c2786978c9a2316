package org.pledgekeeper.tenant;

import java.util.UUID;

/** One person's place in one tenant. */
public record Membership(UUID tenant, String slug, String organisation, String subject, String personName, Role role) {
}
