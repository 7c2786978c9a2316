package org.pledgekeeper.pulse;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The organisation's pulses, newest first. */
@Named
@RequestScoped
public class PulsesPage {
    @Inject
    private Pulses pulses;
    private List<Pulses.Line> all;
    private boolean begun;

    @PostConstruct
    void load() {
        all = pulses.all();
        begun = !all.isEmpty() || pulses.askable().isPresent();
    }

    public List<Pulses.Line> getAll() {
        return all;
    }

    /** @return whether there is a review to ask about */
    public boolean isBegun() {
        return begun;
    }

    /** @return the one that takes answers; null where none does */
    public Pulses.Line getOpen() {
        return all.stream().filter(line -> line.state() == Pulse.State.OPEN).findFirst().orElse(null);
    }
}
