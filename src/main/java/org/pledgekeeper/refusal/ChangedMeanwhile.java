package org.pledgekeeper.refusal;

/** Someone else changed the same thing a moment before. Carries it as it stands now, so that both can be shown. HTTP 409. */
public class ChangedMeanwhile extends RuntimeException {
    private final transient Object theirs;

    public ChangedMeanwhile(Object theirs) {
        this("Someone else changed this a moment ago. Nothing of yours is lost: look at both, then save again.", theirs);
    }

    public ChangedMeanwhile(String words, Object theirs) {
        super(words);
        this.theirs = theirs;
    }

    /** @return it as it stands now, which is of this type */
    public <T> T theirs(Class<T> type) {
        return type.cast(theirs);
    }
}
