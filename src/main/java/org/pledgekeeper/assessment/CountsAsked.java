package org.pledgekeeper.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Asks whoever keeps counts what of them goes with a review: fired inside a transaction, and answered there by those who observe it. */
public final class CountsAsked {
    private final LocalDate day;
    private final List<SentCount> counts = new ArrayList<>();

    CountsAsked(LocalDate day) {
        this.day = day;
    }

    /** @return the day on which they are counted */
    public LocalDate day() {
        return day;
    }

    public void answer(List<SentCount> more) {
        counts.addAll(more);
    }

    /** @return all that was answered, by subject */
    List<SentCount> counts() {
        return counts.stream().sorted(Comparator.comparing(SentCount::subject)).toList();
    }
}
