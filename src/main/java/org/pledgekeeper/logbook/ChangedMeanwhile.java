package org.pledgekeeper.logbook;

/** Someone else changed the same entry a moment before. Carries it as it stands now, so that both can be shown. HTTP 409. */
public class ChangedMeanwhile extends RuntimeException {
    private final transient Entry theirs;

    ChangedMeanwhile(Entry theirs) {
        super("Someone else changed this a moment ago. Nothing of yours is lost: look at both, then save again.");
        this.theirs = theirs;
    }

    public Entry theirs() {
        return theirs;
    }
}
