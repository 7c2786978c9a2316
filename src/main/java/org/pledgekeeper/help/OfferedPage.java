package org.pledgekeeper.help;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** Organisations that let the programme read their workspace: opening one, and leaving it. */
@Named("offeredHelp")
@RequestScoped
public class OfferedPage {
    @Inject
    private HelpOffered offered;
    @Inject
    private OpenWorkspace openWorkspace;
    @Inject
    private LeaveWorkspace leaveWorkspace;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private List<HelpOffered.Line> all;

    @PostConstruct
    void load() {
        all = offered.all();
    }

    public void open() {
        String slug = String.valueOf(request.getParameter("open"));
        try {
            openWorkspace.open(slug);
            Browser.goTo("/w/" + slug);
        } catch (NotFound ended) {
            load();
            errors.add(Map.of("offered", "This help has ended by now. Below is how things stand."));
        }
    }

    public void leave() {
        leaveWorkspace.leave(String.valueOf(request.getParameter("leave")));
        Browser.goTo("/programme/open-help?done=left");
    }

    public List<HelpOffered.Line> getAll() {
        return all;
    }

    /** @return what that organisation has opened; null for nothing */
    public HelpOffered.Line of(String slug) {
        return all.stream().filter(line -> line.slug().equals(slug)).findFirst().orElse(null);
    }

    public boolean isLeft() {
        return "left".equals(request.getParameter("done"));
    }
}
