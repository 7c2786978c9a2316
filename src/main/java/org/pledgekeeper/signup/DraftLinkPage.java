package org.pledgekeeper.signup;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;

/**
 * A link from an email: a good one shows what it leads to, and opens it when asked to; an expired one can be renewed; any
 * other is not found. Whoever may open it here already is led there.
 */
@Named
@RequestScoped
public class DraftLinkPage {
    @Inject
    private Drafts drafts;
    @Inject
    private SendNewLink sendNewLink;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;

    private String secret;
    private Application draft;

    @PostConstruct
    void load() {
        secret = address.part("token");
        draft = drafts.find(secret).orElse(null);
    }

    public void begin() {
        if (draft != null && DraftCookie.of(request, draft.id()).contains(secret)) {
            goToDraft();
        } else if (draft == null && !drafts.isExpired(secret)) {
            throw new NotFound();
        }
    }

    /** Lets this browser open what the link leads to; what it may open besides stays. */
    public void open() {
        if (draft == null) {
            throw new NotFound();
        }
        DraftCookie.write(draft.id(), secret);
        goToDraft();
    }

    private void goToDraft() {
        Browser.goTo("/sign-up/" + draft.id() + "/check");
    }

    public void renew() {
        sendNewLink.send(secret);
        Browser.goTo("/sign-up?sent=link");
    }

    /** @return what the link leads to; null where it has expired */
    public Application getDraft() {
        return draft;
    }
}
