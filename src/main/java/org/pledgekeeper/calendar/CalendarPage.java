package org.pledgekeeper.calendar;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.signup.Link;
import org.pledgekeeper.web.FormErrors;

/** A person's own private calendar: making it, what it shows, a new address, ending it. */
@Named
@RequestScoped
public class CalendarPage {
    private static final Set<Kind> USUAL = Set.of(Kind.ACTION, Kind.INVOLVEMENT, Kind.REVIEW);

    @Inject
    private CalendarFeeds feeds;
    @Inject
    private MakeFeed makeFeed;
    @Inject
    private ChangeFeed changeFeed;
    @Inject
    private EndFeed endFeed;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    @Inject
    @ConfigProperty(name = "pledgekeeper.base-url")
    private String baseUrl;
    private CalendarFeeds.Own own;
    private String address;
    private String done;

    @PostConstruct
    void load() {
        own = feeds.own().orElse(null);
    }

    public void make() {
        carryOut(() -> address = baseUrl + "/calendar/" + makeFeed.make(chosen(), request.getParameter("fresh")) + ".ics", null);
    }

    public void change() {
        carryOut(() -> changeFeed.change(chosen()), "Saved. Your calendar program shows it when it looks next.");
    }

    public void end() {
        carryOut(endFeed::end, "Your private calendar has ended. Its address leads nowhere now.");
    }

    private void carryOut(Runnable job, String words) {
        try {
            job.run();
            done = words;
            load();
        } catch (Refused refused) {
            errors.add(refused.problems());
        } catch (NotFound endedMeanwhile) {
            done = "Your private calendar had ended already. You can make it again.";
            load();
        }
    }

    private Kind.Chosen chosen() {
        return new Kind.Chosen(ticked(), isAsTyped());
    }

    private Set<Kind> ticked() {
        String[] names = request.getParameterValues("kind");
        Set<String> ticked = names == null ? Set.of() : Set.copyOf(Arrays.asList(names));
        return Arrays.stream(Kind.values()).filter(kind -> ticked.contains(kind.name())).collect(Collectors.toSet());
    }

    private boolean isSent() {
        return request.getParameter("titles") != null;
    }

    public boolean has(Kind kind) {
        return (isSent() ? ticked() : own == null ? USUAL : own.chosen().kinds()).contains(kind);
    }

    public boolean isAsTyped() {
        return isSent() ? "typed".equals(request.getParameter("titles")) : own != null && own.chosen().asTyped();
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    public boolean isMade() {
        return own != null;
    }

    public Instant getMadeAt() {
        return own.madeAt();
    }

    /** @return what the next address is made of: so a second press of the button makes the same one */
    public String getFresh() {
        return Link.fresh().secret();
    }

    /** @return the address, in the answer that made it; otherwise null */
    public String getAddress() {
        return address;
    }

    /** @return the same for programs that open calendars */
    public String getForPrograms() {
        return address.replaceFirst("^https?:", "webcal:");
    }

    public String getDone() {
        return done;
    }
}
