package org.pledgekeeper.tenant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.pledgekeeper.refusal.NotFound;

/** The workspace this request is about, once its address has been read; who the caller is there is asked once. */
@Named
@RequestScoped
public class CurrentTenant {
    @Inject
    private Memberships memberships;
    private String asked;
    private Membership membership;

    /**
     * Says which workspace the request is about; whether the caller has a place there is read with the first use case, in its transaction.
     */
    public void enter(String slug) {
        asked = slug;
        membership = null;
    }

    /** @throws NotFound when there is no such tenant or the caller is no member of it; nothing tells which */
    public void enterAtOnce(String slug) {
        enter(slug);
        if (membership().isEmpty()) {
            throw new NotFound();
        }
    }

    public Optional<Membership> membership() {
        return known(memberships::of);
    }

    /** The same from inside a use case's transaction, which is in the tenant from then on. */
    Optional<Membership> membershipHere() {
        return known(memberships::enter);
    }

    boolean isKnown() {
        return membership != null;
    }

    private Optional<Membership> known(Function<String, Optional<Membership>> read) {
        if (asked != null) {
            String slug = asked;
            asked = null;
            membership = read.apply(slug).orElse(null);
        }
        return Optional.ofNullable(membership);
    }

    /** @return who is here, as people call them */
    public String getPersonName() {
        return membership().map(Membership::personName).orElse("");
    }

    public String getSlug() {
        return membership().map(Membership::slug).orElse("");
    }

    public String getOrganisation() {
        return membership().map(Membership::organisation).orElse("");
    }

    /** @return the caller's place, which is another one after it was taken and given anew */
    public String getPlace() {
        return membership().map(Membership::place).map(UUID::toString).orElse(null);
    }

    public Role getRole() {
        return membership().map(Membership::role).orElse(null);
    }

    public boolean isEntered() {
        return membership().isPresent();
    }

    /** @return whether this person was invited for some items only */
    public boolean isOnlyAssigned() {
        return membership().filter(Membership::onlyAssigned).isPresent();
    }

    /** @return until when the programme may read this workspace; null while it may not */
    public Instant getProgrammeReadsUntil() {
        return membership().map(Membership::programmeReadsUntil).orElse(null);
    }

    /** @return whether this is someone of the programme whom the lead lets read here */
    public boolean isHelp() {
        return membership().filter(Membership::help).isPresent();
    }

    public boolean isMayAnswer() {
        return isEntered() && getRole() != Role.VIEWER;
    }

    public boolean isMayOpen() {
        return getRole() == Role.LEAD || getRole() == Role.CHAMPION;
    }

    public boolean isMaySubmit() {
        return getRole() == Role.LEAD;
    }
}
