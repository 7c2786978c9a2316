package org.pledgekeeper.pulse;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pledgekeeper.checklist.Edition;
import org.pledgekeeper.refusal.NotAllowed;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.typed.TypedDate;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.Days;
import org.pledgekeeper.web.FormErrors;

/** Opening a pulse: what it asks, until when, and with which links. */
@Named
@RequestScoped
public class OpenPulsePage {
    private static final int USUAL_DAYS = 14;

    @Inject
    private Pulses pulses;
    @Inject
    private OpenPulse openPulse;
    @Inject
    private PulseLanguages languages;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private FormErrors errors;
    @Inject
    private HttpServletRequest request;
    private Edition askable;
    private Map<String, LocalDate> resting;
    private String closesOn;
    private final Map<String, String> links = new HashMap<>(Map.of("STAFF", "30", "LEADERS", "10", "PANEL", "10"));

    @PostConstruct
    void load() {
        if (!tenant.isMaySubmit()) {
            throw new NotAllowed("Your lead opens a pulse. You will see here what it said once it is closed.");
        }
        askable = pulses.askable().orElse(null);
        resting = pulses.resting();
        closesOn = LocalDate.now(Days.SCOTLAND).plusDays(USUAL_DAYS).toString();
    }

    /** Before the first review, the page before this one says what comes first. */
    public void requireReview() {
        if (askable == null) {
            Browser.goTo("/w/" + tenant.getSlug() + "/pulse");
        }
    }

    public void open() {
        try {
            Browser.goTo(
                    "/w/" + tenant.getSlug() + "/pulse/"
                            + openPulse.open(new Pulse.Choice(chosen(), TypedDate.day("closesOn", closesOn), isSingleUse(), numbers())));
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    private List<String> chosen() {
        String[] chosen = request.getParameterValues("indicator");
        return chosen == null ? List.of() : List.of(chosen);
    }

    private Map<Audience, Integer> numbers() {
        Map<Audience, Integer> numbers = new EnumMap<>(Audience.class);
        for (Audience audience : Audience.values()) {
            String number = links.get(audience.name());
            if (number != null && number.trim().matches("\\d{1,4}")) {
                numbers.put(audience, Integer.valueOf(number.trim()));
            }
        }
        return numbers;
    }

    /** @return the question as people will read it */
    public String question(String indicator) {
        return languages.question(languages.english(), indicator).text();
    }

    public boolean isChosen(String indicator) {
        return chosen().contains(indicator);
    }

    public boolean isSingleUse() {
        return "single".equals(request.getParameter("kind"));
    }

    public Edition getAskable() {
        return askable;
    }

    /** @return the day from which an item that a pulse has asked can be asked again; null where it can be now */
    public LocalDate again(String indicator) {
        return resting.get(indicator);
    }

    public int getMost() {
        return Pulse.MOST_QUESTIONS;
    }

    public Audience[] getAudiences() {
        return Audience.values();
    }

    public Map<String, String> getLinks() {
        return links;
    }

    public String getClosesOn() {
        return closesOn;
    }

    public void setClosesOn(String closesOn) {
        this.closesOn = closesOn;
    }
}
