package org.pledgekeeper.promise;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.logbook.Timeline;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.statement.PublicLineForm;
import org.pledgekeeper.statement.TakeBackLine;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** What we promised, and what has been done since; the lead marks sentences as promises, and offers lines to the public. */
@Named
@RequestScoped
public class PromisesPage extends PublicLineForm {
    @Inject
    private KeptPromises promises;
    @Inject
    private MarkPromise markPromise;
    @Inject
    private UnmarkPromise unmarkPromise;
    @Inject
    private OfferLine offerLine;
    @Inject
    private TakeBackLine takeBackLine;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;

    private List<KeptPromises.Kept> all;
    private KeptPromises.Kept one;

    @PostConstruct
    void load() {
        if (address.part("promise").isEmpty()) {
            all = promises.all();
        } else {
            one = promises.one(Address.uuid(address.part("promise")));
            begin(one.lines(), request.getParameter("line"));
        }
    }

    /** The button that was pressed names the sentence by its place; the sentence itself stands beside it. */
    public void mark() {
        orMend("marked", () -> markPromise.mark(request.getParameter("sentence-" + request.getParameter("mark"))));
    }

    public void unmark() {
        orMend("unmarked", () -> unmarkPromise.unmark(Address.uuid(request.getParameter("unmark"))));
    }

    public void takeBack() {
        orMend("taken-back", () -> takeBackLine.takeBack(Address.uuid(request.getParameter("back"))));
    }

    public void offer() {
        orMend("offered", () -> offerLine.offer(Address.uuid(line), one.promise().id(), words, TypedDate.day("on", on)));
    }

    private void orMend(String done, Runnable change) {
        try {
            change.run();
            Browser.goTo(getHome() + "?done=" + done);
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound gone) {
            errors.add(Map.of("sentence", "This is not there any more. The page shows how things stand now."));
            all = promises.all();
        }
    }

    public String getHome() {
        return "/w/" + tenant.getSlug() + "/promises";
    }

    public List<KeptPromises.Kept> getAll() {
        return all;
    }

    public KeptPromises.Kept getOne() {
        return one;
    }

    public boolean isNoneYet() {
        return all.stream().allMatch(kept -> kept.promise() == null);
    }

    /** @return whether some sentence is no promise */
    public boolean isUnmarked() {
        return all.stream().anyMatch(kept -> kept.promise() == null);
    }

    public String address(Timeline.Line kept) {
        return "/w/" + tenant.getSlug() + (kept.isAction() ? "/actions/" : "/log/entries/") + kept.id();
    }

    /** @return the sentence as the end of an address */
    public String encoded(KeptPromises.Kept kept) {
        return URLEncoder.encode(kept.sentence(), StandardCharsets.UTF_8);
    }

    public String getDone() {
        String done = String.valueOf(request.getParameter("done"));
        return switch (done) {
            case "marked" -> "Marked as a promise. Actions and log entries can now be linked to it.";
            case "unmarked" -> "It is no longer marked. What was done stays in the log.";
            default -> done(done);
        };
    }

    public String getAsking() {
        return request.getParameter("ask");
    }
}
