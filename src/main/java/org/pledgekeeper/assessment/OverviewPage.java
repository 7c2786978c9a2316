package org.pledgekeeper.assessment;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.pledgekeeper.assessment.Assessment.State;
import org.pledgekeeper.checklist.Checklists;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** A workspace's first page and the preview: where each commitment stands, and a round's way from open to closed. */
@Named
@RequestScoped
public class OverviewPage {
    @Inject
    private Reviews reviews;
    @Inject
    private OpenAssessment openAssessment;
    @Inject
    private AskShortSet askShortSet;
    @Inject
    private SubmitAssessment submitAssessment;
    @Inject
    private SignOffAssessment signOffAssessment;
    @Inject
    private CloseAssessment closeAssessment;
    @Inject
    private ReopenAssessment reopenAssessment;
    @Inject
    private Previews previews;
    @Inject
    private ChoosePeopleCounts choosePeopleCounts;
    @Inject
    private Checklists checklists;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private Reviews.Overview overview;
    private Review review;
    private Preview preview;
    private String previewed;
    private String seen;
    private String reason;

    @PostConstruct
    void load() {
        overview = reviews.overview();
        review = overview.current().orElse(null);
        previewed = review == null ? null : review.id().toString();
    }

    public void open() {
        orMend("opened", () -> openAssessment.open("short".equals(request.getParameter("items"))));
    }

    public void ask(boolean onlyShortSet) {
        orMend("asked", () -> askShortSet.ask(onlyShortSet));
    }

    /** The lead submits and signs off in one step; anyone else hands over to the lead. */
    public void submit(boolean signOff) {
        orMend(signOff ? "signed-off" : "submitted", () -> {
            UUID id = UUID.fromString(previewed);
            if (review.isOpen()) {
                submitAssessment.submit(id);
            }
            if (signOff) {
                signOffAssessment.signOff(id, seen);
            }
        });
    }

    /** Whether counts of people go too; the preview then shows it so. */
    public void choosePeople(boolean sent) {
        choosePeopleCounts.choose(sent);
        Browser.goTo("/w/" + tenant.getSlug() + "/submit?chose=" + (sent ? "send" : "keep") + "#people");
    }

    /** @return what signing off sends; for lead and champion */
    public Preview getPreview() {
        if (preview == null) {
            preview = previews.current();
        }
        return preview;
    }

    public void close() {
        orMend("closed", closeAssessment::close);
    }

    public void reopen() {
        orMend("reopened", () -> reopenAssessment.reopen(reason));
    }

    private void orMend(String done, Runnable change) {
        try {
            change.run();
            Browser.goTo("/w/" + tenant.getSlug() + "?done=" + done);
        } catch (Refused refused) {
            errors.add(refused.problems());
            load();
            preview = null;
            seen = null;
        }
    }

    /** There is a preview only until the round is signed off; afterwards the overview says where it stands. */
    public void requirePreview() {
        if (review == null || state() == State.SIGNED_OFF || state() == State.CLOSED) {
            Browser.goTo("/w/" + tenant.getSlug());
        }
    }

    private State state() {
        return review.round().state();
    }

    public Review getReview() {
        return review;
    }

    /** @return what has just been done, in words; null where nothing has */
    public String getDone() {
        String done = request.getParameter("done");
        return done == null ? null : switch (done) {
            case "opened" -> review.number() == 1 ? null
                    : "Your next review is open. Last time’s answers are there to begin from; each counts once someone has confirmed "
                            + "or changed it.";
            case "submitted" -> "Submitted. Your lead can read it and sign it off; until then nothing leaves this workspace.";
            case "signed-off" ->
                "Signed off. Thank you. The programme counts where you stand on each commitment once ten organisations"
                        + " have a review to add, and with it the counts that the page before showed. It sees nothing more.";
            case "closed" -> "This review is closed. Its answers stay here for you to read.";
            case "reopened" -> "This review is open again. Everything in it stands as it was.";
            case "asked" -> "Done. Every answer you have given is kept.";
            default -> null;
        };
    }

    public boolean isOpenNow() {
        return review != null && state() == State.OPEN;
    }

    public boolean isWaitingForLead() {
        return review != null && state() == State.SUBMITTED;
    }

    public boolean isSignedOff() {
        return review != null && state() == State.SIGNED_OFF;
    }

    /** Where to go on answering: the first item without an answer. */
    public record GoOn(Edition.Commitment commitment, Edition.Indicator indicator) {}

    /** @return null where every item has an answer */
    public GoOn getGoOn() {
        return review.edition().commitments().stream().flatMap(commitment -> commitment.indicators().stream()
                .filter(indicator -> !review.answer(indicator).isGiven()).map(indicator -> new GoOn(commitment, indicator))).findFirst()
                .orElse(null);
    }

    /** @return the latest reopening, with its reason, while the review is open because of it; otherwise null */
    public Reviews.Step getHandedBack() {
        return overview.log().stream().filter(step -> !step.action().equals("counted")).findFirst()
                .filter(step -> step.action().equals("reopened")).orElse(null);
    }

    /** @return which step, if any, the reader is asked about before it is taken */
    public String getAsking() {
        return request.getParameter("ask");
    }

    /** @return whether the next review is not due yet */
    public boolean isEarly() {
        return LocalDate.now(Days.SCOTLAND).isBefore(review.round().nextDue());
    }

    public String getFirstName() {
        return tenant.membership().orElseThrow().personName().split(" ")[0];
    }

    public boolean isMayOpenNext() {
        return review != null && tenant.isMaySubmit() && (state() == State.SIGNED_OFF || state() == State.CLOSED);
    }

    public boolean isMayReopen() {
        return review != null && tenant.isMaySubmit() && !review.isOpen();
    }

    /** @return whether a national release has counted this round: then signing it off again sends nothing */
    public boolean isCounted() {
        return overview.log().stream()
                .anyMatch(step -> step.action().equals("counted") && step.subject().equals("review " + review.number()));
    }

    /** @return how many items the short set has */
    public int getShortSetSize() {
        return checklists.shortSet(checklists.current().edition()).size();
    }

    public int getAllSize() {
        return checklists.current().size();
    }

    public Edition getEdition() {
        return checklists.edition(review.round().edition());
    }

    /** @return the rounds before this one, newest first */
    public List<Assessment> getEarlier() {
        return overview.rounds().stream().skip(1).toList();
    }

    public List<Reviews.Step> getLog() {
        return overview.log();
    }

    public String getPreviewed() {
        return previewed;
    }

    public void setPreviewed(String previewed) {
        this.previewed = previewed;
    }

    public String getSeen() {
        return seen == null && tenant.isMayOpen() ? getPreview().seen() : seen;
    }

    public void setSeen(String seen) {
        this.seen = seen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
