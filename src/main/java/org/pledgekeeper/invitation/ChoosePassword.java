package org.pledgekeeper.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.pledgekeeper.journal.Change;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.security.Accounts;
import org.pledgekeeper.tenant.AcrossTenants;
import org.pledgekeeper.tenant.Caller;

/** Someone invited chooses their first password. Who has one already is let through to sign in with it: no link changes it. */
@ApplicationScoped
@AcrossTenants(by = Caller.APPLICANT)
public class ChoosePassword {
    @Inject
    private Invitations invitations;
    @Inject
    private Accounts accounts;
    @Inject
    private Event<Change> changes;

    /**
     * @return the page where something waits for them
     * @throws NotFound when the link is unknown or has expired
     * @throws Refused under "password" when it breaks a rule, under "again" when the two differ
     * @throws Unavailable when Keycloak does not answer
     */
    public String choose(String secret, String password, String again) {
        Invitations.Invitation invitation = invitations.of(secret);
        if (!invitation.passwordNeeded()) {
            return invitation.path();
        }
        if (invitation.expired()) {
            throw new NotFound();
        }
        if (password == null || password.isEmpty()) {
            throw new Refused("password", "Please use at least 12 characters.");
        }
        if (!password.equals(again)) {
            throw new Refused(Map.of("again", "The two passwords are not the same. Please type them again."));
        }
        accounts.choosePassword(invitation.account(), password);
        changes.fire(new Change("chose a password", invitation.account(), null));
        return invitation.path();
    }
}
