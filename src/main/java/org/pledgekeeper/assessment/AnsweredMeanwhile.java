package org.pledgekeeper.assessment;

import org.pledgekeeper.refusal.ChangedMeanwhile;

/** The same indicator was answered a moment before. Carries that {@link Answer}. HTTP 409. */
public class AnsweredMeanwhile extends ChangedMeanwhile {
    private final boolean own;

    /** @param own whether the same person gave it, in another tab */
    AnsweredMeanwhile(Answer theirs, boolean own) {
        super((own ? "You answered this a moment ago in another tab." : "Someone else answered this a moment ago.")
                + " Nothing of yours is lost: choose which to keep.", theirs);
        this.own = own;
    }

    public boolean isOwn() {
        return own;
    }
}
