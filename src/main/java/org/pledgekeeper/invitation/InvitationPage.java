package org.pledgekeeper.invitation;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Where the link of an invitation lands: a first password, and on to what waits; or a new link for one that has run out. */
@Named
@RequestScoped
public class InvitationPage {
    private static final String SENT = "sent";

    @Inject
    private Invitations invitations;
    @Inject
    private ChoosePassword choosePassword;
    @Inject
    private SendNewInvitation sendNewInvitation;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    private Invitations.Invitation invitation;
    private String password;
    private String again;
    private String trouble;

    @PostConstruct
    void load() {
        if (!isSent()) {
            invitation = invitations.of(secret());
        }
    }

    /** Who has a password is led on; the page they come to asks them to sign in. */
    public void arrive() {
        if (!isSent() && !invitation.passwordNeeded()) {
            Browser.goTo(invitation.path());
        }
    }

    public void choose() {
        try {
            Browser.goTo(choosePassword.choose(secret(), password, again));
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (Unavailable unavailable) {
            trouble = unavailable.getMessage();
        }
    }

    public void renew() {
        sendNewInvitation.send(secret());
        Browser.goTo("/invitation/" + SENT);
    }

    private String secret() {
        return address.part("token");
    }

    public boolean isSent() {
        return secret().equals(SENT);
    }

    public boolean isExpired() {
        return !isSent() && invitation.expired();
    }

    public Invitations.Invitation getInvitation() {
        return invitation;
    }

    public String getTrouble() {
        return trouble;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
