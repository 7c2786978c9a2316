package org.pledgekeeper.pulse;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.pledgekeeper.checklist.Level;
import org.pledgekeeper.refusal.NotFound;
import org.pledgekeeper.refusal.Refused;
import org.pledgekeeper.tenant.CurrentTenant;
import org.pledgekeeper.web.Address;
import org.pledgekeeper.web.Browser;
import org.pledgekeeper.web.FormErrors;

/** One pulse: its links while it is open, on the screen and on paper; what it said once it is closed. */
@Named
@RequestScoped
public class PulsePage {
    @Inject
    private Pulses pulses;
    @Inject
    private ClosePulse closePulse;
    @Inject
    private PulseLanguages languages;
    @Inject
    private CurrentTenant tenant;
    @Inject
    private Address address;
    @Inject
    private FormErrors errors;
    private final Map<String, QrCode> codes = new HashMap<>();
    private Pulses.Shown pulse;

    @PostConstruct
    void load() {
        pulse = pulses.one(Address.uuid(address.part("id")));
    }

    /** Closing is the lead's, and done once. */
    public void requireClosable() {
        if (!tenant.isMaySubmit() || isClosed()) {
            throw new NotFound();
        }
    }

    public void close() {
        try {
            closePulse.close(pulse.line().id());
            Browser.goTo("/w/" + tenant.getSlug() + "/pulse/" + pulse.line().id());
        } catch (Refused refused) {
            errors.add(refused.problems());
        }
    }

    public Pulses.Shown getPulse() {
        return pulse;
    }

    /** @return in words, what will be seen of a group once the pulse is closed */
    public String prospect(Audience audience) {
        return isOpen() && !isAsked(audience) ? "not asked, so nothing is shown"
                : pulse.enough().contains(audience) ? "5 or more answers, so everyone in the workspace sees which way they lean"
                        : "fewer than 5 answers, so nothing is shown, then or later";
    }

    public boolean isOpen() {
        return pulse.line().state() == Pulse.State.OPEN;
    }

    public boolean isWaiting() {
        return pulse.line().state() == Pulse.State.WAITING;
    }

    public boolean isClosed() {
        return pulse.line().state() == Pulse.State.CLOSED;
    }

    /** @return whether any group has something to show */
    public boolean isAnythingToShow() {
        return pulse.gaps().stream().anyMatch(gap -> !gap.groups().isEmpty());
    }

    /** @return of 100 results of that many people who all agree, how many stand in the right place */
    public int right(int people) {
        return (int) (100 * GroupLeaning.chances(Collections.nCopies(people, Level.SUSTAINED), pulse.line().indicators().size()).upper());
    }

    public Audience[] getAudiences() {
        return Audience.values();
    }

    public String question(String indicator) {
        return languages.question(languages.english(), indicator).text();
    }

    public QrCode qr(Pulses.Link link) {
        return codes.computeIfAbsent(link.address(), QrCode::of);
    }

    /** @return whether a group has links: one that was left out has none */
    public boolean isAsked(Audience audience) {
        return !pulse.links(audience).isEmpty();
    }

    // On paper -------------------------------------------------------------------------------

    /** @throws NotFound for a group there is not, or once the pulse takes no more answers */
    public Audience getAudience() {
        return Arrays.stream(Audience.values()).filter(one -> isOpen() && isAsked(one)
                && one.name().toLowerCase(Locale.ROOT).equals(address.part("audience"))).findFirst().orElseThrow(NotFound::new);
    }

    public PulseWords getWords() {
        return languages.english();
    }

    /** @return "English, Gàidhlig, Polski or Українська" */
    public String getLanguages() {
        List<String> names = languages.all().stream().map(PulseWords::name).collect(Collectors.toList());
        String last = names.remove(names.size() - 1);
        return String.join(", ", names) + " or " + last;
    }
}
