package org.pledgekeeper.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.pledgekeeper.refusal.NotFound;

/** The workspace this request is about, once its address has been read and the caller found to be a member. */
@Named
@RequestScoped
public class CurrentTenant {
    @Inject
    private Memberships memberships;
    private Membership membership;

    /** @throws NotFound when there is no such tenant or the caller is no member of it; nothing tells which */
    public void enter(String slug) {
        membership = memberships.of(slug).orElseThrow(NotFound::new);
    }

    public Optional<Membership> membership() {
        return Optional.ofNullable(membership);
    }

    /** @return who is here, as people call them */
    public String getPersonName() {
        return membership == null ? "" : membership.personName();
    }

    public String getSlug() {
        return membership == null ? "" : membership.slug();
    }

    public String getOrganisation() {
        return membership == null ? "" : membership.organisation();
    }

    public Role getRole() {
        return membership == null ? null : membership.role();
    }

    public boolean isEntered() {
        return membership != null;
    }

    /** @return whether this person was invited for some items only */
    public boolean isOnlyAssigned() {
        return membership != null && membership.onlyAssigned();
    }

    public boolean isMayAnswer() {
        return membership != null && membership.role() != Role.VIEWER;
    }

    public boolean isMayOpen() {
        return membership != null && (membership.role() == Role.LEAD || membership.role() == Role.CHAMPION);
    }

    public boolean isMaySubmit() {
        return membership != null && membership.role() == Role.LEAD;
    }
}
