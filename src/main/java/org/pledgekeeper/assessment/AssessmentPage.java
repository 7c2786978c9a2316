package org.pledgekeeper.assessment;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.checklist.Edition.Commitment;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** A workspace's review: where each commitment stands, one commitment's indicators, and the preview before submitting. */
@Named
@RequestScoped
public class AssessmentPage {
    @Inject
    private Reviews reviews;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private Review review;
    private String previewed;

    @PostConstruct
    void load() {
        review = reviews.current().orElse(null);
        previewed = review == null ? null : review.id().toString();
    }

    public void open() {
        openAssessment.open(false);
        Browser.goTo("/w/" + tenant.getSlug());
    }

    public void submit() {
        try {
            submitAssessment.submit(UUID.fromString(previewed));
            Browser.goTo("/w/" + tenant.getSlug() + "?done=submitted");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    /** There is a preview only while a round is open; otherwise the overview says where it stands. */
    public void requireOpen() {
        if (review == null || !review.isOpen()) {
            Browser.goTo("/w/" + tenant.getSlug());
        }
    }

    public Review getReview() {
        return review;
    }

    /** @throws NotFound for a commitment the edition does not have, or before a round is opened */
    public Commitment getCommitment() {
        return review == null ? notFound() : review.edition().commitment(address.part("commitment")).orElseThrow(NotFound::new);
    }

    private static Commitment notFound() {
        throw new NotFound();
    }

    /** @return the commitment after this one; null after the last */
    public Commitment getNext() {
        List<Commitment> all = review.edition().commitments();
        int next = all.indexOf(getCommitment()) + 1;
        return next < all.size() ? all.get(next) : null;
    }

    public boolean isEditable() {
        return review.isOpen() && tenant.isMayAnswer();
    }

    public boolean isSubmitted() {
        return "submitted".equals(request.getParameter("done"));
    }

    public Level[] getLevels() {
        return Level.values();
    }

    public String getPreviewed() {
        return previewed;
    }

    public void setPreviewed(String previewed) {
        this.previewed = previewed;
    }
}
