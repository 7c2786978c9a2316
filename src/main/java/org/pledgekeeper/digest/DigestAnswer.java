package org.pledgekeeper.digest;

import java.util.Optional;
import org.pledgekeeper.actionlog.Action;
import org.pledgekeeper.typed.OneOf;

/** What one can say of an action through a digest's link. */
public enum DigestAnswer {
    DONE("done", "Done", "Yes, it is done", Action.State.DONE), GOING("going", "Still going", "Yes, it is still going",
            Action.State.UNDER_WAY),
    LATER("later", "Not now", "Yes, set it aside for now", Action.State.SET_ASIDE);

    private final String key;
    private final String title;
    private final String button;
    private final Action.State state;

    DigestAnswer(String key, String title, String button, Action.State state) {
        this.key = key;
        this.title = title;
        this.button = button;
        this.state = state;
    }

    public static Optional<DigestAnswer> of(String key) {
        return OneOf.by(DigestAnswer.class, one -> one.key, key);
    }

    /** @return how its address ends */
    public String getKey() {
        return key;
    }

    public String getTitle() {
        return title;
    }

    /** @return what confirms it */
    public String getButton() {
        return button;
    }

    /** @return where the action stands then */
    public Action.State getState() {
        return state;
    }
}
