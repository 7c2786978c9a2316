package org.pledgekeeper.actionlog;

/** Someone else changed the same action a moment before. Carries it as they left it, so that both can be shown. HTTP 409. */
public class ChangedMeanwhile extends RuntimeException {
    private final transient Action theirs;

    ChangedMeanwhile(Action theirs) {
        super("A colleague changed this action a moment ago. Nothing of yours is lost: choose which to keep.");
        this.theirs = theirs;
    }

    public Action theirs() {
        return theirs;
    }
}
