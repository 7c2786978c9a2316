package org.pledgekeeper.board;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Address;

/**
 * What a link to a review opens: a page that says what it is, and the review once its button is pressed. A link that leads nowhere (any
 * more) shows one calm page, whatever it was.
 */
@Named
@RequestScoped
public class LinkedReviewPage {
    @Inject
    private LinkedReviews links;
    @Inject
    private OpenLinkedReview openReview;
    @Inject
    private Address address;
    private boolean looked;
    private LinkedReviews.Offered offered;
    private OpenLinkedReview.Shown shown;

    public void open() {
        looked = true;
        try {
            shown = openReview.open(address.part("secret"));
        } catch (NotFound leadsNowhere) {
            sayNotFound();
        }
    }

    /** @return null where the link leads nowhere (any more); the answer then says so in its status too */
    public LinkedReviews.Offered getOffered() {
        if (!looked) {
            looked = true;
            try {
                offered = links.of(address.part("secret"));
            } catch (NotFound leadsNowhere) {
                sayNotFound();
            }
        }
        return offered;
    }

    private static void sayNotFound() {
        FacesContext.getCurrentInstance().getExternalContext().setResponseStatus(HttpServletResponse.SC_NOT_FOUND);
    }

    /** @return whether the button is there: when it is pressed, opening asks by itself where the link leads */
    public boolean isAsking() {
        return shown == null && (!isRendering() || getOffered() != null);
    }

    public boolean isNowhere() {
        return shown == null && isRendering() && getOffered() == null;
    }

    private static boolean isRendering() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
    }

    /** @return null until the button is pressed */
    public OpenLinkedReview.Shown getShown() {
        return shown;
    }
}
