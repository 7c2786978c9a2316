package org.pledgekeeper.digest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.OneOf;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** The digest on a workspace's first page, and how often it comes by email. */
@Named
@RequestScoped
public class DigestPage {
    @Inject
    private Digests digests;
    @Inject
    private ChooseRhythm chooseRhythm;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private Digests.Own own;

    public Digest getDigest() {
        return own().digest();
    }

    public Rhythm getRhythm() {
        return own().rhythm();
    }

    private Digests.Own own() {
        if (own == null) {
            own = digests.own();
        }
        return own;
    }

    public void choose() {
        try {
            chooseRhythm.choose(OneOf.named(Rhythm.class, request.getParameter("rhythm")).orElse(null));
            Browser.goTo("/w/" + tenant.getSlug() + "/digest?done=saved");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public Rhythm[] getRhythms() {
        return Rhythm.values();
    }

    public boolean isSaved() {
        return "saved".equals(request.getParameter("done"));
    }
}
