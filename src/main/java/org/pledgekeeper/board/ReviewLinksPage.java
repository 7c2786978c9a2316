package org.pledgekeeper.board;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.assessment.Review;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Links to a review for a board or an inspector: making one, what it shows, how often it was opened, ending it. */
@Named
@RequestScoped
public class ReviewLinksPage {
    @Inject
    private ReviewLinks links;
    @Inject
    private MakeReviewLink makeLink;
    @Inject
    private RevokeReviewLink revokeLink;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;
    private ReviewLinks.All all;
    private String link;
    private String forWhom;

    @PostConstruct
    void load() {
        all = links.all();
    }

    public void make() {
        try {
            link = baseUrl + "/review/" + makeLink.make(number("review"), forWhom, number("days"), request.getParameter("fresh"));
            forWhom = null;
            load();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void revoke() {
        try {
            revokeLink.revoke(Address.uuid(request.getParameter("revoke")));
            Browser.goTo(getHome() + "/links?done=revoked");
        } catch (NotFound gone) {
            errors.add(Map.of("links", "This link is not there any more. The list shows how things stand now."));
        }
    }

    private int number(String name) {
        String typed = String.valueOf(request.getParameter(name));
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    public List<ReviewLink> getAll() {
        return all.links();
    }

    public List<ReviewLinks.Signed> getReviews() {
        return all.reviews();
    }

    public String title(int review) {
        return Review.title(review);
    }

    public boolean isChosen(ReviewLinks.Signed review) {
        return review.number() == (number("review") == 0 ? all.reviews().get(0).number() : number("review"));
    }

    public List<Integer> getLives() {
        return MakeReviewLink.DAYS;
    }

    public boolean isFor(int days) {
        return days == (number("days") == 0 ? MakeReviewLink.USUAL_DAYS : number("days"));
    }

    /** @return what the next link is made of: so a second press of the button makes the same one */
    public String getFresh() {
        return Link.fresh().secret();
    }

    /** @return the link, in the answer that made it; otherwise null */
    public String getLink() {
        return link;
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/board";
    }

    public boolean isRevoked() {
        return "revoked".equals(request.getParameter("done"));
    }

    public String getForWhom() {
        return forWhom;
    }

    public void setForWhom(String forWhom) {
        this.forWhom = forWhom;
    }
}
