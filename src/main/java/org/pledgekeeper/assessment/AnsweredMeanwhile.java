package org.pledgekeeper.assessment;

/** Someone else answered the same indicator a moment before. Carries their answer, so that both can be shown. HTTP 409. */
public class AnsweredMeanwhile extends RuntimeException {
    private final transient Answer theirs;

    AnsweredMeanwhile(Answer theirs) {
        super("Someone else answered this a moment ago. Nothing of yours is lost: choose which to keep.");
        this.theirs = theirs;
    }

    public Answer theirs() {
        return theirs;
    }
}
