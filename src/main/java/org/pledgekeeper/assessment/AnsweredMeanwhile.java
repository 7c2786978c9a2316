package org.pledgekeeper.assessment;

/** The same indicator was answered a moment before. Carries that answer, so that both can be shown. HTTP 409. */
public class AnsweredMeanwhile extends RuntimeException {
    private final transient Answer theirs;
    private final boolean own;

    /** @param own whether the same person gave it, in another tab */
    AnsweredMeanwhile(Answer theirs, boolean own) {
        super((own ? "You answered this a moment ago in another tab." : "Someone else answered this a moment ago.")
                + " Nothing of yours is lost: choose which to keep.");
        this.theirs = theirs;
        this.own = own;
    }

    public Answer theirs() {
        return theirs;
    }

    public boolean isOwn() {
        return own;
    }
}
