package org.pledgekeeper.help;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** The programme may read this workspace: for how long, who looked, and ending it. */
@Named
@RequestScoped
public class HelpPage {
    @Inject
    private HelpHere here;
    @Inject
    private GrantHelp grantHelp;
    @Inject
    private EndHelp endHelp;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private HelpHere.Shown shown;
    private String reason;

    @PostConstruct
    void load() {
        shown = here.shown();
    }

    public void letRead() {
        String days = String.valueOf(request.getParameter("days"));
        try {
            grantHelp.grant(days.matches("\\d{1,3}") ? Integer.parseInt(days) : 0, reason);
            Browser.goTo(getHome() + "?done=granted");
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public void end() {
        endHelp.end();
        Browser.goTo(getHome() + "?done=ended");
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/open-help";
    }

    /** @return what is open now; null for nothing */
    public HelpHere.Grant getGrant() {
        return shown.grant().orElse(null);
    }

    public List<HelpHere.Look> getLooks() {
        return shown.looks();
    }

    public List<Integer> getChoices() {
        return HelpTerms.DAYS;
    }

    public boolean isFor(int days) {
        return String.valueOf(days).equals(request.getParameter("days"));
    }

    public String getDone() {
        return switch (String.valueOf(request.getParameter("done"))) {
            case "granted" -> shown.grant().isPresent() ? "Help is open. The programme can read here until it ends." : null;
            case "ended" -> shown.grant().isPresent() ? null : "Ended. The programme cannot read here any more.";
            default -> null;
        };
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
