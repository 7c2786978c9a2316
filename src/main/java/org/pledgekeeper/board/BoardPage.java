package org.pledgekeeper.board;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.pledgekeeper.refusal.ChangedMeanwhile;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.report.Paper;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** The paper for the board, and what the lead asks in it. */
@Named
@RequestScoped
public class BoardPage {
    @Inject
    private BoardPapers papers;
    @Inject
    private SaveAsks saveAsks;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private BoardPapers.Made made;
    private Asks theirs;
    private String asks;
    private int seen;

    @PostConstruct
    void load() {
        made = papers.make();
        asks = made.asks().typed();
        seen = made.asks().version();
    }

    public void save() {
        try {
            saveAsks.save(asks.lines().toList(), seen);
            Browser.goTo(getHome() + "?done=saved");
        } catch (ChangedMeanwhile meanwhile) {
            theirs = meanwhile.theirs(Asks.class);
            seen = theirs.version();
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public Paper getPaper() {
        return made.paper();
    }

    public Asks getKept() {
        return made.asks();
    }

    /** @return what another lead has saved meanwhile; otherwise null */
    public Asks getTheirs() {
        return theirs;
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/board";
    }

    public boolean isSaved() {
        return "saved".equals(request.getParameter("done"));
    }

    public int getMost() {
        return Asks.MOST;
    }

    public int getLongest() {
        return Asks.LONGEST;
    }

    public String getAsks() {
        return asks;
    }

    public void setAsks(String asks) {
        this.asks = asks == null ? "" : asks;
    }

    public int getSeen() {
        return seen;
    }

    public void setSeen(int seen) {
        this.seen = seen;
    }
}
