package org.pledgekeeper.programme;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.directory.Profile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.refusal.Unavailable;
import org.pledgekeeper.signup.Application;
import org.pledgekeeper.signup.Decision;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** One application with its profile as the public would see it; approve it, or return it with a reason. */
@Named
@RequestScoped
public class ReviewPage {
    @Inject
    private ReviewQueue queue;
    @Inject
    private ApproveApplication approve;
    @Inject
    private ReturnApplication giveBack;
    @Inject
    private Checklists checklists;
    @Inject
    private FormErrors errors;
    @Inject
    private Address address;
    @Inject
    private HttpServletRequest request;
    private Application application;
    private List<Decision> decisions;
    private String slug;
    private String reason;
    private String trouble;

    @PostConstruct
    void load() {
        application = queue.one(address.part("reference"));
        decisions = queue.decisions(application.getReference());
        slug = isWaiting() ? queue.suggestSlug(application) : "";
    }

    public void approve() {
        try {
            approve.approve(application.getReference(), slug == null ? "" : slug.trim());
            Browser.goTo("/programme/applications/" + application.getReference() + "?done=published");
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (Unavailable unavailable) {
            trouble = unavailable.getMessage();
        }
    }

    public void giveBack() {
        try {
            giveBack.giveBack(application.getReference(), reason);
            Browser.goTo("/programme/applications/" + application.getReference() + "?done=returned");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public boolean isWaiting() {
        return application.getState() == Application.State.SUBMITTED;
    }

    /** @return what has been decided so far, the latest first */
    public List<Decision> getDecisions() {
        return decisions;
    }

    /** @return the last decision, where the application has been mended and sent again since; otherwise null */
    public Decision getReturned() {
        return isWaiting() && !decisions.isEmpty() ? decisions.get(0) : null;
    }

    public boolean isPublished() {
        return application.getState() == Application.State.APPROVED;
    }

    /** @return the profile that approval would publish today */
    public Profile getProfile() {
        return new Profile(slug, application.getName(), application.getSector(), application.getArea(), application.getWebsite(),
                application.getStatement(),
                "/programme/logos/" + application.getReference() + "?v=" + application.getLogoSha256().substring(0, 12),
                application.getLogoWidth(), application.getLogoHeight(), application.getLogoAlt(), application.getSeniorName(),
                application.getSeniorRole(), application.getSeniorDate(), LocalDate.now(Days.SCOTLAND), null, List.of(), List.of(),
                List.of(), false);
    }

    public Edition getEdition() {
        return checklists.current();
    }

    public String getSubmittedOn() {
        return Days.words(application.getSubmittedAt());
    }

    public String getDone() {
        return request.getParameter("done");
    }

    public String getTrouble() {
        return trouble;
    }

    public Application getApplication() {
        return application;
    }

    public String getSlug() {
        return slug;
    }

    public void setSlug(String slug) {
        this.slug = slug;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
